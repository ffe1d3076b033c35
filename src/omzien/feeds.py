"""Which feeds there are, what is in each, and the words that all forms of a feed share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from omzien import dates, markup
from omzien.content import CalendarItem, Content
from omzien.frame import Frame
from omzien.model import Labels, Status

_LINGER = timedelta(days=30)  # how long a moved or cancelled item stays in the feeds after its date


@dataclass(frozen=True)
class Feed:
    """One feed: its path below the language without an ending (`kalender/thema/sgg`), its name and its items.

    label: the theme or the audience alone, for a list of feeds; empty for other feeds.
    """

    path: str
    name: str
    items: tuple[CalendarItem, ...]
    label: str = ""


def in_feeds(item: CalendarItem, today: date) -> bool:
    """Whether an item belongs in the feeds on `today`.

    Programs show cancelled items differently, and some pile them up: they leave once everybody has seen them.
    """
    if not item.public(today):
        return False
    settled = item.item.moved or item.item.status is Status.CANCELLED
    return not (settled and item.item.last_day + _LINGER < today)


def all_feeds(items: Sequence[CalendarItem], frame: Frame) -> Iterator[Feed]:
    """Everything; then one for each theme and each audience, also when it is empty: an address that was given stays."""
    shown = [item for item in items if in_feeds(item, frame.today)]
    yield Feed("kalender", main_name(frame), tuple(shown))
    for kind, labels, of in _choices(frame.content):
        for key in labels.labels:
            label = labels.text(key, frame.language.code)
            chosen = tuple(item for item in shown if key in of(item))
            yield Feed(f"kalender/{kind}/{key}", f"{main_name(frame)} – {label}", chosen, label)


def feed_paths(content: Content) -> list[str]:
    """The path of each of those feeds, in the same order."""
    return ["kalender", *(f"kalender/{kind}/{key}" for kind, labels, _ in _choices(content) for key in labels.labels)]


def _choices(content: Content) -> Iterator[tuple[str, Labels, Callable[[CalendarItem], Sequence[str]]]]:
    """What people can choose a part of the calendar by: its word in addresses, the names, and what an item has of them."""
    yield "thema", content.themes, lambda item: item.item.themes
    yield "doelgroep", content.audiences, lambda item: item.item.audiences


def item_feed(item: CalendarItem, frame: Frame) -> Feed:
    """The feed of one item, to put in a calendar by hand: the same identity as in the others."""
    return Feed(item.path.removesuffix("/"), item.item.title.best(frame.language.code)[0], (item,))


def main_name(frame: Frame) -> str:
    """The name of the feed with everything."""
    return frame.t("feed-name", municipality=frame.content.municipality.name)


def feed_title(item: CalendarItem, frame: Frame) -> str:
    """The title in the language of `frame`, marked when the item was cancelled or moved."""
    title = item.item.title.best(frame.language.code)[0]
    if item.item.status is Status.CANCELLED:
        return f"{frame.t('cancelled-prefix')} {title}"
    return f"{frame.t('moved-prefix')} {title}" if item.item.moved else title


def feed_text(item: CalendarItem, frame: Frame) -> str:
    """What it is, what you can do and who helps, as plain text."""
    return frame.once(("feed text", item.path), lambda: _feed_text(item, frame))


def _feed_text(item: CalendarItem, frame: Frame) -> str:
    language = frame.language.code
    texts = [markup.plain(text.best(language)[0]) for text in (item.item.summary, item.item.message)]
    moved = [moved_notice(item, frame)] if item.item.moved else []
    steps = [_step(day.date, day.title.best(language)[0], frame) for day in item.item.days]
    helpers = [line for id in item.item.help for line in _helper(id, frame)]
    return "\n\n".join(filter(None, [*moved, *texts, "\n".join(steps), "\n".join(helpers)]))


def moved_notice(item: CalendarItem, frame: Frame) -> str:
    """When a moved item was before."""
    if item.item.moved_from is None:
        raise ValueError("the item was not moved")
    return frame.t("moved-notice", day=dates.day(item.item.moved_from, frame.language.code, weekday=True))


def _step(day: date, title: str, frame: Frame) -> str:
    return f"{dates.day(day, frame.language.code, year=False)}: {title}"


def _helper(id: str, frame: Frame) -> Iterator[str]:
    organisation = frame.content.organisation(id)
    if organisation is None or not organisation.callable_phones:
        return
    numbers = ", ".join(phone.display for phone in organisation.callable_phones)
    yield f"{organisation.name_in(frame.language.code)[0]}: {numbers}"
