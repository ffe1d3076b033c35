"""Brings the content into MkDocs: reads and checks it once, adds the generated files, fills in the writers' calls."""

from __future__ import annotations

import os
from datetime import date
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from omzien.cache import Cache, tools
from omzien.calendar_view import CalendarView
from omzien.outputs import Output
from omzien.pages import is_long_text
from omzien.problems import ContentError
from omzien.reading import read_checked
from omzien.site import Site


class MadeFile(File):
    """A file that is not in docs/: its content is made when somebody asks for it."""

    def __init__(self, src_uri: str, output: Output, config: MkDocsConfig) -> None:
        super().__init__(src_uri, None, config.site_dir, config.use_directory_urls)
        self.output = output
        self.abs_src_path = os.path.join(config.docs_dir, src_uri)  # noqa: PTH118 the plugin looks for a text below docs/
        self.generated_by = "omzien"
        self.edit_uri = os.path.relpath(output.source, config.docs_dir)

    @property
    def content_bytes(self) -> bytes:
        """The content, as it is written."""
        content = self.output.content
        return content if isinstance(content, bytes) else content.encode()

    @property
    def content_string(self) -> str:
        """The content of a page."""
        return self.content_bytes.decode()

    def copy_file(self, dirty: bool = False) -> None:
        """Write it to its place."""
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self.content_bytes)


@event_priority(0)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content; it is kept on the configuration object, for the other hooks."""
    today = date.fromisoformat(str(config.extra["date"])) if config.extra.get("date") else date.today()
    root = Path(config.config_file_path).parent
    cache = config.extra.get("cache") or Cache(root / ".build/cache/results.db", tools(root))
    content = config.extra.get("checked_content")  # the build command has just read and checked it
    try:
        content = content or read_checked(root, today, cache)[0]
    except ContentError as error:
        raise PluginError(f"\n{error}") from None
    config.omzien = Site(content, today, bool(config.extra.get("preview")), cache, config.extra.get("kits"))
    return config


@event_priority(50)  # before the languages: what one of them lacks is borrowed from the Dutch
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every generated file. The long text of an item is part of its page, and no page until the item may be seen."""
    made = config.omzien.outputs
    for file in list(files):
        if file.src_uri in made or is_long_text(file.src_uri):
            files.remove(file)
    for src_uri, output in made.items():
        files.append(MadeFile(src_uri, output, config))
    return files


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """What was read to check it is not read again."""
    if not isinstance(page.file, MadeFile):
        page.read_source = partial(_read, page)
    return page


def _read(page: Page, config: MkDocsConfig) -> None:
    language, path = config.places.split(page.file.src_uri)
    known = config.omzien.content.page(path, language)
    if known is None:  # borrowed from the Dutch
        Page.read_source(page, config)
    else:
        page.markdown, page.meta = known.markdown.lstrip("\n"), dict(known.front.data)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put contacts and numbers in place of the writers' calls."""
    frame = config.omzien.frame(config.places.split(page.file.src_uri)[0])
    return CalendarView(frame, frame.path_of(page.url)).expand(html, config.places.spoken(page.file.src_uri))


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Keep what was made for the next build."""
    config.omzien.cache.close()
