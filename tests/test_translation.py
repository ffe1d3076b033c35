"""The state of a translation follows from the texts; recording it changes nothing else in the file."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from omzien.content import Content
from omzien.document import parse
from omzien.loading import load
from omzien.model import TranslationRecord
from omzien.stamp import stamp, stamped_page, stamped_yaml
from omzien.translation import State, changed_blocks, hashes, page_blocks, state
from tests.conftest import ROOT

DUTCH = ["een", "twee"]


def test_states() -> None:
    fresh = TranslationRecord(of=hashes(DUTCH))
    assert state(None, DUTCH) is State.OUTDATED
    assert state(fresh, DUTCH) is State.MACHINE
    assert state(fresh.model_copy(update={"reviewed": date(2026, 12, 1)}), DUTCH) is State.REVIEWED
    assert state(fresh, ["een", "twee!"]) is State.OUTDATED


def test_only_the_changed_block_is_named() -> None:
    assert changed_blocks(TranslationRecord(of=hashes(DUTCH)), ["een", "twee!"]) == [1]


def test_white_space_is_no_change() -> None:
    assert hashes(["een  twee\n"]) == hashes(["een twee"])


def test_a_page_is_divided_at_its_headings() -> None:
    assert page_blocks("# A\n\nb\n\n## C\n\nd #e\n") == ["# A\n\nb\n\n", "## C\n\nd #e\n"]


def test_stamping_a_page(sample: Path, content: Content) -> None:
    file = sample / "docs/en/index.md"
    before = file.read_text()
    stamp(content, "docs/en/index.md", ["en"], None)
    once = file.read_text()
    assert [line for line in once.splitlines() if line not in before.splitlines()] == [
        line for line in once.splitlines() if line.startswith("translated: {of: [")
    ]
    again, _ = load(sample)
    assert again is not None
    stamp(again, "docs/en/index.md", ["en"], date(2026, 12, 1))
    assert once.replace("]}", "], reviewed: 2026-12-01}") == file.read_text()


def test_stamping_one_language_leaves_the_others(sample: Path, content: Content) -> None:
    path = "content-calendar/2026/week-van-het-kind.yml"
    stamp(content, path, ["en", "ar"], None)
    file = sample / path
    file.write_text(file.read_text().replace("Een week over kinderen.", "Een week over alle kinderen."))
    changed, _ = load(sample)
    assert changed is not None
    stamp(changed, path, ["en"], None)
    final, _ = load(sample)
    assert final is not None
    item = next(i.item for i in final.items if i.id == "week-van-het-kind")
    states = {code: state(item.translated[code], item.dutch_blocks()) for code in ("en", "ar")}
    assert states == {"en": State.MACHINE, "ar": State.OUTDATED}


RECORD = TranslationRecord(of=["0123456789ab"])
LINE = 'translated: {of: ["0123456789ab"]}'


@pytest.mark.parametrize("head", ["---\n", "--- \n"])
@pytest.mark.parametrize("before", ["", 'translated: {of: ["ba9876543210"]}\n', "translated:\n  of: [x]\n"])
def test_only_the_front_matter_is_stamped(head: str, before: str) -> None:
    """Also when the page itself speaks of «translated:»."""
    body = "# A\n\n```yaml\ntranslated: no\n```\n"
    made = stamped_page(f"{head}title: A\n{before}---\n{body}", RECORD)
    assert made == f"---\ntitle: A\n{LINE}\n---\n{body}"


def test_a_page_that_cannot_be_stamped_is_not_said_to_be() -> None:
    with pytest.raises(ValueError, match="no front matter"):
        stamped_page("# A\n", RECORD)


def test_the_last_line_need_not_end() -> None:
    """A record without a new line after it goes like any other."""
    made = stamped_yaml('title: {nl: A}\ntranslated:\n  en: {of: ["x"]}\n  ar: {of: ["x"]}', {"en": RECORD})
    assert made.count("of:") == 1
    assert parse(made, "").data["translated"] == {"en": {"of": ["0123456789ab"]}}


def test_a_byte_order_mark_does_not_stop_it(sample: Path, content: Content) -> None:
    file = sample / "docs/en/index.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    stamp(content, "docs/en/index.md", ["en"], None)
    assert file.read_text(encoding="utf-8").count("translated: {of: [") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Zeg erbij welk bestand het is, bijvoorbeeld: make translated FILE=docs/en/nu.md"),
        (["docs/en/nuu.md"], "docs/en/nuu.md: hier staan geen vertalingen in. Kies een vertaalde pagina of een YAML-bestand."),
        (["x.md", "--reviewed", "morgen"], "«morgen» is geen datum die kan. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-25."),
    ],
)
def test_what_is_asked_wrongly_is_told_in_dutch(arguments: list[str], told: str, sample: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts/translated.py"), *arguments]
    done = subprocess.run(command, cwd=sample, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, f"{told}\n")
