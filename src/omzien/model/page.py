"""The front matter of a page written by hand."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from omzien.model.base import DayDate, Entry, Slug, Text, TranslationRecord


class Door(Entry):
    """One of the choices on the home page."""

    to: Text = Field(title="Pagina", description="het pad van de pagina, zoals hulp/index.md")
    title: Text = Field(title="Titel", description="wat er groot staat")
    text: Text = Field(title="Tekst", description="één korte regel eronder")
    icon: Slug | None = Field(None, title="Plaatje", description="pictogram uit de set van Material, zoals home-heart")


class PageMeta(Entry):
    """What stands between the two lines of --- at the top of a page."""

    title: Text = Field(title="Titel", description="kort en neutraal: dit staat in het tabblad en in het menu")
    description: Text = Field(title="Beschrijving", description="één neutrale zin, voor zoekmachines en voorbeelden")
    sources: list[Text] = Field(
        default=[], title="Bronnen", description="codes uit data/sources.yml achter wat de pagina beweert"
    )
    reviewed_on: DayDate | None = Field(
        None, title="Nagekeken op", description="de dag waarop de Nederlandse pagina met de bronnen is vergeleken"
    )
    ask: list[Text] = Field(default=[], title="Na te vragen", description="wat niet zeker is; komt niet op de site")
    layout: Literal["calendar"] | None = Field(
        None, title="Indeling", description="calendar bij een pagina met adressen of lijsten van de kalender"
    )
    doors: list[Door] = Field(default=[], title="Deuren", description="de grote keuzes op de startpagina")
    translated: TranslationRecord | None = Field(None, title="Vertaling", description="houdt de computer bij (make translated)")
