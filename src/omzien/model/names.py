"""Names that stay in Latin letters in every language, so that readers recognise the sign on the door and the app."""

from __future__ import annotations

import re

from omzien.model.base import Entry, Text


class LatinName(Entry):
    """A name, and other forms of it that say the same."""

    name: Text
    also: list[Text] = []

    def in_dutch(self, text: str) -> bool:
        """Whether it stands in a Dutch text, as words of their own."""
        return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in self._forms)

    def in_translation(self, text: str) -> bool:
        """Whether it stands in a translated text, where other letters may be joined to it (an article, a case)."""
        return any(form in text for form in self._forms)

    @property
    def _forms(self) -> list[str]:
        return [self.name, *self.also]


class Names(Entry):
    """The file data/names.yml."""

    names: list[LatinName] = []
