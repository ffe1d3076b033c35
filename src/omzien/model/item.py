"""One item of the content calendar: a campaign, theme week, theme day, event or training."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from omzien.model.base import (
    AMSTERDAM,
    DayDate,
    Entry,
    LocalizedText,
    Moment,
    Text,
    Translations,
    UniqueSlugs,
    WebAddress,
    WholeNumber,
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

    date: DayDate = Field(title="Dag", description="de dag, zoals 2026-11-25")
    title: LocalizedText = Field(title="Titel", description="de stap in een paar woorden")
    text: LocalizedText = Field(title="Tekst", description="de stap in een of twee zinnen")


class Item(Entry):
    """A file in content-calendar/<year>/<id>.yml. Dates are as people say them: first and last day both included.

    The descriptions are for staff: they stand in the guide and in editors that read the JSON Schema.
    """

    kind: Kind = Field(title="Soort", description="campaign (campagne), theme-week, theme-day, event (bijeenkomst) of training")
    status: Status = Field(title="Stand", description="draft (concept), confirmed (vast) of cancelled (gaat niet door)")
    start: Moment | None = Field(
        None,
        title="Eerste dag",
        description="eerste dag, zoals 2026-11-25; een bijeenkomst of training ook met tijd: 2026-11-26T19:30",
    )
    end: Moment | None = Field(None, title="Laatste dag", description="laatste dag, die telt mee; weglaten als het één dag is")
    moved_from: DayDate | None = Field(None, title="Verplaatst van", description="de eerste dag van vóór het verplaatsen")
    themes: UniqueSlugs = Field(min_length=1, title="Thema's", description="kies uit themes.yml")
    audiences: UniqueSlugs = Field(min_length=1, title="Doelgroepen", description="kies uit audiences.yml")
    help: UniqueSlugs = Field(
        default=[],
        title="Hulp op de pagina",
        description="organisaties uit data/organisations.yml; hun nummers komen op de pagina",
    )
    partners: list[Text] = Field(default=[], title="Partners", description="wie er meedoen: een id of een naam")
    organiser: Text | None = Field(None, title="Organisator", description="wie het organiseert")
    website: WebAddress | None = Field(None, title="Website", description="website van de campagne of de organisator")
    registration: WebAddress | None = Field(
        None, title="Aanmelden", description="waar je je aanmeldt voor een bijeenkomst of training"
    )
    capacity: LocalizedText | None = Field(None, title="Aantal plekken", description="hoeveel plek er is, in woorden")
    location: LocalizedText | None = Field(None, title="Plek", description="waar een bijeenkomst of training is")
    publish_from: DayDate | None = Field(None, title="Openbaar vanaf", description="voor deze dag ziet niemand er iets van")
    revision: WholeNumber = Field(0, title="Wijziging", description="één hoger als de datum, de plek of de status verandert")
    updated: DayDate = Field(title="Laatst veranderd", description="de dag waarop dit bestand het laatst is veranderd")
    title: LocalizedText = Field(title="Titel", description="de naam, per taal")
    summary: LocalizedText = Field(title="Samenvatting", description="waar het over gaat: één of twee zinnen, per taal")
    message: LocalizedText = Field(title="Boodschap", description="wat iemand kan doen: twee tot vier zinnen, per taal")
    days: list[Day] = Field(default=[], title="Dagen", description="een reeks: één kleine stap per dag")
    ask: Text | None = Field(None, title="Na te vragen", description="wat er nog gevraagd moet worden; komt niet op de site")
    translated: Translations = Field(default={}, title="Vertalingen", description="houdt de computer bij (make translated)")

    @model_validator(mode="after")
    def _dates_fit(self) -> Self:
        if self.start is None:
            if self.status is not Status.DRAFT:
                raise _wrong("De begindatum (start) ontbreekt.", "Vul hem in, of zet status op draft.", at="status")
            return self
        if self.timed and self.kind not in {Kind.EVENT, Kind.TRAINING}:
            raise _wrong("Alleen een bijeenkomst (event) of training heeft een tijd.", "Haal de tijd weg.", at="start")
        if self.end is None:
            return self
        if self.timed != isinstance(self.end, datetime):
            sentence = "De ene datum (start, end) heeft een tijd en de andere niet."
            raise _wrong(sentence, "Schrijf ze op dezelfde manier.", at="end")
        if self.end < self.start:
            sentence = "Het einde (end) ligt voor het begin (start)."
            raise _wrong(sentence, "Draai ze om of verbeter de datum.", at="end")
        if self.timed and self.end == self.start:  # RFC 5545, 3.8.2.2: DTEND is later than DTSTART
            sentence = "De bijeenkomst eindigt op het moment dat zij begint."
            raise _wrong(sentence, "Verbeter de tijd bij end, of haal die regel weg.", at="end")
        return self

    @model_validator(mode="after")
    def _changes_are_counted(self) -> Self:
        if self.revision == 0 and (self.moved_from or self.status is Status.CANCELLED):
            sentence = "Dit item is verplaatst of vervallen, maar «revision» is nog 0."
            raise _wrong(sentence, "Maak revision 1, dan zien agenda's de verandering.", at="revision")
        if self.moved_from and self.start is not None and self.moved_from == self.first_day:
            sentence = "De oude dag (moved_from) is dezelfde als de nieuwe (start)."
            raise _wrong(sentence, "Zet bij moved_from de dag van vóór het verplaatsen.", at="moved_from")
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

    @property
    def moved(self) -> bool:
        """Whether it was moved to other days after it was public."""
        return self.moved_from is not None

    def dutch_blocks(self) -> list[str]:
        """The Dutch that translations are made from."""
        days = [text for day in self.days for text in (day.title, day.text)]
        return dutch_of([self.title, self.summary, self.message, self.location, self.capacity, *days])


def _wrong(sentence: str, remedy: str, *, at: str) -> PydanticCustomError:
    """A mistake in the item as a whole, told at the line of the key `at`."""
    return PydanticCustomError("item", "{sentence} {remedy}", {"sentence": sentence, "remedy": remedy, "at": at})
