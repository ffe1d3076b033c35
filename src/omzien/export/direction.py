"""Markdown in a right-to-left language with its numbers and Latin names in their own order.

Another site builder does not mark the finished page as ours does (see omzien.bidi), so the signs of Unicode (UAX #9, U+2066
and U+2069) stand in the text itself. They go along into the menu, the title and the table of contents.
"""

from __future__ import annotations

import re

from omzien.bidi import isolate_text

# What is markup, or has a direction of its own.
_LEFT_ALONE = re.compile(
    r"""
      <(bdi|code|span|p)\b[^>]*\bdir="ltr"[^>]*>.*?</\1>
    | <[^>]+>
    | `[^`]*`
    | \]\([^)]*\)            # where a link leads
    | ^\[[^\]]+\]:.*$        # the same, below the text
    | \{[:\#.][^}]*\}        # an attribute list
    | ^\s*\d+\.\s            # the number of an item of a list
    | &\#?\w+;
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_ESCAPED_INSIDE = re.compile(r"(?<=\w)\\([-.+#])(?=\w)")  # none of these is markup between two letters


def isolate_markdown(text: str) -> str:
    """Text with each left-to-right run between U+2066 and U+2069; markup, addresses and code stay as they are."""
    text, out, end = _ESCAPED_INSIDE.sub(r"\1", text), [], 0
    for match in _LEFT_ALONE.finditer(text):
        out += [isolate_text(text[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*out, isolate_text(text[end:])])
