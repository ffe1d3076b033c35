"""What search engines read is what the feed says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from omzien import structured
from omzien.content import Content
from omzien.frame import Frame
from omzien.loading import load
from tests.conftest import TODAY


def event(content: Content, id: str) -> dict[str, Any]:
    item = next(i for i in content.items if i.id == id)
    read: dict[str, Any] = json.loads(structured.event(item, Frame(content, "nl", TODAY)))
    return read


def test_dates_place_and_identity(content: Content) -> None:
    week = event(content, "week-van-het-kind")
    assert (week["startDate"], week["endDate"]) == ("2026-11-16", "2026-11-22")
    assert week["identifier"] == "2026-week-van-het-kind@voorbeeld.example"
    evening = event(content, "avond")
    assert (evening["startDate"], evening["endDate"]) == ("2026-10-24T19:30:00+02:00", "2026-10-24T21:00:00+02:00")
    assert evening["location"]["name"] == "Buurthuis De Brug"


def test_status(content: Content) -> None:
    assert event(content, "afgelast")["eventStatus"] == "https://schema.org/EventCancelled"
    assert event(content, "avond")["eventStatus"] == "https://schema.org/EventScheduled"


def test_a_moved_item_names_its_old_day(sample: Path) -> None:
    file = sample / "content-calendar/2026/week-van-het-kind.yml"
    file.write_text(file.read_text().replace("updated", "revision: 1\nmoved_from: 2026-11-09\nupdated"))
    content, _ = load(sample)
    assert content is not None
    week = event(content, "week-van-het-kind")
    assert (week["eventStatus"], week["previousStartDate"]) == ("https://schema.org/EventRescheduled", "2026-11-09")


def test_a_text_cannot_end_the_script(sample: Path, frame: Callable[[str], Frame]) -> None:
    file = sample / "content-calendar/2026/week-van-het-kind.yml"
    file.write_text(file.read_text().replace('"Week van het kind; vraag, luister"', '"</script><b>"'))
    content, _ = load(sample)
    assert content is not None
    item = next(i for i in content.items if i.id == "week-van-het-kind")
    made = structured.event(item, Frame(content, "nl", TODAY))
    assert "<" not in made
    assert json.loads(made)["name"] == "</script><b>"


def test_a_text_is_plain_as_in_the_feeds(sample: Path) -> None:
    """The description is Markdown; a title is not, and keeps its marks."""
    file = sample / "content-calendar/2026/week-van-het-kind.yml"
    text = file.read_text().replace("Week van het kind; vraag", "#Week van het kind; vraag")
    file.write_text(
        text.replace("Een week", '"Een **week** met [meer](https://x.example)"').replace('" over kinderen.', ' over kinderen."')
    )
    content, _ = load(sample)
    assert content is not None
    week = event(content, "week-van-het-kind")
    assert week["description"] == "Een week met meer over kinderen."
    assert week["name"] == "#Week van het kind; vraag, luister"


def test_a_training_of_a_whole_day_has_its_place_too(sample: Path) -> None:
    file = sample / "content-calendar/2026/avond.yml"
    text = file.read_text().replace("T19:30", "").replace("T21:00", "")
    file.write_text(text)
    content, _ = load(sample)
    assert content is not None
    assert event(content, "avond")["location"]["name"] == "Buurthuis De Brug"
