"""The pieces of HTML that are made from the calendar, for the page on which they stand.

Templates hold the markup; here is decided what goes in. Addresses are relative to that page, so that a site works in
any folder.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup, escape

from omzien import accessibility, directory, embed, figures, glossary, macros, structured
from omzien.agenda import Agenda, agenda, listed_from, state_of
from omzien.content import CalendarItem
from omzien.feeds import all_feeds, feed_paths, moved_notice
from omzien.frame import Frame
from omzien.glance import by_month, by_theme
from omzien.kit.view import KitView

_CANDIDATES = 8  # items that a page holds for «next», so that it stays right when no build comes for a while


class CalendarView:
    """The calendar as seen from the page at `path` (its address below the language, for example `campagnes/2026/`)."""

    def __init__(self, frame: Frame, path: str) -> None:
        self.frame = frame
        self.path = path

    @cached_property
    def shown(self) -> list[CalendarItem]:
        """The items on the site today, in order of day."""
        return self.frame.content.shown_items(self.frame.today, preview=self.frame.preview)

    @cached_property
    def agenda(self) -> Agenda:
        """Those items around today."""
        return agenda(self.shown, self.frame.today, how_many=_CANDIDATES)

    def expand(self, html: str, spoken: str = "") -> str:
        """Page content with every call in it replaced. KeyError when a call names what is not there.

        spoken: the language of `html` when that is not the page's own. What takes the place of a call is in the language of the
        page, and then says so (WCAG 3.1.2), or hours between the Dutch would be drawn back to front in Arabic.
        """
        functions: dict[str, Callable[[str], str]] = {
            "contact": self.frame.contact,
            "phone": self.frame.phone,
            "municipality": lambda _: self.frame.municipality,
            "region": lambda _: escape(self.frame.content.municipality.region or ""),
            "icon": self.frame.icon,
            "cards": self.frame.cards,
            "feed": self.feed,
            "feeds": self.feeds,
            "items": self.items,
            "moment": self.moment,
            "year": self.year,
            "neighbours": self.neighbours,
            "diary": self.diary,
            "figure": lambda id: figures.figure(self.frame, self.frame.content.figures[id]),
            "accessibility": lambda id: accessibility.part(self.frame, id),
            "glossary": lambda _: glossary.listing(self.frame, self.frame.content.glossary),
            "embed": lambda _: Markup('<pre dir="ltr" tabindex="0"><code>{}</code></pre>').format(embed.snippet(self.frame)),
            "directory": lambda topic: directory.cards(self.frame, topic) if topic else directory.listing(self.frame),
            "materials": lambda key: self._kit(key).materials(),
            "kit_texts": lambda key: self._kit(key).texts(),
        }
        if spoken and spoken != self.frame.language.code:
            functions = {name: call if name in macros.INLINE else self._marked(call) for name, call in functions.items()}
        return macros.expand(html, functions)

    def _marked(self, call: Callable[[str], str]) -> Callable[[str], str]:
        language = self.frame.language
        return lambda id: f'<div lang="{language.code}" dir="{language.direction}">{call(id)}</div>'

    def link(self, target: str) -> str:
        """The relative address of `target`, a path below the language, from this page."""
        relative = posixpath.relpath(f"/{target}", f"/{self.path}")
        return f"{relative}/" if target.endswith("/") else relative

    def title(self, item: CalendarItem) -> str:
        """The title of an item in the language of the page."""
        return item.item.title.best(self.frame.language.code)[0]

    def state(self, item: CalendarItem) -> str:
        """How an item stands today, as a key of the site's words: `past`, `now`, `coming`, `cancelled` or `draft`."""
        return state_of(item, self.frame.today)

    def items(self, key: str) -> str:
        """A list: `now`, `next`, `soon` (both), `month/2026-11`, `theme/sgg` or `audience/ouders`."""
        kind, _, value = key.partition("/")
        chosen: Sequence[CalendarItem]
        match kind:
            case "next":
                chosen = self.agenda.next
            case "now" | "soon":
                chosen = self.agenda.now + self.agenda.next
            case "month":
                year = int(value[:4])
                chosen = [i for i in self.shown if (first := listed_from(i, year)) and f"{first:%Y-%m}" == value]
            case "theme":
                chosen = [i for i in self.shown if value in i.item.themes]
            case "audience":
                chosen = [i for i in self.shown if value in i.item.audiences]
            case _:
                raise KeyError(key)
        return self._fragment("items.html", items=chosen, show=kind if kind in {"now", "next", "soon"} else "")

    def moment(self, key: str) -> str:
        """When an item is and how it stands, on its own page."""
        item = self._item(key)
        moved = moved_notice(item, self.frame) if item.item.moved else ""
        return self._fragment("moment.html", item=item, moved=moved)

    def year(self, key: str) -> str:
        """A year at a glance: `month/2026` (a row for each month) or `theme/2026` (a row for each theme)."""
        order, _, value = key.partition("/")
        year = int(value)
        items = [i for i in self.shown if listed_from(i, year)]
        draw = {"month": by_month, "theme": by_theme}[order]
        rtl = self.frame.language.direction == "rtl"
        return self._fragment("glance.html", rows=draw(items, year, self.frame), year=year, order=order, rtl=rtl)

    def structured(self, item: CalendarItem) -> Markup:
        """An item for search engines."""
        return structured.event(item, self.frame)

    def neighbours(self, key: str) -> str:
        """The items before and after an item."""
        item = self._item(key)
        index = self.shown.index(item)
        around = {"before": self.shown[:index][-1:], "after": self.shown[index + 1 :][:1]}
        return self._fragment("neighbours.html", around=around)

    def diary(self, key: str) -> str:
        """How to put an item in one's own calendar."""
        return self._fragment("diary.html", item=self._item(key))

    def feed(self, path: str) -> str:
        """The addresses of a feed (`kalender`, `kalender/thema/sgg`): to copy, and for the programs that take a link."""
        if path not in feed_paths(self.frame.content):
            raise KeyError(path)
        address = self.frame.content.settings.address(f"{path}.ics", self.frame.language.code)
        webcal = "webcal:" + address.partition(":")[2]
        links = {
            "webcal": webcal,
            "google": f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}",
            "outlook": f"https://outlook.live.com/calendar/0/addfromweb?url={quote(address, safe='')}",
            "office": f"https://outlook.office.com/calendar/0/addfromweb?url={quote(address, safe='')}",
        }
        return self._fragment("feed.html", address=address, links=links)

    def feeds(self, kind: str) -> str:
        """The list of feeds by `thema` or `doelgroep`, with their addresses."""
        found = [feed for feed in all_feeds([], self.frame) if feed.path.startswith(f"kalender/{kind}/")]
        if not found:
            raise KeyError(kind)
        settings, language = self.frame.content.settings, self.frame.language.code
        rows = [(feed.label, settings.address(f"{feed.path}.ics", language)) for feed in found]
        return self._fragment("feeds.html", rows=rows)

    def _kit(self, key: str) -> KitView:
        bundle = self.frame.kits.get(key, self.frame.language.code) if self.frame.kits else None
        if bundle is None:
            raise KeyError(key)
        return KitView(self.frame, bundle, f"{self.frame.language.prefix}{self.path}")

    def _item(self, key: str) -> CalendarItem:
        year, _, id = key.partition("/")
        return next(i for i in self.shown if i.id == id and i.year == int(year))

    def _fragment(self, name: str, **context: object) -> Markup:
        return Markup(self.frame.template(f"fragments/{name}", view=self, **context).strip())  # noqa: S704 escaped by Jinja
