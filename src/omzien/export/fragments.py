"""What our templates and calls make, as HTML that may stand in Markdown: without what needs our stylesheets or scripts.

Drawings become files of their own, because Markdown has no place for them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import nh3

from omzien.assets import stylesheet
from omzien.bidi import isolate_html, isolate_text
from omzien.calendar_view import CalendarView

FOLDER = "assets/tekeningen"
_DRAWING = re.compile(
    r'<svg (viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)") role="img" aria-label="(?P<label>[^"]*)">(?P<shapes>.*?)</svg>',
    re.DOTALL,
)
_HIDDEN = re.compile(r"<li\b[^>]*\shidden>.*?</li>", re.DOTALL)
_COUNT = re.compile(r'<p class="directory-count">.*?</p>', re.DOTALL)
_AS_IT_IS = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
_WORD = re.compile(r"(?<=>)[^<>]+(?=</text>)")
_TAGS = {
    "a",
    "bdi",
    "br",
    "caption",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "img",
    "li",
}
_TAGS |= {"nav", "ol", "p", "pre", "span", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"}
_ATTRIBUTES = {
    "*": {"lang", "dir", "id"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "th": {"scope"},
    "nav": {"aria-label"},
}


@dataclass
class Fragments:
    """Makes the HTML for one page, and collects the drawings on it by their path in the language."""

    view: CalendarView
    file: str
    paths: Collection[str]  # every page of the language
    isolated: bool  # whether numbers and Latin names are to be marked: a page of a right-to-left language
    spoken: str  # the language of the text around: Dutch on a page that is not translated
    drawings: dict[str, str]

    def call(self, text: str, name: str, id: str) -> str:
        """The HTML in place of a call. KeyError when it names what is not there."""
        return self.html(self.view.expand(text, self.spoken), f"{name}-{id.replace('/', '-')}")

    def html(self, html: str, name: str = "") -> str:
        """HTML of ours, made plain. `name` is for a drawing in it."""
        html = _DRAWING.sub(lambda match: self._drawing(match, f"{FOLDER}/{name}.svg"), html)
        html = _COUNT.sub("", _HIDDEN.sub("", html))
        html = nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            clean_content_tags={"form", "svg", "button"},  # choices and pictograms that only our stylesheets make work
            url_schemes={"http", "https", "tel", "mailto", "webcal"},
            link_rel="noreferrer",
            attribute_filter=lambda _, name, value: self._from_file(value) if name in {"href", "src"} else value,
        )
        html = isolate_html(html) if self.isolated else html
        # An empty line would end a block of HTML; where lines are meant, they are written as characters.
        html = _AS_IT_IS.sub(lambda match: match[0].replace("\n", "&#10;"), html)
        return re.sub(r"\s*\n\s*", "\n", html).strip()

    def _from_file(self, address: str) -> str:
        """An address relative to the page, as the way from its file to another: the site builder makes addresses of them."""
        path, hash, fragment = address.partition("#")
        if urlsplit(address).scheme or not path:
            return address
        language = self.view.frame.language
        target = posixpath.normpath(posixpath.join("/", language.prefix, self.view.path, path))[1:]
        if not f"{target}/".startswith(language.prefix):  # in Dutch, because it is not there in this language
            return f"{self.view.frame.content.settings.site_url}{target}"
        target = f"{target}/".removeprefix(language.prefix).removesuffix("/")
        if path.endswith("/") or not target:
            index = posixpath.join(target, "index.md")
            target = index if index in self.paths else f"{target}.md"
        return posixpath.relpath(target, posixpath.dirname(self.file) or ".") + hash + fragment

    def _drawing(self, match: re.Match[str], path: str) -> str:
        label, shapes = match["label"], match["shapes"]
        turned = ""
        if self.view.frame.language.direction == "rtl" and "\u2067" not in shapes:  # a figure has turned its words itself
            turned = ' direction="rtl"'
            shapes = _WORD.sub(lambda word: isolate_text(word[0]), shapes)
        style = look(self.view.frame.content.root)
        size = f'width="{match["width"]}" height="{match["height"]}"'  # without it some places have no room for it
        opening = f'<svg xmlns="http://www.w3.org/2000/svg" {match[1]} {size}{turned}>'
        self.drawings[path] = f"{opening}<title>{label}</title><style>{style}</style>{shapes}</svg>\n"
        return f'<img src="{self.view.link(path)}" alt="{label}">'


def look(root: Path) -> str:
    """The stylesheet of a drawing that stands alone."""
    return stylesheet(root / "overrides/assets/drawing.css")
