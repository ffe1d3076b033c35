"""Whose site this is: what the next municipality changes first."""

from __future__ import annotations

from pydantic import Field

from omzien.model.base import Entry, LocalizedText, Slug, Text, Translations, WebAddress, WholeNumber, dutch_of


class Review(Entry):
    """After how many days a page or an organisation must be compared with its sources again, and how long before to warn."""

    every: WholeNumber = 180
    warn: WholeNumber = 30


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
    translated: Translations = {}

    def dutch_blocks(self) -> list[str]:
        """The Dutch that translations are made from."""
        return dutch_of([self.site_name])
