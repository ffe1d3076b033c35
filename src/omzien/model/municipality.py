"""Whose site this is: what the next municipality changes first."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from omzien.model.base import (
    DayDate,
    Entry,
    LanguageCode,
    LocalizedText,
    Slug,
    Text,
    Translations,
    WebAddress,
    WholeNumber,
    dutch_of,
)

# RFC 9116, 2.5.3: any URI, and web addresses with https. No space or control character can start a line of its own.
ContactAddress = Annotated[str, StringConstraints(pattern=r"^(mailto:|tel:|https://)[!-~]+$")]
SecureAddress = Annotated[str, StringConstraints(pattern=r"^https://[!-~]+$")]


class Review(Entry):
    """After how many days a page or an organisation must be compared with its sources again, and how long before to warn."""

    every: WholeNumber = 180
    warn: WholeNumber = 30


class Security(Entry):
    """Where people tell about a hole in the security of the site (RFC 9116)."""

    contact: list[ContactAddress] = Field(min_length=1, description="mailto:, tel: or https: addresses, the best one first")
    expires: DayDate = Field(description="the last day on which this is certain; at most a year ahead (RFC 9116, 2.5.5)")
    languages: list[LanguageCode] = Field(
        default=[], description="languages that the people behind it read, for example nl, en"
    )
    policy: SecureAddress | None = Field(None, description="page with the rules for telling about a hole")


class Municipality(Entry):
    """The file data/municipality.yml."""

    name: Text
    site_name: LocalizedText = Field(description="discreet: it stands in the browser's tab")
    website: WebAddress
    approved: bool = Field(description="the municipality has approved the site; until then it calls itself a demonstration")
    exit_url: WebAddress = Field(description="the neutral site behind «Snel weg»")
    emergency: list[Slug] = Field(min_length=1, max_length=2, description="organisations in the strip on every page")
    core_pages: list[Text] = Field(description="pages that must exist in every language, or the build fails")
    review: Review = Field(default=Review(), description="how often pages and organisations are looked at again")
    discreet_exceptions: list[Text] = Field(
        default=[], description="folders whose addresses and titles may be loud, such as campagnes"
    )
    pages_without_sources: list[Text] = Field(default=[], description="pages that claim nothing")
    blocks: list[list[Text]] = Field(
        default=[],
        description="how headings of help pages begin, in the order that all pages keep; without, there is no rule",
    )
    betraying_words: dict[str, list[Text]] = Field(
        default={}, description="per language: word parts that no address or tab title of a help page may contain"
    )
    security: Security | None = Field(None, description="left out as long as nobody has given an address")
    translated: Translations = {}

    def dutch_blocks(self) -> list[str]:
        """The Dutch that translations are made from."""
        return dutch_of([self.site_name])
