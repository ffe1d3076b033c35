"""When each yearly item is: the rules from which the next year of the calendar is made."""

from __future__ import annotations

from pydantic import Field

from omzien.model.base import DayDate, Entry, Slug, Text


class YearlyItem(Entry):
    """The rule of one item; its texts are those of the latest year that has it."""

    rule: Text = Field(description="wanneer het is, in de woorden van recurrence.py; onbekend als niemand het weet")
    attention: Text | None = Field(None, description="wat je elk jaar moet nakijken of navragen; {jaar} wordt het jaar")
    since: int | None = Field(None, ge=2000, description="het eerste jaar waarin het item er is")


class Recurring(Entry):
    """The file content-calendar/recurring.yml."""

    rules: dict[Slug, YearlyItem] = Field(description="per item, in de volgorde van het jaar")
    school_holidays: dict[int, DayDate] = Field(
        default={}, description="per jaar de eerste dag van de zomervakantie in de regio van de gemeente"
    )
