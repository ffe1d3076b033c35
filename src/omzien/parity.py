"""What a translation must have in common with its Dutch text: the outline of a page, and how its words compare.

A page is read as its readers see it (Python-Markdown's rules for lists): calls, links, headings, lists, paragraphs, numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from babel import Locale
from babel.core import get_global

from omzien import macros
from omzien.document import Location
from omzien.pages import Page

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ITEM = re.compile(r"\s*(?:[-*+]|[0-9]+\.)\s+(.*)")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)[^)]*\)")
_THOUSANDS = re.compile(r"(?<![0-9])([0-9]{1,3}(?:[.,\u00a0\u202f\u066c ][0-9]{3})+)(?![0-9])")
_DIGIT = re.compile(r"\d")  # of any script
_NUMBER = re.compile(r"[0-9]+(?:[.,\u066b][0-9]+)?")

# Scripts that are a mix of several (Chinese, Japanese, Korean) or put no spaces between words: nothing is said of those.
_NOT_COMPARED = {"Hans", "Hant", "Jpan", "Kore", "Thai", "Khmr", "Laoo", "Mymr"}
_FEWEST_LETTERS = 40  # in a shorter text one Latin name changes the share too much
_FEWEST_WORDS = 20  # in a shorter text one word changes the ratio too much


@dataclass(frozen=True)
class Part:
    """Something that must stand in both texts: what it is, its line in the file, and the section it is in (from 0)."""

    key: str
    line: int
    section: int = 0


@dataclass
class Section:
    """A heading with what follows it; level 0 is what stands before the first heading. `lists`: a line and a count each."""

    level: int
    line: int
    title: str = ""
    lists: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: int = 0


@dataclass
class Outline:
    """One text, taken apart. `lines`: what a reader sees, with the line in the file and the section."""

    source: str
    sections: list[Section]
    macros: list[Part] = field(default_factory=list)
    links: list[Part] = field(default_factory=list)
    doors: list[Part] = field(default_factory=list)
    lines: list[Part] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """All that a reader sees, with single spaces."""
        return " ".join(self.all_lines.split())

    @cached_property
    def words(self) -> int:
        """How many words that text has."""
        words = self.text.split()
        return sum(word[0].isalnum() or any(character.isalnum() for character in word) for word in words)

    @cached_property
    def all_lines(self) -> str:
        """All that a reader sees, each line on its own."""
        return "\n".join(line.key for line in self.lines)

    @cached_property
    def numbers(self) -> list[Part]:
        """The numbers that a reader sees, written in one way."""
        return [Part(number, line.line, line.section) for line in self.lines for number in numbers(line.key)]


def outline(source: str, markdown: str, first_line: int) -> Outline:
    """The outline of Markdown that starts on line `first_line` of the file `source`."""
    result = Outline(source, [Section(0, first_line)])
    block, gap = "", True  # the block that is open (list or paragraph), and whether an empty line came last
    for line, text in enumerate(markdown.split("\n"), first_line):
        if not text.strip():
            gap, block = True, block if block == "list" else ""
            continue
        here = result.sections[-1]
        if heading := _HEADING.match(text):
            result.sections.append(Section(len(heading[1]), line, heading[2]))
            block = ""
        elif block != "paragraph" and _ITEM.match(text):
            _count_item(here, line, new=block != "list")
            block = "list"
        elif block == "list" and (not gap or text[0] in " \t"):
            pass  # an item goes on
        elif macros.CALL.fullmatch(text.strip()):
            block = ""
        elif block != "paragraph":
            here.paragraphs += 1
            block = "paragraph"
        gap = False
        _read_line(result, text, line)
    return result


def page_outline(page: Page) -> Outline:
    """The outline of a page, its front matter included."""
    result = outline(page.source, page.markdown, page.first_line)
    shown: list[tuple[Location, str]] = [(("title",), page.meta.title), (("description",), page.meta.description)]
    for index, door in enumerate(page.meta.doors):
        result.doors.append(Part(door.to, page.front.line("doors", index, "to")))
        shown += [(("doors", index, "title"), door.title), (("doors", index, "text"), door.text)]
    result.lines[:0] = [Part(text, page.front.line(*location)) for location, text in shown]
    return result


def missing(wanted: Sequence[Part], given: Sequence[Part]) -> Iterator[Part]:
    """What is wanted and not given, counting doubles; of doubles rather the one whose section lacks it."""
    if [part.key for part in wanted] == [part.key for part in given]:
        return
    short = Counter(part.key for part in wanted)
    short.subtract(part.key for part in given)
    in_section = Counter((part.key, part.section) for part in given)
    for part in wanted:
        if in_section[part.key, part.section]:
            in_section[part.key, part.section] -= 1
        elif short[part.key] > 0:
            short[part.key] -= 1
            yield part


def numbers(text: str) -> Iterator[str]:
    """The numbers in a visible text: digits of any script as 0-9, no thousands separator, a point for decimals."""
    if not _DIGIT.search(text):
        return
    folded = _DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)
    joined = _THOUSANDS.sub(lambda match: re.sub(r"[^0-9]", "", match[1]), folded)
    for match in _NUMBER.finditer(joined):
        yield re.sub(r"[^0-9]", ".", match[0])


@lru_cache
def script(language: str) -> str | None:
    """The script in which a language is usually written (ISO 15924, from CLDR), or None when texts are not compared."""
    code = str(get_global("likely_subtags").get(language, "")).split("_")[1:2]
    return None if not code or code[0] in _NOT_COMPARED else code[0]


def share_in_script(text: str, code: str) -> float | None:
    """Which part of the letters is of this script, from 0 to 1; None when there are too few letters to tell."""
    counts = [(text.count(letter), in_script(letter, code)) for letter in set(text) if letter.isalpha()]
    total = sum(count for count, _ in counts)
    if total < _FEWEST_LETTERS:
        return None
    return sum(count for count, fits in counts if fits) / total


@lru_cache(maxsize=4096)
def in_script(letter: str, code: str) -> bool:
    """Whether a letter is of the script with this code (ISO 15924)."""
    # Unicode names a letter after its script: ARABIC LETTER ALEF; CLDR calls that script Arabic in English.
    return unicodedata.name(letter, "").startswith(Locale("en").scripts[code].upper() + " ")


def word_ratio(dutch: Outline, translation: Outline) -> float | None:
    """How many words the translation has for each Dutch word; None when the Dutch is too short to tell."""
    return None if dutch.words < _FEWEST_WORDS else translation.words / dutch.words


def _count_item(section: Section, line: int, *, new: bool) -> None:
    if new or not section.lists:
        section.lists.append((line, 1))
    else:
        start, count = section.lists[-1]
        section.lists[-1] = (start, count + 1)


def _read_line(result: Outline, text: str, line: int) -> None:
    """Note the calls, links and visible words of one line."""
    section = len(result.sections) - 1
    marker = _HEADING.match(text) or _ITEM.match(text)
    visible = marker[marker.re.groups] if marker else text
    if "{{" in text:
        for call in macros.CALL.finditer(text):
            result.macros.append(Part(f'{{{{ {call[1]}("{call[2]}") }}}}', line, section))
        visible = macros.CALL.sub(" ", visible)
    if "](" in text:
        for link in _LINK.finditer(text):
            # What comes after # is made from a heading, and headings are translated.
            result.links.append(Part(link[2].split("#")[0] or "#", line, section))
        visible = _LINK.sub(r"\1", visible)
    result.lines.append(Part(visible.replace("*", ""), line, section))
