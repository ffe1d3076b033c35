"""The same calendar for feed readers and for other sites: Atom (RFC 4287) and JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

from omzien.content import CalendarItem
from omzien.feeds import Feed, feed_text, feed_title
from omzien.frame import Frame

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"


def atom(feed: Feed, frame: Frame) -> bytes:
    """A feed as Atom in the language of `frame`. `updated` is the last change of its content, never the time of the build."""
    settings, language = frame.content.settings, frame.language.code
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(_tag("feed"), {f"{{{_XML}}}lang": language})
    address = settings.address(f"{feed.path}.xml", language)
    _add(root, "id", address)
    _add(root, "title", frame.isolated(feed.name))
    _add(root, "updated", _moment(_last_change(feed)))
    _add(root, "link", rel="self", type="application/atom+xml", href=address)
    _add(root, "link", rel="alternate", type="text/html", href=settings.address("campagnes/", language))
    _add(_add(root, "author"), "name", frame.isolated(frame.site_name))
    for item in feed.items:
        _entry(root, item, frame)
    ElementTree.indent(root, " ")
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(root: ElementTree.Element, item: CalendarItem, frame: Frame) -> None:
    settings, language = frame.content.settings, frame.language.code
    entry = _add(root, "entry")
    # A tag address (RFC 4151) around the identity of the item: an Atom id must be an IRI.
    _add(entry, "id", f"tag:{settings.host},{item.year}:{item.uid(settings.host)}")
    _add(entry, "title", frame.isolated(feed_title(item, frame)))
    _add(entry, "updated", _moment(item.item.stamp))
    _add(entry, "link", rel="alternate", type="text/html", href=settings.address(item.path, language))
    for theme in item.item.themes:
        _add(entry, "category", term=theme, label=frame.isolated(frame.content.themes.text(theme, language)))
    _add(entry, "summary", _text(item, frame), type="text")


def json_feed(feed: Feed, frame: Frame) -> bytes:
    """A feed as JSON Feed in the language of `frame`; `_omzien` holds the dates and status as in the calendar files."""
    settings, language = frame.content.settings, frame.language.code
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": frame.isolated(feed.name),
        "home_page_url": settings.address("campagnes/", language),
        "feed_url": settings.address(f"{feed.path}.json", language),
        "language": language,
        "items": [_json_item(item, frame) for item in feed.items],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _json_item(item: CalendarItem, frame: Frame) -> dict[str, Any]:
    settings, language = frame.content.settings, frame.language.code
    return {
        "id": item.uid(settings.host),
        "url": settings.address(item.path, language),
        "title": frame.isolated(feed_title(item, frame)),
        "content_text": _text(item, frame),
        "date_modified": _moment(item.item.stamp),
        "tags": [frame.isolated(frame.content.themes.text(theme, language)) for theme in item.item.themes],
        "language": language,
        "_omzien": snapshot(item),
    }


def snapshot(item: CalendarItem) -> dict[str, Any]:
    """What subscribers must be told about when it changes: dates, place, status; and the revision that tells them."""
    entry = item.item
    return {
        "start": entry.start.isoformat() if entry.start else None,
        "end": (entry.end or entry.start).isoformat() if entry.start else None,
        "location": entry.location.dutch if entry.location else None,
        "status": entry.status.value,
        "revision": entry.revision,
        "themes": list(entry.themes),
        "audiences": list(entry.audiences),
    }


def _text(item: CalendarItem, frame: Frame) -> str:
    """When it is, what it is, what you can do and who helps."""
    return frame.isolated(f"{frame.when(item)}\n\n{feed_text(item, frame)}")


def _last_change(feed: Feed) -> datetime:
    return max((item.item.stamp for item in feed.items), default=datetime(2026, 1, 1, tzinfo=UTC))


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _tag(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, _tag(name), attributes)
    # XML 1.0 cannot hold most control characters, not even escaped.
    element.text = "".join(c for c in text if c >= " " or c in "\n\t") or None
    return element
