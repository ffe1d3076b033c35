"""The calls that stand in Markdown: `{{ contact("veilig-thuis") }}`, `{{ phone("112") }}`.

The grammar is a name and one id, no more: nothing that is typed in a page is ever evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

# What people may write; generated pages have more.
WRITERS = (
    *("contact", "phone", "cards", "municipality", "region"),
    *("feed", "feeds", "figure", "glossary", "embed", "accessibility"),
)
INLINE = {"phone", "municipality", "region", "icon"}  # part of a sentence; other calls take the place of their paragraph
_QUOTE = "[\"'“”‘’]?"
CALL = re.compile(rf"\{{\{{\s*(\w+)\(\s*{_QUOTE}([\w/-]*){_QUOTE}\s*\)\s*\}}\}}")
_OPENING = re.compile(r"\{\{|\{%|\{#(?!\w)")
_PARAGRAPH = re.compile(rf"<p>\s*({CALL.pattern})\s*</p>")


@dataclass(frozen=True)
class Call:
    """A call in a text: its name, the id in it (of an organisation, a feed, a figure; some have none) and its line (from 0)."""

    name: str
    id: str
    line: int


def calls(text: str) -> Iterator[Call]:
    """Every call for writers in a text."""
    for index, line in _lines_with_braces(text):
        for match in CALL.finditer(line):
            if match[1] in WRITERS:
                yield Call(match[1], match[2], index)


def unknown(text: str) -> Iterator[int]:
    """The lines (from 0) with braces that are not one of the calls for writers."""
    for index, line in _lines_with_braces(text):
        if _OPENING.search(CALL.sub(lambda m: "" if m[1] in WRITERS else m[0], line)):
            yield index


def _lines_with_braces(text: str) -> Iterator[tuple[int, str]]:
    return ((index, line) for index, line in enumerate(text.split("\n")) if "{" in line)


def expand(html: str, functions: Mapping[str, Callable[[str], str]]) -> str:
    """Rendered and sanitised HTML with each call replaced by what its function gives for the id.

    What is a block takes the place of the paragraph around its call. Raises KeyError for a function that is not there.
    """
    html = _PARAGRAPH.sub(lambda m: m[0] if m[2] in INLINE else m[1], html)
    return CALL.sub(lambda m: functions[m[1]](m[2]), html)
