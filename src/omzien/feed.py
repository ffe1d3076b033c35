"""The calendar as iCalendar (RFC 5545, RFC 7986), made so that it is the same at every build and right in every program.

Everything in it comes from the content: nothing random, no time of the build. An all-day item ends, exclusively, on the day
after its last day (RFC 5545, 3.6.1), is free time (3.8.2.7) and has no alarm: a campaign of sixteen days must not block
the week of everybody who subscribes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vDuration, vText, vUri

from omzien import bidi, dates, markup
from omzien.content import CalendarItem
from omzien.frame import Frame
from omzien.model import Status
from omzien.model.base import AMSTERDAM

_PRODUCT = "-//Omzien//Content calendar//NL"
_REFRESH = timedelta(hours=12)  # a hint; how long each program really takes stands on the page for subscribers


def calendar(items: Iterable[CalendarItem], frame: Frame, path: str) -> bytes:
    """The feed at `path` (for example `kalender.ics`) in the language of `frame`: UTF-8, CRLF, lines of at most 75 octets."""
    name = frame.t("feed-name", municipality=frame.content.municipality.name)
    address = frame.content.settings.address(path, frame.language.code)
    feed = Calendar()
    feed.add("prodid", _PRODUCT)
    feed.add("version", "2.0")
    feed.add("calscale", "GREGORIAN")
    feed.add("method", "PUBLISH")
    feed.add("uid", str(uuid5(NAMESPACE_URL, address)))
    for key in ("name", "x-wr-calname"):
        feed.add(key, _text(name, frame))
    for key in ("description", "x-wr-caldesc"):
        feed.add(key, _text(frame.t("feed-description"), frame))
    feed.add("x-wr-timezone", vText("Europe/Amsterdam"))
    feed.add("url", vUri(frame.content.settings.address("campagnes/", frame.language.code)))
    feed.add("source", vUri(address, params={"VALUE": "URI"}))
    feed.add("refresh-interval", vDuration(_REFRESH, params={"VALUE": "DURATION"}))
    feed.add("x-published-ttl", vDuration(_REFRESH))
    shown = list(items)
    if any(item.item.timed for item in shown):
        feed.add_component(amsterdam())
    for item in shown:
        feed.add_component(event(item, frame))
    return bytes(feed.to_ical())


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


def uid(item: CalendarItem, frame: Frame) -> str:
    """The identity of an item, the same in every feed and language (RFC 7986, 5.3)."""
    return f"{item.year}-{item.id}@{frame.content.settings.host}"


def event(item: CalendarItem, frame: Frame) -> Event:
    """One item as a VEVENT in the language of `frame`."""
    entry, language = item.item, frame.language.code
    address = frame.content.settings.address(item.path, language)
    stamp = entry.stamp.astimezone(UTC)
    made = Event()
    made.add("uid", uid(item, frame))
    made.add("dtstamp", stamp)
    made.add("last-modified", stamp)
    made.add("sequence", entry.revision)
    if isinstance(entry.start, datetime):
        made.add("dtstart", entry.start)
        if entry.end is not None:
            made.add("dtend", entry.end)
    else:
        made.add("dtstart", entry.first_day)
        made.add("dtend", entry.last_day + timedelta(days=1))
        made.add("x-microsoft-cdo-alldayevent", vText("TRUE"))
    cancelled = entry.status is Status.CANCELLED
    title = entry.title.best(language)[0]
    made.add("summary", _text(f"{frame.t('cancelled-prefix')} {title}" if cancelled else title, frame))
    made.add("description", _description(item, frame, address))
    made.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    made.add("x-microsoft-cdo-busystatus", vText("FREE"))
    made.add("class", "PUBLIC")
    if entry.location:
        made.add("location", _text(entry.location.best(language)[0], frame))
    made.add("categories", [frame.content.themes.text(theme, language) for theme in entry.themes])
    made.add("url", vUri(address))
    return made


def _description(item: CalendarItem, frame: Frame, address: str) -> vText:
    """Plain text: what it is, what you can do, who helps and the page."""
    language = frame.language.code
    texts = [markup.plain(text.best(language)[0]) for text in (item.item.summary, item.item.message)]
    helpers = [line for id in item.item.help for line in _helper(id, frame)]
    parts = [_isolated(part, frame) for part in (dates.when(item.item, language, frame.t), *texts, "\n".join(helpers))]
    return vText("\n\n".join([*filter(None, parts), address]))


def _helper(id: str, frame: Frame) -> Iterable[str]:
    organisation = frame.content.organisation(id)
    if organisation is None or not organisation.public_phones:
        return
    numbers = ", ".join(p.display for p in organisation.public_phones if p.channel == "bellen")
    yield f"{organisation.name_in(frame.language.code)[0]}: {numbers}"


def _text(text: str, frame: Frame) -> vText:
    return vText(_isolated(text, frame))


def _isolated(text: str, frame: Frame) -> str:
    """In a right-to-left language: with each number and Latin name in its own order."""
    return bidi.isolate_text(text) if frame.language.direction == "rtl" else text
