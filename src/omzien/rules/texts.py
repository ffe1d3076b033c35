"""Rules for the words themselves: no markup, no hidden characters, no words that hurt, no title that a calendar cuts off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from omzien.content import Content
from omzien.document import Document, Location
from omzien.problems import Problem
from omzien.translation import language_name

_LONGEST_TITLE = 90  # characters; a phone shows about this much of a calendar entry
_TAG = re.compile(r"<[A-Za-z/!][^>]*>?")
_CALENDAR = "content-calendar/2"
_STRINGS = "data/strings.yml"
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|[{}]")


def no_markup(content: Content, today: date) -> Iterator[Problem]:
    """No HTML in the texts of the calendar and the data files."""
    for document, location, text in _texts(content):
        if match := _TAG.search(text):
            remedy = "Haal het weg. Vet kan met **sterretjes**; meer opmaak is hier niet nodig."
            yield document.problem(location, f"HTML kan hier niet: «{match[0]}».", remedy)


def no_hidden_characters(content: Content, today: date) -> Iterator[Problem]:
    """No control characters, and none that turn the direction of text around (Unicode TR 36): they can disguise a number."""
    for document, location, text in _texts(content):
        for character in text:
            if character not in "\n\t" and unicodedata.category(character) in {"Cc", "Cf"} and character not in "\u200c\u200d":
                name = unicodedata.name(character, f"U+{ord(character):04X}")
                remedy = "Typ de tekst opnieuw; het teken kwam mee met plakken."
                yield document.problem(location, f"Er staat een onzichtbaar teken in deze tekst ({name}).", remedy)
                break


def no_avoided_words(content: Content, today: date) -> Iterator[Problem]:
    """No word of data/words.yml in a Dutch text of the calendar or a Dutch page."""
    avoided = [(re.compile(rf"\b{re.escape(entry.word)}\b", re.IGNORECASE), entry) for entry in content.words.avoid]
    # One search without groups rejects a line quickly; which word it was is looked up only for what is found.
    either = "|".join(pattern.pattern for pattern, _ in avoided)
    some = re.compile(either or r"(?!)", re.IGNORECASE)
    for document, location, text in _texts(content):
        if location[-1] == "nl" and some.search(text):
            for pattern, entry in avoided:
                if pattern.search(text):
                    yield document.problem(location, f"«{entry.word}» schrijven we niet.", entry.instead)
    for page in content.pages:
        lines = page.markdown.split("\n") if page.language == "nl" and some.search(page.markdown) else []
        for index, line in enumerate(lines):
            for pattern, entry in avoided:
                if pattern.search(line):
                    yield Problem(page.source, page.first_line + index, f"«{entry.word}» schrijven we niet.", entry.instead)


def short_titles(content: Content, today: date) -> Iterator[Problem]:
    """A title fits in a calendar on a phone."""
    for document, location, text in _texts(content):
        if document.path.startswith(_CALENDAR) and location[0] == "title" and len(text) > _LONGEST_TITLE:
            sentence = f"Deze titel heeft {len(text)} tekens; een agenda op een telefoon snijdt hem af."
            yield document.problem(location, sentence, f"Maak er hoogstens {_LONGEST_TITLE} van.")


def same_placeholders(content: Content, today: date) -> Iterator[Problem]:
    """The words of the site have the same places to fill in, such as {number}, in every language as in the Dutch."""
    document = content.documents[_STRINGS]
    for key, text in content.strings.labels.items():
        wanted = set(_PLACEHOLDER.findall(text.dutch))
        for code, translated in text.by_language().items():
            found = set(_PLACEHOLDER.findall(translated))
            if missing := sorted(wanted - found):
                sentence = f"In de vertaling in het {language_name(code)} ontbreekt {', '.join(missing)}."
                yield document.problem(("labels", key, code), sentence, "Zet het erin zoals het in het Nederlands staat.")
            if unknown := sorted(found - wanted):
                sentence = f"De vertaling in het {language_name(code)} heeft {', '.join(unknown)}, en het Nederlands niet."
                yield document.problem(("labels", key, code), sentence, "Haal het weg, of schrijf het zoals in het Nederlands.")


def _texts(content: Content) -> Iterator[tuple[Document, Location, str]]:
    """Every text in a language, in every YAML file that was read, also in items that have other mistakes."""
    for document in content.documents.values():
        for location, text in document.strings():
            if location and isinstance(location[-1], str) and re.fullmatch(r"[a-z]{2,3}", location[-1]):
                yield document, location, text
