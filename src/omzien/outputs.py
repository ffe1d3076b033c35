"""The one meeting point: from content to every file that is made from it.

A pure function of content and day. The MkDocs hook, the tests and any other site builder use it: Markdown pages with front
matter go where hand-written pages go, feeds are bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from omzien import directory, embed, open_data
from omzien.calendar_pages import CalendarPages
from omzien.content import Content
from omzien.feeds import all_feeds, in_feeds, item_feed
from omzien.finding import finding_pages
from omzien.frame import Frame
from omzien.ical import calendar
from omzien.web_feeds import atom, json_feed
from omzien.wizard import wizard_pages


@dataclass(frozen=True)
class Output:
    """One file in docs/: Markdown as text, anything else as bytes, and the file that staff edit to change it."""

    content: str | bytes
    source: Path


def outputs(content: Content, today: date, *, preview: bool = False) -> dict[str, Output]:
    """Every generated file by its path in docs/ (`nl/campagnes/2026/orange-the-world.md`), for all languages.

    With `preview`, pages of drafts and embargoed items are made too (and marked); feeds never have them.
    """
    made: dict[str, Output] = {}
    for language in content.settings.codes:
        frame = Frame(content, language, today, preview=preview)
        generated = dict(_language_outputs(frame))
        texts = {path: output.content for path, output in generated.items() if isinstance(output.content, str)}
        for path, text in finding_pages(frame, texts):
            generated[path] = Output(text, content.root / "data/finding.yml")
        made |= {f"{language}/{path}": output for path, output in generated.items()}
    organisations = content.root / "data/organisations.yml"
    made[f"nl/{open_data.DIRECTORY}"] = Output(open_data.directory(content).encode(), organisations)
    made[f"nl/{open_data.SCHEMA}"] = Output(open_data.schema(content).encode(), organisations)
    return made


def _language_outputs(frame: Frame) -> Iterator[tuple[str, Output]]:
    content, language = frame.content, frame.language.code
    shown = content.shown_items(frame.today, preview=frame.preview)
    folder = content.root / "content-calendar"
    pages = CalendarPages(frame, shown)
    for path, text in pages.overviews():
        yield path, Output(text, folder)
    for item in shown:
        source = content.root / item.document.path
        if language in item.item.languages():
            yield f"{item.path[:-1]}.md", Output(pages.campaign(item), source)
        if in_feeds(item, frame.today):
            yield f"{item.path[:-1]}.ics", Output(calendar(item_feed(item, frame), frame), source)
    for path, text in directory.pages(frame):
        yield path, Output(text, content.root / "data/organisations.yml")
    everything, *parts = all_feeds(shown, frame)
    for feed in (everything, *parts):
        yield f"{feed.path}.ics", Output(calendar(feed, frame), folder)
    for path, text in wizard_pages(frame):
        yield path, Output(text, content.root / "data/wizard.yml")
    yield embed.PATH, Output(embed.document(everything.items, frame).encode(), folder)
    yield f"{everything.path}.xml", Output(atom(everything, frame), folder)
    yield f"{everything.path}.json", Output(json_feed(everything, frame), folder)
