"""`make serve`: a change in the calendar is on the page a moment later, in every language, drafts included."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path


def test_a_change_in_the_calendar_is_seen(project: Callable[[], Path]) -> None:
    root = project()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "scripts/serve.py", "--date", "2026-11-25", "--address", address]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            page = f"http://{address}/campagnes/2027/lentekriebels/"
            assert "Dit is een concept" in eventually(page, "Lentekriebels")
            file = root / "content-calendar/2027/lentekriebels.yml"
            text = file.read_text(encoding="utf-8").replace('nl: "Week van de Lentekriebels', 'nl: "Week van de Proef', 1)
            file.write_text(text, encoding="utf-8")
            assert "Week van de Proef" in eventually(page, "Week van de Proef")
            assert "25 november 2026" in eventually(f"http://{address}/campagnes/", "Bijgewerkt")
        finally:
            server.terminate()


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
