"""The nouns of the report for staff; as JSON they have the same names (`.build/rapport.json`, with its schema beside it)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Sign(StrEnum):
    """How something stands, worst first."""

    BAD = "bad"
    HALF = "attention"
    GOOD = "good"
    UNKNOWN = "unknown"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Row(_Entry):
    """One thing to look at."""

    name: str = Field(description="what it is about")
    sign: Sign
    told: str = Field(description="how it stands, in a few Dutch words: it says what the colour says")
    detail: str = Field("", description="more about it, in Dutch")
    file: str = Field(description="the file to open, from the root of the project; empty when there is none")
    line: int = Field(1, description="the line in that file, from 1")
    edit: str = Field("", description="the page of the git host where the file is changed; empty when no host is set")


class Part(_Entry):
    """One subject of the report. Its sign is that of its worst row, when not given."""

    id: str
    title: str
    summary: str = Field(description="the whole in one Dutch sentence")
    sign: Sign
    rows: list[Row]

    @property
    def todo(self) -> list[Row]:
        """The rows that ask for something, worst first."""
        order = list(Sign)
        rows = [row for row in self.rows if row.sign in {Sign.BAD, Sign.HALF}]
        return sorted(rows, key=lambda row: order.index(row.sign))

    @property
    def rest(self) -> list[Row]:
        """The rows that are fine, or of which nothing is known."""
        return [row for row in self.rows if row.sign not in {Sign.BAD, Sign.HALF}]


class Overview(_Entry):
    """The report of one day."""

    municipality: str
    day: date
    parts: list[Part]


def worst(rows: list[Row]) -> Sign:
    """The sign of a part: that of its worst row; without rows it is fine."""
    order = list(Sign)
    return min((row.sign for row in rows), key=order.index, default=Sign.GOOD)
