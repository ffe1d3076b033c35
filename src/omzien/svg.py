"""A drawing of matplotlib with nothing in it but what people see: shapes and words, with the name of their look as class."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from markupsafe import Markup

OURS = "omzien-"  # before the look of a shape, in the group that matplotlib puts around it
_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def shapes_and_words(svg: bytes, words: list[str], label: str) -> Markup:
    """What can be seen of matplotlib's SVG: bars and lines as paths, points as circles, words. Each has its look as class."""
    root = ET.fromstring(svg)  # noqa: S314 drawn by ourselves, a moment ago
    shapes = [shape for group in root.iter(f"{_SVG}g") for shape in _shapes(group, words)]
    opening = Markup('<svg viewBox="{}" role="img" aria-label="{}">').format(root.get("viewBox"), label)
    return opening + Markup("").join(shapes) + Markup("</svg>")


def _shapes(group: ET.Element, words: list[str]) -> Iterator[Markup]:
    """The shapes of one group, when it is one of ours and not of matplotlib's own."""
    name = group.get("id", "")
    if not name.startswith(OURS):
        return
    look = name.removeprefix(OURS)
    for path in group.findall(f"{_SVG}path"):
        yield Markup('<path class="{}" d="{}"/>').format(look, _outline(path.get("d", "")))
    for point in group.iter(f"{_SVG}use"):
        yield Markup('<circle class="{}" cx="{}" cy="{}" r="4"/>').format(look, *_place(point))
    for text in group.findall(f"{_SVG}text"):
        anchor = re.search(r"text-anchor: (middle|end)", text.get("style", ""))
        how = Markup(' text-anchor="{}"').format(anchor[1]) if anchor else ""
        word = words[int(text.text or 0)]
        yield Markup('<text class="{}" x="{}" y="{}"{}>{}</text>').format(look, *_place(text), how, word)


def _outline(path: str) -> str:
    """A path in rounded numbers and few signs: a side that is level or upright names only where it ends (SVG 2, 9.3.4)."""
    short, before = "", ("", "")
    for command, x, y in re.findall(r"([A-Za-z])\s*(?:(\S+)\s+(\S+))?", _NUMBER.sub(lambda match: _rounded(match[0]), path)):
        if command == "L" and y == before[1]:
            short += f"H{x}"
        elif command == "L" and x == before[0]:
            short += f"V{y}"
        else:
            short += f"{command}{x} {y}".rstrip()
        before = (x, y)
    return short


def _place(element: ET.Element) -> tuple[str, str]:
    return _rounded(element.get("x", "0")), _rounded(element.get("y", "0"))


def _rounded(number: str) -> str:
    """A place in the drawing to a tenth of a pixel, without zeros that say nothing; never `-0`."""
    return f"{round(float(number), 1) + 0:.1f}".removesuffix(".0")
