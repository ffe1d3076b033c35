"""Changes single values in YAML that people wrote, as text: comments, quotation marks and order stay as they are."""

from __future__ import annotations

import json
import re
from datetime import date

from omzien import document

# A key with a value that ends on its own line, and the comment behind it.
_LINE = re.compile(r"""([^:]+:)\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^"'\s].*?)?(\s+\#.*)?""")
_PLAIN = re.compile(r"[a-z][a-z0-9-]*|\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?")


def scalar(value: str | int | date) -> str:
    """A value as YAML on one line: quoted, unless it is a word, a number or a date."""
    if isinstance(value, str) and not _PLAIN.fullmatch(value):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def put(text: str, key: str, value: str | int | date, after: str) -> str:
    """The text with this value for a key of the outermost level; a new key comes on the line after the block of `after`.

    Where there is no `after`, a new key comes at the end.
    """
    lines = _lines(text)
    if (block := _block(text, key)) is not None:
        known = _LINE.fullmatch(lines[block.start].rstrip("\n"))
        name, comment = (known[1], known[2] or "") if known else (f"{key}:", "")
        lines[block.start : block.stop] = [f"{name} {scalar(value)}{comment}\n"]
    else:
        before = _block(text, after)
        lines.insert(before.stop if before else len(lines), f"{key}: {scalar(value)}\n")
    return "".join(lines)


def without(text: str, key: str) -> str:
    """The text without this key of the outermost level and all that belongs to it."""
    lines = _lines(text)
    if (block := _block(text, key)) is not None:
        del lines[block.start : block.stop]
    return "".join(lines)


def _lines(text: str) -> list[str]:
    lines = text.splitlines(keepends=True)
    return [line if line.endswith("\n") else f"{line}\n" for line in lines]


def _block(text: str, key: str) -> range | None:
    """The lines (from 0) of a key and its value; blank lines and comments at the margin belong to the key below them."""
    starts = sorted((line - 1, str(at[0])) for at, line in document.parse(text, "").lines.items() if len(at) == 1)
    lines = _lines(text)
    for index, (start, name) in enumerate(starts):
        if name == key:
            stop = starts[index + 1][0] if index + 1 < len(starts) else len(lines)
            while stop > start + 1 and (not lines[stop - 1].strip() or lines[stop - 1].startswith("#")):
                stop -= 1
            return range(start, stop)
    return None
