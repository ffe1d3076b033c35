"""The editorial deadlines as iCalendar (RFC 5545, RFC 7986), for the team's own agenda.

Made with the same care as the public feed: nothing random and no day of making in it, so that reading it in again moves what
was there instead of adding it a second time. It has the deadlines of drafts too, so it is never part of the site.
"""

from __future__ import annotations

from datetime import datetime, time

from icalendar import Event, vText

from omzien import ical
from omzien.frame import Frame
from omzien.model.base import AMSTERDAM
from omzien.model.plan import Agreements
from omzien.planning.words import Words
from omzien.planning.year import Deadline, Plan, PlannedItem

_PRODUCT = "-//Omzien//Editorial deadlines//NL"


def calendar(plan: Plan, agreements: Agreements, frame: Frame) -> bytes:
    """The deadlines of the year: UTF-8, CRLF, lines of at most 75 octets."""
    words = Words(frame)
    address = f"{frame.content.settings.site_url}plan-{plan.year}.ics"
    made = ical.empty(_PRODUCT, address, vText(f"Deadlines kalender {plan.year}"))
    for item in plan.items:
        for deadline in item.deadlines:
            made.add_component(_event(item, deadline, agreements, words))
    return bytes(made.to_ical())


def _event(item: PlannedItem, deadline: Deadline, agreements: Agreements, words: Words) -> Event:
    """One deadline as a day that blocks nobody. Its day depends on the item and on the agreed weeks, so both date it."""
    entry = item.source.item
    stamp = max(entry.stamp, datetime.combine(agreements.updated, time(), AMSTERDAM))
    made = ical.undated(_identity(item, deadline, words.frame), stamp, entry.revision + agreements.revision)
    ical.all_day(made, deadline.day, deadline.day)
    made.add("summary", vText(_title(item, deadline, words)))
    made.add("description", vText(_description(item, deadline, words)))
    made.add("status", "CONFIRMED" if item.active else "CANCELLED")
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
