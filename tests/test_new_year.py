"""A new year is made from rules and earlier texts: nothing of a person is overwritten, lost or forgotten."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from omzien import document, new_year, recurring
from omzien.loading import load
from omzien.problems import ContentError, Severity
from omzien.translation import State, state
from tests.conftest import ROOT, problems_of

DAY = date(2026, 11, 22)

RULES = """\
rules:
  week-van-het-kind:
    rule: de week met 20 november
    attention: "Vraag het na bij «het Kind» voor {jaar}."
  avond:
    rule: laatste zaterdag van oktober
  afgelast:
    rule: 1 december
  concept:
    rule: onbekend
    attention: Wanneer begint dit in {jaar}?
"""


def rules(root: Path, text: str) -> None:
    (root / recurring.FILE).write_text(text, encoding="utf-8")


def make(root: Path, year: int) -> new_year.NewYear:
    planned = new_year.plan(root, year, DAY)
    new_year.write(root, planned)
    return planned


def folder(root: Path, year: int) -> dict[str, str]:
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted((root / f"content-calendar/{year}").glob("*.yml"))}


def run(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts/new_year.py"), "--date", str(DAY), *options]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    """A copy of the real content that a test may change."""
    for name in ("content-calendar", "data", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "overrides").symlink_to(ROOT / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def test_2027_made_anew_has_the_days_of_the_real_2027(calendar: Path) -> None:
    real = folder(calendar, 2027)
    shutil.rmtree(calendar / "content-calendar/2027")
    shutil.rmtree(calendar / "docs/nl/campagnes/2027", ignore_errors=True)
    planned = make(calendar, 2027)
    made = folder(calendar, 2027)
    assert len(made) == 35
    for id, text in made.items():
        new, old = (document.parse(source, id).data for source in (text, real[id]))
        assert (new["start"], new.get("end")) == (old["start"], old.get("end")), id
    assert len(planned.impossible) == 9
    assert all("er is geen tekst van een eerder jaar" in line for line in planned.impossible)


def test_every_item_of_a_new_year_passes_the_check_as_a_draft(calendar: Path) -> None:
    planned = make(calendar, 2028)
    assert len(planned.items) == len(folder(calendar, 2028)) == 44
    assert planned.impossible == ()
    found = [p for p in problems_of(calendar) if p.severity is not Severity.QUESTION and "2028" in p.path]
    assert found == []
    content, _ = load(calendar)
    assert content is not None
    for item in (item for item in content.items if item.year == 2028):
        assert (item.item.status, item.item.revision, item.item.updated) == ("draft", 0, DAY)
        assert {state(record, item.item.dutch_blocks()) for record in item.item.translated.values()} == {State.MACHINE}


def test_texts_comments_and_quotation_marks_stay(sample: Path) -> None:
    rules(sample, RULES)
    source = sample / "content-calendar/2026/week-van-het-kind.yml"
    source.write_text(
        """\
# Bron: https://voorbeeld.nl
kind: theme-week
status: confirmed   # vast
start: 2026-11-16         # eerste dag
end: '2026-11-22'
themes: [kinderen]
audiences: ["ouders"]
publish_from: 2026-10-01
revision: 3
updated: 2026-10-01
title: {nl: 'Week: van het kind'}   # met dubbele punt
summary:
  nl: |
    Een week
    over kinderen.
message: {nl: Vraag het.}

# Vraag van vorig jaar.
ask: "Klopt dit # nog?
  Ja?"
partners: [wijkteams]
# Tot slot.
""",
        encoding="utf-8",
    )
    make(sample, 2027)
    assert (
        folder(sample, 2027)["week-van-het-kind"]
        == """\
# Bron: https://voorbeeld.nl
kind: theme-week
status: draft   # vast
start: 2027-11-15         # eerste dag
end: 2027-11-21
themes: [kinderen]
audiences: ["ouders"]
revision: 0
updated: 2026-11-22
title: {nl: 'Week: van het kind'}   # met dubbele punt
summary:
  nl: |
    Een week
    over kinderen.
message: {nl: Vraag het.}

# Vraag van vorig jaar.
ask: "Vraag het na bij «het Kind» voor 2027."
partners: [wijkteams]
# Tot slot.
"""
    )


def test_a_series_loses_its_days_and_keeps_its_translation(sample: Path) -> None:
    rules(sample, RULES)
    source = sample / "content-calendar/2026/afgelast.yml"
    steps = "days:\n- date: 2026-12-01\n  title: {nl: Stap}\n  text: {nl: Zeg hallo.}\n"
    source.write_text(source.read_text().replace("title:", steps + "title:", 1))
    stamp = [sys.executable, str(ROOT / "scripts/translated.py"), "content-calendar/2026/afgelast.yml"]
    assert subprocess.run(stamp, cwd=sample, check=False, capture_output=True).returncode == 0
    planned = make(sample, 2027)
    content, _ = load(sample)
    assert content is not None
    item = next(i.item for i in content.items if (i.id, i.year) == ("afgelast", 2027))
    assert item.days == []
    assert {state(record, item.dutch_blocks()) for record in item.translated.values()} == {State.MACHINE}
    made = next(i for i in planned.items if i.id == "afgelast")
    assert made.attention == "In 2026 was er een stap per dag (days). Maak nieuwe stappen als je dat weer wilt."


def test_what_belongs_to_last_time_is_left_out_and_asked(sample: Path) -> None:
    rules(sample, RULES)
    source = sample / "content-calendar/2026/avond.yml"
    text = source.read_text().replace("Neem je buren mee.", "Tot ziens in 2026.")
    source.write_text(text + "registration: https://voorbeeld.nl/2026\nmoved_from: 2026-10-01\nrevision: 1\n")
    made = next(item for item in make(sample, 2027).items if item.id == "avond")
    assert made.when == (date(2027, 10, 30), date(2027, 10, 30))
    assert not {"end", "moved_from", "registration"} & set(document.parse(made.text, "x").data)
    assert made.attention == (
        "In 2026 stond er een tijd bij. Vul de tijd in. "
        "In 2026 kon je je aanmelden (registration). Vul het nieuwe adres in. "
        "In de tekst of het webadres staat nog «2026». Pas dat aan."
    )


def test_the_texts_come_from_the_latest_earlier_year(sample: Path) -> None:
    rules(sample, RULES)
    make(sample, 2027)
    edited = sample / "content-calendar/2027/afgelast.yml"
    edited.write_text(edited.read_text().replace("Zeg hallo.", "Zeg dag."))
    make(sample, 2029)
    assert "Zeg dag." in folder(sample, 2029)["afgelast"]


def test_a_file_that_is_there_is_never_touched(sample: Path) -> None:
    rules(sample, RULES)
    make(sample, 2027)
    file = sample / "content-calendar/2027/avond.yml"
    file.write_text(file.read_text() + "# van een mens\n")
    before = folder(sample, 2027)
    again = make(sample, 2027)
    assert again.items == ()
    assert again.kept == ("week-van-het-kind", "avond", "afgelast", "concept")
    assert folder(sample, 2027) == before


def test_an_unknown_rule_gives_a_draft_without_a_date_and_with_its_question(sample: Path) -> None:
    rules(sample, RULES)
    made = next(item for item in make(sample, 2027).items if item.id == "concept")
    assert made.when is None
    assert document.parse(made.text, "x").data["ask"] == "Wanneer begint dit in 2027?"
    assert "start" not in document.parse(made.text, "x").data


def test_a_holiday_that_is_missing_becomes_the_question_of_the_draft(sample: Path) -> None:
    rules(sample, "rules:\n  avond:\n    rule: de 2 weken voor de zomervakantie\n    attention: Iets anders.\n")
    made = make(sample, 2027).items[0]
    assert made.when is None
    assert (made.attention or "").startswith("De zomervakantie van 2027 staat niet in recurring.yml. Zet hem erbij")


def test_an_item_from_a_later_year_is_not_made_before(sample: Path) -> None:
    rules(sample, "rules:\n  avond:\n    rule: 3 mei\n    since: 2028\n")
    assert make(sample, 2027).items == ()
    assert [item.id for item in make(sample, 2028).items] == ["avond"]


def test_what_cannot_be_made_is_told(sample: Path) -> None:
    rules(sample, "rules:\n  nieuw:\n    rule: 3 mei\n  avond:\n    rule: week 1\n")
    assert make(sample, 2026).impossible == ("nieuw: er is geen tekst van een eerder jaar. Maak het met: make new-item",)
    assert make(sample, 2030).impossible[1] == "avond: begint al op 2029-12-31. Maak het zelf, in de map van 2029."


def test_an_item_that_crosses_new_year_stands_in_the_year_of_its_first_day(sample: Path) -> None:
    rules(sample, "rules:\n  avond:\n    rule: 28 december t/m 3 januari\n")
    assert make(sample, 2027).items[0].when == (date(2027, 12, 28), date(2028, 1, 3))
    assert [p for p in problems_of(sample) if p.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (
            recurring.FILE,
            "1 december",
            "1 dec.",
            "content-calendar/recurring.yml:8: De regel «1 dec.» kan de computer niet lezen.",
        ),
        ("content-calendar/2026/afgelast.yml", "[buurt]", "[bos]", "content-calendar/2026/afgelast.yml:4: Het thema «bos»"),
    ],
)
def test_nothing_is_written_as_long_as_something_is_wrong(path: str, old: str, new: str, expected: str, sample: Path) -> None:
    rules(sample, RULES)
    (sample / path).write_text((sample / path).read_text().replace(old, new))
    with pytest.raises(ContentError) as error:
        make(sample, 2027)
    assert expected in str(error.value)
    assert not (sample / "content-calendar/2027").exists()


def test_a_file_that_cannot_be_edited_as_text_is_told_and_nothing_is_written(sample: Path) -> None:
    rules(sample, RULES)
    source = sample / "content-calendar/2026/afgelast.yml"
    lines = [line for line in source.read_text().splitlines() if line]
    source.write_text("{" + ", ".join(lines) + "}\n")
    with pytest.raises(ContentError, match=r"afgelast.yml:1: Van dit bestand kan de computer geen nieuw jaar maken\."):
        make(sample, 2027)
    assert not (sample / "content-calendar/2027").exists()


def test_the_command_tells_what_it_did(sample: Path) -> None:
    rules(sample, RULES + "  nieuw:\n    rule: 3 mei\n")
    (sample / "content-calendar/2027").mkdir()
    shutil.copy(sample / "content-calendar/2026/concept.yml", sample / "content-calendar/2027")
    done = run(sample, "--year", "2027")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout
        == """\
Kalender 2027

Geschreven, als concept (3)
  content-calendar/2027/week-van-het-kind.yml: maandag 15 november 2027 t/m zondag 21 november 2027
  content-calendar/2027/avond.yml: zaterdag 30 oktober 2027
  content-calendar/2027/afgelast.yml: woensdag 1 december 2027

Stond er al, niet veranderd (1)
  concept

Niet gemaakt (1)
  nieuw: er is geen tekst van een eerder jaar. Maak het met: make new-item

Na te vragen of na te kijken (2)
  week-van-het-kind: Vraag het na bij «het Kind» voor 2027.
  avond: In 2026 stond er een tijd bij. Vul de tijd in.

Kijk elk item na en zet status op confirmed. Wat nog open is, zie je met: make check
"""
    )


@pytest.mark.parametrize("year", ["", "27", "volgend jaar", "20280"])
def test_the_command_asks_for_a_year(year: str, sample: Path) -> None:
    done = run(sample, "--year", year)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"«{year}» is geen jaar. Schrijf bijvoorbeeld: make new-year YEAR=2028\n"


def test_the_command_tells_that_nothing_was_written(sample: Path) -> None:
    done = run(sample, "--year", "2027")
    assert done.returncode == 1
    assert done.stderr == (
        "content-calendar/recurring.yml:1: Dit bestand ontbreekt. Zet het terug uit een eerdere versie.\n"
        "\nEr is niets geschreven. Verbeter dit eerst en probeer opnieuw.\n"
    )
