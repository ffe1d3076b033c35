"""What was looked at too long ago is told, a while before and as long as it lasts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from omzien.problems import Severity
from tests.conftest import problems_of

PAGE = "docs/nl/hulp/index.md"


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2027, 3, 31), []),
        (date(2027, 4, 1), [f"{PAGE}:4: Dit moet voor 2027-05-01 weer nagekeken zijn."]),
        (date(2027, 5, 1), [f"{PAGE}:4: Dit moet voor 2027-05-01 weer nagekeken zijn."]),
        (date(2027, 5, 2), [f"{PAGE}:4: Dit had op 2027-05-01 weer nagekeken moeten zijn."]),
    ],
)
def test_a_page(day: date, told: list[str], sample: Path) -> None:
    file = sample / PAGE
    file.write_text(file.read_text().replace("description: Waar", "reviewed_on: 2026-11-02\ndescription: Waar"))
    text = file.read_text().replace(
        "reviewed_on: 2026-11-02\ndescription: Waar je hulp vindt.", "description: x\nreviewed_on: 2026-11-02"
    )
    file.write_text(text)
    found = [str(p).split(" Vergelijk")[0] for p in problems_of(sample, day) if p.path == PAGE and "nagekeken" in p.message]
    assert found == told


def test_an_organisation(sample: Path) -> None:
    found = [p for p in problems_of(sample, date(2027, 6, 1)) if "verified_on" in p.remedy]
    assert next(p.remedy for p in found) == "Bel of kijk na of alles van Alarmnummer klopt, en zet bij verified_on de dag."
    assert len(found) == 3, "not the one that is not on the site"


def test_what_is_not_certain_on_a_page(sample: Path) -> None:
    file = sample / PAGE
    file.write_text(file.read_text().replace("description: Waar", "ask: [Klopt dit?]\ndescription: Waar"))
    [told] = [p for p in problems_of(sample, date(2026, 11, 18)) if p.severity is Severity.QUESTION and p.path == PAGE]
    assert str(told) == f"{PAGE}:3: Klopt dit?"


def test_a_page_that_was_never_looked_at(sample: Path) -> None:
    assert any(p.path == PAGE and "wanneer" in p.message for p in problems_of(sample))
