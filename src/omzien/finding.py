"""Two ways to find a page that need no script: a map of the site in the order of its menu, and an index from A to Z.

Both are Markdown made from the pages themselves, so that they cannot be forgotten. The index has the short titles and the
words people use themselves (data/finding.yml); the map has the headings, which say it plainly.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from omzien import markup, pages, wizard
from omzien.content import Content
from omzien.document import parse
from omzien.frame import Frame
from omzien.model.finding import Finding
from omzien.translation import State, state

MAP = "overzicht.md"
INDEX = "a-z.md"
# Behind a page that is there: the steps of the help finder, and the items of the calendar.
_BEHIND = re.compile(rf"{wizard.FOLDER}/|campagnes/\d{{4}}/(?!index\.md$)")


@dataclass(frozen=True)
class Entry:
    """A line that leads to the page at `path`; `language` when it is not that of the page on which it stands."""

    text: str
    path: str
    language: str | None = None


def finding_pages(frame: Frame, generated: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Path and Markdown of the map and the index; `generated` are the other generated pages of this language, by path."""
    known = _Known(frame, generated)
    context = {"escape": markup.escape, "map": MAP, "index": INDEX}
    yield MAP, frame.template("generated/map.md", lines=list(_lines(known)), **context)
    finding = frame.content.finding
    if finding is not None:
        yield INDEX, frame.template("generated/index.md", letters=letters(known.lines(finding), finding, frame), **context)


def finding_paths(content: Content) -> list[str]:
    """The paths of the pages that `finding_pages` gives."""
    return [MAP] if content.finding is None else [MAP, INDEX]


def letters(entries: list[Entry], finding: Finding, frame: Frame) -> list[tuple[str, list[Entry]]]:
    """The entries by their first letter, in the order of the alphabet of the language."""
    order = Collation(frame.language.code, finding)
    groups = groupby(sorted(entries, key=lambda e: order.key(e.text)), key=lambda e: order.first(e.text))
    return [(letter, list(group)) for letter, group in groups]


class Collation:
    """The order of words in one language: its own letters first, so that the Turkish ç comes after c and the Polish ł after l.

    What is not in the alphabet counts as its letter without marks, as a reader of that language looks it up.
    """

    def __init__(self, language: str, finding: Finding) -> None:
        self.turkish = language == "tr"
        self.alphabet = finding.alphabets.get(language, "abcdefghijklmnopqrstuvwxyz")
        names = finding.articles.get(language, [])
        # An article of letters that are joined to the word (Arabic) has no space after it.
        self.article = re.compile("|".join(re.escape(a) + (r"\s+" if language != "ar" else "(?=..)") for a in names) or "(?!)")

    def key(self, text: str) -> tuple[list[int], str]:
        """What to sort `text` by."""
        return [self._place(letter) for letter in self._letters(text)], text

    def first(self, text: str) -> str:
        """The letter that `text` stands under; `#` when it starts with none."""
        found = next(iter(self._letters(text)), "#")
        return self._upper(found) if found in self.alphabet else "#"

    def _letters(self, text: str) -> list[str]:
        folded = (text.replace("I", "ı").replace("İ", "i") if self.turkish else text).lower().lstrip("‘’“”\"'«„ ")
        shortened = self.article.sub("", folded, count=1) if self.article.match(folded) else folded
        return [self._base(letter) for letter in shortened if letter.isalnum() or letter == " "]

    def _base(self, letter: str) -> str:
        return letter if letter in self.alphabet else unicodedata.normalize("NFD", letter)[0]

    def _place(self, letter: str) -> int:
        place = self.alphabet.find(letter)
        return place + 1 if place >= 0 else (0 if letter == " " else 1000 + ord(letter))

    def _upper(self, letter: str) -> str:
        return {"i": "İ", "ı": "I"}.get(letter, letter.upper()) if self.turkish else letter.upper()


def finding_state(frame: Frame) -> State:
    """How the everyday words of this language stand to the Dutch."""
    finding, code = frame.content.finding, frame.language.code
    return State.REVIEWED if finding is None or code == "nl" else state(finding.translated.get(code), finding.dutch_blocks())


class _Known:
    """The titles and headings of every page in a language."""

    def __init__(self, frame: Frame, generated: Mapping[str, str]) -> None:
        self.frame = frame
        self.generated = generated

    def heading(self, path: str) -> Entry:
        """The page by its heading."""
        return self._entry(path, heading=True)

    def paths(self) -> list[str]:
        """Every page, in order of path; a page that is not translated falls back to Dutch and so is there too."""
        return sorted({*self.generated, *(page.path for page in self.frame.content.pages if page.language == "nl")})

    def lines(self, finding: Finding) -> list[Entry]:
        """Every page in the menu by its title, and again by each word that people use for it."""
        listed = [path for section in self.frame.content.settings.nav for path in section.pages]
        titles = [self._entry(path, heading=False) for path in listed]
        code = self.frame.language.code
        words = [Entry(word, path) for path in finding.pages for word in finding.words(path, code)]
        return list({(entry.text, entry.path): entry for entry in [*titles, *words]}.values())

    def _entry(self, path: str, *, heading: bool) -> Entry:
        code = self.frame.language.code
        if path in self.generated:
            front, body, _ = pages.split(self.generated[path])
            found = re.search(r"(?m)^# +(.+?)\s*$", body) if heading else None
            # A heading in generated Markdown is escaped already.
            return Entry(markup.unescape_heading(found[1]) if found else str(parse(front, path).data["title"]), path)
        page = self.frame.content.page(path, code) or self.frame.content.page(path, "nl")
        if page is None:
            raise KeyError(path)
        return Entry(page.heading if heading else page.meta.title, path, page.language if page.language != code else None)


def _lines(known: _Known) -> Iterator[tuple[int, Entry]]:
    """Every page with its depth: the menu, and below each page those that belong to it and are not in the menu themselves."""
    menu = [(path, depth) for section in known.frame.content.settings.nav for path, depth in section.depths()]
    named = {path for path, _ in menu}
    below = defaultdict(list)
    for path in known.paths():
        if path not in named and not _BEHIND.match(path):
            below[max((name for name in named if _belongs(path, name)), key=len, default=None)].append(path)
    for path, depth in menu:
        yield depth, known.heading(path)
        for other in below[path]:
            yield depth + 1, known.heading(other)


def _belongs(path: str, name: str) -> bool:
    address = Frame.address_of(name)
    return bool(address) and Frame.address_of(path).startswith(address)
