"""Gives the templates what they need around a text, and tells the truth about the language of each page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from omzien.calendar_view import CalendarView


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """The frame, the true language pairs, and whether this page fell back to Dutch."""
    site, file = config.omzien, page.file
    frame = site.frame(config.plugins["i18n"].current_language)
    language = frame.language.code
    context["frame"] = frame
    context["view"] = CalendarView(frame, frame.path_of(page.url))
    context["item"] = site.item(page.meta.get("item", ""))
    context["fallback"] = file.locale != language
    context["state"] = "missing" if context["fallback"] else site.state(file.norm_src_uri, language, context["item"])
    context["reviewed_on"] = frame.reviewed_on(file.norm_src_uri)
    context["languages"] = [(frame.content.settings.language(c), f.url) for c, f in _by_language(file, config)]
    context["pairs"] = [] if context["fallback"] else _true_pairs(file, config)
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The frame for 404.html, and the addresses for sitemap.xml (complete when the last language is built)."""
    i18n = config.plugins["i18n"]
    context["frame"] = config.omzien.frame(i18n.current_language)
    context["addresses"] = [
        (urljoin(config.site_url, file.url), _true_pairs(file, config))
        for code, files in i18n.i18n_files_per_language.items()
        for file in sorted(files, key=lambda f: f.url)
        if file.locale == code
    ]
    return context


def _by_language(file: File, config: MkDocsConfig) -> list[tuple[str, File]]:
    codes = config.omzien.content.settings.codes
    return [(code, file.alternates[code]) for code in codes if code in file.alternates]


def _true_pairs(file: File, config: MkDocsConfig) -> list[tuple[str, str]]:
    """Language and absolute address of each real translation of a page; a fallback is none."""
    found = [(code, urljoin(config.site_url, f.url)) for code, f in _by_language(file, config) if f.locale == code]
    return found if len(found) > 1 else []
