"""The one meeting point: from content to every file that is made from it.

A pure function of content and day. The MkDocs hook, the tests and any other site builder use it: Markdown pages with front
matter go where hand-written pages go, feeds are bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from omzien import directory, embed, open_data
from omzien.cache import Cache
from omzien.calendar_pages import CalendarPages
from omzien.content import CalendarItem, Content
from omzien.feeds import all_feeds, in_feeds, item_feed
from omzien.finding import finding_pages, finding_paths
from omzien.frame import Frame
from omzien.ical import calendar
from omzien.kit.bundle import Kits
from omzien.web_feeds import atom, json_feed
from omzien.wizard import wizard_pages


class Output:
    """One file in docs/, and the file that staff edit to change it. Markdown is text, anything else bytes.

    made: the content, or what makes it when somebody first asks: a process makes only its own languages, a preview only
    the pages that are looked at.
    """

    def __init__(self, made: str | bytes | Callable[[], str | bytes], source: Path) -> None:
        self._made = made
        self.source = source

    @cached_property
    def content(self) -> str | bytes:
        """The content, made the first time."""
        return self._made() if callable(self._made) else self._made


def outputs(
    content: Content, today: date, *, preview: bool = False, cache: Cache | None = None, kits: Kits | None = None
) -> dict[str, Output]:
    """Every generated file by its path in docs/ (`nl/campagnes/2026/orange-the-world.md`), for all languages.

    kits: the material that was made; without it there are no pages about it.
    With `preview`, pages of drafts and embargoed items are made too (and marked); feeds never have them.
    """
    made: dict[str, Output] = {}
    for language in content.settings.codes:
        frame = Frame(content, language, today, preview=preview, cache=cache, kits=kits)
        generated = dict(_language_outputs(frame))
        for path in finding_paths(content):
            generated[path] = Output(partial(_finding, path, frame, generated.copy()), content.root / "data/finding.yml")
        made |= {f"{language}/{path}": output for path, output in generated.items()}
    organisations = content.root / "data/organisations.yml"
    made[f"nl/{open_data.DIRECTORY}"] = Output(lambda: open_data.directory(content).encode(), organisations)
    made[f"nl/{open_data.SCHEMA}"] = Output(lambda: open_data.schema(content).encode(), organisations)
    return made


def _language_outputs(frame: Frame) -> Iterator[tuple[str, Output]]:
    content, language = frame.content, frame.language.code
    shown = content.shown_items(frame.today, preview=frame.preview)
    folder = content.root / "content-calendar"
    pages = CalendarPages(frame, shown)
    for path, make in pages.overviews():
        yield path, Output(make, folder)
    for item in shown:
        source = content.root / item.document.path
        if language in item.item.languages():
            yield f"{item.path[:-1]}.md", Output(partial(pages.campaign, item), source)
        if in_feeds(item, frame.today):
            yield f"{item.path[:-1]}.ics", Output(partial(_item_calendar, item, frame), source)
    for path, text, about in pages.materials():
        yield path, Output(text, content.root / (about.document.path if about else "data/kit.yml"))
    for path, text in directory.pages(frame):
        yield path, Output(text, content.root / "data/organisations.yml")
    everything, *parts = all_feeds(shown, frame)
    for feed in (everything, *parts):
        yield f"{feed.path}.ics", Output(partial(calendar, feed, frame), folder)
    for path, make in wizard_pages(frame):
        yield path, Output(make, content.root / "data/wizard.yml")
    yield embed.PATH, Output(lambda: embed.document(everything.items, frame).encode(), folder)
    yield f"{everything.path}.xml", Output(partial(atom, everything, frame), folder)
    yield f"{everything.path}.json", Output(partial(json_feed, everything, frame), folder)


def _finding(path: str, frame: Frame, generated: dict[str, Output]) -> str:
    """A page that lists all others: made from the Markdown of those that are generated, once for its language."""

    def made() -> dict[str, str]:
        texts = {path: str(output.content) for path, output in generated.items() if path.endswith(".md")}
        return dict(finding_pages(frame, texts))

    return frame.once("finding", made)[path]


def _item_calendar(item: CalendarItem, frame: Frame) -> bytes:
    return calendar(item_feed(item, frame), frame)
