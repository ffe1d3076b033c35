"""Every mistake in a calendar file gives its line, one Dutch sentence and a remedy; the expected text stands beside it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from omzien.problems import Severity
from tests.conftest import problems_of

BAD = sorted((Path(__file__).parent / "calendars/bad").glob("*.yml"))


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_each_mistake_is_told_with_line_sentence_and_remedy(file: Path, sample: Path) -> None:
    shutil.copy(file, sample / "content-calendar/2026" / file.name)
    found = [p for p in problems_of(sample) if p.path.endswith(file.name) and p.severity is Severity.ERROR]
    assert "\n".join(map(str, found)) + "\n" == file.with_suffix(".txt").read_text(encoding="utf-8")


def test_all_mistakes_are_told_at_once(sample: Path) -> None:
    """Nobody mends one mistake a build."""
    for file in BAD:
        shutil.copy(file, sample / "content-calendar/2026" / file.name)
    told = {problem.path for problem in problems_of(sample)}
    assert {f"content-calendar/2026/{file.name}" for file in BAD} <= told


def test_every_message_ends_in_a_remedy() -> None:
    """A sentence that says what is wrong and one that says what to do, both with a full stop or question mark."""
    for file in BAD:
        for line in file.with_suffix(".txt").read_text(encoding="utf-8").splitlines():
            assert re.match(r"\S+:\d+: .+[.?] .+[.?]$", line), line


def test_the_same_id_twice(sample: Path) -> None:
    year = sample / "content-calendar/2026"
    shutil.copy(year / "avond.yml", year / "avond.yaml")
    assert [p.message for p in problems_of(sample)] == ["Er is al een item «avond» in 2026."]


def test_a_file_in_the_wrong_place(sample: Path) -> None:
    (sample / "content-calendar/2026/notes.txt").write_text("x")
    (sample / "content-calendar/oud").mkdir()
    messages = [p.message for p in problems_of(sample)]
    assert messages == ["Dit bestand hoort hier niet.", "Deze map is geen jaar."]
