"""All content of one site, read once: the input of every rule and every output."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from omzien.cache import fingerprint
from omzien.document import Document
from omzien.model import Item, Labels, Municipality, Organisation, Organisations, Status
from omzien.model.accessibility import Statement
from omzien.model.figures import Figures
from omzien.model.finding import Finding
from omzien.model.glossary import Glossary
from omzien.model.kit import KitSettings
from omzien.model.wizard import Wizard
from omzien.model.words import Sources, Words
from omzien.pages import Page
from omzien.settings import Settings


@dataclass(frozen=True)
class CalendarItem:
    """An item with where it comes from. Its id is the name of its file, its year the folder it is in."""

    id: str
    year: int
    item: Item
    document: Document
    long_texts: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Its address below the language: a contract with everybody who links to it."""
        return f"campagnes/{self.year}/{self.id}/"

    def uid(self, host: str) -> str:
        """Its identity, the same in every feed and language (RFC 7986, 5.3)."""
        return f"{self.year}-{self.id}@{host}"

    def public(self, today: date) -> bool:
        """Whether anything of it may be seen on `today`: not a draft, and its embargo is over."""
        embargo = self.item.publish_from
        return self.item.status is not Status.DRAFT and (embargo is None or embargo <= today)


@dataclass(frozen=True)
class Content:
    """What staff wrote, as models. `documents` are the same files as text with lines, by path.

    `unreadable` are the files that have problems of their own: they are in no model, so rules must not call them missing.
    """

    root: Path
    settings: Settings
    municipality: Municipality
    organisations: Organisations
    themes: Labels
    audiences: Labels
    strings: Labels
    words: Words
    sources: Sources
    figures: Figures
    glossary: Glossary
    for_whom: Labels
    topics: Labels
    items: tuple[CalendarItem, ...]
    pages: tuple[Page, ...]
    documents: dict[str, Document]
    unreadable: frozenset[str]
    wizard: Wizard | None = None  # a site may do without
    accessibility: Statement | None = None  # the same
    finding: Finding | None = None  # and without this
    kit: KitSettings | None = None  # and so with posters

    def organisation(self, id: str) -> Organisation | None:
        """The organisation with this id, or None."""
        return self._organisations.get(id)

    @cached_property
    def _organisations(self) -> dict[str, Organisation]:
        return {o.id: o for o in reversed(self.organisations.organisations)}  # of doubles the first

    @cached_property
    def fingerprint(self) -> bytes:
        """A hash of all data but the calendar items and the pages: what every item and every page may show."""
        texts = {item.document.path for item in self.items}
        return fingerprint(f"{path} {read.data!r}" for path, read in self.documents.items() if path not in texts)

    def known_numbers(self) -> set[str]:
        """Every number in the data, also those that are not shown, digits alone."""
        phones = (phone for organisation in self.organisations.organisations for phone in organisation.phones)
        return {re.sub(r"[^0-9]", "", phone.tel) for phone in phones}

    def shown_items(self, today: date, *, preview: bool = False) -> list[CalendarItem]:
        """The items with a date that are on the site on `today`, in order of day; in preview drafts too."""
        shown = [i for i in self.items if i.item.start is not None and (preview or i.public(today))]
        return sorted(shown, key=lambda i: (i.item.first_day, i.item.last_day, i.id))

    def page(self, path: str, language: str) -> Page | None:
        """The page written by hand at `path` in `language`, or None."""
        return self._pages.get((path, language))

    @cached_property
    def _pages(self) -> dict[tuple[str, str], Page]:
        return {(page.path, page.language): page for page in self.pages}
