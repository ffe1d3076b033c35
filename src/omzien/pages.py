"""The pages written by hand in docs/<language>/: front matter, Markdown and where each line stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from omzien import document
from omzien.cache import fingerprint
from omzien.document import Document
from omzien.files import text_of
from omzien.model import PageMeta
from omzien.problems import ContentError, Problem
from omzien.translation import page_blocks
from omzien.validation import validate

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """One Markdown file. `path` is the same in every language, for example `hulp/index.md`; `digest` is a hash of all of it."""

    language: str
    path: str
    source: str
    meta: PageMeta
    front: Document
    markdown: str
    first_line: int
    digest: bytes

    @property
    def heading(self) -> str:
        """The plain text of its `#` heading, or its title when it has none."""
        match = re.search(r"(?m)^# +(.+?)\s*$", self.markdown)
        return match[1] if match else self.meta.title

    def dutch_blocks(self) -> list[str]:
        """The Dutch that translations of this page are made from: what the front matter shows, and its sections."""
        return self._dutch_blocks

    @cached_property  # every translation and several rules ask for them
    def _dutch_blocks(self) -> list[str]:
        doors = [f"{door.title}\n{door.text}" for door in self.meta.doors]
        front = "\n".join([self.meta.title, self.meta.description, *doors])
        return [front, *page_blocks(self.markdown)]


def is_long_text(source: str) -> bool:
    """Whether a file in docs/ is in the folder of long texts of calendar items: those are in no language pages of their own.

    What is there may be under embargo, so it reaches readers only as a part of the page of its item.
    """
    return source.partition("/")[2].startswith("campagnes/")


def split(text: str) -> tuple[str, str, int]:
    """Front matter, body and the line on which the body starts."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return "", text, 1
    return match[1], text[match.end() :], text[: match.end()].count("\n") + 1


def read_page(root: Path, language: str, path: str) -> tuple[Page | None, list[Problem]]:
    """Read the page at `path` in docs/<language>/, or say why it cannot be read or what is wrong with its front matter."""
    source = f"docs/{language}/{path}"
    try:
        text = text_of(root / source, root)
    except ContentError as error:
        return None, error.problems
    front, body, first_line = split(text)
    if not front:
        remedy = "Begin het bestand met ---, title, description en weer ---."
        return None, [Problem(source, 1, "De pagina heeft geen kop met title en description.", remedy)]
    read = document.parse(front, source, first_line=2)
    meta, problems = validate(PageMeta, read)
    if meta is None:
        return None, problems
    return Page(language, path, source, meta, read, body, first_line, fingerprint([text])), []


def read_pages(root: Path, languages: list[str]) -> tuple[list[Page], list[Problem]]:
    """All pages of these languages in order of path, and what is wrong with those that could not be read."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for language in languages:
        for path in _paths(root / "docs" / language):
            page, wrong = read_page(root, language, path)
            problems += wrong
            if page:
                pages.append(page)
    return pages, problems


def _paths(folder: Path) -> list[str]:
    """The pages below `folder`, the one of a language, in order."""
    docs = len(folder.parent.as_posix()) + 1  # cut off as text: to compare paths takes longer than to read a page
    sources = (file.as_posix()[docs:] for file in folder.rglob("*.md"))
    paths = (source.partition("/")[2] for source in sources if not is_long_text(source))
    return sorted(paths, key=lambda path: path.split("/"))
