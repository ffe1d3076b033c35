"""Reads data/plan.yml. The site does not need it, so it is no part of the content: only the overview for staff does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from omzien import document
from omzien.content import Content
from omzien.document import Document
from omzien.model.plan import Agreements
from omzien.problems import ContentError, Problem
from omzien.validation import unknown_ids, validate

_PATH = "data/plan.yml"


def read(content: Content) -> Agreements:
    """The agreements of the site that `content` was read from. Raises ContentError with all that is wrong with them."""
    if not (content.root / _PATH).is_file():
        raise ContentError([Problem(_PATH, 1, "Dit bestand ontbreekt.", "Zet het terug uit een eerdere versie.")])
    agreements, found = _read(content)
    if agreements is None or found:
        raise ContentError(found)
    return agreements


def problems(content: Content, today: date) -> Iterator[Problem]:
    """What is wrong with the agreements, as a rule for the check. A site may do without them: no file is no problem."""
    if (content.root / _PATH).is_file():
        yield from _read(content)[1]


def _read(content: Content) -> tuple[Agreements | None, list[Problem]]:
    source = document.read(content.root / _PATH, content.root)
    agreements, found = validate(Agreements, source)
    return agreements, [*found, *_unknown_themes(source, content)]


def _unknown_themes(source: Document, content: Content) -> Iterator[Problem]:
    """A theme that is misspelt here would be reported as never covered."""
    for key in ("themes", "settings"):
        yield from unknown_ids(source, key, content.themes.labels, "het thema")
