"""What a year of the calendar should hold, and when its texts should be ready."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from omzien.model.base import DayDate, Entry, UniqueSlugs

# A year at most: later than that is a typing mistake, and the day must be one that exists.
Weeks = Annotated[int, Field(ge=0, le=52)]


class Agreements(Entry):
    """The file data/plan.yml."""

    themes: UniqueSlugs = Field(min_length=1, description="themes that the council wants covered every year")
    settings: UniqueSlugs = Field(default=[], description="settings of sexual transgression that it wants covered")
    text_weeks: Weeks = Field(description="the Dutch text is ready this many weeks before the first day")
    translation_weeks: Weeks = Field(description="and the translations this many weeks before it")
    revision: int = Field(0, ge=0, description="goes up when the weeks change (part of SEQUENCE)")
    updated: DayDate = Field(description="day on which the weeks last changed (DTSTAMP when later than the item's)")

    @model_validator(mode="after")
    def _translated_after_written(self) -> Self:
        if self.translation_weeks > self.text_weeks:
            raise PydanticCustomError(
                "item",  # a mistake in the file as a whole, told at the line of the key «at»
                "De vertaling moet eerder klaar zijn dan de tekst. Maak translation_weeks niet groter dan text_weeks.",
                {"at": "translation_weeks"},
            )
        return self
