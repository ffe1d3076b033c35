"""The life of an item as a subscriber lives it: renamed, moved, translated again, cancelled, gone."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from omzien.content import Content
from omzien.loading import load
from omzien.outputs import outputs
from tests.conftest import TODAY
from tests.test_ical import run_node

FILE = "content-calendar/2026/week-van-het-kind.yml"
UID = "2026-week-van-het-kind@voorbeeld.example"
CHANGED = ("updated: 2026-10-01", "updated: 2026-11-17")


def reread(root: Path) -> Content:
    content, problems = load(root)
    assert content is not None, problems
    return content


@pytest.fixture
def after(sample: Path, tmp_path: Path) -> Callable[..., list[dict[str, Any]]]:
    """What a program holds that had the feed before some changes, and reads it after them."""

    def change(*pairs: tuple[str, str], language: str = "nl", day: date = TODAY) -> list[dict[str, Any]]:
        files = [tmp_path / "before.ics", tmp_path / "after.ics"]
        for file in files:
            feed = outputs(reread(sample), TODAY if file is files[0] else day)[f"{language}/kalender.ics"].content
            assert isinstance(feed, bytes)
            file.write_bytes(feed)
            if file is files[0]:
                text = (sample / FILE).read_text(encoding="utf-8")
                for old, new in pairs:
                    assert old in text
                    text = text.replace(old, new, 1)
                (sample / FILE).write_text(text, encoding="utf-8")
        return [e for e in json.loads(run_node("merge_calendars.mjs", *files)) if e["uid"] == UID]

    return change


def test_a_renamed_item_is_the_same_event(after: Callable[..., list[dict[str, Any]]]) -> None:
    (event,) = after(("Week van het kind; vraag, luister", "Week van alle kinderen"), CHANGED)
    assert event["summary"] == "Week van alle kinderen"


def test_a_moved_item_is_moved_and_marked(after: Callable[..., list[dict[str, Any]]]) -> None:
    moved = (
        ("start: 2026-11-16\nend: 2026-11-22", "start: 2026-11-23\nend: 2026-11-29"),
        CHANGED,
        ("updated", "revision: 1\nmoved_from: 2026-11-16\nupdated"),
    )
    (event,) = after(*moved)
    assert event["start"] == "2026-11-23"
    assert event["summary"].startswith("VERPLAATST:")


def test_without_a_higher_revision_and_date_nothing_is_taken_over(after: Callable[..., list[dict[str, Any]]]) -> None:
    """The reason for the rule about a forgotten revision; and proof that the merge above can refuse."""
    (event,) = after(("start: 2026-11-16", "start: 2026-11-17"))
    assert event["start"] == "2026-11-16"


def test_a_new_translation_reaches_who_reads_it(after: Callable[..., list[dict[str, Any]]]) -> None:
    (event,) = after(("أسبوع الطفل", "أسبوع كل الأطفال"), CHANGED, language="ar")
    assert event["summary"] == "أسبوع كل الأطفال"


def test_a_cancelled_item_is_marked_not_doubled(after: Callable[..., list[dict[str, Any]]]) -> None:
    (event,) = after(("status: confirmed", "status: cancelled\nrevision: 1"), CHANGED)
    assert (event["status"], event["summary"][:10]) == ("CANCELLED", "VERVALLEN:")


@pytest.mark.parametrize(("day", "there"), [(date(2026, 12, 22), True), (date(2026, 12, 23), False)])
def test_a_cancelled_item_leaves_after_thirty_days(
    day: date, there: bool, after: Callable[..., list[dict[str, Any]]], sample: Path
) -> None:
    events = after(("status: confirmed", "status: cancelled\nrevision: 1"), CHANGED, day=day)
    assert bool(events) is there
    made = outputs(reread(sample), day)
    assert ("nl/campagnes/2026/week-van-het-kind.ics" in made) is there
    assert "nl/campagnes/2026/week-van-het-kind.md" in made, "its page stays"


def test_a_past_item_stays(sample: Path) -> None:
    made = outputs(reread(sample), date(2027, 6, 1))
    assert "nl/campagnes/2026/week-van-het-kind.md" in made
    feed = made["nl/kalender.ics"].content
    assert isinstance(feed, bytes)
    assert UID.encode() in feed
