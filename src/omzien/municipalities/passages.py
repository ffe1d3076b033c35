"""The blocks of a Markdown page, so that a passage can be left out of every language at the same place.

Translations follow their Dutch page block by block (see rules/parity.py); the kinds of the blocks tell whether one really does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from omzien import macros

_HEADING = re.compile(r"(#{1,6})\s")
_ITEM = re.compile(r"\s*[-*+]\s+")
_STEP = re.compile(r"\s*[0-9]+\.\s+")


@dataclass(frozen=True)
class Block:
    """One heading (`#`, `##`), item, step, call or paragraph. `start` and `stop`: its lines, from 0."""

    kind: str
    start: int
    stop: int
    text: str


def blocks(markdown: str) -> list[Block]:
    """The blocks of a page, in order."""
    lines = markdown.split("\n")
    return [
        Block(kind, start, stop, "\n".join(lines[start:stop]))
        for (start, kind), stop in _with_ends(list(_starts(lines)), lines)
    ]


def _starts(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where each block starts, and its kind; a line of text right below one, or indented in a list, goes on with it."""
    kind, gap = "", True
    for number, line in enumerate(lines):
        if not line.strip():
            gap = True
            continue
        if heading := _HEADING.match(line):
            kind = heading[1]
        elif _STEP.match(line):
            kind = "step"
        elif _ITEM.match(line):
            kind = "item"
        elif kind in {"item", "step"} and (not gap or line[0] in " \t"):
            continue
        elif macros.CALL.fullmatch(line.strip()):
            kind = "call"
        elif not gap and kind == "text":
            continue
        else:
            kind = "text"
        gap = False
        yield number, kind


def _with_ends(starts: Sequence[tuple[int, str]], lines: Sequence[str]) -> Iterator[tuple[tuple[int, str], int]]:
    for index, start in enumerate(starts):
        stop = starts[index + 1][0] if index + 1 < len(starts) else len(lines)
        while not lines[stop - 1].strip():
            stop -= 1
        yield start, stop


def whole(found: Sequence[Block], chosen: Collection[int]) -> set[int]:
    """All that has to go when the `chosen` blocks go, by index.

    A section goes with its heading, a list with the sentence that begins it. A step takes the steps around it along, unless it
    is the last: a procedure without its middle is wrong. A heading (not the first, `#`) goes when nothing is left below it.
    """
    gone = set(chosen)
    for index in sorted(chosen):
        if found[index].kind.startswith("##"):
            gone.update(_section(found, index))
        if found[index].kind == "step" and index + 1 < len(found) and found[index + 1].kind == "step":
            gone.update(_steps(found, index))
        if found[index].kind == "text":
            for below in range(index + 1, len(found)):
                if found[below].kind not in {"item", "step"}:
                    break
                gone.add(below)
    for index in range(len(found) - 1, -1, -1):
        if found[index].kind.startswith("##") and gone.issuperset(_section(found, index)):
            gone.add(index)
    return gone


def _section(found: Sequence[Block], heading: int) -> range:
    """What stands below a heading, up to the next one that is not below it."""
    level = len(found[heading].kind)
    for index in range(heading + 1, len(found)):
        if found[index].kind.startswith("#") and len(found[index].kind) <= level:
            return range(heading + 1, index)
    return range(heading + 1, len(found))


def _steps(found: Sequence[Block], index: int) -> range:
    first = last = index
    while first > 0 and found[first - 1].kind == "step":
        first -= 1
    while last + 1 < len(found) and found[last + 1].kind == "step":
        last += 1
    return range(first, last + 1)


def without(markdown: str, found: Sequence[Block], gone: Collection[int]) -> str:
    """The page without these blocks, and with one empty line where they stood."""
    lines: list[str | None] = list(markdown.split("\n"))
    for index in gone:
        for number in range(found[index].start, found[index].stop):
            lines[number] = None
    text = "\n".join(line for line in lines if line is not None)
    return re.sub(r"\n{3,}", "\n\n", text).rstrip("\n") + "\n"


def says_nothing(found: Sequence[Block], gone: Collection[int]) -> bool:
    """Whether only headings and the way to help in danger would be left."""
    left = [block for index, block in enumerate(found) if index not in gone and not block.kind.startswith("#")]
    return all(block.kind == "call" or "phone(" in block.text for block in left)
