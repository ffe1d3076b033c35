"""The list of difficult words on its own page, and their explanation on the other pages.

An explanation opens by touch and keyboard, without a script: the Popover API of HTML, a button and a text that it shows.
`details` would do that too, but it may not stand inside a paragraph: the browser would break the sentence in two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from markupsafe import Markup

from omzien.frame import Frame
from omzien.macros import CALL
from omzien.model.glossary import Glossary, Term
from omzien.tags import pieces

_MOST = 5  # explanations on a page: more than these are no help but noise
_LEFT_ALONE = {"a", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6"}
# Letters that their alphabet keeps apart; in other languages an accent does not count.
_ALPHABETS = {
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "pl": "aąbcćdeęfghijklłmnńoóprsśtuvwxyzźż",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}


def listing(frame: Frame, glossary: Glossary) -> Markup:
    """All words in the alphabetical order of the language of `frame`; each can be linked to as `#w-<id>`."""
    language = frame.language.code
    terms = sorted(glossary.terms.items(), key=lambda entry: alphabetical(entry[1].term.best(language)[0], language))
    return Markup(frame.template("fragments/glossary.html", terms=terms).strip())  # noqa: S704 escaped by Jinja


def alphabetical(text: str, language: str) -> list[tuple[int, str]]:
    """A key to sort by. The Arabic article and signs that are no letters do not count; words in another script come first."""
    if language == "ar":
        text = re.sub(r"\bال(?=\w)", "", re.sub("[أإآ]", "ا", text))
    if language == "tr":  # Turkish has two letters i, and Unicode folds them into one
        text = text.replace("I", "ı").replace("İ", "i")
    alphabet = _ALPHABETS.get(language, "")
    return [(alphabet.find(letter), letter) for letter in _letters(text.casefold(), alphabet)]


def _letters(text: str, alphabet: str) -> Iterator[str]:
    for character in unicodedata.normalize("NFC", text):
        if character in alphabet:
            yield character
        else:
            yield from (c for c in unicodedata.normalize("NFKD", character) if c.isalnum() or c == " ")


def explain(html: str, glossary: Glossary, language: str) -> str:
    """One text with its explanations, as `Explanations` gives them."""
    return Explanations(glossary, language).explain(html)


class Explanations:
    """The words that are explained on every page in one language where they stand."""

    def __init__(self, glossary: Glossary, language: str) -> None:
        self._language = language
        self._terms = {id: term for id, term in glossary.terms.items() if term.tooltip and term.forms(language)}
        self._by_form = {form: id for id, term in self._terms.items() for form in _spellings(term, language)}
        forms = "|".join(re.escape(form) for form in sorted(self._by_form, key=lambda form: (-len(form), form)))
        # Calls and entities are matched whole and left as they are: what is in them may look like a word.
        self._pattern = re.compile(rf"{CALL.pattern}|&#?\w+;|(?<![\w-])(?P<form>{forms or r'(?!)'})(?![\w-])")

    def explain(self, html: str) -> str:
        """Rendered and sanitised page content with an explanation at the first place of each word that has one.

        Not in headings and links, not for what the page itself is about (its first heading), and not for more than five words.
        The page with the whole list needs none.
        """
        if any(call[1] == "glossary" for call in CALL.finditer(html)):
            return html
        return "".join(self._explained(html))

    def _explained(self, html: str) -> Iterator[str]:
        done: set[str] = set()  # words that need no explanation (any more)
        given: list[str] = []
        inside: list[str] = []  # elements around here in which nothing is explained

        def explanation(match: re.Match[str]) -> str:
            id = self._by_form.get(match["form"] or "", "")
            if not id or id in done or len(given) == _MOST:
                return match[0]
            done.add(id)
            given.append(id)
            return self._button(id, match[0])

        for text, tag in pieces(html):
            if "h1" in inside:
                done |= {self._by_form[match["form"]] for match in self._pattern.finditer(text) if match["form"]}
            yield text if inside else self._pattern.sub(explanation, text)
            if tag is None:
                return
            yield tag[0]
            if tag["opened"] in _LEFT_ALONE:
                inside.append(tag["opened"])
            elif tag["closed"] in inside:
                inside.remove(tag["closed"])

    def _button(self, id: str, form: str) -> str:
        term = self._terms[id]
        return Markup(
            '<button type="button" class="ref-term" popovertarget="w-{id}">{form}</button>'
            '<span class="ref-means" popover id="w-{id}"><strong>{term}</strong>: {means}</span>'
        ).format(id=id, form=unescape(form), term=term.term.in_(self._language), means=term.means.in_(self._language))


def _spellings(term: Term, language: str) -> Iterator[str]:
    """Each form, and the same at the start or in the middle of a sentence."""
    for form in term.forms(language):
        yield form
        yield form[0].upper() + form[1:]
        if not form[:2].isupper():  # an abbreviation stays as it is
            yield form[0].lower() + form[1:]
