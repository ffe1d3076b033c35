"""The calendar as iCalendar (RFC 5545, RFC 7986), made so that it is the same at every build and right in every program.

Everything in it comes from the content: nothing random, no time of the build. An all-day item ends, exclusively, on the day
after its last day (RFC 5545, 3.6.1), is free time (3.8.2.7) and has no alarm: a campaign of sixteen days must not block
the week of everybody who subscribes.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vDuration, vText, vUri

from omzien.content import CalendarItem
from omzien.feeds import Feed, feed_text, feed_title
from omzien.frame import Frame
from omzien.model import Status
from omzien.model.base import AMSTERDAM

_PRODUCT = "-//Omzien//Content calendar//NL"
_REFRESH = timedelta(hours=12)  # a hint; how long each program really takes stands on the page for subscribers


def calendar(feed: Feed, frame: Frame) -> bytes:
    """A feed in the language of `frame`, as a file: UTF-8, CRLF, lines of at most 75 octets (RFC 5545, 3.1)."""
    address = frame.content.settings.address(f"{feed.path}.ics", frame.language.code)
    made = empty(_PRODUCT, address, _text(feed.name, frame))
    for key in ("description", "x-wr-caldesc"):
        made.add(key, _text(frame.t("feed-description"), frame))
    made.add("url", vUri(frame.content.settings.address("campagnes/", frame.language.code)))
    made.add("source", vUri(address, params={"VALUE": "URI"}))
    made.add("refresh-interval", vDuration(_REFRESH, params={"VALUE": "DURATION"}))
    made.add("x-published-ttl", vDuration(_REFRESH))
    parts = [frame.once(("event", item.path), partial(_event_lines, item, frame)) for item in feed.items]
    if any(item.item.timed for item in feed.items):
        parts.insert(0, frame.once("amsterdam", lambda: amsterdam().to_ical()))
    head, end, _ = bytes(made.to_ical()).partition(b"END:VCALENDAR\r\n")
    return b"".join((head, *parts, end))


def empty(product: str, address: str, name: vText) -> Calendar:
    """A calendar without events. It is known by its address, so that reading it in again gives the same one (RFC 7986, 5.3)."""
    made = Calendar()
    made.add("prodid", product)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("uid", str(uuid5(NAMESPACE_URL, address)))
    for key in ("name", "x-wr-calname"):
        made.add(key, name)
    made.add("x-wr-timezone", vText(AMSTERDAM.key))
    return made


def undated(uid: str, stamp: datetime, revision: int) -> Event:
    """An event without a day: what it is, which state of it this is, and that it blocks nobody's time (RFC 5545, 3.8.2.7)."""
    made = Event()
    made.add("uid", uid)
    made.add("dtstamp", stamp.astimezone(UTC))
    made.add("last-modified", stamp.astimezone(UTC))
    made.add("sequence", revision)
    made.add("transp", "TRANSPARENT")
    made.add("x-microsoft-cdo-busystatus", vText("FREE"))
    return made


def all_day(made: Event, first: date, last: date) -> None:
    """Put an event on whole days, both included."""
    made.add("dtstart", first)
    made.add("dtend", last + timedelta(days=1))  # exclusive (RFC 5545, 3.6.1)
    made.add("x-microsoft-cdo-alldayevent", vText("TRUE"))


def _event_lines(item: CalendarItem, frame: Frame) -> bytes:
    """One item as the lines that stand in every feed it is in."""
    parts = (frame.content.fingerprint, item.path, repr(item.document.data))
    return frame.kept("event", parts, lambda: bytes(event(item, frame).to_ical()))


def amsterdam() -> Timezone:
    """VTIMEZONE of Europe/Amsterdam by the European rule since 1996 (RFC 5545, 3.6.5): two lines that every parser reads.

    The library's own has a date for each change since 1970; ical.js then takes summer for winter.
    """
    zone = Timezone()
    zone.add("tzid", AMSTERDAM.key)
    for part, name, start, month, before, after in (
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), 3, 1, 2),
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 10, 2, 1),
    ):
        part.add("dtstart", start)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone


def event(item: CalendarItem, frame: Frame) -> Event:
    """One item as a VEVENT in the language of `frame`."""
    entry, language = item.item, frame.language.code
    address = frame.content.settings.address(item.path, language)
    made = undated(item.uid(frame.content.settings.host), entry.stamp, entry.revision)
    if isinstance(entry.start, datetime):
        made.add("dtstart", entry.start)
        if entry.end is not None:
            made.add("dtend", entry.end)
    else:
        all_day(made, entry.first_day, entry.last_day)
    made.add("summary", _text(feed_title(item, frame), frame))
    made.add("description", _description(item, frame, address))
    made.add("status", "CANCELLED" if entry.status is Status.CANCELLED else "CONFIRMED")
    made.add("class", "PUBLIC")
    if entry.location:
        made.add("location", _text(entry.location.best(language)[0], frame))
    made.add("categories", [frame.isolated(frame.content.themes.text(theme, language)) for theme in entry.themes])
    made.add("url", vUri(address))
    return made


def _description(item: CalendarItem, frame: Frame, address: str) -> vText:
    """Plain text: when it is, what it is, what you can do, who helps, and the page."""
    parts = [frame.when(item), feed_text(item, frame)]
    return vText("\n\n".join([*map(frame.isolated, parts), address]))


def _text(text: str, frame: Frame) -> vText:
    return vText(frame.isolated(text))
