"""`make serve`: a change in the calendar is on the page a moment later, in every language, drafts included."""

from __future__ import annotations

import importlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from omzien.cache import tools
from tests.conftest import ROOT


@contextmanager
def shown(root: Path) -> Iterator[tuple[str, Path]]:
    """`make serve` in `root`: its address, and the file with what it tells."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "scripts/serve.py", "--date", "2026-11-25", "--address", address]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    told = root / "told.txt"
    with (
        told.open("w") as output,
        subprocess.Popen(command, cwd=root, env=environment, stdout=output, stderr=output) as server,
    ):
        try:
            yield f"http://{address}", told
        finally:
            server.terminate()


def test_a_change_is_seen_everywhere(project: Callable[[], Path], site: Path) -> None:
    """Of a calendar item on its page, in lists, feeds and other languages; of a page on that page."""
    root = project()
    with shown(root) as (address, told):
        page = f"{address}/campagnes/2027/lentekriebels/"
        assert "Dit is een concept" in eventually(page, "Lentekriebels")
        file = root / "content-calendar/2027/lentekriebels.yml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace('nl: "Week van de Lentekriebels', 'nl: "Week van de Proef', 1), encoding="utf-8")
        assert "Week van de Proef" in eventually(page, "Week van de Proef")
        assert "Week van de Proef" in eventually(f"{address}/campagnes/2027/", "Week van de Proef")
        assert "25 november 2026" in eventually(f"{address}/campagnes/", "Bijgewerkt")

        english = root / "docs/en/nu.md"
        words = english.read_text(encoding="utf-8")
        english.write_text(f"{words}\nNothing else was changed.\n", encoding="utf-8")
        assert "Nothing else was changed." in eventually(f"{address}/en/nu/", "Nothing else was changed.")

        # What is looked at is what is published, apart from what only a preview has.
        assert (site / "kalender.ics").read_bytes()[:20].decode() in eventually(f"{address}/kalender.ics", "VCALENDAR")
        assert "هذه الصفحة غير موجودة" in eventually(f"{address}/ar/404.html", "هذه")
        # The menu has its titles, also those of pages that nobody has asked for yet.
        assert [part for part in (">None<", ">Hulp<") if part in eventually(f"{address}/woorden/", "<footer>")] == [">Hulp<"]
        assert "Traceback" not in told.read_text()


def test_a_mistake_is_told_and_the_site_stays_until_it_is_mended(project: Callable[[], Path]) -> None:
    root = project()
    file = root / "content-calendar/2027/lentekriebels.yml"
    text = file.read_text(encoding="utf-8")
    with shown(root) as (address, told):
        page = f"{address}/campagnes/2027/lentekriebels/"
        assert "Lentekriebels" in eventually(page, "Lentekriebels")
        file.write_text(text.replace("status: draft", "status: concept", 1), encoding="utf-8")
        assert "Je ziet de site nog zoals die was." in wait_for(told, "zoals die was")
        assert "content-calendar/2027/lentekriebels.yml:" in told.read_text()
        assert "Lentekriebels" in eventually(page, "Lentekriebels")
        file.write_text(text.replace('nl: "Week van de Lentekriebels', 'nl: "Week van de Proef', 1), encoding="utf-8")
        assert "Week van de Proef" in eventually(page, "Week van de Proef")

        # What only a rule refuses is shown, and told.
        dutch = root / "docs/nl/nu.md"
        dutch.write_text(f"{dutch.read_text(encoding='utf-8')}\nBel 0800-2000.\n", encoding="utf-8")
        assert "Dit telefoonnummer mag hier niet staan" in wait_for(told, "telefoonnummer")
        assert "Traceback" not in told.read_text()


def test_other_settings_have_another_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was made with the settings of before is neither shown nor kept as if it were made with those of now."""
    monkeypatch.syspath_prepend(ROOT / "scripts")
    module = importlib.import_module("preview")
    caches = []
    monkeypatch.setattr(module, "load_config", lambda *_, **__: SimpleNamespace(extra={}))
    monkeypatch.setattr(module, "build", lambda config: caches.append(config.extra["cache"]))
    preview = module.Preview(tmp_path, date(2026, 11, 25), "127.0.0.1:8000")
    for name in ("A", "A", "B"):
        (tmp_path / "mkdocs.yml").write_text(f"site_name: {name}")
        preview._make("index.html")
    shutil.rmtree(preview.folder)
    assert caches[0].tools != caches[2].tools
    assert caches[0] is not caches[2]
    assert caches[1].tools != caches[2].tools == tools(tmp_path)


def wait_for(file: Path, words: str, seconds: float = 60) -> str:
    """What the file says, as soon as it has these words."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and words not in file.read_text():
        time.sleep(0.1)
    return file.read_text()


def eventually(address: str, words: str, seconds: float = 60) -> str:
    """The page at `address` as soon as it has these words; the last that was seen when time is up."""
    end, body = time.monotonic() + seconds, ""
    while time.monotonic() < end and words not in body:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 our own server
                body = answer.read().decode()
        except OSError:
            pass
        time.sleep(0.3)
    return body
