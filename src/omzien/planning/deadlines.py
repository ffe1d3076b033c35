"""The editorial deadlines as iCalendar (RFC 5545, RFC 7986), for the team's own agenda.

Made with the same care as the public feed: nothing random and no day of making in it, so that reading it in again moves what
was there instead of adding it a second time. It has the deadlines of drafts too, so it is never part of the site.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, vText

from omzien.frame import Frame
from omzien.model.base import AMSTERDAM
from omzien.model.plan import Agreements
from omzien.planning.words import Words
from omzien.planning.year import Deadline, Plan, PlannedItem

_PRODUCT = "-//Omzien//Editorial deadlines//NL"


def calendar(plan: Plan, agreements: Agreements, frame: Frame) -> bytes:
    """The deadlines of the year: UTF-8, CRLF, lines of at most 75 octets."""
    words = Words(frame)
    name = f"Deadlines kalender {plan.year}"
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("uid", str(uuid5(NAMESPACE_URL, f"{frame.content.settings.site_url}plan-{plan.year}.ics")))
    for key in ("name", "x-wr-calname"):
        made.add(key, vText(name))
    made.add("x-wr-timezone", vText(AMSTERDAM.key))
    for item in plan.items:
        for deadline in item.deadlines:
            made.add_component(_event(item, deadline, agreements, words))
    return bytes(made.to_ical())


def _event(item: PlannedItem, deadline: Deadline, agreements: Agreements, words: Words) -> Event:
    """One deadline as a day that blocks nobody. Its day depends on the item and on the agreed weeks, so both date it."""
    entry = item.source.item
    stamp = max(entry.stamp, datetime.combine(agreements.updated, time(), AMSTERDAM)).astimezone(UTC)
    made = Event()
    made.add("uid", _identity(item, deadline, words.frame))
    made.add("dtstamp", stamp)
    made.add("last-modified", stamp)
    made.add("sequence", entry.revision + agreements.revision)
    made.add("dtstart", deadline.day)
    made.add("dtend", deadline.day + timedelta(days=1))  # exclusive (3.6.1)
    made.add("x-microsoft-cdo-alldayevent", vText("TRUE"))
    made.add("summary", vText(_title(item, deadline, words)))
    made.add("description", vText(_description(item, deadline, words)))
    made.add("status", "CONFIRMED" if item.active else "CANCELLED")
    made.add("transp", "TRANSPARENT")
    made.add("x-microsoft-cdo-busystatus", vText("FREE"))
    return made


def _identity(item: PlannedItem, deadline: Deadline, frame: Frame) -> str:
    """Never that of an item in the public feed: an id has no dot in it."""
    name, at, host = item.source.uid(frame.content.settings.host).partition("@")
    return f"{name}.{deadline.task.value}{at}{host}"


def _title(item: PlannedItem, deadline: Deadline, words: Words) -> str:
    title = f"{words.task(deadline).capitalize()} klaar: {words.title(item)}"
    return title if item.active else f"{words.frame.t('cancelled-prefix')} {title}"  # many programs do not show STATUS


def _description(item: PlannedItem, deadline: Deadline, words: Words) -> str:
    if not item.active:
        return f"{words.title(item)} gaat niet door. Je hoeft niets te doen."
    first = f"{words.title(item)} begint op {words.day(item.source.item.first_day)}."
    return "\n\n".join((first, words.todo(item, deadline.task), item.source.document.path))
