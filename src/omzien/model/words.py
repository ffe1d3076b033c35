"""Words that the site does not use, because they hurt or mislead; and the sources of what it says."""

from __future__ import annotations

from omzien.model.base import Entry, Text


class AvoidedWord(Entry):
    """A word or phrase, and what to write instead (a whole Dutch sentence)."""

    word: Text
    instead: Text


class Sources(Entry):
    """The file data/sources.yml: where the claims on the pages come from, by code."""

    sources: dict[Text, Text] = {}


class Words(Entry):
    """The file data/words.yml."""

    avoid: list[AvoidedWord] = []
