"""Every form of the feed says the same, and no text can break it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from omzien import ical
from omzien.bidi import LRI, PDI
from omzien.calendar_view import CalendarView
from omzien.content import CalendarItem, Content
from omzien.document import Document
from omzien.feeds import Feed, all_feeds, feed_paths, item_feed
from omzien.frame import Frame
from omzien.model import Item, Labels
from omzien.outputs import outputs
from omzien.web_feeds import atom, json_feed
from tests.conftest import TODAY
from tests.test_ical import read_with_ical_js

EXPECTED = Path(__file__).parent / "feeds"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]),
        st.sampled_from([",", ";", "\\", "\n", '"', "ا", "ب", "😀", " "]),
    ),
    min_size=1,
    max_size=400,
).filter(lambda text: text.strip() != "")


def events_of(data: bytes) -> list[Any]:
    """The events in a calendar, as icalendar reads them."""
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def made(content: Content, path: str) -> bytes:
    found = outputs(content, TODAY)[path].content
    assert isinstance(found, bytes)
    return found


@pytest.mark.parametrize(
    ("path", "expected"), [("nl/kalender.xml", "kalender.nl.xml"), ("ar/kalender.json", "kalender.ar.json")]
)
def test_a_feed_is_as_agreed(path: str, expected: str, content: Content) -> None:
    assert made(content, path) == (EXPECTED / expected).read_bytes()


@pytest.mark.parametrize("form", ["xml", "json"])
def test_numbers_keep_their_order_in_every_form(form: str, content: Content) -> None:
    """In Arabic a number without isolation would be read back to front."""
    text = made(content, f"ar/kalender.{form}").decode()
    for shown in ("0800-9999", "Veilig Advies"):
        assert f"{LRI}{shown}{PDI}" in text
        assert shown not in text.replace(f"{LRI}{shown}{PDI}", "")


def test_every_form_has_the_same_identities_and_status(content: Content) -> None:
    events = {str(e["UID"]): str(e["STATUS"]) for e in events_of(made(content, "nl/kalender.ics"))}
    items = json.loads(made(content, "nl/kalender.json"))["items"]
    assert {item["id"]: item["_omzien"]["status"].upper() for item in items} == events
    entries = ElementTree.fromstring(made(content, "nl/kalender.xml")).findall("a:entry/a:id", ATOM)  # noqa: S314 our own
    assert {str(entry.text).partition(":")[2].partition(":")[2] for entry in entries} == set(events)


def test_a_label_may_have_a_dash(content: Content) -> None:
    themes = Labels.model_validate({"labels": {"buurt": {"nl": "Thuis – en op straat"}}})
    own = replace(content, themes=themes)
    nl = Frame(own, "nl", TODAY)
    assert [feed.path for feed in all_feeds([], nl)] == feed_paths(own)
    view = CalendarView(nl, "abonneren/")
    assert "<li>Thuis – en op straat<br>" in view.feeds("thema")
    assert "kalender/thema/buurt.ics" in view.feed("kalender/thema/buurt")
    with pytest.raises(KeyError):
        view.feed("kalender/thema/kinderen")


def test_a_choice_is_a_part_of_the_whole(content: Content, frame: Callable[[str], Frame]) -> None:
    """Per theme and audience; the same event, byte for byte; empty feeds are there too."""
    whole, *choices = all_feeds(content.shown_items(TODAY), frame("nl"))
    assert {feed.path: len(feed.items) for feed in choices} == {
        "kalender/thema/kinderen": 1,
        "kalender/thema/buurt": 2,
        "kalender/doelgroep/ouders": 1,
        "kalender/doelgroep/inwoners": 2,
    }
    events = ical.calendar(whole, frame("nl"))
    for feed in choices:
        for item in feed.items:
            assert ical.event(item, frame("nl")).to_ical() in events


def test_the_feed_of_one_item_has_the_same_identity(content: Content, frame: Callable[[str], Frame]) -> None:
    item = content.shown_items(TODAY)[1]
    events = events_of(ical.calendar(item_feed(item, frame("nl")), frame("nl")))
    assert [str(e["UID"]) for e in events] == ["2026-week-van-het-kind@voorbeeld.example"]


def test_a_third_parser_reads_it_too(content: Content) -> None:
    for code in ("nl", "ar"):
        calendar = vobject.readOne(made(content, f"{code}/kalender.ics").decode())
        week = next(e for e in calendar.vevent_list if "week" in e.uid.value)
        assert (week.dtstart.value, week.dtend.value) == (date(2026, 11, 16), date(2026, 11, 23))


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "America/New_York"])
def test_a_week_covers_seven_days_wherever_somebody_lives(zone: str, content: Content) -> None:
    """Days have no zone: they are the same cells in every calendar."""
    week = next(e for e in events_of(made(content, "nl/kalender.ics")) if "week" in e["UID"])
    start, end = week["DTSTART"].dt, week["DTEND"].dt
    assert type(start) is date
    midnight = datetime(2026, 11, 15, tzinfo=ZoneInfo(zone))
    cells = [(midnight + timedelta(days=n)).date() for n in range(9)]
    assert sum(start <= cell < end for cell in cells) == 7


@pytest.mark.parametrize(
    ("start", "utc"),
    [
        ("2026-03-28T19:30", (3, 28, 18)),
        ("2026-03-29T19:30", (3, 29, 17)),
        ("2026-10-24T19:30", (10, 24, 17)),
        ("2026-10-25T19:30", (10, 25, 18)),
    ],
)
def test_a_time_is_right_on_both_sides_of_each_clock_change(
    start: str, utc: tuple[int, int, int], frame: Callable[[str], Frame], tmp_path: Path
) -> None:
    item = with_texts("Avond", kind="event", start=start, location={"nl": "De Brug"})
    data = ical.calendar(Feed("kalender", "x", (item,)), frame("nl"))
    month, day, hour = utc
    expected = datetime(2026, month, day, hour, 30, tzinfo=UTC)
    (event,) = events_of(data)
    assert event["DTSTART"].dt.astimezone(UTC) == expected
    assert vobject.readOne(data.decode()).vevent.dtstart.value.astimezone(UTC) == expected
    file = tmp_path / "time.ics"
    file.write_bytes(data)
    assert read_with_ical_js(file)["events"][0]["start"] == expected.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def with_texts(text: str, **fields: Any) -> CalendarItem:
    """An item with this text everywhere."""
    entry: dict[str, Any] = {
        "kind": "theme-day",
        "status": "confirmed",
        "start": "2026-11-20",
        "themes": ["buurt"],
        "audiences": ["inwoners"],
        "updated": "2026-11-01",
        "title": {"nl": text},
        "summary": {"nl": text},
        "message": {"nl": text},
        **fields,
    }
    return CalendarItem("proef", 2026, Item.model_validate(entry), Document("proef.yml"))


@given(text=TEXTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_survives_the_round_trip(text: str, frame: Callable[[str], Frame]) -> None:
    item = with_texts(text)
    feed = Feed("kalender", text, (item,))
    data = ical.calendar(feed, frame("nl"))
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    events = events_of(data)
    assert len(events) == 1
    assert str(events[0]["SUMMARY"]) == item.item.title.dutch
    assert json.loads(json_feed(feed, frame("nl")))["items"][0]["title"] == item.item.title.dutch
    entry = ElementTree.fromstring(atom(feed, frame("nl"))).find("a:entry/a:title", ATOM)  # noqa: S314 our own
    assert entry is not None
    assert entry.text == item.item.title.dutch


def test_ten_thousand_characters_survive_too(frame: Callable[[str], Frame], tmp_path: Path) -> None:
    text = ("Woord, " * 1000 + "أسبوع; " * 500).strip()
    file = tmp_path / "long.ics"
    file.write_bytes(ical.calendar(Feed("kalender", "x", (with_texts(text),)), frame("nl")))
    assert read_with_ical_js(file)["events"][0]["summary"] == text


@pytest.mark.parametrize(
    "attack", ["x\r\nBEGIN:VEVENT\r\nUID:evil", "</title><script>", "]]>&amp;<b>", "../../etc", "javascript:x"]
)
def test_a_text_cannot_break_out(attack: str, frame: Callable[[str], Frame]) -> None:
    feed = Feed("kalender", attack, (with_texts(attack),))
    events = events_of(ical.calendar(feed, frame("nl")))
    assert [str(e["UID"]) for e in events] == ["2026-proef@voorbeeld.example"]
    assert len(ElementTree.fromstring(atom(feed, frame("nl"))).findall("a:entry", ATOM)) == 1  # noqa: S314 our own
