"""A calendar item as schema.org Event, for search engines: the same identity, dates and status as in the feeds."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from omzien import markup
from omzien.content import CalendarItem
from omzien.frame import Frame
from omzien.model import Status

_CANCELLED, _MOVED, _SCHEDULED = "EventCancelled", "EventRescheduled", "EventScheduled"


def event(item: CalendarItem, frame: Frame) -> Markup:
    """The item as JSON-LD in the language of `frame`, safe inside a script element."""
    entry, language = item.item, frame.language.code
    settings = frame.content.settings
    start, end = entry.start, entry.end or entry.start
    if start is None or end is None:
        raise ValueError("an item without a date is not an event")
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "identifier": item.uid(settings.host),
        "name": entry.title.best(language)[0],
        "description": markup.plain(entry.summary.best(language)[0]),
        "inLanguage": language,
        "url": settings.address(item.path, language),
        "startDate": start.isoformat(),
        "endDate": end.isoformat(),  # of days: the last day itself, as people say it
        "eventStatus": f"https://schema.org/{_status(item)}",
        "location": _location(item, frame),
    }
    if entry.organiser:
        data["organizer"] = {"@type": "Organization", "name": entry.organiser}
    if entry.moved_from:
        data["previousStartDate"] = entry.moved_from.isoformat()
    text = json.dumps({key: value for key, value in data.items() if value is not None}, ensure_ascii=False)
    # In a script element only these could end it; JSON reads the escapes as the same characters.
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704


def _status(item: CalendarItem) -> str:
    if item.item.status is Status.CANCELLED:
        return _CANCELLED
    return _MOVED if item.item.moved else _SCHEDULED


def _location(item: CalendarItem, frame: Frame) -> dict[str, Any]:
    """A place that people can go to; for a campaign that is the whole municipality."""
    if item.item.location:
        name = item.item.location.best(frame.language.code)[0]
        return {"@type": "Place", "name": name, "address": frame.content.municipality.name}
    return {"@type": "AdministrativeArea", "name": frame.content.municipality.name}
