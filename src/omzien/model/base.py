"""What all models share: strict entries, slugs, texts in several languages, dates as people write them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SOURCE_LANGUAGE = "nl"  # every text is written in Dutch first; the others are translations of it

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_WRITTEN_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T|$)", re.ASCII)
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]


class Entry(BaseModel):
    """A mapping in a file of ours: an unknown key is an error, so that a typing mistake is never silent."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class LocalizedText(RootModel[dict[LanguageCode, Text]]):
    """One text in several languages, by language code; Dutch is always there."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    @model_validator(mode="after")
    def _has_dutch(self) -> LocalizedText:
        if SOURCE_LANGUAGE not in self.root:
            raise PydanticCustomError("missing_dutch", "De Nederlandse tekst ontbreekt. Zet er «nl» bij, met de tekst.")
        return self

    def in_(self, language: str) -> str | None:
        """The text in `language`, or None when it was not translated."""
        return self.root.get(language)

    def best(self, language: str) -> tuple[str, str]:
        """The text in `language` or else in Dutch, with the language it is in."""
        text = self.root.get(language)
        return (text, language) if text else (self.dutch, SOURCE_LANGUAGE)

    @property
    def dutch(self) -> str:
        """The source text."""
        return self.root[SOURCE_LANGUAGE]

    def by_language(self) -> dict[str, str]:
        """All texts by language code."""
        return dict(self.root)


class TranslationRecord(Entry):
    """From which Dutch a translation was made, and whether a person has read it."""

    of: list[str] = Field(description="one short hash for each block of the Dutch text, in order")
    reviewed: DayDate | None = Field(None, description="the day on which a person reviewed the translation")
    reviewed_by: Text | None = Field(None, description="the role of that person, never a name")


Translations = dict[LanguageCode, TranslationRecord]


def dutch_of(texts: Iterable[LocalizedText | None]) -> list[str]:
    """The Dutch of those texts that are there: the blocks that a translation is made from."""
    return [text.dutch for text in texts if text is not None]


def _each_once(values: list[str]) -> list[str]:
    for value in values:
        if values.count(value) > 1:
            raise PydanticCustomError("twice", "«{value}» staat er twee keer. Haal er een weg.", {"value": value})
    return values


def _parse_date(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        # Python also reads 20261125 and 2026-W48-3; nobody here writes a day so.
        day = date.fromisoformat(value if _WRITTEN_DAY.fullmatch(value) else "")
        if 2000 <= day.year <= 2999:  # the day before the first day or after the last that a computer knows is an error
            return day
    except (TypeError, ValueError):
        pass
    _month_too_short(value)
    raise PydanticCustomError(
        "date", "«{value}» is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-25.", {"value": value}
    )


def _month_too_short(value: Any) -> None:
    """Raise for a day that is written well but that its month does not have, such as 2026-11-31."""
    found = _WRITTEN_DAY.match(value) if isinstance(value, str) else None
    year, month, day = map(int, found.groups()) if found else (0, 0, 0)
    if 2000 <= year <= 2999 and 1 <= month <= 12 and day > (last := monthrange(year, month)[1]):
        raise PydanticCustomError(
            "date",
            "«{value}» is geen datum: die maand heeft {last} dagen. Verbeter de dag.",
            {"value": value, "last": last},
        )


def _parse_moment(value: Any) -> Any:
    if not isinstance(value, str) or "T" not in value:
        return _parse_date(value)
    try:
        moment = datetime.fromisoformat(value) if _WRITTEN_DAY.match(value) else None
    except ValueError:
        moment = None
    if moment is None:
        _month_too_short(value)
    if moment is None or moment.tzinfo is not None or not 2000 <= moment.year <= 2999:
        raise PydanticCustomError(
            "moment",
            "«{value}» is geen datum met tijd. Schrijf bijvoorbeeld 2026-11-26T19:30 (Nederlandse tijd).",
            {"value": value},
        )
    local = moment.replace(tzinfo=AMSTERDAM)
    # Last Sunday of March, between two and three at night: the clock jumps over these times.
    if local.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) != moment:
        raise PydanticCustomError(
            "clock_change",
            "«{value}» bestaat niet: dan gaat de klok een uur vooruit. Kies een andere tijd.",
            {"value": value},
        )
    return local


def _parse_number(value: Any) -> Any:
    # Pydantic would take 1_000 and +1 for numbers too; nobody who types that here means it.
    if isinstance(value, str) and not re.fullmatch(r"\d{1,4}", value):
        raise PydanticCustomError("number", "«{value}» is geen heel getal. Schrijf bijvoorbeeld 0 of 1.", {"value": value})
    return value


WholeNumber = Annotated[int, BeforeValidator(_parse_number), Field(ge=0)]
UniqueSlugs = Annotated[list[Slug], AfterValidator(_each_once)]
DayDate = Annotated[date, BeforeValidator(_parse_date)]
Moment = Annotated[datetime | date, BeforeValidator(_parse_moment)]

TranslationRecord.model_rebuild()
