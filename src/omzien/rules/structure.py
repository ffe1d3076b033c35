"""Rules for the folders: what the site builder would drop without a word, and what may never be missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from omzien.content import Content
from omzien.problems import Problem


def only_languages_and_assets(content: Content, today: date) -> Iterator[Problem]:
    """Each folder in docs/ is a published language or `assets`; the translation plugin drops others in silence."""
    docs = content.root / "docs"
    if not docs.is_dir():
        yield Problem("docs", 1, "Deze map ontbreekt.", "Zet haar terug uit een eerdere versie.")
        return
    for path in sorted(docs.iterdir()):
        if path.name not in {*content.settings.codes, "assets", "README.md"} and not path.name.startswith("."):
            sentence = f"«{path.name}» hoort niet in de map docs."
            remedy = f"Zet pagina's in de map van hun taal ({', '.join(content.settings.codes)}), of voeg de taal toe."
            yield Problem(f"docs/{path.name}", 1, sentence, remedy)


def core_pages_everywhere(content: Content, today: date) -> Iterator[Problem]:
    """The pages that may never fall back to Dutch are there in every language."""
    document = content.documents["data/municipality.yml"]
    for index, path in enumerate(content.municipality.core_pages):
        for language in content.settings.languages:
            missing = f"docs/{language.code}/{path}"
            if content.page(path, language.code) is None and missing not in content.unreadable:
                sentence = f"De pagina {missing} ontbreekt; zij moet er in elke taal zijn."
                remedy = "Vertaal de pagina, of haal de taal uit mkdocs.yml."
                yield document.problem(("core_pages", index), sentence, remedy)
