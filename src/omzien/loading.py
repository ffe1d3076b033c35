"""Reads all content of a site from its files, and collects everything that is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from omzien import document, settings
from omzien.content import CalendarItem, Content
from omzien.document import Document
from omzien.files import text_of
from omzien.model import Item, Labels, Municipality, Organisations
from omzien.model.accessibility import Statement
from omzien.model.figures import Figures
from omzien.model.finding import Finding
from omzien.model.glossary import Glossary
from omzien.model.kit import KitSettings
from omzien.model.wizard import Wizard
from omzien.model.words import Sources, Words
from omzien.pages import read_pages
from omzien.problems import ContentError, Problem
from omzien.validation import validate

Model = TypeVar("Model", bound=BaseModel)

# The fields of Content that are one file each.
_NEEDED: dict[str, tuple[type[BaseModel], str]] = {
    "municipality": (Municipality, "data/municipality.yml"),
    "organisations": (Organisations, "data/organisations.yml"),
    "themes": (Labels, "content-calendar/themes.yml"),
    "audiences": (Labels, "content-calendar/audiences.yml"),
    "strings": (Labels, "data/strings.yml"),
    "words": (Words, "data/words.yml"),
    "sources": (Sources, "data/sources.yml"),
    "figures": (Figures, "data/figures.yml"),
    "glossary": (Glossary, "data/glossary.yml"),
    "for_whom": (Labels, "data/for_whom.yml"),
    "topics": (Labels, "data/topics.yml"),
}
_OPTIONAL: dict[str, tuple[type[BaseModel], str]] = {  # a site may do without
    "wizard": (Wizard, "data/wizard.yml"),
    "accessibility": (Statement, "data/accessibility.yml"),
    "finding": (Finding, "data/finding.yml"),
    "kit": (KitSettings, "data/kit.yml"),
}


def load(root: Path) -> tuple[Content | None, list[Problem]]:
    """Read everything below `root`, and say what could not be read; what is wrong is left out of the content.

    Without one of the files in `_NEEDED`, which all others lean on, there is no content. Raises ContentError when mkdocs.yml
    itself is wrong.
    """
    reader = _Reader(root)
    found = settings.read(root)
    models: dict[str, Any] = {name: reader.model(model, root / path) for name, (model, path) in _NEEDED.items()}
    optional: dict[str, Any] = {name: reader.optional(model, root / path) for name, (model, path) in _OPTIONAL.items()}
    items = reader.items()
    pages, problems = read_pages(root, found.codes)
    reader.problems += problems
    if None in models.values():
        return None, reader.problems
    content = Content(
        root=root,
        settings=found,
        items=items,
        pages=tuple(pages),
        documents=reader.documents,
        unreadable=frozenset(problem.path for problem in reader.problems),
        **models,
        **optional,
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
