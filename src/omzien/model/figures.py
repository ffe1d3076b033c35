"""Figures about the subject: the numbers, where they come from, what they say and what they do not say."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, field_validator, model_validator
from pydantic_core import PydanticCustomError

from omzien.model.base import Entry, LocalizedText, Slug, Text, Translations, WebAddress, dutch_of

_LONGEST_LABEL = 60  # characters: what fits above a bar on a phone, in the size of the text around it


class FigureKind(StrEnum):
    """How the numbers are drawn. A line is for years in a row that were counted in the same way."""

    BARS = "bars"
    LINE = "line"


def _parse_year(value: Any) -> Any:
    if isinstance(value, int):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"(19|20)\d\d", value):
        sentence = "«{value}» is geen jaar. Schrijf bijvoorbeeld 2024, of een tekst per taal."
        raise PydanticCustomError("number", sentence, {"value": value})
    return int(value)


def _parse_value(value: Any) -> Any:
    # Also keeps out nan and inf, which YAML knows and which can be drawn nowhere.
    if isinstance(value, str) and not re.fullmatch(r"\d{1,8}(\.\d{1,2})?", value):
        sentence = "«{value}» is geen getal. Schrijf alleen cijfers, met een punt voor de decimalen: 1353 of 4.0."
        raise PydanticCustomError("number", sentence, {"value": value})
    return value


def _short(text: LocalizedText) -> LocalizedText:
    if too_long := next((t for t in text.by_language().values() if len(t) > _LONGEST_LABEL), None):
        sentence = "«{text}» is te lang voor de grafiek. Gebruik hoogstens {most} tekens."
        raise PydanticCustomError("item", sentence, {"text": too_long, "most": _LONGEST_LABEL})
    return text


def _year_or_words(value: Any) -> str:
    return "[words]" if isinstance(value, dict | LocalizedText) else "[year]"


Words = Annotated[LocalizedText, AfterValidator(_short)]
Year = Annotated[int, BeforeValidator(_parse_year)]
# The brackets tell omzien.validation that the tag is no part of the document.
Label = Annotated[Annotated[Year, Tag("[year]")] | Annotated[Words, Tag("[words]")], Discriminator(_year_or_words)]
Value = Annotated[Decimal, BeforeValidator(_parse_value), Field(ge=0, allow_inf_nan=False)]


class Point(Entry):
    """One number: of a year, or of something with a name. `series` says of which group, when there are more."""

    label: Label
    value: Value
    series: Slug | None = None

    def name(self, language: str) -> tuple[str, str]:
        """The label, and the language that it is in."""
        return self.label.best(language) if isinstance(self.label, LocalizedText) else (str(self.label), language)


class FigureSource(Entry):
    """Where the numbers were read. `ref` is the number of the source in the project's own list; only staff see it."""

    name: Text
    ref: Text | None = None
    url: WebAddress | None = None


class Figure(Entry):
    """One figure with all that must be told with it."""

    id: Slug
    title: LocalizedText
    unit: LocalizedText = Field(description="what was counted, for example «aantal meldingen per jaar»")
    kind: FigureKind
    series: dict[Slug, Words] = Field(default={}, max_length=3, description="the names of the groups, in order")
    points: list[Point] = Field(min_length=2, max_length=12)
    year: Year | None = Field(None, description="the year that was counted, when the labels are no years")
    source: FigureSource
    says: LocalizedText = Field(description="one sentence: what the numbers show")
    says_not: LocalizedText = Field(description="one sentence: what nobody may conclude from them")

    @field_validator("points")
    @classmethod
    def _points_fit_together(cls, points: list[Point]) -> list[Point]:
        """All years or all words; years go up; nothing stands there twice."""
        last: dict[str | None, Point] = {}
        seen: set[tuple[str | None, str]] = set()
        for index, point in enumerate(points):
            if isinstance(point.label, int) != isinstance(points[0].label, int):
                raise _wrong("Hier staan jaren en woorden door elkaar.", "Maak er twee grafieken van.", at=index)
            key = point.series, point.name("nl")[0]
            if key in seen:
                raise _wrong(f"«{key[1]}» staat er twee keer.", "Haal er een weg.", at=index)
            seen.add(key)
            before = last.get(point.series)
            if before and isinstance(before.label, int) and isinstance(point.label, int) and before.label > point.label:
                raise _wrong(f"Het jaar {point.label} staat na {before.label}.", "Zet de jaren op volgorde.", at=index)
            last[point.series] = point
        return points

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if {point.series for point in self.points} != set(self.groups):
            sentence = "De groepen bij points zijn niet dezelfde als die bij series."
            raise _wrong(sentence, "Noem bij elk punt een groep van series, en elke groep minstens één keer.", at="points")
        if self.kind is FigureKind.LINE and (self.series or not self.of_years):
            raise _wrong("Een lijn gaat over jaren van één groep.", "Kies kind: bars.", at="kind")
        if self.of_years and self.year is not None:
            raise _wrong("Het jaar staat al bij elk punt.", "Haal deze regel weg.", at="year")
        if not self.of_years and self.year is None:
            raise _wrong("Er staat niet bij uit welk jaar dit is (year).", "Zet het jaar erbij.", at="points")
        return self

    @property
    def of_years(self) -> bool:
        """Whether the labels are years."""
        return isinstance(self.points[0].label, int)

    @property
    def groups(self) -> list[str | None]:
        """The groups in order; nobody in particular when there is one."""
        return [*self.series] or [None]

    @property
    def years(self) -> list[int]:
        """The years that the numbers are about, each once, in order."""
        found = {point.label for point in self.points if isinstance(point.label, int)}
        return sorted(found) if self.year is None else [self.year]

    @property
    def decimals(self) -> int:
        """How many decimals every number is written with, so that they can be compared."""
        return max(-int(point.value.as_tuple().exponent) for point in self.points)

    def dutch_block(self) -> str:
        """The Dutch that the translations of this figure are made from."""
        words = [point.label for point in self.points if isinstance(point.label, LocalizedText)]
        return "\n".join(dutch_of([self.title, self.unit, *self.series.values(), *words, self.says, self.says_not]))


class Figures(Entry):
    """The file data/figures.yml."""

    figures: list[Figure]
    translated: Translations = {}

    @field_validator("figures")
    @classmethod
    def _ids_once(cls, figures: list[Figure]) -> list[Figure]:
        ids = [figure.id for figure in figures]
        for index, id in enumerate(ids):
            if id in ids[:index]:
                raise _wrong(f"Er is al een grafiek met de id «{id}».", "Kies een andere id, of haal er een weg.", at=index)
        return figures

    def __getitem__(self, id: str) -> Figure:
        """The figure with this id. KeyError when there is none."""
        found = next((figure for figure in self.figures if figure.id == id), None)
        if found is None:
            raise KeyError(id)
        return found

    @property
    def ids(self) -> list[str]:
        """The ids that a page can call, in order."""
        return [figure.id for figure in self.figures]

    def dutch_blocks(self) -> list[str]:
        """One block for each figure, in order."""
        return [figure.dutch_block() for figure in self.figures]


def _wrong(sentence: str, remedy: str, *, at: str | int) -> PydanticCustomError:
    """A mistake between the parts, told at the line of the key or entry `at`."""
    return PydanticCustomError("item", "{sentence} {remedy}", {"sentence": sentence, "remedy": remedy, "at": at})
