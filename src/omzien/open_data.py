"""The organisations for machines: what other programs may take over, and the schema that says what they can count on.

Only what a page would show too. The addresses are a contract: keys may be added, none changes its meaning.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from omzien.content import Content
from omzien.model import Cost, Organisation, Phone
from omzien.model.organisation import HoursRange

DIRECTORY, SCHEMA = "organisaties.json", "organisaties.schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class OpenPhone(BaseModel):
    """One number."""

    display: str = Field(description="what people read")
    tel: str = Field(description="what to dial in the Netherlands, as it is: never put a country code in front")
    channel: Literal["bellen", "whatsapp"]
    cost: Cost | None = Field(description="null: nobody has confirmed it")
    hours: Literal["24/7"] | list[HoursRange] | None = Field(description="clock times in the Netherlands; null: not confirmed")


class OpenOrganisation(BaseModel):
    """One organisation that the site names."""

    id: str = Field(description="stays the same; the calendar uses it too")
    name: str
    what: dict[str, str] = Field(description="what it does, by language code (BCP 47)")
    for_whom: list[str]
    area: str
    phones: list[OpenPhone]
    chat: str | None
    website: str | None
    verified_on: date | None = Field(description="the day these facts were compared with their sources; null: not compared yet")


class OpenDirectory(BaseModel):
    """The file `organisaties.json`."""

    schema_: str = Field(alias="$schema")
    publisher: str = Field(description="the municipality whose site this is")
    approved: bool = Field(description="false: a demonstration that the municipality has not approved; do not take it over")
    organisations: list[OpenOrganisation]


def directory(content: Content) -> str:
    """The organisations that may be shown, as JSON."""
    found = [_organisation(o) for o in content.organisations.organisations if o.public]
    fields = {"$schema": f"{content.settings.site_url}{SCHEMA}", "publisher": content.municipality.name}
    model = OpenDirectory(**fields, approved=content.municipality.approved, organisations=found)
    return _text(model.model_dump(mode="json", by_alias=True))


def schema(content: Content) -> str:
    """The JSON Schema (2020-12) of that file."""
    made = OpenDirectory.model_json_schema(mode="serialization")
    return _text({"$schema": _DIALECT, "$id": f"{content.settings.site_url}{SCHEMA}", **made})


def _organisation(organisation: Organisation) -> OpenOrganisation:
    chat = organisation.public_chat
    return OpenOrganisation(
        id=organisation.id,
        name=organisation.name_in("nl")[0],
        what=organisation.what.by_language(),
        for_whom=organisation.for_whom,
        area=organisation.area,
        phones=[_phone(phone) for phone in organisation.public_phones],
        chat=chat.url if chat else None,
        website=organisation.website,
        verified_on=organisation.verified_on,
    )


def _phone(phone: Phone) -> OpenPhone:
    return OpenPhone(display=phone.display, tel=phone.tel, channel=phone.channel, cost=phone.cost, hours=phone.hours)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
