"""What the domain needs to know from mkdocs.yml: the address of the site and its languages.

The file is read as plain YAML, so that this works without MkDocs and before its plugins are loaded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError

from omzien import document
from omzien.model.base import SOURCE_LANGUAGE
from omzien.problems import ContentError, Problem


@dataclass(frozen=True)
class Language:
    """A published language: its code (BCP 47), its name in itself and its direction (`rtl` or `ltr`, from the Unicode CLDR)."""

    code: str
    name: str
    direction: str = field(init=False)

    def __post_init__(self) -> None:
        """Look the direction up once: all that is known of a language is read for it."""
        order = Locale.parse(self.code).character_order
        object.__setattr__(self, "direction", "rtl" if order == "right-to-left" else "ltr")

    @property
    def prefix(self) -> str:
        """What addresses in this language start with: nothing for Dutch, `en/` for English."""
        return "" if self.code == SOURCE_LANGUAGE else f"{self.code}/"


@dataclass(frozen=True)
class NavSection:
    """An entry of the menu: its pages, the one that stands for it first."""

    pages: tuple[str, ...]

    def depths(self) -> list[tuple[str, int]]:
        """Its pages, each with how deep it stands."""
        return [(path, 1 if index else 0) for index, path in enumerate(self.pages)]


@dataclass(frozen=True)
class Settings:
    """The address of the site (ends in a slash), its languages (Dutch first) and its menu."""

    site_url: str
    languages: tuple[Language, ...]
    nav: tuple[NavSection, ...] = ()

    @property
    def host(self) -> str:
        """The host of the site; it ends the UID of every calendar item (RFC 7986, 5.3)."""
        return urlsplit(self.site_url).hostname or ""

    def language(self, code: str) -> Language:
        """The published language with this code. KeyError when there is none."""
        for language in self.languages:
            if language.code == code:
                return language
        raise KeyError(code)

    @property
    def codes(self) -> list[str]:
        """The codes of the languages, in order."""
        return [language.code for language in self.languages]

    def address(self, path: str, language: str) -> str:
        """The absolute address of `path` (for example `campagnes/`) in `language`."""
        return f"{self.site_url}{self.language(language).prefix}{path}"


def read(root: Path) -> Settings:
    """Read mkdocs.yml in `root`. Raises ContentError when it does not say what is needed."""
    source = document.read(root / "mkdocs.yml", root)
    if source.problems:
        raise ContentError(source.problems)
    plugins = [plugin for plugin in source.data.get("plugins", []) if isinstance(plugin, dict)]
    i18n: dict[str, Any] = next((plugin["i18n"] for plugin in plugins if "i18n" in plugin), {})
    site_url = source.data.get("site_url") or ""
    problems: list[Problem] = []
    languages: list[Language] = []
    for entry in i18n.get("languages", []):
        try:
            languages.append(Language(entry["locale"], entry["name"]))
        except (UnknownLocaleError, ValueError):
            sentence = f"«{entry['locale']}» is geen taal die de site kent."
            problems.append(source.problem(("plugins",), sentence, "Schrijf de code van twee of drie letters, zoals en of ar."))
    if not site_url.startswith("http") or not site_url.endswith("/"):
        sentence = "Het adres van de site (site_url) ontbreekt of eindigt niet op een schuine streep."
        problems.append(source.problem(("site_url",), sentence, "Schrijf bijvoorbeeld https://voorbeeld.nl/."))
    if not languages or languages[0].code != SOURCE_LANGUAGE:
        sentence = "Nederlands (nl) is niet de eerste taal bij de plug-in i18n."
        problems.append(source.problem(("plugins",), sentence, "Zet nl vooraan in de lijst met talen."))
    if problems:
        raise ContentError(problems)
    return Settings(site_url, tuple(languages), tuple(map(_section, source.data.get("nav") or [])))


def _section(entry: Any) -> NavSection:
    """A page, or a section (a mapping of its name to its pages), as it stands under `nav`."""
    return NavSection(tuple(next(iter(entry.values()))) if isinstance(entry, dict) else (entry,))
