"""For which items there is material on a day, and where it stands."""

from __future__ import annotations

from datetime import date, timedelta

from omzien.content import CalendarItem, Content
from omzien.model import Status

FOLDER = "materiaal/"  # below the address of an item: a contract with everybody who links to it
GENERAL = f"campagnes/{FOLDER}"  # what belongs to no item: the quiet poster and the cards


def items_with_kit(content: Content, today: date) -> list[CalendarItem]:
    """The confirmed items that are public on `today` and near enough, in order of day. None without data/kit.yml."""
    if content.kit is None:
        return []
    before, after = timedelta(content.kit.window.before), timedelta(content.kit.window.after)
    return [
        item
        for item in content.shown_items(today)
        if item.item.status is Status.CONFIRMED and item.item.first_day - before <= today <= item.item.last_day + after
    ]


def folder(item: CalendarItem) -> str:
    """Where the material of an item stands, below the language."""
    return f"{item.path}{FOLDER}"
