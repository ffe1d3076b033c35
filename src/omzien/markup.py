"""Content becomes HTML or plain text here, and nowhere else; what comes out is safe to put in a page or a feed."""

from __future__ import annotations

import re
from html import unescape

import markdown
import nh3

_TAGS = {"a", "bdi", "blockquote", "br", "dd", "dl", "dt", "em", "h1", "h2", "h3", "h4", "li", "ol", "p", "strong", "ul"}
_CLASSES = {"p": {"when", "intro", "note", "tags"}, "strong": {"when"}, "em": {"when"}}
_ATTRIBUTES = {
    "a": {"href", "hreflang", "lang", "dir"},
    "bdi": {"dir", "lang"},
    "h1": {"id"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "ol": {"start"},
    "p": {"lang", "dir"},
}
_MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!])")  # Python-Markdown's ESCAPED_CHARS; <, > and & are Jinja's


def sanitise(html: str) -> str:
    """HTML that was rendered from content, with everything taken out that an editor's text does not need.

    Only http(s) and relative links; `tel:` links come from the data, never from a text.
    """
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes={"http", "https"},
        link_rel="noreferrer",
    )


def render(text: str) -> str:
    """A text of an item (a few sentences of Markdown) as safe HTML."""
    return sanitise(markdown.markdown(text))


def plain(text: str) -> str:
    """A text of an item without any markup, for feeds and previews; paragraphs are kept apart by one empty line."""
    html = markdown.markdown(text).replace("</p>", "</p>\n").replace("</li>", "</li>\n")
    return re.sub(r"\n{2,}", "\n\n", unescape(nh3.clean(html, tags=set()))).strip()


def escape(text: str) -> str:
    """A plain text for a place in Markdown where it must not become markup."""
    return _MARKDOWN_SPECIAL.sub(r"\\\1", " ".join(text.split()))


def unescape_heading(text: str) -> str:
    """The plain text of a heading that `escape` and Jinja made safe for Markdown."""
    return re.sub(r"\\(.)", r"\1", unescape(text))
