"""Rules in Dutch give the right days, worked out here a second time with plain dates; a rule that cannot be read is told."""

from __future__ import annotations

import shutil
from calendar import FRIDAY, MONDAY, TUESDAY, WEDNESDAY, monthrange
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from omzien import document, recurring
from omzien.problems import Severity
from omzien.recurrence import RuleError, UnknownDatesError, parse
from tests.conftest import ROOT

Dates = tuple[date, date]
YEARS = range(2026, 2036)
BAD = sorted((Path(__file__).parent / "calendars/recurring_bad").glob("*.yml"))

# Made up, but for the first two: a Saturday in most years, and once the Monday after it.
HOLIDAYS = {
    2026: date(2026, 7, 4),
    2027: date(2027, 7, 10),
    2028: date(2028, 7, 22),
    2029: date(2029, 7, 16),
    2030: date(2030, 7, 6),
    2031: date(2031, 7, 5),
    2032: date(2032, 7, 17),
    2033: date(2033, 7, 23),
    2034: date(2034, 7, 8),
    2035: date(2035, 7, 7),
}


def days(first: date, count: int) -> Dates:
    return first, first + timedelta(days=count - 1)


def in_month(year: int, month: int, weekday: int) -> list[date]:
    """Every such weekday of a month."""
    everyday = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
    return [day for day in everyday if day.weekday() == weekday]


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weeks_of(year: int, month: int) -> list[date]:
    """The Mondays of the weeks that have most of their days, so their Thursday, in a month."""
    monday = monday_of(date(year, month, 1) - timedelta(days=7))
    mondays = [monday + timedelta(weeks=number) for number in range(8)]
    return [day for day in mondays if sum((day + timedelta(days=n)).month == month for n in range(7)) >= 4]


def iso_week(year: int, number: int) -> date:
    """ISO 8601: week 1 has 4 January."""
    return monday_of(date(year, 1, 4)) + timedelta(weeks=number - 1)


def before(holiday: date, weeks: int) -> Dates:
    """The last school weeks: step back until it is Friday."""
    friday = holiday - timedelta(days=1)
    while friday.weekday() != FRIDAY:
        friday -= timedelta(days=1)
    return friday - timedelta(days=7 * weeks - 3), friday


EXPECTED: dict[str, Callable[[int], Dates]] = {
    "6 februari": lambda y: days(date(y, 2, 6), 1),
    "1 januari": lambda y: days(date(y, 1, 1), 1),
    "31 december": lambda y: days(date(y, 12, 31), 1),
    "25 november t/m 10 december": lambda y: (date(y, 11, 25), date(y, 12, 10)),
    "28 december t/m 3 januari": lambda y: (date(y, 12, 28), date(y + 1, 1, 3)),
    "eerste maandag van juni": lambda y: days(in_month(y, 6, MONDAY)[0], 1),
    "tweede vrijdag van september": lambda y: days(in_month(y, 9, FRIDAY)[1], 1),
    "de vierde dinsdag van februari": lambda y: days(in_month(y, 2, TUESDAY)[3], 1),
    "laatste woensdag van april": lambda y: days(in_month(y, 4, WEDNESDAY)[-1], 1),
    "de week met 20 november": lambda y: days(monday_of(date(y, 11, 20)), 7),
    "de week met 31 december": lambda y: days(monday_of(date(y, 12, 31)), 7),
    "de week met 1 januari": lambda y: days(monday_of(date(y, 1, 1)), 7),
    "de week met de tweede vrijdag van september": lambda y: days(monday_of(in_month(y, 9, FRIDAY)[1]), 7),
    "week 1": lambda y: days(iso_week(y, 1), 7),
    "week 39": lambda y: days(iso_week(y, 39), 7),
    "week 52": lambda y: days(iso_week(y, 52), 7),
    "de derde week van maart": lambda y: days(weeks_of(y, 3)[2], 7),
    "de laatste week van december": lambda y: days(weeks_of(y, 12)[-1], 7),
    "dinsdag van de tweede week van februari": lambda y: days(weeks_of(y, 2)[1] + timedelta(days=1), 1),
    "zondag van week 10": lambda y: days(iso_week(y, 10) + timedelta(days=6), 1),
    "maandag t/m vrijdag van de week met 14 februari": lambda y: days(monday_of(date(y, 2, 14)), 5),
    "maandag t/m vrijdag van de week met de derde maandag van maart": lambda y: days(in_month(y, 3, MONDAY)[2], 5),
    "maandag t/m vrijdag van week 39": lambda y: days(iso_week(y, 39), 5),
    "donderdag t/m zondag van de derde week van maart": lambda y: days(weeks_of(y, 3)[2] + timedelta(days=3), 4),
    "de 2 weken voor de zomervakantie": lambda y: before(HOLIDAYS[y], 2),
    "de 4 weken voor de zomervakantie": lambda y: before(HOLIDAYS[y], 4),
}

# Years that a source names (in the comments of the calendar items), by the name of the rule in the real file.
NAMED = {
    "week-van-de-liefde": [("2018-02-12", "2018-02-16"), ("2019-02-11", "2019-02-15"), ("2020-02-10", "2020-02-14")],
    "safer-internet-day": [("2017-02-07", "2017-02-07"), ("2021-02-09", "2021-02-09"), ("2023-02-07", "2023-02-07")],
    "lentekriebels": [("2018-03-19", "2018-03-23"), ("2019-03-18", "2019-03-22"), ("2023-03-20", "2023-03-24")],
    "denim-day": [("2016-04-27", "2016-04-27"), ("2024-04-24", "2024-04-24")],
    "dag-van-de-scheiding": [("2017-09-08", "2017-09-08"), ("2018-09-14", "2018-09-14"), ("2025-09-12", "2025-09-12")],
    "week-tegen-pesten": [("2020-09-21", "2020-09-25"), ("2021-09-27", "2021-10-01"), ("2023-09-25", "2023-09-29")],
    "week-van-respect": [("2017-11-06", "2017-11-12"), ("2019-11-04", "2019-11-10"), ("2020-11-09", "2020-11-15")],
    "week-tegen-kindermishandeling": [("2017-11-20", "2017-11-26"), ("2018-11-19", "2018-11-25"), ("2021-11-15", "2021-11-21")],
    "paarse-vrijdag": [("2017-12-08", "2017-12-08"), ("2020-12-11", "2020-12-11"), ("2021-12-10", "2021-12-10")],
}


@pytest.mark.parametrize("text", EXPECTED)
def test_each_form_gives_the_right_days(text: str) -> None:
    rule = parse(text)
    assert {year: rule.dates(year, HOLIDAYS) for year in YEARS} == {year: EXPECTED[text](year) for year in YEARS}


def test_the_worked_out_days_can_fail() -> None:
    """The second calculation is not the first one again: another rule gives other days."""
    assert any(parse("week 38").dates(year, {}) != EXPECTED["week 39"](year) for year in YEARS)


def test_the_rules_of_the_calendar_give_the_years_that_sources_name() -> None:
    rules, problems = recurring.read(ROOT)
    assert rules is not None, problems
    for id, known in NAMED.items():
        for first, last in known:
            expected = date.fromisoformat(first), date.fromisoformat(last)
            assert parse(rules.rules[id].rule).dates(expected[0].year, {}) == expected, id


@pytest.mark.parametrize("year", [2026, 2027])
def test_the_rules_give_the_days_of_the_calendar(year: int) -> None:
    """Each item of the real calendar that has a rule is on the days of that rule."""
    rules, problems = recurring.read(ROOT)
    assert rules is not None, problems
    compared = 0
    for id, entry in rules.rules.items():
        rule, file = parse(entry.rule), ROOT / f"content-calendar/{year}/{id}.yml"
        if rule.known and file.is_file():
            data = document.read(file, ROOT).data
            there = (data["start"], data.get("end", data["start"]))
            assert there == tuple(map(str, rule.dates(year, rules.school_holidays))), file.name
            compared += 1
    assert compared == 35


def test_capitals_spaces_and_the_article_do_not_matter() -> None:
    assert parse("Week  met De 20 NOVEMBER").dates(2026, {}) == parse("de week met 20 november").dates(2026, {})


def test_an_unknown_rule_is_a_rule_without_days() -> None:
    rule = parse("onbekend")
    assert not rule.known
    with pytest.raises(UnknownDatesError, match="De datum in 2028 is nog niet bekend"):
        rule.dates(2028, {})


def test_a_holiday_that_is_missing_is_told() -> None:
    with pytest.raises(UnknownDatesError, match=r"De zomervakantie van 2028 staat niet in recurring.yml. Zet hem erbij"):
        parse("de 2 weken voor de zomervakantie").dates(2028, {2027: date(2027, 7, 10)})


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("twede vrijdag van september", "Bedoel je «tweede vrijdag van september»?"),
        ("elk jaar 6 februari", "Bedoel je «6 februari»?"),
        ("internationaal: laatste woensdag van april", "Bedoel je «laatste woensdag van april»?"),
        ("2e dinsdag van mei", "Schrijf het zoals «tweede vrijdag van september»."),
        ("vijfde vrijdag van mei", "Schrijf het zoals «tweede vrijdag van september»."),
        ("de twee weken voor de zomervakantie", "Schrijf het zoals «de 2 weken voor de zomervakantie»."),
        ("25 t/m 27 november", "Schrijf het zoals «25 november t/m 10 december»."),
        ("week met november", "Schrijf het zoals «de week met 20 november»."),
        ("6 februari 2027", "Schrijf het zoals «6 februari»."),
        ("", "Schrijf het zoals «6 februari»."),
        ("29 februari", "Kies een dag die er elk jaar is."),
        ("1 maart t/m 31 april", "Kies een dag die er elk jaar is."),
        ("week 53", "Kies week 1 t/m 52."),
        ("week 0", "Kies week 1 t/m 52."),
        ("vrijdag t/m maandag van week 3", "Draai de twee dagen om."),
    ],
)
def test_a_rule_that_cannot_be_read_is_told_with_what_was_probably_meant(text: str, remedy: str) -> None:
    with pytest.raises(RuleError) as error:
        parse(text)
    assert error.value.remedy == remedy


def planted(file: Path, root: Path) -> str:
    """What staff see when this is their file with rules, in a calendar of 2026 and 2027."""
    for year in (2026, 2027):
        (root / f"content-calendar/{year}").mkdir(parents=True)
    shutil.copy(file, root / recurring.FILE)
    return "".join(f"{problem}\n" for problem in sorted(recurring.problems(root)))


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_each_mistake_in_the_file_is_told_with_its_line(file: Path, tmp_path: Path) -> None:
    assert planted(file, tmp_path) == file.with_suffix(".txt").read_text(encoding="utf-8")


def test_a_missing_holiday_is_a_question_and_no_error(tmp_path: Path) -> None:
    planted(Path(__file__).parent / "calendars/recurring_bad/missing-holiday.yml", tmp_path)
    assert [problem.severity for problem in recurring.problems(tmp_path)] == [Severity.QUESTION]
    assert recurring.read(tmp_path)[0] is not None


@pytest.mark.parametrize("text", ["", "rules: [6 februari]\n", "- rules\n", "rules: {een: 6 februari, twee: {rule: [x]}}\n"])
def test_a_file_of_another_shape_is_told_too(text: str, tmp_path: Path) -> None:
    (tmp_path / recurring.FILE).parent.mkdir()
    (tmp_path / recurring.FILE).write_text(text)
    assert [problem.severity for problem in recurring.problems(tmp_path)][:1] == [Severity.ERROR]


def test_the_rules_of_the_site_have_no_errors() -> None:
    assert [str(problem) for problem in recurring.problems(ROOT) if problem.severity is Severity.ERROR] == []


def test_a_site_may_do_without_rules(tmp_path: Path) -> None:
    assert recurring.problems(tmp_path) == []
    rules, problems = recurring.read(tmp_path)
    assert rules is None
    assert [problem.message for problem in problems] == ["Dit bestand ontbreekt."]


def test_every_form_is_explained_to_staff() -> None:
    """Each example in the comments on top of the real file is a rule, and each form has its example there."""
    lines = (ROOT / recurring.FILE).read_text(encoding="utf-8").splitlines()
    explained = [line[4:].split("  ")[0] for line in lines if line.startswith("#   ")]
    weeks = [text for text in explained if "week" in text and "van ..." not in text and "weken" not in text]
    for text in explained:
        for week in weeks if text.endswith("...") else [""]:
            parse(text.replace("...", week))
    assert len(explained) == 11
