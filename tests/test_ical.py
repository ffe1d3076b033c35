"""The feed as its readers see it: byte for byte as agreed, and understood by two parsers that did not write it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events

from omzien import ical
from omzien.bidi import LRI
from omzien.content import Content
from omzien.feeds import all_feeds
from omzien.frame import Frame
from omzien.model.base import AMSTERDAM
from tests.conftest import ROOT, TODAY

EXPECTED = Path(__file__).parent / "feeds"


@pytest.fixture
def calendar(content: Content, frame: Callable[[str], Frame]) -> Callable[[str], bytes]:
    """The sample feed in a language."""
    return lambda language: everything(content, frame(language))


def everything(content: Content, frame: Frame) -> bytes:
    """The feed with all items."""
    return ical.calendar(next(all_feeds(content.shown_items(frame.today), frame)), frame)


@pytest.fixture
def understood(calendar: Callable[[str], bytes], tmp_path: Path) -> Callable[[str], dict[str, Any]]:
    """What ical.js makes of the sample feed in a language."""

    def read(language: str) -> dict[str, Any]:
        file = tmp_path / f"{language}.ics"
        file.write_bytes(calendar(language))
        return read_with_ical_js(file)

    return read


def run_node(script: str, *files: Path) -> str:
    """What a script in tests/js prints about these files."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ["node", str(ROOT / "tests/js" / script), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PATH": path}, check=True).stdout


def read_with_ical_js(file: Path) -> dict[str, Any]:
    """The calendar in `file` through the parser of Thunderbird."""
    result: dict[str, Any] = json.loads(run_node("read_calendar.mjs", file))
    return result


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_feed_is_as_agreed(language: str, calendar: Callable[[str], bytes]) -> None:
    """A change in the file beside this test is a change for everybody who subscribes."""
    assert calendar(language) == (EXPECTED / f"kalender.{language}.ics").read_bytes()


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_the_form_of_rfc_5545(language: str, calendar: Callable[[str], bytes]) -> None:
    """3.1: lines end in CRLF and are at most 75 octets; UTF-8."""
    data = calendar(language)
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    data.decode("utf-8")
    assert not icalendar.Calendar.from_ical(data).errors


def test_a_week_fills_seven_days(calendar: Callable[[str], bytes], understood: Callable[[str], dict[str, Any]]) -> None:
    """The last day is not lost: all seven, in both parsers."""
    read = recurring_ical_events.of(icalendar.Calendar.from_ical(calendar("nl")))
    first = date(2026, 11, 15)
    titles = [[str(e["SUMMARY"]) for e in read.at(first + timedelta(days=n))] for n in range(9)]
    assert [any("Week van het kind" in title for title in day) for day in titles] == [False] + [True] * 7 + [False]
    week = next(e for e in understood("nl")["events"] if "Week van het kind" in e["summary"])
    assert week["days"] == [f"2026-11-{day}" for day in range(16, 23)]


def test_a_timed_event_has_its_zone(calendar: Callable[[str], bytes], understood: Callable[[str], dict[str, Any]]) -> None:
    """The evening before the clock goes back: 19:30 in Amsterdam is 17:30 UTC."""
    data = calendar("nl")
    assert b"BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam" in data
    evening = next(e for e in understood("nl")["events"] if "Avond" in e["summary"])
    assert evening["start"] == "2026-10-24T17:30:00.000Z"
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(data)).at((2026, 10, 24))
    assert found[0].start.astimezone(UTC) == datetime(2026, 10, 24, 17, 30, tzinfo=UTC)


def test_our_zone_is_that_of_the_zone_database() -> None:
    """Every day at noon, ten years long."""
    zone = ical.amsterdam().to_tz()
    for n in range(3653):
        noon = datetime(2026, 1, 1, 12) + timedelta(days=n)
        assert noon.replace(tzinfo=zone).utcoffset() == noon.replace(tzinfo=AMSTERDAM).utcoffset(), noon


def test_it_blocks_nobody_and_wakes_nobody(calendar: Callable[[str], bytes]) -> None:
    for event in icalendar.Calendar.from_ical(calendar("nl")).walk("VEVENT"):
        assert event["TRANSP"] == "TRANSPARENT"
        assert event["X-MICROSOFT-CDO-BUSYSTATUS"] == "FREE"
        assert not event.walk("VALARM")


def test_refresh_and_names_are_understood(understood: Callable[[str], dict[str, Any]]) -> None:
    properties = understood("ar")["properties"]
    assert properties["refresh-interval"] == {"type": "duration", "value": "PT12H"}
    assert properties["x-published-ttl"]["value"] == "PT12H"
    assert properties["name"]["value"] == properties["x-wr-calname"]["value"]
    assert "الحملات" in properties["name"]["value"]
    assert properties["source"] == {"type": "uri", "value": "https://voorbeeld.example/ar/kalender.ics"}


def test_identity_is_the_same_in_every_language(understood: Callable[[str], dict[str, Any]]) -> None:
    identities = [[(e["uid"], e["days"], e["start"]) for e in understood(code)["events"]] for code in ("nl", "en", "ar")]
    assert identities[0] == identities[1] == identities[2]
    assert identities[0][1][0] == "2026-week-van-het-kind@voorbeeld.example"


def test_a_cancelled_item_is_marked_in_the_readers_language(understood: Callable[[str], dict[str, Any]]) -> None:
    for language, word in (("nl", "VERVALLEN:"), ("en", "CANCELLED:"), ("ar", "أُلغي:")):
        event = next(e for e in understood(language)["events"] if e["status"] == "CANCELLED")
        assert event["summary"].startswith(word)
        assert event["sequence"] == 2


def test_the_description_is_plain_text_with_the_number_and_the_address(
    understood: Callable[[str], dict[str, Any]],
) -> None:
    text = next(e for e in understood("nl")["events"] if "Week" in e["summary"])["description"]
    assert "Vraag hoe het gaat en luister." in text
    assert "Veilig Advies: 0800-9999" in text
    assert "9998" not in text
    assert text.endswith("https://voorbeeld.example/campagnes/2026/week-van-het-kind/")
    arabic = next(e for e in understood("ar")["events"] if "أسبوع" in e["summary"])["description"]
    assert f"{LRI}0800-9999" in arabic


def test_drafts_and_embargoed_items_are_not_in_it(calendar: Callable[[str], bytes], content: Content) -> None:
    assert b"Verrassing" not in calendar("nl")
    assert b"Concept" not in calendar("nl")
    day = date(2026, 12, 1)
    assert b"Verrassing" in everything(content, Frame(content, "nl", day))


def test_the_day_of_the_build_is_not_in_it(content: Content) -> None:
    """Two builds of the same content give the same feed, whatever the day, so that nobody sees changes that are none."""
    days = (TODAY, TODAY + timedelta(days=1))
    assert len({everything(content, Frame(content, "nl", day)) for day in days}) == 1
