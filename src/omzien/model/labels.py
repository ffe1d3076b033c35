"""Files of short texts by key: themes, audiences and the words of the site itself."""

from __future__ import annotations

from pydantic import Field

from omzien.model.base import Entry, LocalizedText, Slug, Translations


class Labels(Entry):
    """A text per language for each key, in the order in which they are shown."""

    labels: dict[Slug, LocalizedText] = Field(title="Namen", description="de naam die bewoners zien, per taal")
    translated: Translations = Field(default={}, title="Vertalingen", description="houdt de computer bij (make translated)")

    def dutch_blocks(self) -> list[str]:
        """One block for each label, in order."""
        return [text.dutch for text in self.labels.values()]

    def __contains__(self, key: str) -> bool:
        return key in self.labels

    def text(self, key: str, language: str) -> str:
        """The label in `language`; in Dutch when it was not translated. KeyError for an unknown key."""
        return self.labels[key].best(language)[0]
