"""The accessibility statement: never a status that nobody signed, never one that has run out; and what the page says of it.

Each file in statements/bad/ has its messages beside it, each in statements/good/ what the Dutch and the Arabic page show.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from omzien import accessibility
from omzien.content import Content
from omzien.frame import Frame
from omzien.loading import load
from omzien.model.accessibility import Statement
from omzien.problems import Problem, Severity
from tests.conftest import ROOT, TODAY, problems_of

SAMPLES = Path(__file__).parent / "statements"
BAD = sorted((SAMPLES / "bad").glob("*.yml"))
GOOD = sorted((SAMPLES / "good").glob("*.yml"))
FILE = "data/accessibility.yml"


def told(sample: Path, file: Path, today: date = TODAY) -> list[Problem]:
    """What the check says of this statement in the sample site."""
    shutil.copy(file, sample / FILE)
    return [problem for problem in problems_of(sample, today) if problem.path == FILE]


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_each_mistake_is_told_with_line_sentence_and_remedy(file: Path, sample: Path) -> None:
    errors = [problem for problem in told(sample, file) if problem.severity is Severity.ERROR]
    assert "\n".join(map(str, errors)) + "\n" == file.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_a_good_statement_has_no_errors(file: Path, sample: Path) -> None:
    assert [problem for problem in told(sample, file) if problem.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("name", "day", "severity"),
    [
        ("a", "2029-06-30", None),  # studied on 1 October 2026
        ("a", "2029-07-01", Severity.WARNING),
        ("a", "2029-10-01", Severity.WARNING),
        ("a", "2029-10-02", Severity.ERROR),
        ("c", "2027-03-31", None),  # signed on 1 November 2026
        ("c", "2027-04-01", Severity.WARNING),
        ("c", "2027-05-01", Severity.WARNING),
        ("c", "2027-05-02", Severity.ERROR),
        ("d", "2035-01-01", None),
        ("b", "2027-03-01", None),  # the day before which the fault is mended
        ("b", "2027-03-02", Severity.WARNING),
    ],
)
def test_a_status_runs_out(name: str, day: str, severity: Severity | None, sample: Path) -> None:
    """A and B 36 months after the study, with a warning at 33; C after 6 months, with a warning at 5."""
    found = [p for p in told(sample, SAMPLES / f"good/{name}.yml", date.fromisoformat(day)) if "vertaling" not in p.message]
    found = [p for p in found if "Deze tekst is er niet" not in p.message]
    assert [problem.severity for problem in found] == ([severity] if severity else [])


@pytest.fixture
def texts(content: Content) -> Content:
    """The sample site with the words of the real one."""
    real, _ = load(ROOT)
    assert real is not None
    return replace(content, strings=real.strings)


@pytest.mark.parametrize("language", ["nl", "ar"])
@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_the_page_says_what_was_signed(file: Path, language: str, texts: Content, sample: Path) -> None:
    shutil.copy(file, sample / FILE)
    loaded, _ = load(sample)
    assert loaded is not None
    frame = Frame(replace(texts, accessibility=loaded.accessibility), language, TODAY)
    html = "\n".join(accessibility.part(frame, name) for name in accessibility.PARTS) + "\n"
    assert html == file.with_suffix(f".{language}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("fields", [{}, {"status": "A"}, {"status": "A", "signed_on": "2026-11-01"}])
def test_no_status_without_a_signature(fields: dict[str, str], texts: Content) -> None:
    """Also when the check was not run."""
    frame = Frame(replace(texts, accessibility=Statement.model_validate(fields)), "nl", TODAY)
    assert "Daarom noemen we geen status." in accessibility.part(frame, "status")
    assert "Status A" not in accessibility.part(frame, "status")


def test_a_page_can_only_call_for_its_parts(sample: Path, frame: object) -> None:
    page = sample / "docs/nl/index.md"
    page.write_text(page.read_text(encoding="utf-8") + '\n{{ accessibility("stand") }}\n', encoding="utf-8")
    [problem] = [p for p in problems_of(sample) if p.severity is Severity.ERROR]
    assert problem.message == "«stand» is geen deel van de verklaring."
    assert problem.remedy == 'Schrijf {{ accessibility("status") }} of {{ accessibility("melden") }}.'


def test_the_real_site_claims_nothing_yet() -> None:
    """And asks for what is missing."""
    content, _ = load(ROOT)
    assert content is not None
    assert content.accessibility == Statement()
    questions = [p.message for p in problems_of(ROOT) if p.path == FILE and p.severity is Severity.QUESTION]
    assert len(questions) == 2
