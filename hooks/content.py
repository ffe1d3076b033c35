"""Brings the content into MkDocs: reads and checks it once, adds the generated files, fills in the writers' calls.

The translation plugin makes its own file objects from names and drops content, so the generated files are announced by name
before it (its on_files has priority -100) and filled in after it.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from omzien.calendar_view import CalendarView
from omzien.glossary import explain
from omzien.markup import sanitise
from omzien.problems import ContentError
from omzien.rules import read_checked
from omzien.site import Site


@event_priority(-200)  # after the translation plugin has chosen the language of this build
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content at the first language; keep it, on the configuration object, for the others."""
    if not hasattr(config, "omzien"):
        config.omzien = _read(config)
    config.theme["language"] = config.plugins["i18n"].current_language
    return config


def _read(config: MkDocsConfig) -> Site:
    today = date.fromisoformat(str(config.extra["date"])) if config.extra.get("date") else date.today()
    content = config.extra.get("checked_content")  # the build command has just read and checked it
    try:
        content = content or read_checked(Path(config.config_file_path).parent, today)[0]
    except ContentError as error:
        raise PluginError(f"\n{error}") from None
    return Site(content, today, preview=bool(config.extra.get("preview")))


@event_priority(50)  # before the translation plugin: it works out addresses and pairs from the names
def _announce(files: Files, config: MkDocsConfig) -> Files:
    for src_uri in config.omzien.outputs:
        if existing := files.get_file_from_path(src_uri):
            files.remove(existing)  # the long text of an item is part of its generated page
        files.append(File.generated(config, src_uri, abs_src_path=str(Path(config.docs_dir, src_uri))))
    return files


@event_priority(-150)  # after the translation plugin, which has replaced the file objects by its own
def _fill(files: Files, config: MkDocsConfig) -> Files:
    for src_uri, output in config.omzien.outputs.items():
        if file := files.src_uris.get(src_uri):  # only the files of the language of this build are left
            if isinstance(output.content, bytes):
                file.content_bytes = output.content
            else:
                file.content_string = output.content
            file.generated_by = "omzien"
            file.edit_uri = os.path.relpath(output.source, config.docs_dir)
    return files


on_files = CombinedEvent(_announce, _fill)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Sanitise what Markdown made of the text, then put contacts and numbers in place of the writers' calls."""
    frame = config.omzien.frame(config.plugins["i18n"].current_language)
    explained = explain(sanitise(html), frame.content.glossary, page.file.locale)
    return CalendarView(frame, frame.path_of(page.url)).expand(explained)
