"""The front matter of a page written by hand."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from omzien.model.base import Entry, Text, TranslationRecord


class Door(Entry):
    """One of the choices on the home page."""

    to: Text = Field(description="path of the page, for example hulp/index.md")
    title: Text
    text: Text


class PageMeta(Entry):
    """What stands between the two lines of --- at the top of a page."""

    title: Text = Field(description="short and discreet: browser tab and menu")
    description: Text = Field(description="one neutral sentence for search results and previews")
    layout: Literal["calendar"] | None = Field(None, description="a page with addresses or lists of the calendar")
    doors: list[Door] = []
    translated: TranslationRecord | None = None
