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


class Cost(StrEnum):
    """What a call costs; left out when nobody has confirmed it."""

    FREE = "gratis"
    NORMAL = "gewoon-tarief"
    LOCAL = "lokaal-tarief"


class HoursRange(Entry):
    """On these days it is open from ... to ... (clock time in the Netherlands)."""

    days: list[Weekday] = Field(min_length=1)
    from_: ClockTime = Field(alias="from")
    to: ClockTime


Hours = Literal["24/7"] | list[HoursRange]


class Phone(Entry):
    """A number: `tel` goes into the link as it is, `display` is what people read; the digits must be the same."""

    display: Text
    tel: Telephone
    channel: Literal["bellen", "whatsapp"] = "bellen"
    cost: Cost | None = None
    hours: Hours | None = None
    note: LocalizedText | None = None
    confirmed: bool = Field(description="a source that was really read gives this number")

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

    url: WebAddress
    hours: Hours | None = None
    anonymous: bool | None = None
    note: LocalizedText | None = None


class Source(Entry):
    """Where a fact was read. Only staff see it."""

    ref: Text
    said: Text
    quality: Literal["official", "press", "secondary"]
    date: Text | None = None


class Organisation(Entry):
    """One organisation. A name is one string in all languages, or a text per language when it is a description."""

    id: Slug
    name: Text | LocalizedText
    what: LocalizedText
    for_whom: list[Slug] = []
    topics: list[Slug] = Field(default=[], description="what people come for; the keys of data/topics.yml")
    area: Text
    phones: list[Phone] = []
    chat: Chat | None = None
    website: WebAddress | None = None
    email: Text | None = None
    visit: LocalizedText | None = Field(None, description="where and when people can walk in; left out when no source says so")
    anonymous: LocalizedText | None = None
    languages: LocalizedText | None = None
    publish: Publish
    verified_on: DayDate = Field(description="the day on which these facts were compared with their sources")
    ask: list[Text] = Field(default=[], description="what is not certain; only staff see it")
    sources: list[Source] = []

    @property
    def public(self) -> bool:
        """Whether the organisation may be named on the site at all."""
        return self.publish is not Publish.NO

    @property
    def public_phones(self) -> list[Phone]:
        """The numbers that may be shown: confirmed ones of organisations with publish: ja."""
        return [phone for phone in self.phones if phone.confirmed] if self.publish is Publish.YES else []

    @property
    def public_chat(self) -> Chat | None:
        """The chat, when it may be shown."""
        return self.chat if self.publish in {Publish.YES, Publish.WITHOUT_NUMBER, Publish.CHAT_ONLY} else None

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

    organisations: list[Organisation]
    translated: Translations = {}

    def dutch_blocks(self) -> list[str]:
        """One block for each organisation, in order."""
        return [organisation.dutch_block() for organisation in self.organisations]
