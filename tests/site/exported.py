"""Reads a page as our own build made it and as Zensical made it, down to what must be the same in both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin

from bs4 import BeautifulSoup, Tag

from tests.site.pages import HOST

_SIGNS = re.compile("[\u2066-\u2069]")
_ISOLATED = re.compile("[\u2066\u2067][^\u2069]*\u2069")
# What our own page shows only with a script or a stylesheet, or says a second time.
_NOT_IN_MARKDOWN = "[hidden], svg, form, [popover], .directory-count"


@dataclass
class Read:
    """The parts of one page that hold its content, at its address on the host."""

    soup: BeautifulSoup
    parts: list[Tag]
    drawings: list[str]  # the words in each
    address: str

    def words(self) -> str:
        """All text, without white space and the signs of direction: where a line ends is not compared."""
        return "".join("".join(_SIGNS.sub("", part.get_text(" ")).split()) for part in self.parts)

    def headings(self) -> list[tuple[str, str]]:
        """The headings with their level."""
        found = (heading for part in self.parts for heading in part.find_all(["h1", "h2", "h3"]))
        return [(heading.name, " ".join(_SIGNS.sub("", heading.get_text()).split())) for heading in found]

    @cached_property
    def links(self) -> list[str]:
        """Every link, absolute, in order."""
        return [urljoin(self.address, str(link["href"])) for part in self.parts for link in part.find_all("a", href=True)]

    def inside(self) -> set[str]:
        """Where links inside the site lead, with the place on that page."""
        return {unquote(link) for link in self.links if link.startswith(HOST)}

    def outside(self) -> list[str]:
        """Links to others, and numbers to call, in order."""
        return [link for link in self.links if not link.startswith(HOST)]

    def languages(self) -> list[tuple[str, str]]:
        """What is marked as another language, with its words; the links to other languages are compared as links."""
        marked = (
            element for part in self.parts for element in part.find_all(lang=True) if element.name not in {"a", "article"}
        )
        return [(str(element["lang"]), "".join(element.get_text().split())) for element in marked]

    def not_isolated(self) -> Iterator[str]:
        """Texts of a right-to-left page with a digit that nothing keeps in its order."""
        for part in self.parts:
            for text in part.find_all(string=re.compile(r"\d")):
                if not text.find_parent(dir="ltr") and re.search(r"\d", _ISOLATED.sub("", text)):
                    yield str(text)


def ours(file: Path, address: str) -> Read:
    """The page of our own build."""
    soup = _soup(file)
    drawings = [_drawn(svg) for svg in soup.select("figure svg")]
    for element in soup.select(_NOT_IN_MARKDOWN):
        if not element.decomposed:
            element.decompose()
    parts = [part for selector in ("nav.sos", "main", "nav.languages") for part in soup.select(selector)]
    return Read(soup, parts, drawings, address)


def theirs(file: Path, address: str) -> Read:
    """The page that Zensical made."""
    soup = _soup(file)
    soup.select_one("#__skip").decompose()  # type: ignore[union-attr] # where its own skip link leads
    parts = soup.select("article.md-content__inner")
    images = [str(image["src"]) for part in parts for image in part.select('img[src$=".svg"]')]
    return Read(soup, parts, [_drawn(_soup(file.parent / image)) for image in images], address)


def _soup(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")


def _drawn(svg: Tag) -> str:
    """The words in a drawing."""
    return "".join(_SIGNS.sub("", "".join(text.get_text() for text in svg.find_all("text"))).split())
