"""The one meeting point: from content to every file that is made from it.

A pure function of content and day. The MkDocs hook, the tests and any other site builder use it: Markdown pages with front
matter go where hand-written pages go, feeds are bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from omzien import feed, markup
from omzien.agenda import agenda, is_past
from omzien.content import CalendarItem, Content
from omzien.frame import Frame
from omzien.model import Status


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
        for path, output in _language_outputs(frame):
            made[f"{language}/{path}"] = output
    made["nl/organisaties.json"] = _directory(content)
    return made


def _language_outputs(frame: Frame) -> Iterator[tuple[str, Output]]:
    content, language = frame.content, frame.language.code
    folder = content.root / "content-calendar"
    shown = content.shown_items(frame.today, preview=frame.preview)
    for item in shown:
        if language in item.item.languages():
            yield f"{item.path[:-1]}.md", Output(campaign_page(item, frame), content.root / item.document.path)
    yield "campagnes/index.md", Output(calendar_page(shown, frame), folder)
    public = [item for item in shown if item.public(frame.today)]
    yield "kalender.ics", Output(feed.calendar(public, frame, "kalender.ics"), folder)


def campaign_page(item: CalendarItem, frame: Frame) -> str:
    """The page of one item as Markdown."""
    language = frame.language.code
    texts = {name: getattr(item.item, name).best(language)[0] for name in ("title", "summary", "message")}
    location = item.item.location
    return frame.template(
        "generated/campaign.md",
        item=item,
        texts=texts,
        description=markup.plain(texts["summary"]),
        escape=markup.escape,
        themes=[frame.content.themes.text(theme, language) for theme in item.item.themes],
        location=location.best(language)[0] if location else "",
        long_text=item.long_texts.get(language, ""),
        organisations={o.id: frame.organisation_name(o) for o in frame.content.organisations.organisations if o.public},
        past=is_past(item, frame.today),
        cancelled=item.item.status is Status.CANCELLED,
        hidden=not item.public(frame.today),
    )


def calendar_page(items: list[CalendarItem], frame: Frame) -> str:
    """The year calendar as Markdown: what is now and next on top, then all months."""
    return frame.template(
        "generated/calendar.md",
        agenda=agenda(items, frame.today),
        escape=markup.escape,
        title=lambda item: item.item.title.best(frame.language.code)[0],
        is_past=lambda item: is_past(item, frame.today),
        cancelled=lambda item: item.item.status is Status.CANCELLED,
        hidden=lambda item: not item.public(frame.today),
    )


def _directory(content: Content) -> Output:
    """The organisations that may be shown, for machines; nothing that a page would not show."""
    entries = [
        {
            "id": o.id,
            "name": o.name_in("nl")[0],
            "what": o.what.by_language(),
            "area": o.area,
            "phones": [{"display": p.display, "tel": p.tel, "channel": p.channel} for p in o.public_phones],
            "chat": o.public_chat.url if o.public_chat else None,
            "website": o.website,
            "verified_on": o.verified_on.isoformat(),
        }
        for o in content.organisations.organisations
        if o.public
    ]
    text = json.dumps({"organisations": entries}, ensure_ascii=False, indent=1) + "\n"
    return Output(text.encode(), content.root / "data/organisations.yml")
