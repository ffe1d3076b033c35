"""The yearly overview for the team, on a small calendar with one of every situation (see the comment in each of its files)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events
from bs4 import BeautifulSoup

from omzien.content import Content
from omzien.frame import Frame
from omzien.loading import load
from omzien.planning import agreements, deadlines
from omzien.planning.agreements import read
from omzien.planning.overview import plan
from omzien.planning.page import page
from omzien.planning.text import text
from omzien.planning.year import Cover, Plan
from omzien.problems import ContentError
from tests.conftest import ROOT, SAMPLES

DAY = date(2027, 3, 1)
EXPECTED = SAMPLES / "plan"
# What the council asked for (see the source that data/plan.yml names).
THEMES = [
    "kindermishandeling",
    "sgg",
    "intieme-terreur",
    "eergerelateerd-geweld",
    "veilig-sekswerk",
    "dierenmishandeling",
    "ouderenmishandeling",
    "mensenhandel",
]
SETTINGS = ["online-sgg", "werkvloer", "horeca", "sport", "straatintimidatie"]


@pytest.fixture
def root(sample: Path) -> Path:
    """The sample site with a year to plan."""
    for folder in ("content-calendar", "data"):
        shutil.copytree(EXPECTED / folder, sample / folder, dirs_exist_ok=True)
    return sample


@pytest.fixture
def planned(root: Path) -> Content:
    """The content of that site."""
    return loaded(root)


def loaded(root: Path) -> Content:
    content, problems = load(root)
    assert content is not None, problems
    return content


def made(content: Content, day: date = DAY) -> Plan:
    return plan(content, read(content), 2027, day)


def feed_of(content: Content, day: date = DAY) -> bytes:
    return deadlines.calendar(made(content, day), read(content), Frame(content, "nl", day))


def first_event(content: Content) -> icalendar.Event:
    event = icalendar.Calendar.from_ical(feed_of(content)).walk("VEVENT")[0]
    assert isinstance(event, icalendar.Event)
    return event


def run(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """`make plan` in `root`."""
    command = [sys.executable, str(ROOT / "scripts/plan.py"), *options]
    environment = {name: value for name, value in os.environ.items() if name != "DATE"}
    return subprocess.run(command, cwd=root, capture_output=True, text=True, env=environment, check=False)


def test_the_overview_is_as_agreed(planned: Content) -> None:
    expected = (EXPECTED / "plan.txt").read_text(encoding="utf-8")
    assert text(made(planned), Frame(planned, "nl", DAY)) + "\n" == expected


def test_coverage_tells_confirmed_from_drafts_from_nothing(planned: Content) -> None:
    """What was cancelled covers nothing; a draft without a date covers as a draft."""
    found = made(planned)
    assert [(c.id, c.cover) for c in (*found.themes, *found.settings)] == [
        ("kinderen", Cover.CONFIRMED),
        ("buurt", Cover.DRAFT),
        ("dieren", Cover.NONE),
        ("sport", Cover.DRAFT),
    ]
    assert [(c.id, c.cover) for c in found.audiences] == [
        ("ouders", Cover.CONFIRMED),
        ("inwoners", Cover.DRAFT),
        ("ouderen", Cover.NONE),
    ]


def test_overlap_counts_the_days_that_are_shared(planned: Content) -> None:
    found = made(planned).overlaps
    assert [(o.first.source.id, o.second.source.id, o.days) for o in found] == [("voorjaar", "schoonmaak", 2)]


def test_overlap_counts_only_days_of_the_year(root: Path) -> None:
    """Two campaigns over new year share seven days, three of them in 2027."""
    folder = root / "content-calendar/2026"
    shutil.copy(folder / "oud-en-nieuw.yml", folder / "oliebollen.yml")
    found = made(loaded(root)).overlaps
    assert [o.days for o in found if o.first.source.year == 2026] == [3]


def test_a_month_that_only_has_what_goes_on_or_was_cancelled(planned: Content) -> None:
    """January has the last days of a campaign and is not empty; April has only something that was cancelled, and is."""
    months = made(planned).months
    assert [item.source.id for item in months[0].going_on] == ["oud-en-nieuw"]
    assert [month.first.month for month in months if month.empty] == [4, *range(8, 13)]


@pytest.mark.parametrize(
    ("day", "late"),
    [
        (date(2027, 2, 15), []),  # on the day itself there is still time
        (date(2027, 2, 16), [("schoonmaak", "text")]),
        (date(2027, 3, 2), [("schoonmaak", "text"), ("voorjaar", "translation"), ("schoonmaak", "translation")]),
        (date(2027, 3, 17), [("schoonmaak", "text"), ("schoonmaak", "translation")]),  # the week is over
        (date(2027, 3, 21), []),
    ],
)
def test_a_deadline_is_late_from_the_day_after_until_the_item_is_over(
    day: date, late: list[tuple[str, str]], planned: Content
) -> None:
    assert [(item.source.id, deadline.task) for item, deadline in made(planned, day).late] == late


def test_the_weeks_are_those_of_the_agreement(root: Path) -> None:
    file = root / "data/plan.yml"
    file.write_text(file.read_text().replace("text_weeks: 4", "text_weeks: 6"))
    item = next(i for i in made(loaded(root)).items if i.source.id == "avond")
    assert [deadline.day for deadline in item.deadlines] == [date(2027, 4, 8), date(2027, 5, 6)]


def test_an_item_over_new_year_has_its_deadlines_once(planned: Content) -> None:
    """In the plan of the year that it begins in."""
    by_year = [plan(planned, read(planned), year, DAY) for year in (2026, 2027)]
    found = [next(i for i in each.items if i.source.id == "oud-en-nieuw") for each in by_year]
    assert [len(item.deadlines) for item in found] == [2, 0]


def test_every_wish_of_the_council_is_reported_for_2027() -> None:
    content = loaded(ROOT)
    found = made(content)
    assert [coverage.id for coverage in found.themes] == THEMES
    assert [coverage.id for coverage in found.settings] == SETTINGS
    assert [coverage.id for coverage in found.audiences] == list(content.audiences.labels)
    lines = text(found, Frame(content, "nl", DAY)).splitlines()
    for id in (*THEMES, *SETTINGS):
        assert any(f"({id})" in line and line.lstrip().startswith(("vast", "alleen concept", "nog niets")) for line in lines)


def test_the_page_stands_alone_and_says_what_colour_says(planned: Content) -> None:
    html = page(made(planned), Frame(planned, "nl", DAY))
    soup = BeautifulSoup(html, "html.parser")
    assert not soup.find_all(["script", "img", "link", "iframe"])
    assert all(soup.find(id=str(a["href"]).removeprefix("#")) for a in soup.select("a"))
    marks = soup.select(".mark")
    assert marks
    assert all(mark.get_text(strip=True) for mark in marks)
    assert len({tag["id"] for tag in soup.select("[id]")}) == len(soup.select("[id]"))


def test_page_and_text_tell_the_same(planned: Content) -> None:
    frame = Frame(planned, "nl", DAY)
    seen = BeautifulSoup(page(made(planned), frame), "html.parser").get_text(" ")
    for line in text(made(planned), frame).split("In het kort")[1].strip().splitlines():
        label, _, value = line.strip().partition(": ")
        assert label in seen
        assert value in seen


def test_a_title_with_markup_comes_out_inert(planned: Content) -> None:
    html = page(made(planned), Frame(planned, "nl", DAY))
    assert "Zingen &amp; spelen &gt; samen" in html
    assert "> samen" not in html


def test_the_deadlines_are_as_agreed(planned: Content) -> None:
    """A change in the file beside this test moves what the team has in its agenda."""
    data = feed_of(planned)
    assert data == (EXPECTED / "plan.ics").read_bytes()
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert not icalendar.Calendar.from_ical(data).errors


def test_the_day_of_making_is_not_in_the_deadlines(planned: Content) -> None:
    assert len({feed_of(planned, DAY + timedelta(days=n)) for n in (0, 1, 200)}) == 1


def test_a_deadline_is_one_day_that_blocks_nobody(planned: Content) -> None:
    read_back = recurring_ical_events.of(icalendar.Calendar.from_ical(feed_of(planned)))
    days = [[str(e["SUMMARY"]) for e in read_back.at(date(2027, 2, day))] for day in (9, 10, 11)]
    assert days == [[], ["Tekst klaar: Week van het kind; vraag, luister"], []]
    assert all(e["TRANSP"] == "TRANSPARENT" for e in icalendar.Calendar.from_ical(feed_of(planned)).walk("VEVENT"))


def test_a_deadline_never_has_the_identity_of_an_item(planned: Content) -> None:
    events = icalendar.Calendar.from_ical(feed_of(planned)).walk("VEVENT")
    identities = [str(event["UID"]) for event in events]
    assert "2027-avond.text@voorbeeld.example" in identities
    assert len(set(identities)) == len(identities)
    assert not {item.uid("voorbeeld.example") for item in planned.items} & set(identities)


def test_what_was_cancelled_stays_in_the_agenda_and_says_so(planned: Content) -> None:
    """So that reading the file again takes back what was there."""
    events = icalendar.Calendar.from_ical(feed_of(planned)).walk("VEVENT")
    found = [(str(event["SUMMARY"]), str(event["STATUS"])) for event in events if "afgelast" in str(event["UID"])]
    titles = [f"VERVALLEN: {task} klaar: Dag van het dier" for task in ("Tekst", "Vertaling")]
    assert found == [(title, "CANCELLED") for title in titles]


def test_other_weeks_move_the_deadline_in_every_agenda(root: Path) -> None:
    """SEQUENCE goes up and the stamp is new (RFC 5545, 3.8.7.4), though the item itself did not change."""
    before = first_event(loaded(root))
    (root / "data/plan.yml").write_text(
        "themes: [kinderen]\ntext_weeks: 5\ntranslation_weeks: 2\nrevision: 2\nupdated: 2027-02-25\n"
    )
    after = first_event(loaded(root))
    assert before["UID"] == after["UID"]
    assert (before.start, after.start) == (date(2027, 1, 4), date(2026, 12, 28))
    assert (before.sequence, after.sequence) == (1, 2)
    assert before.stamp == datetime(2027, 1, 9, 23, tzinfo=UTC)  # midnight in Amsterdam
    assert after.stamp == datetime(2027, 2, 24, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("dieren", "diren", "data/plan.yml:1: Het thema «diren» bestaat niet. Bedoel je «dieren»?"),
        ("text_weeks: 4", "text_weeks: vier", "data/plan.yml:3: «vier» is geen heel getal. Schrijf bijvoorbeeld 0 of 1."),
        (
            "text_weeks: 4",
            "text_weeks: 1",
            "data/plan.yml:4: De vertaling moet eerder klaar zijn dan de tekst. "
            "Maak translation_weeks niet groter dan text_weeks.",
        ),
        ("buurt", "kinderen", "data/plan.yml:1: «kinderen» staat er twee keer. Haal er een weg."),
        ("settings", "plekken", "data/plan.yml:2: «plekken» kent deze site niet. Haal de regel weg. Wat hier kan: "),
    ],
)
def test_a_mistake_in_the_agreements_is_told(old: str, new: str, expected: str, root: Path) -> None:
    file = root / "data/plan.yml"
    file.write_text(file.read_text().replace(old, new))
    with pytest.raises(ContentError) as caught:
        read(loaded(root))
    assert any(str(problem).startswith(expected) for problem in caught.value.problems)
    assert caught.value.problems == sorted(agreements.problems(loaded(root), DAY))


def test_a_site_without_agreements_passes_the_check(planned: Content) -> None:
    (planned.root / "data/plan.yml").unlink()
    assert list(agreements.problems(planned, DAY)) == []


def test_the_command_prints_and_writes(root: Path) -> None:
    done = run(root, "--year", "2027", "--date", "2027-03-01")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith((EXPECTED / "plan.txt").read_text(encoding="utf-8"))
    assert (root / ".build/plan-2027.ics").read_bytes() == (EXPECTED / "plan.ics").read_bytes()
    assert "Planning 2027" in (root / ".build/plan-2027.html").read_text(encoding="utf-8")
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        ("2031", "Voor 2031 staat er niets in de kalender. Kies uit: 2026, 2027."),
        ("27", "«27» is geen jaar; schrijf bijvoorbeeld 2027"),
    ],
)
def test_a_year_that_is_not_there_is_told(year: str, expected: str, root: Path) -> None:
    done = run(root, "--year", year, "--date", "2027-03-01")
    assert done.returncode != 0
    assert expected in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_content_is_told(root: Path) -> None:
    (root / "data/plan.yml").unlink()
    done = run(root, "--year", "2027", "--date", "2027-03-01")
    assert done.returncode == 1
    assert done.stderr.startswith("data/plan.yml:1: Dit bestand ontbreekt. Zet het terug uit een eerdere versie.")
