"""All content of one site, read once: the input of every rule and every output."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from omzien import document, settings
from omzien.cache import fingerprint
from omzien.document import Document
from omzien.files import text_of
from omzien.model import Item, Labels, Municipality, Organisation, Organisations, Status
from omzien.model.accessibility import Statement
from omzien.model.figures import Figures
from omzien.model.finding import Finding
from omzien.model.glossary import Glossary
from omzien.model.kit import KitSettings
from omzien.model.wizard import Wizard
from omzien.model.words import Sources, Words
from omzien.pages import Page, read_pages
from omzien.problems import ContentError, Problem
from omzien.settings import Settings
from omzien.validation import validate

Model = TypeVar("Model", bound=BaseModel)


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


def load(root: Path) -> tuple[Content | None, list[Problem]]:
    """Read everything below `root`, and say what could not be read; what is wrong is left out of the content.

    Without one of the files that all others lean on (municipality, organisations, themes, audiences, strings, words, sources)
    there is no content. Raises ContentError when mkdocs.yml itself is wrong.
    """
    reader = _Reader(root)
    found = settings.read(root)
    municipality = reader.model(Municipality, root / "data/municipality.yml")
    organisations = reader.model(Organisations, root / "data/organisations.yml")
    themes = reader.model(Labels, root / "content-calendar/themes.yml")
    audiences = reader.model(Labels, root / "content-calendar/audiences.yml")
    strings = reader.model(Labels, root / "data/strings.yml")
    words = reader.model(Words, root / "data/words.yml")
    sources = reader.model(Sources, root / "data/sources.yml")
    wizard = reader.optional(Wizard, root / "data/wizard.yml")
    statement = reader.optional(Statement, root / "data/accessibility.yml")
    finding = reader.optional(Finding, root / "data/finding.yml")
    kit = reader.optional(KitSettings, root / "data/kit.yml")
    figures = reader.model(Figures, root / "data/figures.yml")
    glossary = reader.model(Glossary, root / "data/glossary.yml")
    for_whom = reader.model(Labels, root / "data/for_whom.yml")
    topics = reader.model(Labels, root / "data/topics.yml")
    items = reader.items()
    pages, problems = read_pages(root, found.codes)
    reader.problems += problems
    if not (
        municipality
        and organisations
        and themes
        and audiences
        and strings
        and words
        and sources
        and figures
        and glossary
        and for_whom
        and topics
    ):
        return None, reader.problems
    unreadable = frozenset(problem.path for problem in reader.problems)
    content = Content(
        root,
        found,
        municipality,
        organisations,
        themes,
        audiences,
        strings,
        words,
        sources,
        figures,
        glossary,
        for_whom,
        topics,
        items,
        tuple(pages),
        reader.documents,
        unreadable,
        wizard,
        statement,
        finding,
        kit,
    )
    return content, reader.problems


def load_or_raise(root: Path) -> Content:
    """Read what can be read below `root`, for commands that only need that; ContentError when there is no content."""
    content, problems = load(root)
    if content is None:
        raise ContentError(problems)
    return content


class _Reader:
    """Reads files into models and collects what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}

    def model(self, model: type[Model], path: Path) -> Model | None:
        """The file as a `model`; None when it is missing or wrong, which is then in `problems`."""
        name = path.relative_to(self.root).as_posix()
        read = document.read(path, self.root)
        self.documents[name] = read
        result, problems = validate(model, read)
        self.problems += problems
        return result

    def optional(self, model: type[Model], path: Path) -> Model | None:
        """The same for a file that a site may do without; what is there but is no file is told, not passed over."""
        return self.model(model, path) if os.path.lexists(path) else None

    def items(self) -> tuple[CalendarItem, ...]:
        """Every item in content-calendar/<year>/."""
        found: dict[tuple[int, str], CalendarItem] = {}
        for path in self._item_files():
            year, id = int(path.parent.name), path.stem
            item = self.model(Item, path)
            name = path.relative_to(self.root).as_posix()
            if (year, id) in found:
                self._complain(name, f"Er is al een item «{id}» in {year}.", "Geef dit bestand een andere naam.")
            elif item is not None:
                self._check_place(item, year, id, self.documents[name])
                found[year, id] = CalendarItem(id, year, item, self.documents[name], self._long_texts(year, id))
        return tuple(found.values())

    def _item_files(self) -> Iterable[Path]:
        calendar = self.root / "content-calendar"
        if not calendar.is_dir():
            self._complain(calendar.name, "Deze map ontbreekt.", "Zet haar terug uit een eerdere versie.")
            return
        for folder in sorted(calendar.iterdir()):
            if not folder.is_dir():
                continue
            if not folder.name.isdecimal() or len(folder.name) != 4:
                name = folder.relative_to(self.root).as_posix()
                self._complain(name, "Deze map is geen jaar.", "Noem de map naar het jaar, bijvoorbeeld 2027.")
                continue
            for path in sorted(folder.rglob("*")):
                if path.suffix in {".yml", ".yaml"} and path.parent == folder:
                    yield path
                elif path.is_file() and path.name != "README.md":
                    name = path.relative_to(self.root).as_posix()
                    remedy = "Zet elk item als <naam>.yml direct in de map van het jaar."
                    self._complain(name, "Dit bestand hoort hier niet.", remedy)

    def _check_place(self, item: Item, year: int, id: str, read: Document) -> None:
        if not all(part.isalnum() and part.isascii() and part == part.lower() for part in id.split("-")):
            remedy = "Gebruik kleine letters, cijfers en streepjes; de naam staat in het adres van de pagina."
            self._complain(read.path, f"De bestandsnaam «{id}» kan niet.", remedy)
        if item.start is not None and item.first_day.year != year:
            sentence = f"De begindatum valt in {item.first_day.year}, maar het bestand staat in de map {year}."
            self.problems.append(read.problem(("start",), sentence, "Verbeter de datum of verplaats het bestand."))

    def _long_texts(self, year: int, id: str) -> dict[str, str]:
        """The Markdown that staff wrote for this item, by language."""
        found: dict[str, str] = {}
        for folder in sorted((self.root / "docs").glob("*/campagnes/")):
            file = folder / f"{year}/{id}.md"
            if not (file.exists() or file.is_symlink()):
                continue
            try:
                found[file.relative_to(self.root / "docs").parts[0]] = text_of(file, self.root)
            except ContentError as error:
                self.problems += error.problems
        return found

    def _complain(self, name: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(name, 1, message, remedy))
