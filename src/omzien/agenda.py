"""Which items are past, now and next on a given day, and in which year they are listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from omzien.content import CalendarItem
from omzien.model import Status


@dataclass(frozen=True)
class Agenda:
    """The public items as seen on one day.

    now: started and not over. next: the first ones to come.
    """

    now: list[CalendarItem]
    next: list[CalendarItem]


def agenda(items: Sequence[CalendarItem], today: date, *, how_many: int = 3) -> Agenda:
    """Sort items (in order of day, as `Content.shown_items` gives them) around `today`."""
    now = [i for i in items if i.item.first_day <= today <= i.item.last_day]
    coming = [i for i in items if i.item.first_day > today]
    return Agenda(now, coming[:how_many])


def listed_from(item: CalendarItem, year: int) -> date | None:
    """The day in `year` from which an item belongs to it, also one that began the year before; None when it has no such day."""
    if not item.item.first_day.year <= year <= item.item.last_day.year:
        return None
    return max(item.item.first_day, date(year, 1, 1))


def state_of(item: CalendarItem, today: date) -> str:
    """How an item stands on `today`: `draft` (or under embargo), `cancelled`, `past`, `now` or `coming`."""
    if not item.public(today):
        return "draft"
    if item.item.status is Status.CANCELLED:
        return "cancelled"
    if is_past(item, today):
        return "past"
    return "now" if item.item.first_day <= today else "coming"


def is_past(item: CalendarItem, today: date) -> bool:
    """Whether the last day of an item is over."""
    return item.item.last_day < today
