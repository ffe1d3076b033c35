"""A new item comes out of answers; what is wrong is told in the sentences of the check, before anything is written."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from omzien import new_item
from omzien.content import Content
from omzien.loading import load
from omzien.problems import Severity
from tests.conftest import ROOT, problems_of

DAY = date(2026, 11, 22)
BAD = Path(__file__).parent / "calendars/bad"

RIGHT: dict[str, new_item.Answer] = {
    "kind": "theme-day",
    "start": "2027-03-01",
    "id": "naam",
    "themes": ["buurt"],
    "audiences": ["inwoners"],
    "help": ["veilig"],
    "title": 'Dag van de "buurt": samen',
    "summary": "Een dag.",
    "message": "Zeg hallo.",
}

FILE = """\
kind: theme-day
status: draft
start: 2027-03-01
themes: [buurt]
audiences: [inwoners]
help: [veilig]
revision: 0
updated: 2026-11-22
title:
  nl: "Dag van de \\"buurt\\": samen"
summary:
  nl: "Een dag."
message:
  nl: "Zeg hallo."
"""


def asked(content: Content, answers: list[str], **given: new_item.Answer) -> tuple[new_item.NewItem, list[str]]:
    """The item that comes out of these answers, and what was told meanwhile."""
    waiting: Iterator[str] = iter(answers)
    told: list[str] = []
    made = new_item.by_asking(given, content, DAY, lambda _: next(waiting), told.append)
    assert list(waiting) == []
    return made, told


def run(root: Path, *options: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts/new_item.py"), "--date", str(DAY), *options]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, input=typed, check=False)


def test_options_make_a_draft(content: Content) -> None:
    made, wrong = new_item.from_options(RIGHT, content, DAY)
    assert wrong == {}
    assert made == new_item.NewItem("content-calendar/2027/naam.yml", FILE)


def test_the_draft_passes_the_check(sample: Path, content: Content) -> None:
    made, _ = new_item.from_options(RIGHT, content, DAY)
    assert made is not None
    new_item.write(sample, made)
    found = [str(problem) for problem in problems_of(sample) if "naam.yml" in problem.path]
    assert found == ['content-calendar/2027/naam.yml:2: «Dag van de "buurt": samen» is nog een concept.']


def test_questions_make_the_same_draft(content: Content) -> None:
    answers = ["theme-day", "2027-03-01", "", "naam", "buurt", "inwoners", "veilig", 'Dag van de "buurt": samen']
    made, _ = asked(content, [*answers, "Een dag.", "Zeg hallo."])
    assert made.text == FILE


def test_choices_are_shown(content: Content) -> None:
    answers = ["event", "2027-03-01T19:30", "2027-03-01T21:00", "naam", "buurt, kinderen", "inwoners", "", "T", "S", "M"]
    made, told = asked(content, answers)
    assert "theme-day (themadag)" in told[0]
    assert "buurt (" in told[4]
    assert "inwoners (" in told[5]
    assert "veilig (Veilig Advies)" in told[6]
    assert "weg (" not in told[6], "an organisation that may not be shown cannot be chosen"
    assert "start: 2027-03-01T19:30\nend: 2027-03-01T21:00\nthemes: [buurt, kinderen]\n" in made.text
    assert "help" not in made.text


def test_a_wrong_answer_is_told_and_asked_again(content: Content) -> None:
    wrong_and_right = [
        ("themadag", "theme-day"),
        ("1 maart", "2027-03-01"),
        ("2026-03-01", "2027-03-02"),
        ("Naam Van", "naam"),
        ("burt", "buurt"),
        ("", "inwoners"),
        ("velig", "veilig"),
        ("{{ x }}", "T"),
        ("Bel 0800-9999.", "S"),
        ("", "M"),
    ]
    _, told = asked(content, [answer for pair in wrong_and_right for answer in pair])
    assert [line for line in told if not line.startswith("\n")] == [
        "«themadag» kan hier niet. Kies uit: campaign, theme-week, theme-day, event, training.",
        "«1 maart» is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-25.",
        "Het einde (end) ligt voor het begin (start). Draai ze om of verbeter de datum.",
        "«Naam Van» kan hier niet. Gebruik kleine letters, cijfers en streepjes, zonder spaties.",
        "Het thema «burt» bestaat niet. Bedoel je «buurt»?",
        "Bij «audiences» staat te weinig. Vul er minstens 1 in.",
        "De organisatie «velig» bestaat niet. Bedoel je «veilig»?",
        "Accolades ({{ }}) kunnen hier niet. Zet de organisatie bij «help», of schrijf haar naam op.",
        "Dit telefoonnummer mag hier niet staan: «0800-9999». Haal het weg en zet de organisatie bij «help». "
        "Dan staat haar nummer op de pagina.",
        "Bij «nl» staat niets. Vul een tekst in, of haal de regel weg.",
    ]


def test_the_sentences_are_those_of_the_check(sample: Path, content: Content) -> None:
    shutil.copy(BAD / "unknown-theme.yml", sample / "content-calendar/2026")
    checked = [p for p in problems_of(sample) if p.path.endswith("unknown-theme.yml") and p.severity is Severity.ERROR]
    question = next(q for q in new_item.QUESTIONS if q.key == "themes")
    told = new_item.mistakes(question, ["kindren"], RIGHT, content, DAY)
    assert [f"{p.message} {p.remedy}" for p in checked] == told


def test_what_was_given_is_not_asked(content: Content) -> None:
    given = {**RIGHT, "end": "2027-03-02"}
    del given["id"]
    made, told = asked(content, ["ander"], **given)
    assert made.path == "content-calendar/2027/ander.yml"
    assert len(told) == 1


def test_a_year_alone_makes_a_draft_without_a_date_and_with_a_question(sample: Path, content: Content) -> None:
    made, _ = asked(content, ["campaign", "2028", "later", "buurt", "inwoners", "", "T", "S", "M"])
    assert made.path == "content-calendar/2028/later.yml"
    assert "start:" not in made.text
    assert made.text.endswith('ask: "Op welke dag in 2028 is dit? Vul start en end in."\n')
    new_item.write(sample, made)
    assert [p for p in problems_of(sample) if p.severity is Severity.ERROR] == []


def test_a_last_day_without_a_first_day_is_told(content: Content) -> None:
    made, wrong = new_item.from_options({**RIGHT, "start": "2027", "end": "2027-03-02"}, content, DAY)
    assert made is None
    assert wrong == {"end": ["Er is nog geen eerste dag (start). Vul die eerst in, of laat de laatste dag (end) weg."]}


def test_all_wrong_options_are_told_at_once(content: Content) -> None:
    made, wrong = new_item.from_options({"kind": "x", "start": "x", "id": "x/y", "themes": ["x"]}, content, DAY)
    assert made is None
    assert list(wrong) == ["kind", "start", "id", "themes", "audiences", "title", "summary", "message"]


def test_the_folder_is_the_year_of_the_first_day(sample: Path, content: Content) -> None:
    made, wrong = new_item.from_options({**RIGHT, "start": "2027-01-01"}, content, DAY)
    assert wrong == {}
    assert made is not None
    assert made.path == "content-calendar/2027/naam.yml"


def test_a_day_written_by_its_week_is_told(content: Content) -> None:
    made, wrong = new_item.from_options({**RIGHT, "start": "2026-W53-5"}, content, DAY)
    assert made is None
    assert wrong == {"start": ["«2026-W53-5» is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-25."]}


@pytest.mark.parametrize("name", ["naam.yml", "naam.yaml"])
def test_a_name_that_is_taken_is_told_and_nothing_is_overwritten(name: str, sample: Path, content: Content) -> None:
    (sample / "content-calendar/2027").mkdir()
    (sample / "content-calendar/2027" / name).write_text("van een mens")
    made, wrong = new_item.from_options(RIGHT, content, DAY)
    assert made is None
    assert wrong == {"id": ["Er is al een item «naam» in 2027. Geef dit bestand een andere naam."]}


def test_writing_never_overwrites(sample: Path) -> None:
    made = new_item.NewItem("content-calendar/2026/avond.yml", "x")
    before = (sample / made.path).read_text()
    with pytest.raises(FileExistsError):
        new_item.write(sample, made)
    assert (sample / made.path).read_text() == before


def test_keys_that_leave_no_letter_do_not_come_into_the_file() -> None:
    assert new_item.Question("title", "").answer(" a\x1b[Ab\x7f\u2028 ") == "a[Ab"


def test_the_command_writes_from_options(sample: Path) -> None:
    options = ["--kind", "theme-day", "--start", "2027-03-01", "--id", "naam", "--theme", "buurt", "--audience", "inwoners"]
    texts = [
        "--organisation",
        "veilig",
        "--title",
        'Dag van de "buurt": samen',
        "--summary",
        "Een dag.",
        "--message",
        "Zeg hallo.",
    ]
    done = run(sample, *options, *texts)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Geschreven: content-calendar/2027/naam.yml (concept). ")
    assert (sample / "content-calendar/2027/naam.yml").read_text(encoding="utf-8") == FILE
    again = run(sample, *options, *texts)
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr.startswith("--id: Er is al een item «naam» in 2027. Geef dit bestand een andere naam.\n")


def test_the_command_asks_and_writes_nothing_when_nobody_answers(sample: Path) -> None:
    before = sorted((sample / "content-calendar").rglob("*"))
    done = run(sample, typed="theme-day\n")
    assert done.returncode == 1
    assert "Wat is de eerste dag?" in done.stdout
    assert "Er is niets geschreven" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted((sample / "content-calendar").rglob("*")) == before


def test_the_command_asks_and_writes(sample: Path) -> None:
    done = run(sample, typed="theme-day\n2027-03-01\n\nnaam\nbuurt\ninwoners\n\nT\nS\nM\n")
    assert (done.returncode, done.stderr) == (0, "")
    content, problems = load(sample)
    assert content is not None, problems
    assert ("naam", 2027) in {(item.id, item.year) for item in content.items}
