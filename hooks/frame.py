"""Gives the templates what they need around a text, and tells the truth about the language of each page."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from omzien.calendar_view import CalendarView


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """The frame and menu of its language, the true language pairs, and whether this page fell back to Dutch."""
    site, places = config.omzien, config.places
    language, path = places.split(page.file.src_uri)
    frame = site.frame(language)
    context["nav"] = config.menus[language]
    context["frame"] = frame
    context["view"] = CalendarView(frame, frame.path_of(page.url))
    context["item"] = site.item(page.meta.get("item", ""))
    context["fallback"] = places.borrowed(language, path)
    context["state"] = "missing" if context["fallback"] else site.state(path, language, context["item"])
    context["reviewed_on"] = frame.reviewed_on(path)
    context["languages"] = places.languages(path)
    context["pairs"] = [] if context["fallback"] else places.pairs(path)
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The addresses for sitemap.xml."""
    context["addresses"] = config.places.sitemap()
    return context
