"""Where each page stands in each language, and which pages a language borrows from the Dutch because it has none of its own."""

from __future__ import annotations

from collections.abc import Iterator

from omzien.model.base import SOURCE_LANGUAGE
from omzien.settings import Language, Settings


class Places:
    """The pages of a site by their path below the language (`hulp/index.md`); addresses are those below the site."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._addresses: dict[str, dict[str, str]] = {}
        self._borrowed: set[tuple[str, str]] = set()
        self._pairs: dict[str, list[tuple[str, str]]] = {}

    def split(self, source: str) -> tuple[str, str]:
        """The language and the path below it of a file in docs/; what stands in no language is part of the Dutch site."""
        first, _, rest = source.partition("/")
        return (first, rest) if rest and first in self._settings.codes else (SOURCE_LANGUAGE, source)

    def add(self, language: str, path: str, address: str, *, borrowed: bool = False) -> None:
        """There is a page at `path` in this language; `borrowed` when its text is the Dutch."""
        self._addresses.setdefault(path, {})[language] = address
        if borrowed:
            self._borrowed.add((language, path))

    def borrowed(self, language: str, path: str) -> bool:
        """Whether the page in this language shows the Dutch text."""
        return (language, path) in self._borrowed

    def spoken(self, source: str) -> str:
        """The language of the text of a page in docs/: that of its place, or else Dutch."""
        language, path = self.split(source)
        return SOURCE_LANGUAGE if self.borrowed(language, path) else language

    def languages(self, path: str) -> list[tuple[Language, str]]:
        """Each language with the address of this page in it, in the order of the site."""
        found = self._addresses.get(path, {})
        return [(language, found[language.code]) for language in self._settings.languages if language.code in found]

    def pairs(self, path: str) -> list[tuple[str, str]]:
        """Language and absolute address of each real translation of a page; nothing when it stands in one language alone."""
        if path not in self._pairs:
            own = [(language.code, address) for language, address in self.languages(path)]
            true = [(code, self._absolute(address)) for code, address in own if not self.borrowed(code, path)]
            self._pairs[path] = true if len(true) > 1 else []
        return self._pairs[path]

    def sitemap(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Each true page, absolute, with its pairs: language by language, in order of address."""
        for code in self._settings.codes:
            own = [(found[code], path) for path, found in self._addresses.items() if code in found]
            for address, path in sorted(own):
                if not self.borrowed(code, path):
                    yield self._absolute(address), self.pairs(path)

    def _absolute(self, address: str) -> str:
        return f"{self._settings.site_url}{address.removeprefix('./')}"
