"""Takes entries out of YAML that people wrote, as text: comments, quotation marks and order stay as they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from omzien import document
from omzien.document import Location


def without(text: str, locations: Iterable[Location]) -> str:
    """The text without what stands at these locations, and all that is indented below it."""
    read = document.parse(text, "")
    lines = text.split("\n")
    gone: set[int] = set()
    for location in locations:
        start = read.lines[location] - 1
        gone.update(range(start, _stop(lines, start)))
    return "\n".join(line for number, line in enumerate(lines) if number not in gone)


def entry(text: str, location: Location) -> str:
    """The lines of what stands at this location."""
    lines = text.split("\n")
    start = document.parse(text, "").lines[location] - 1
    return "\n".join(lines[start : _stop(lines, start)])


def _stop(lines: list[str], start: int) -> int:
    """The line after an entry: the first that is indented no deeper. Empty lines and comments after it are not its own."""
    indent = _indent(lines[start])
    stop = start + 1
    for number in range(start + 1, len(lines)):
        if lines[number].strip() and _indent(lines[number]) <= indent:
            break
        if lines[number].strip():
            stop = number + 1
    return stop


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def without_values(text: str, values: Collection[str], instead: dict[str, str]) -> str:
    """The text without these values in lists on one line (`help: [csg, relatiedesk]`).

    instead: what comes in a list that would be left empty, by its key; without, the whole line goes.
    """
    return "\n".join(kept for line in text.split("\n") if (kept := _kept(line, values, instead)) is not None)


def _kept(line: str, values: Collection[str], instead: dict[str, str]) -> str | None:
    found = re.fullmatch(r"(\s*)([\w-]+):(\s*)\[([^\[\]]*)\](.*)", line)
    if not found:
        return line
    before = [value.strip() for value in found[4].split(",")]
    after = [value for value in before if value.strip("\"'") not in values]
    if len(after) == len(before):
        return line
    if not after and found[2] not in instead:
        return None
    return f"{found[1]}{found[2]}:{found[3]}[{', '.join(after) or instead[found[2]]}]{found[5]}"
