"""A year at a glance: where each item is drawn, in a row for each month or for each theme.

Only positions are worked out here; the drawing is a template. Colour never stands alone: a theme has a colour and a pattern,
and the list below the drawing says the same in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from omzien import dates
from omzien.content import CalendarItem
from omzien.frame import Frame


@dataclass(frozen=True)
class Bar:
    """An item, or the part of it in one row: from which day of the row, how many days, in which lane, with which look."""

    item: CalendarItem
    start: int
    days: int
    lane: int
    look: int


@dataclass(frozen=True)
class Row:
    """One row of the drawing: its name, how many days wide it is, its bars and how many lanes they need."""

    name: str
    width: int
    bars: tuple[Bar, ...]

    @property
    def lanes(self) -> int:
        """At least one, so that an empty row can be seen."""
        return max((bar.lane + 1 for bar in self.bars), default=1)


def by_month(items: Sequence[CalendarItem], year: int, frame: Frame) -> list[Row]:
    """Twelve rows of at most 31 days."""
    rows = []
    for number in range(1, 13):
        first = date(year, number, 1)
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        name = dates.month_name(first, frame.language.code)
        rows.append(Row(name, 31, _bars(items, first, last, frame)))
    return rows


def by_theme(items: Sequence[CalendarItem], year: int, frame: Frame) -> list[Row]:
    """A row of a whole year for each theme that has items in it."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = []
    for theme in frame.content.themes.labels:
        chosen = [item for item in items if theme in item.item.themes]
        if chosen:
            name = frame.content.themes.text(theme, frame.language.code)
            rows.append(Row(name, (last - first).days + 1, _bars(chosen, first, last, frame, theme)))
    return rows


def look_of(theme: str, frame: Frame) -> int:
    """The number of the colour and pattern of a theme: its place in themes.yml."""
    return list(frame.content.themes.labels).index(theme)


def _bars(items: Sequence[CalendarItem], first: date, last: date, frame: Frame, theme: str = "") -> tuple[Bar, ...]:
    bars: list[Bar] = []
    free: list[date] = []  # for each lane, the last day that is taken
    for item in items:
        start, end = max(item.item.first_day, first), min(item.item.last_day, last)
        if start > end:
            continue
        lane = next((number for number, taken in enumerate(free) if taken < start), len(free))
        free[lane : lane + 1] = [end]
        look = look_of(theme or item.item.themes[0], frame)
        bars.append(Bar(item, (start - first).days, (end - start).days + 1, lane, look))
    return tuple(bars)
