"""Keeps numbers and Latin words in their own order inside right-to-left text.

The Unicode bidirectional algorithm (UAX #9) draws `0800-2000` as `2000-0800` after an Arabic letter: the parts of a number
with a hyphen, and of a time or a date, swap places. A wrong telephone number is the worst fault this site can have, so every
run of digits and Latin letters is isolated by the build, never by the writer. In HTML that is `<bdi dir="ltr">`
(https://www.w3.org/International/articles/inline-bidi-markup/), in plain text and attributes U+2066 ... U+2069.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser

LRI, PDI = "\u2066", "\u2069"

_LATIN = r"[0-9A-Za-z\u00c0-\u024f]"
# Latin words and numbers with what joins them into one name, number, date, time or address. A comma or full stop only
# joins digits; a space joins unless a sentence mark is before it.
_RUN = re.compile(
    rf"(?:(?<!\w)[+#@])?{_LATIN}+"
    rf"(?:(?:[ \u00a0]?[-\u2010-\u2015/&+@_'\u2019][ \u00a0]?|[ \u00a0]|(?<=\d)[.,:](?=\d)|(?<=\w)[.:/](?=\w)|://)+{_LATIN}+)*"
    r"%?"
)

_RAW = {"script", "style"}  # no text for people
_PLAIN = {"title", "option", "textarea"}  # elements that can hold text alone, no markup
_SHOWN_ATTRIBUTES = {"aria-label", "title", "alt", "placeholder"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


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
    writer = _Isolator()
    writer.feed(page)
    writer.close()
    return "".join(writer.out)


class _Isolator(HTMLParser):
    """Copies a page token by token, and isolates in the text tokens and in a few attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.open: list[tuple[str, bool]] = []  # elements around here, and whether text in them is left-to-right

    @property
    def settled(self) -> bool:
        return bool(self.open) and self.open[-1][1]

    @property
    def inside(self) -> str:
        return self.open[-1][0] if self.open else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs)
        if tag not in _VOID:
            direction = dict(attrs).get("dir")
            self.open.append((tag, direction == "ltr" or (self.settled and direction != "rtl")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs)

    def _start(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raw = self.get_starttag_text() or ""
        shown = _SHOWN_ATTRIBUTES | ({"content"} if ("name", "description") in attrs else set())
        if self.settled or ("dir", "ltr") in attrs or not any(name in shown for name, _ in attrs):
            self.out.append(raw)
            return
        words = [f"<{tag}"]
        for name, value in attrs:
            seen = isolate_text(value) if value and name in shown else value
            words.append(name if seen is None else f'{name}="{escape(seen)}"')
        self.out.append(" ".join(words) + ("/>" if raw.endswith("/>") else ">"))

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth][0] == tag:
                del self.open[depth:]
                break
        self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.inside in _RAW:
            self.out.append(data)
        elif self.settled or LRI in data:
            self.out.append(escape(data, quote=False))
        elif self.inside in _PLAIN:
            self.out.append(escape(isolate_text(data), quote=False))
        else:
            self.out.append("".join(_marked(data)))

    def handle_decl(self, decl: str) -> None:
        self.out.append(f"<!{decl}>")

    def handle_comment(self, data: str) -> None:
        self.out.append(f"<!--{data}-->")


def _marked(text: str) -> Iterator[str]:
    for part, latin in parts(text):
        words = escape(part, quote=False)
        yield f'<bdi dir="ltr">{words}</bdi>' if latin else words
