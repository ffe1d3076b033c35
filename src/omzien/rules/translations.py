"""Rules for translations: what must be there, and what should be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from omzien.content import Content
from omzien.document import Document
from omzien.model import Labels, Status
from omzien.model.base import SOURCE_LANGUAGE
from omzien.pages import Page
from omzien.problems import Problem, Severity
from omzien.stamp import Holder, holders
from omzien.translation import State, changed_blocks, language_name, state, untranslated


def strings_complete(content: Content, today: date) -> Iterator[Problem]:
    """The words of the site, the themes and the audiences are there in every published language."""
    files: dict[str, Labels] = {
        "data/strings.yml": content.strings,
        "content-calendar/themes.yml": content.themes,
        "content-calendar/audiences.yml": content.audiences,
        "data/for_whom.yml": content.for_whom,
        "data/topics.yml": content.topics,
    }
    for path, labels in files.items():
        for key, text in labels.labels.items():
            for code in content.settings.codes:
                if text.in_(code) is None:
                    sentence = f"«{key}» is er niet in het {language_name(code)}."
                    yield content.documents[path].problem(("labels", key), sentence, f"Voeg een regel «{code}» toe.")


def missing_texts(content: Content, today: date) -> Iterator[Problem]:
    """A confirmed item that is not translated, and a page that is not: it falls back to Dutch, marked."""
    for item in content.items:
        if item.item.status is Status.DRAFT:
            continue
        for code in content.settings.codes:
            if code not in item.item.languages():
                sentence = f"Dit item is niet helemaal vertaald in het {language_name(code)}."
                remedy = f"Vul title, summary en message aan met «{code}»."
                yield item.document.problem(("title",), sentence, remedy, severity=Severity.WARNING)
    for page in content.pages:
        for code in content.settings.codes:
            there = content.page(page.path, code) or f"docs/{code}/{page.path}" in content.unreadable
            if page.language == "nl" and not there:
                sentence = f"Deze pagina is er niet in het {language_name(code)}."
                remedy = f"Maak docs/{code}/{page.path}."
                yield Problem(page.source, 1, sentence, remedy, Severity.WARNING)


def missing_words(content: Content, today: date) -> Iterator[Problem]:
    """A text of a figure or of the list of words that is not translated: readers see the Dutch."""
    files = {"data/figures.yml", "data/glossary.yml", "data/accessibility.yml"}
    for path in sorted(files & content.documents.keys()):
        for code in content.settings.codes[1:]:
            for location in untranslated(content.documents[path], code):
                sentence = f"Deze tekst is er niet in het {language_name(code)}."
                remedy = f"Voeg een regel «{code}» toe."
                yield content.documents[path].problem(location, sentence, remedy, severity=Severity.WARNING)


def outdated(content: Content, today: date) -> Iterator[Problem]:
    """A translation that was made from an older Dutch text: of a page, an item of the calendar, or a file of data."""
    for page in content.pages:
        if page.language != SOURCE_LANGUAGE:
            yield from _outdated_page(content, page)
    for path, holder in holders(content).items():
        yield from _outdated_texts(content.documents[path], holder, content.settings.codes[1:])


def _outdated_page(content: Content, page: Page) -> Iterator[Problem]:
    source = content.page(page.path, SOURCE_LANGUAGE)
    if source is None:
        if f"docs/{SOURCE_LANGUAGE}/{page.path}" not in content.unreadable:
            sentence = f"Van deze pagina is er geen Nederlandse tekst (docs/{SOURCE_LANGUAGE}/{page.path})."
            yield Problem(page.source, 1, sentence, "Schrijf eerst de Nederlandse pagina.")
    elif state(page.meta.translated, source.dutch_blocks()) is State.OUTDATED:
        changed = len(changed_blocks(page.meta.translated, source.dutch_blocks()))
        pieces = "stukje" if changed == 1 else "stukjes"
        sentence = f"Het Nederlands is veranderd sinds deze vertaling ({changed} {pieces} tekst)."
        remedy = f"Werk de vertaling bij en draai: make translated FILE={page.source}."
        yield Problem(page.source, 1, sentence, remedy, Severity.WARNING)


def _outdated_texts(source: Document, holder: Holder, codes: Sequence[str]) -> Iterator[Problem]:
    places = {location[-1]: location for location, _ in reversed(list(source.strings())) if location}  # the first of each
    for code in codes:
        record = holder.translated.get(code)
        if code not in places or state(record, holder.dutch_blocks()) is not State.OUTDATED:
            continue
        language = language_name(code)
        if record is None:
            sentence = f"Van de vertaling in het {language} weet de site nog niet of ze bij het Nederlands past."
            remedy = f"Lees haar ernaast en draai: make translated FILE={source.path} TAAL={code}."
        else:
            sentence = f"Het Nederlands is veranderd sinds de vertaling in het {language}."
            remedy = f"Werk de vertaling bij en draai: make translated FILE={source.path} TAAL={code}."
        yield source.problem(places[code], sentence, remedy, severity=Severity.WARNING)
