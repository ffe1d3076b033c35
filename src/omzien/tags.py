"""HTML from tag to tag, for changes in its texts.

For pages that we made ourselves: every `<` in a text and every quote in an attribute is escaped, by Jinja or by the sanitiser.
A parser for anything that people may write takes five times as long, and puts back what it read in another way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAG = re.compile(
    r"<!--.*?-->|<!\w[^>]*>|<(?P<raw>script|style)\b.*?</(?P=raw)>"  # what is no text for people
    r"|</(?P<closed>[a-zA-Z][\w-]*)\s*>"
    r"""|<(?P<opened>[a-zA-Z][\w-]*)(?:[^>"']|"[^"]*"|'[^']*')*>""",
    re.DOTALL,
)


def pieces(html: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Each text, still escaped, and the tag after it; None after the last.

    The groups `opened` and `closed` of a tag have the name of its element. A comment, a doctype, and a script or style with all
    that is in it have neither.
    """
    end = 0
    for tag in _TAG.finditer(html):
        yield html[end : tag.start()], tag
        end = tag.end()
    yield html[end:], None
