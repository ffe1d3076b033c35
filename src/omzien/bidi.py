"""Keeps numbers and Latin words in their own order inside right-to-left text.

The Unicode bidirectional algorithm (UAX #9) draws `0800-2000` as `2000-0800` after an Arabic letter: the parts of a number
with a hyphen, and of a time or a date, swap places. A wrong telephone number is the worst fault this site can have, so every
run of digits and Latin letters is isolated by the build, never by the writer. In HTML that is `<bdi dir="ltr">`
(https://www.w3.org/International/articles/inline-bidi-markup/), in plain text and attributes U+2066 ... U+2069.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape, unescape

from omzien.tags import pieces

LRI, PDI = "\u2066", "\u2069"

_LATIN = r"[0-9A-Za-z\u00c0-\u024f]"
# Latin words and numbers with what joins them into one name, number, date, time or address. A comma or full stop only
# joins digits; a space joins unless a sentence mark is before it. No text can be separators in two ways: with more than one
# the time to find that a row of them joins nothing would double with each.
_RUN = re.compile(
    rf"(?:(?<!\w)[+#@])?{_LATIN}+"
    rf"(?:(?:[- \u00a0\u2010-\u2015/&+@_'\u2019]|(?<=\d),(?=\d)|(?<=\w)[.:](?=\w)|://)+{_LATIN}+)*"
    r"%?"
)

_SOME = re.compile(_LATIN)

_PLAIN = {"title", "option", "textarea"}  # elements that can hold text alone, no markup
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_DIR = re.compile(r"\sdir=\"(\w+)\"")
# Attributes that people see or hear; the content of a description, and of what a shared link shows (ogp.me), after its name.
_SHOWN = re.compile(
    r"(\s(?:aria-label|title|alt|placeholder)=|\s(?:name=\"description\"|property=\"og:(?:title|description)\") content=)"
    r"\"([^\"]*)\""
)


def isolate_text(text: str) -> str:
    """Plain text with every left-to-right run between U+2066 and U+2069; text that already has them is left alone."""
    return text if LRI in text else _RUN.sub(lambda match: f"{LRI}{match[0]}{PDI}", text)


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """A text in parts, each with whether it is a left-to-right run (a number, a Latin name)."""
    end = 0
    for match in _RUN.finditer(text):
        if match.start() > end:
            yield text[end : match.start()], False
        yield match[0], True
        end = match.end()
    if end < len(text):
        yield text[end:], False


def isolate_html(page: str) -> str:
    """A right-to-left page with every number and Latin run isolated: in text, headings, menus, tables, titles, labels.

    What already is left-to-right (the nearest element with a `dir` says so) stays as it is. All other markup passes unchanged.
    """
    return "".join(_isolated(page))


def _isolated(page: str) -> Iterator[str]:
    around: list[tuple[str, bool]] = [("", False)]  # elements that are open, and whether text in them is left-to-right
    for text, tag in pieces(page):
        yield _text(text, *around[-1])
        if tag is None:
            return
        if name := tag["opened"]:
            opened, left_to_right = _opened(tag[0], around[-1][1])
            yield opened
            if name not in _VOID and not opened.endswith("/>"):
                around.append((name, left_to_right))
        else:
            if tag["closed"]:
                around[_last(around, tag["closed"]) :] = []
            yield tag[0]


@lru_cache(maxsize=4096)  # most of a page is its menu, which is on every page
def _opened(tag: str, around: bool) -> tuple[str, bool]:
    """The tag that opens an element, as it is shown, and whether what is in the element is left-to-right."""
    given = _DIR.search(tag)
    left_to_right = around if given is None or given[1] == "auto" else given[1] == "ltr"
    return tag if left_to_right else _SHOWN.sub(_attribute, tag), left_to_right


def _last(around: list[tuple[str, bool]], tag: str) -> int:
    """Where the element that this tag closes was opened; after the end when it was not."""
    return next((depth for depth in range(len(around) - 1, 0, -1) if around[depth][0] == tag), len(around))


def _attribute(match: re.Match[str]) -> str:
    return f'{match[1]}"{escape(isolate_text(unescape(match[2])))}"'


@lru_cache(maxsize=4096)
def _text(raw: str, inside: str, left_to_right: bool) -> str:
    if left_to_right or LRI in raw or not _SOME.search(raw):
        return raw
    text = unescape(raw)
    if inside in _PLAIN:
        return escape(isolate_text(text), quote=False)
    return "".join(_marked(text))


def _marked(text: str) -> Iterator[str]:
    for part, latin in parts(text):
        words = escape(part, quote=False)
        yield f'<bdi dir="ltr">{words}</bdi>' if latin else words
