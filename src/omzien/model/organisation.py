"""Organisations that help: the only place where a telephone number, an opening hour or an address is kept."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, field_validator, model_validator
from pydantic_core import PydanticCustomError

from omzien.model.base import DayDate, Entry, LocalizedText, Slug, Text, Translations, WebAddress, dutch_of

Weekday = Literal["ma", "di", "wo", "do", "vr", "za", "zo"]
ClockTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")]
Telephone = Annotated[str, StringConstraints(pattern=r"^\+?\d{3,15}$")]

# Numbers that do not work, or may not work, with +31 in front: short numbers, 14 0xxx and service numbers.
_NATIONAL_ONLY = re.compile(r"^\+31(800|90[069]|140\d{2,3}$|\d{2,4}$)")


class Publish(StrEnum):
    """What of an organisation may be shown. Only YES shows a number."""

    YES = "ja"
    WITHOUT_NUMBER = "ja-zonder-nummer"
    CHAT_ONLY = "ja-alleen-chat"
    CHECK_FIRST = "eerst-controleren"
    CHECK_NUMBER = "nee-nummer-controleren"
    NO = "nee"


# What it offers was checked, so that may be shown, and not only its name, what it does and its website.
_CHECKED = {Publish.YES, Publish.WITHOUT_NUMBER, Publish.CHAT_ONLY}


class Cost(StrEnum):
    """What a call costs; left out when nobody has confirmed it."""

    FREE = "gratis"
    NORMAL = "gewoon-tarief"
    LOCAL = "lokaal-tarief"


class HoursRange(Entry):
    """On these days it is open from ... to ... (clock time in the Netherlands)."""

    days: list[Weekday] = Field(min_length=1, title="Dagen", description="op welke dagen")
    from_: ClockTime = Field(alias="from", title="Van", description="tijd, zoals 09:00")
    to: ClockTime = Field(title="Tot", description="tijd, zoals 17:00; middernacht is 24:00")


Hours = Literal["24/7"] | list[HoursRange]


class Phone(Entry):
    """A number: `tel` goes into the link as it is, `display` is what people read; the digits must be the same."""

    display: Text = Field(title="Nummer", description="zoals mensen het lezen, bijvoorbeeld 0800-2000")
    tel: Telephone = Field(
        title="Nummer om te bellen", description="alleen cijfers, dezelfde; 0800, 0900 en korte nummers zonder +31"
    )
    channel: Literal["bellen", "whatsapp"] = Field(
        "bellen", title="Hoe", description="bellen of whatsapp; laat je het leeg, dan is het bellen"
    )
    cost: Cost | None = Field(None, title="Kosten", description="weet je het niet zeker, laat het dan weg")
    hours: Hours | None = Field(None, title="Tijden", description="24/7, of dagen met tijden; niet zeker: weglaten")
    note: LocalizedText | None = Field(None, title="Let op", description="iets wat de beller moet weten")
    confirmed: bool = Field(
        title="Bevestigd", description="een bron die je echt hebt gelezen noemt dit nummer; anders komt het niet op de site"
    )

    @model_validator(mode="after")
    def _same_digits(self) -> Self:
        if re.sub(r"[^\d+]", "", self.display) != self.tel:
            raise PydanticCustomError(
                "digits",
                "Het nummer in display ({display}) is niet hetzelfde als in tel ({tel}). Kijk na welk nummer klopt.",
                {"display": self.display, "tel": self.tel},
            )
        return self

    @field_validator("tel")
    @classmethod
    def _dialable(cls, tel: str) -> str:
        if _NATIONAL_ONLY.match(tel):
            raise PydanticCustomError(
                "plus31",
                "Het nummer {tel} werkt niet met +31. Schrijf het zoals je het in Nederland belt.",
                {"tel": tel},
            )
        return tel


class Chat(Entry):
    """Where to chat, and when somebody is there."""

    url: WebAddress = Field(title="Adres", description="waar je chat")
    hours: Hours | None = Field(None, title="Tijden", description="24/7, of dagen met tijden; niet zeker: weglaten")
    anonymous: bool | None = Field(None, title="Anoniem", description="of je je naam niet hoeft te zeggen")
    note: LocalizedText | None = Field(None, title="Let op", description="iets wat je vooraf moet weten")


class Source(Entry):
    """Where a fact was read. Only staff see it."""

    ref: Text = Field(title="Waar", description="webadres of naam van de bron")
    said: Text = Field(title="Wat", description="wat de bron zegt")
    quality: Literal["official", "press", "secondary"] = Field(
        title="Hoe zeker", description="official (officieel), press (pers) of secondary (een ander die het zegt)"
    )
    date: Text | None = Field(None, title="Datum", description="de dag van de bron")


class Organisation(Entry):
    """One organisation. A name is one string in all languages, or a text per language when it is a description."""

    id: Slug = Field(title="Id", description="korte naam; pagina's en kalender verwijzen ermee. Verander hem niet meer")
    name: Text | LocalizedText = Field(title="Naam", description="één naam, of een naam per taal als het een omschrijving is")
    what: LocalizedText = Field(title="Wat het is", description="voor wie en waarvoor, in een paar zinnen")
    for_whom: list[Slug] = Field(default=[], title="Voor wie", description="kies uit for_whom.yml")
    topics: list[Slug] = Field(default=[], title="Onderwerpen", description="waar mensen voor komen; kies uit topics.yml")
    area: Text = Field(title="Gebied", description="waar het voor is, zoals landelijk")
    phones: list[Phone] = Field(default=[], title="Telefoon", description="nummers, met wat erbij hoort")
    chat: Chat | None = Field(None, title="Chat", description="waar je chat, en wanneer er iemand is")
    website: WebAddress | None = Field(None, title="Website", description="website van de organisatie")
    email: Text | None = Field(None, title="E-mail", description="alleen als het adres zeker is")
    visit: LocalizedText | None = Field(
        None, title="Langskomen", description="waar en wanneer je kunt binnenlopen; zegt geen bron het, laat het dan weg"
    )
    anonymous: LocalizedText | None = Field(None, title="Anoniem", description="of je je naam moet zeggen, in een zin")
    languages: LocalizedText | None = Field(None, title="Talen", description="in welke talen je terechtkunt, in een zin")
    publish: Publish = Field(
        title="Op de site",
        description="ja: alles; ja-zonder-nummer, ja-alleen-chat: zonder nummer en e-mail; "
        "eerst-controleren, nee-nummer-controleren: alleen naam, wat het doet en website; nee: niet op de site",
    )
    verified_on: DayDate | None = Field(
        None, title="Gecontroleerd op", description="de dag waarop dit met de bronnen is vergeleken; zonder bronnen: weglaten"
    )
    ask: list[Text] = Field(default=[], title="Na te vragen", description="wat niet zeker is; komt niet op de site")
    sources: list[Source] = Field(default=[], title="Bronnen", description="waar het is gelezen; komt niet op de site")

    @model_validator(mode="after")
    def _compared(self) -> Self:
        if self.verified_on is None and (self.sources or self.publish is Publish.YES):
            raise PydanticCustomError(
                "verified_on",
                "De dag waarop dit met de bronnen is vergeleken (verified_on) ontbreekt. Vergelijk het, en vul de dag in.",
            )
        return self

    @property
    def public(self) -> bool:
        """Whether the organisation may be named on the site at all."""
        return self.publish is not Publish.NO

    @property
    def public_phones(self) -> list[Phone]:
        """The numbers that may be shown: confirmed ones of organisations with publish: ja."""
        return [phone for phone in self.phones if phone.confirmed] if self.publish is Publish.YES else []

    @property
    def callable_phones(self) -> list[Phone]:
        """Those that people can call: a number for messages alone is none."""
        return [phone for phone in self.public_phones if phone.channel == "bellen"]

    @property
    def public_chat(self) -> Chat | None:
        """The chat, when it may be shown."""
        return self.chat if self.publish in _CHECKED else None

    @property
    def public_visit(self) -> LocalizedText | None:
        """Where and when people can walk in, when it may be shown."""
        return self.visit if self.publish in _CHECKED else None

    @property
    def public_anonymous(self) -> LocalizedText | None:
        """Whether people must say who they are, when it may be shown."""
        return self.anonymous if self.publish in _CHECKED else None

    @property
    def public_languages(self) -> LocalizedText | None:
        """In which languages people can speak, when it may be shown."""
        return self.languages if self.publish in _CHECKED else None

    @property
    def public_email(self) -> str | None:
        """The e-mail address, when it may be shown."""
        return self.email if self.publish is Publish.YES else None

    def name_in(self, language: str) -> tuple[str, str | None]:
        """The name, and the language of the text if it is not that of a proper (Dutch) name."""
        if isinstance(self.name, LocalizedText):
            return self.name.best(language)
        return self.name, None

    def dutch_block(self) -> str:
        """The Dutch that the translations of this entry are made from."""
        notes = [phone.note for phone in self.phones] + [self.chat.note if self.chat else None]
        name = self.name if isinstance(self.name, LocalizedText) else None
        return "\n".join(dutch_of([name, self.what, self.visit, self.anonymous, self.languages, *notes]))


class Organisations(Entry):
    """The file data/organisations.yml."""

    organisations: list[Organisation] = Field(title="Organisaties", description="elke organisatie één keer")
    translated: Translations = Field(default={}, title="Vertalingen", description="houdt de computer bij (make translated)")

    def dutch_blocks(self) -> list[str]:
        """One block for each organisation, in order."""
        return [organisation.dutch_block() for organisation in self.organisations]
