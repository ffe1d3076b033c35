"""The front matter of a page written by hand."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from omzien.model.base import DayDate, Entry, Slug, Text, TranslationRecord


class Door(Entry):
    """One of the choices on the home page."""

    to: Text = Field(description="path of the page, for example hulp/index.md")
    title: Text
    text: Text
    icon: Slug | None = Field(None, description="pictogram of the Material set, for example home-heart")


class PageMeta(Entry):
    """What stands between the two lines of --- at the top of a page."""

    title: Text = Field(description="short and discreet: browser tab and menu")
    description: Text = Field(description="one neutral sentence for search results and previews")
    sources: list[Text] = Field(default=[], description="codes of data/sources.yml behind the claims on the page")
    reviewed_on: DayDate | None = Field(None, description="the day on which the Dutch page was compared with its sources")
    layout: Literal["calendar"] | None = Field(None, description="a page with addresses or lists of the calendar")
    doors: list[Door] = []
    translated: TranslationRecord | None = None
