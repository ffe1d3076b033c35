"""A menu for each language: MkDocs knows one, with all languages in it (see languages.py)."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from omzien.model.base import SOURCE_LANGUAGE


@event_priority(100)  # before anybody asks for a menu
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Take the menus of the languages apart."""
    config.menus = {}
    for section in nav.items:
        for child in section.children:
            child.parent = None
        pages = [page for page in nav.pages if config.places.split(page.file.src_uri)[0] == section.title]
        config.menus[section.title] = Navigation(section.children, pages)
    codes = config.omzien.content.settings.codes
    for first in {path.partition("/")[0] for path in config.extra.get("only", [])}:
        for page in config.menus[first if first in codes else SOURCE_LANGUAGE].pages:
            page.read_source(config)  # for its title in the menu; a whole build reads every page anyway
    return config.menus[SOURCE_LANGUAGE]
