"""The list of difficult words, each explained in one plain sentence."""

from __future__ import annotations

import re

from pydantic import Field

from omzien.model.base import Entry, LanguageCode, LocalizedText, Slug, Text, Translations, dutch_of


class Term(Entry):
    """A word and what it means."""

    term: LocalizedText = Field(description="the word; what it is short for may stand behind it, in brackets")
    means: LocalizedText
    tooltip: bool = Field(False, description="explain it on every page where it stands, not on the page of words alone")
    variants: dict[LanguageCode, list[Text]] = Field(default={}, description="other ways in which pages write it")

    def forms(self, language: str) -> list[str]:
        """How the word may stand in a text in `language`, longest first; nothing when it has no explanation there."""
        word = self.term.in_(language)
        if word is None or self.means.in_(language) is None:
            return []
        short = re.sub(r"\s*\(.*\)$", "", word)
        return sorted({word, short, *self.variants.get(language, [])}, key=lambda form: (-len(form), form))


class Glossary(Entry):
    """The file data/glossary.yml: terms by id, which is also their address on the page of words."""

    terms: dict[Slug, Term] = Field(min_length=1)
    translated: Translations = {}

    def dutch_blocks(self) -> list[str]:
        """One block for each term, in order."""
        return ["\n".join(dutch_of([entry.term, entry.means])) for entry in self.terms.values()]
