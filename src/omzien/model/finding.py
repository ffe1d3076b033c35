"""The file data/finding.yml: the words people use themselves for what a page is about, and how each language orders them."""

from __future__ import annotations

from pydantic import Field

from omzien.model.base import Entry, Text, Translations

SearchWords = dict[str, list[Text]]


class Finding(Entry):
    """Everyday words by page, and what an index from A to Z needs to know of a language."""

    alphabets: dict[str, Text] = Field(description="the letters of each language, in its own order")
    articles: dict[str, list[Text]] = Field({}, description="words before a name that do not count for its place")
    pages: dict[Text, SearchWords] = Field(description="by page (hulp/index.md): words in each language, as people say them")
    search_only: dict[Text, SearchWords] = Field({}, description="the same, for words that are typed and that no page shows")
    translated: Translations = {}

    def words(self, path: str, language: str) -> list[str]:
        """The words for the page at `path` in `language` that the index from A to Z shows; none when there are none."""
        return self.pages.get(path, {}).get(language, [])

    def searched(self, path: str, language: str) -> list[str]:
        """The words that search finds the page by: those of the index, and those that no page shows."""
        return [*self.words(path, language), *self.search_only.get(path, {}).get(language, [])]

    def dutch_blocks(self) -> list[str]:
        """One block for each page, in order, and then one for each page with words for search only."""
        return [", ".join(words.get("nl", [])) for words in (*self.pages.values(), *self.search_only.values())]
