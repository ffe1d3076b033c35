"""Reads a built site: its pages, their links and their numbers."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

HOST = "https://omzien.example"


def language_of(path: str) -> str:
    """The language of the folder that a page is in; `path` has no slash in front."""
    return match[1] if (match := re.match(r"(en|ar|tr|pl|uk)/", path)) else "nl"


class BuiltPage:
    """One HTML file of a built site."""

    def __init__(self, site: Path, file: Path) -> None:
        self.site = site
        self.file = file
        self.html = file.read_text(encoding="utf-8")

    @property
    def path(self) -> str:
        """Its address on the host: `/hulp/csg/`."""
        return "/" + self.file.relative_to(self.site).as_posix().removesuffix("index.html")

    @property
    def language(self) -> str:
        """The language of its folder."""
        return language_of(self.path[1:])

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The parsed page."""
        return BeautifulSoup(self.html, "html.parser")

    @property
    def ids(self) -> set[str]:
        """Every id that a link can point at."""
        return {str(element["id"]) for element in self.soup.find_all(id=True)}

    def links(self) -> Iterator[str]:
        """Every address in the page, absolute."""
        for element in self.soup.find_all(["a", "link"], href=True):
            yield urljoin(HOST + self.path, str(element["href"]))

    def weight(self, *, icon: bool = True) -> int:
        """What a visit to it costs in bytes, gzipped (level 6): the page itself, and its icon at a first visit."""
        files = [self.file, self.site / "assets/icon.svg"] if icon else [self.file]
        return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


def all_pages(site: Path) -> list[BuiltPage]:
    """Every page of a built site, 404 pages too; not what partners put in a frame on theirs."""
    return [BuiltPage(site, file) for name in ("index.html", "404.html") for file in sorted(site.rglob(name))]


def target(site: Path, address: str) -> Path | None:
    """The file behind an address of this site; None when there is none, or for another host."""
    parts = urlsplit(address)
    if f"{parts.scheme}://{parts.netloc}" != HOST:
        return None
    file = site / unquote(parts.path).lstrip("/")
    return file / "index.html" if parts.path.endswith("/") else file
