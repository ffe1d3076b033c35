"""Rules for the look that a municipality gives its site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from omzien import colours
from omzien.content import Content
from omzien.problems import Problem


def colours_readable(content: Content, today: date) -> Iterator[Problem]:
    """The municipality's own colours can be read on every background that the stylesheet has (WCAG 1.4.3)."""
    own, sheet = content.municipality.colours, content.root / "overrides/assets/omzien.css"
    if own is None or not sheet.is_file():
        return
    for found in colours.faint(own, sheet.read_text(encoding="utf-8")):
        yield content.documents["data/municipality.yml"].problem(("colours", *found.place), *colours.told(found))
