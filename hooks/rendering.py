"""What people wrote becomes safe HTML, with its difficult words explained.

What was rendered before is not rendered again, as long as all that it links to is where it was.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from omzien.plain_texts import PlainTexts

_FILLED = ("content", "toc", "present_anchor_ids")  # what rendering gives a page, besides its links


class Lookups(Files):
    """The files of the site, with a note of what was asked."""

    def __init__(self, files: Files) -> None:
        super().__init__(())
        self._files_of_site = files
        self.asked: dict[str, str | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """The file at `path`, as the site has it."""
        file = self._files_of_site.get_file_from_path(path)
        self.asked[path] = file.url if file else None
        return file


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Render with what a text without markup need not wait for."""
    config.markdown_extensions = [*config.markdown_extensions, PlainTexts()]
    return config


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Render this page by way of what was kept."""
    page.render = partial(_render, page)
    return page


def _render(page: Page, config: MkDocsConfig, files: Files) -> None:
    def fits(made: dict[str, Any]) -> bool:
        """Whether nobody complained about it, and all that it links to is where it was."""
        return not made["told"] and all(_address(files, path) == address for path, address in made["asked"].items())

    site = config.omzien
    parts = (page.file.src_uri, page.url, config.places.spoken(page.file.src_uri), site.explained, page.markdown or "")
    made = site.cache.once("markdown", parts, partial(_rendered, page, config, files), fits)
    for name in _FILLED:
        setattr(page, name, made[name])
    page.links_to_anchors = {files.src_uris[uri]: links for uri, links in made["links"].items()}


def _rendered(page: Page, config: MkDocsConfig, files: Files) -> dict[str, Any]:
    """What MkDocs makes of a page, sanitised, the files that it asked for, and how much it had to tell."""
    lookups = Lookups(files)
    with _counted() as told:
        Page.render(page, config, lookups)
    page.content = config.omzien.text(page.content, config.places.spoken(page.file.src_uri))
    links = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
    return {name: getattr(page, name) for name in _FILLED} | {"links": links, "asked": lookups.asked, "told": len(told)}


def _address(files: Files, path: str) -> str | None:
    file = files.get_file_from_path(path)
    return file.url if file else None


@contextmanager
def _counted() -> Iterator[list[logging.LogRecord]]:
    """What MkDocs says while a page is rendered: it must be said again at every build."""
    told: list[logging.LogRecord] = []
    handler = logging.Handler(logging.INFO)
    handler.emit = told.append
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield told
    finally:
        logger.removeHandler(handler)
