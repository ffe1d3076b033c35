"""The nouns of the yearly overview: planned items, months, overlaps, coverage, deadlines. What fills them is in plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from omzien.content import CalendarItem
from omzien.model import Status
from omzien.translation import State


class Cover(StrEnum):
    """How a theme, setting or audience is covered, best first."""

    CONFIRMED = "confirmed"
    DRAFT = "draft"
    NONE = "none"


class Task(StrEnum):
    """What has to be ready before the first day."""

    TEXT = "text"
    TRANSLATION = "translation"


@dataclass(frozen=True)
class Translation:
    """The texts of an item in one language. `missing` are those that are not there: title, summary, message."""

    language: str
    state: State
    missing: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether it is there and belongs to the Dutch of today; whether a person read it is another matter."""
        return self.state in {State.REVIEWED, State.MACHINE}


@dataclass(frozen=True)
class Deadline:
    """The last day for one task of an item. `late`: that day has passed, the item is not over, and it is not done."""

    task: Task
    day: date
    done: bool
    late: bool


@dataclass(frozen=True)
class PlannedItem:
    """An item with what still has to be done for it. Without a date, and for an item of another year: no deadlines."""

    source: CalendarItem
    translations: tuple[Translation, ...]
    deadlines: tuple[Deadline, ...]

    @property
    def status(self) -> Status:
        """The status of the item."""
        return self.source.item.status

    @property
    def dated(self) -> bool:
        """Whether its days are known."""
        return self.source.item.start is not None

    @property
    def active(self) -> bool:
        """Whether it may take place; what was cancelled covers nothing and needs nothing."""
        return self.status is not Status.CANCELLED

    @property
    def gaps(self) -> tuple[Translation, ...]:
        """The translations that somebody has to work on."""
        return tuple(t for t in self.translations if not t.ready) if self.active else ()

    def within(self, first: date, last: date) -> int:
        """How many of its days fall in the period, both ends included. Only for items that have a date."""
        item = self.source.item
        return max(0, (min(item.last_day, last) - max(item.first_day, first)).days + 1)


@dataclass(frozen=True)
class Month:
    """A month by its first day: the items that begin in it, and those that began earlier and go on."""

    first: date
    beginning: tuple[PlannedItem, ...]
    going_on: tuple[PlannedItem, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing takes place in it."""
        return not any(item.active for item in (*self.beginning, *self.going_on))


@dataclass(frozen=True)
class Overlap:
    """Two items that have days of the year in common, and how many."""

    first: PlannedItem
    second: PlannedItem
    days: int


@dataclass(frozen=True)
class Coverage:
    """A theme, setting or audience by its id, and the items for it: confirmed ones and drafts."""

    id: str
    confirmed: tuple[PlannedItem, ...]
    drafts: tuple[PlannedItem, ...]

    @property
    def cover(self) -> Cover:
        """Whether a confirmed item covers it, only drafts, or nothing."""
        if self.confirmed:
            return Cover.CONFIRMED
        return Cover.DRAFT if self.drafts else Cover.NONE


@dataclass(frozen=True)
class Plan:
    """The overview of one year as seen on one day. `items` are in order of day; those without a date come last."""

    year: int
    today: date
    items: tuple[PlannedItem, ...]
    months: tuple[Month, ...]
    overlaps: tuple[Overlap, ...]
    themes: tuple[Coverage, ...]
    settings: tuple[Coverage, ...]
    audiences: tuple[Coverage, ...]

    @property
    def undated(self) -> tuple[PlannedItem, ...]:
        """The items that still need a date."""
        return tuple(item for item in self.items if not item.dated)

    @property
    def empty_months(self) -> tuple[Month, ...]:
        """The months in which nothing takes place."""
        return tuple(month for month in self.months if month.empty)

    @property
    def incomplete(self) -> tuple[PlannedItem, ...]:
        """The items with a translation that is missing or older than the Dutch."""
        return tuple(item for item in self.items if item.gaps)

    @property
    def with_deadlines(self) -> tuple[PlannedItem, ...]:
        """The items that have deadlines to meet."""
        return tuple(item for item in self.items if item.active and item.deadlines)

    @property
    def late(self) -> tuple[tuple[PlannedItem, Deadline], ...]:
        """The deadlines that have passed, longest ago first."""
        found = [(item, deadline) for item in self.items for deadline in item.deadlines if deadline.late]
        return tuple(sorted(found, key=lambda pair: (pair[1].day, pair[0].source.year, pair[0].source.id)))
