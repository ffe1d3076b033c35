"""One item of the content calendar: a campaign, theme week, theme day, event or training."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import Self

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from omzien.model.base import (
    AMSTERDAM,
    DayDate,
    Entry,
    LocalizedText,
    Moment,
    Slug,
    Text,
    Translations,
    WebAddress,
    dutch_of,
)


class Kind(StrEnum):
    """What sort of item it is; events and trainings may have times and a place."""

    CAMPAIGN = "campaign"
    THEME_WEEK = "theme-week"
    THEME_DAY = "theme-day"
    EVENT = "event"
    TRAINING = "training"


class Status(StrEnum):
    """Where the item is in its life (RFC 5545, 3.8.1.11 for the two public ones)."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class Day(Entry):
    """One day in a series: one small step."""

    date: DayDate
    title: LocalizedText
    text: LocalizedText


class Item(Entry):
    """A file in content-calendar/<year>/<id>.yml. Dates are as people say them: first and last day both included."""

    kind: Kind
    status: Status
    start: Moment | None = Field(None, description="first day (2026-11-25) or start time (2026-11-26T19:30)")
    end: Moment | None = Field(None, description="last day, itself included, or end time; empty is the same day")
    themes: list[Slug] = Field(min_length=1)
    audiences: list[Slug] = Field(min_length=1)
    help: list[Slug] = Field(default=[], description="ids of organisations whose help stands on the page")
    partners: list[Text] = []
    organiser: Text | None = None
    website: WebAddress | None = None
    publish_from: DayDate | None = Field(None, description="before this day nothing of it is public")
    revision: int = Field(0, ge=0, description="goes up when dates, place or status change (SEQUENCE)")
    updated: DayDate = Field(description="day of the last change (DTSTAMP, LAST-MODIFIED)")
    title: LocalizedText
    summary: LocalizedText
    message: LocalizedText
    location: LocalizedText | None = None
    days: list[Day] = []
    ask: Text | None = Field(None, description="a question for somebody outside; only staff see it")
    translated: Translations = {}

    @field_validator("themes", "audiences", "help")
    @classmethod
    def _each_once(cls, values: list[str]) -> list[str]:
        for value in values:
            if values.count(value) > 1:
                raise PydanticCustomError("twice", "«{value}» staat er twee keer. Haal er een weg.", {"value": value})
        return values

    @model_validator(mode="after")
    def _dates_fit(self) -> Self:
        if self.start is None:
            if self.status is not Status.DRAFT:
                raise PydanticCustomError(
                    "missing_start",
                    "De begindatum (start) ontbreekt. Vul hem in, of zet status op draft.",
                    {"at": "status"},
                )
            return self
        if self.end is None:
            return self
        if isinstance(self.start, datetime) != isinstance(self.end, datetime):
            raise PydanticCustomError(
                "mixed",
                "De ene datum (start, end) heeft een tijd en de andere niet. Schrijf ze op dezelfde manier.",
                {"at": "end"},
            )
        if self.end < self.start:
            raise PydanticCustomError(
                "order", "Het einde (end) ligt voor het begin (start). Draai ze om of verbeter de datum.", {"at": "end"}
            )
        return self

    @property
    def timed(self) -> bool:
        """Whether it has clock times; otherwise it lasts whole days."""
        return isinstance(self.start, datetime)

    @property
    def first_day(self) -> date:
        """Its first day in Amsterdam. Only for items that have a date."""
        if self.start is None:
            raise ValueError("an item without a date has no first day")
        return self.start.date() if isinstance(self.start, datetime) else self.start

    @property
    def last_day(self) -> date:
        """Its last day in Amsterdam, itself included."""
        if self.end is None:
            return self.first_day
        return self.end.date() if isinstance(self.end, datetime) else self.end

    @property
    def stamp(self) -> datetime:
        """When the content last changed, as a point in time (midnight in Amsterdam)."""
        return datetime.combine(self.updated, time(), AMSTERDAM)

    def languages(self) -> set[str]:
        """The languages in which the whole text is there."""
        return set(self.title.root) & set(self.summary.root) & set(self.message.root)

    def dutch_blocks(self) -> list[str]:
        """The Dutch that translations are made from."""
        days = [text for day in self.days for text in (day.title, day.text)]
        return dutch_of([self.title, self.summary, self.message, self.location, *days])
