"""Reads the content and checks it. What was read or checked before, and is as it was, is not read or checked again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from omzien.cache import Cache, fingerprint
from omzien.content import Content
from omzien.loading import load
from omzien.problems import ContentError, Problem, Severity, of
from omzien.published import committed, forgotten_revisions, published
from omzien.rules import Kept, check

_RULED = ("assets/omzien.css", "kit/*.txt")  # below overrides/


def read_checked(root: Path, today: date, cache: Cache | None = None, at_once: int = 1) -> tuple[Content, list[Problem]]:
    """The content below `root`, and its warnings and questions. Raises ContentError with all errors at once.

    With a cache, what was read and checked on this day is not read or checked again. at_once: processes for the rules.
    """
    reading = read(root, cache)
    return reading.whole(today), reading.checked(today, cache, at_once)


@dataclass(frozen=True)
class Reading:
    """What is below `root`, and what could not be read of it. Without content: too much.

    inputs: a hash of all that reading and checking may look at; data: what of that is no page and no look.
    """

    root: Path
    content: Content | None
    unread: list[Problem]
    inputs: bytes
    data: bytes

    def whole(self, today: date) -> Content:
        """The content, when only the rules can still find something wrong. Otherwise raises ContentError with all errors."""
        if self.content is None or of(Severity.ERROR, self.unread):
            raise ContentError(of(Severity.ERROR, self._problems(today)))
        return self.content

    def was_checked(self, today: date, cache: Cache) -> bool:
        """Whether it was checked on this day before, so that checking it takes no time."""
        return cache.knows("problems", self._parts(today))

    def checked(self, today: date, cache: Cache | None = None, at_once: int = 1) -> list[Problem]:
        """Warnings and questions. Raises ContentError with all errors at once, also about what could not be read."""
        problems = self._problems(today, cache, at_once)
        if errors := of(Severity.ERROR, problems):
            raise ContentError(errors)
        return sorted(problems)

    def _parts(self, today: date) -> tuple[str | bytes, ...]:
        return str(self.root), today.isoformat(), self.inputs

    def _problems(self, today: date, cache: Cache | None = None, at_once: int = 1) -> set[Problem]:
        if self.content is None:
            return set(self.unread)
        make = partial(check, self.content, today, at_once, Kept(cache, self.data) if cache else None)
        found = {*self.unread, *(cache.once("problems", self._parts(today), make, lambda _: True) if cache else make())}
        for known in (published(self.content, self.root / "site/kalender.json"), committed(self.content)):
            found.update(forgotten_revisions(self.content, known))
        return found


def read(root: Path, cache: Cache | None = None) -> Reading:
    """Read everything below `root`. With a cache, files that are as they were are not read again."""
    if cache is None:
        return Reading(root, *load(root), b"", b"")
    data = fingerprint(_inputs(root, "content-calendar", "data"))
    texts = fingerprint([data, *_inputs(root, "docs")])
    content, unread = cache.once("content", (str(root), texts), partial(load, root))
    return Reading(root, content, unread, fingerprint([texts, *_looks(root)]), data)


def _looks(root: Path) -> Iterator[str | bytes]:
    """The few files of the look that rules read: colours, and templates of texts with a limit."""
    for pattern in _RULED:
        for file in sorted((root / "overrides").glob(pattern)):
            yield file.name
            yield file.read_bytes()


def _inputs(root: Path, *folders: str) -> Iterator[str | bytes]:
    """All that reading and checking may look at: the name of each file and folder, and what is in a file."""
    for folder in folders:
        start = len((root / folder).as_posix())
        for name in sorted(path.as_posix() for path in (root / folder).rglob("*")):
            yield folder + name[start:]
            yield Path(name).read_bytes() if os.path.isfile(name) else ""  # noqa: PTH113 there are thousands
