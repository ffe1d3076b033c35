"""Headers from one list, and a security.txt that Internet.nl's own reader accepts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sectxt import Parser

from omzien import security
from omzien.loading import load
from omzien.problems import Severity
from tests.conftest import problems_of

FILE = "data/municipality.yml"
GIVEN = """
security:
  contact: ["https://www.voorbeeldstad.example/lek", "mailto:lek@voorbeeldstad.example"]
  expires: {expires}
  languages: [nl, en]
  policy: https://www.voorbeeldstad.example/melden
"""


def give(root: Path, text: str) -> None:
    file = root / FILE
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def told(root: Path, day: date) -> list[tuple[Severity, str]]:
    """What the check says about the file."""
    return [(p.severity, p.message) for p in problems_of(root, day) if p.path == FILE]


def test_an_address_that_nobody_gave_is_asked_for_and_not_invented(sample: Path) -> None:
    (found,) = told(sample, date(2026, 11, 18))
    assert found == (Severity.QUESTION, "Niemand weet waar je een lek in de site meldt: er is geen security.txt.")


@pytest.mark.parametrize(
    ("day", "severity"),
    [
        (date(2026, 5, 1), Severity.WARNING),  # more than a year ahead
        (date(2027, 4, 30), None),
        (date(2027, 5, 1), Severity.WARNING),
        (date(2027, 5, 31), Severity.WARNING),
        (date(2027, 6, 1), Severity.ERROR),
    ],
)
def test_it_warns_a_month_before_and_fails_after(day: date, severity: Severity | None, sample: Path) -> None:
    give(sample, GIVEN.format(expires="2027-05-31"))
    assert [found for found, _ in told(sample, day)] == ([severity] if severity else [])


@pytest.mark.parametrize("bad", ["lek@voorbeeld.example", "http://voorbeeld.example", '"mailto:a@b.example\\nContact: x"'])
def test_an_address_of_another_form_is_refused(bad: str, sample: Path) -> None:
    give(sample, f"security:\n  contact: [{bad}]\n  expires: 2027-05-31\n")
    (problem,) = [p for p in problems_of(sample) if p.path == FILE]
    assert problem.remedy == "Begin met mailto:, tel: of https://, bijvoorbeeld mailto:naam@voorbeeld.nl."


def test_the_file_is_accepted_by_the_reader_of_internet_nl(sample: Path) -> None:
    """The reader asks what day it is, so the day is half a year from now."""
    soon = datetime.now(UTC).date() + timedelta(days=180)
    give(sample, GIVEN.format(expires=soon.isoformat()))
    content, problems = load(sample)
    assert content is not None, problems
    assert content.municipality.security is not None
    text = security.security_txt(content.municipality.security, content.settings.site_url)
    address = "https://voorbeeld.example/.well-known/security.txt"
    read = Parser(text.encode(), urls=address)
    assert read.errors == []
    assert [found["code"] for found in read.recommendations] == ["no_encryption", "not_signed"]
    assert f"Canonical: {address}\n" in text
    assert Parser(text.replace("Expires", "Expired").encode(), urls=address).errors, "a wrong file is refused"
