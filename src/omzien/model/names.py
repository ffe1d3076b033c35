"""Names that stay in Latin letters in every language, so that readers recognise the sign on the door and the app."""

from __future__ import annotations

import re
from functools import cached_property

from omzien.model.base import Entry, Text


class LatinName(Entry):
    """A name, and other forms of it that say the same."""

    name: Text
    also: list[Text] = []

    def in_dutch(self, text: str) -> bool:
        """Whether it stands in a Dutch text, as words of their own."""
        return self.in_translation(text) and self._as_words.search(text) is not None

    def in_translation(self, text: str) -> bool:
        """Whether it stands in a translated text, where other letters may be joined to it (an article, a case)."""
        return any(form in text for form in self._forms)

    @cached_property
    def _forms(self) -> list[str]:
        return [self.name, *self.also]

    @cached_property
    def _as_words(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, self._forms))})(?!\w)")


class Names(Entry):
    """The file data/names.yml."""

    names: list[LatinName] = []
