"""The list of difficult words on its own page, and their explanation on the other pages.

An explanation opens by touch and keyboard, without a script: the Popover API of HTML, a button and a text that it shows.
`details` would do that too, but it may not stand inside a paragraph: the browser would break the sentence in two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

from markupsafe import Markup

from omzien.frame import Frame
from omzien.macros import CALL
from omzien.model.glossary import Glossary, Term

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
    """Rendered and sanitised page content with an explanation at the first place of each word that has one.

    Not in headings and links, not for what the page itself is about (its first heading), and not for more than five words.
    The page with the whole list needs none.
    """
    if any(call[1] == "glossary" for call in CALL.finditer(html)):
        return html
    terms = {id: term for id, term in glossary.terms.items() if term.tooltip and term.forms(language)}
    if not terms:
        return html
    writer = _Explainer(terms, language)
    writer.feed(html)
    writer.close()
    return "".join(writer.out)


class _Explainer(HTMLParser):
    """Copies the content token by token, and puts the explanations in the text."""

    def __init__(self, terms: dict[str, Term], language: str) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self.inside: list[str] = []
        self.language = language
        self.terms = terms
        self.by_form = {form: id for id, term in terms.items() for form in _spellings(term, language)}
        forms = "|".join(re.escape(form) for form in sorted(self.by_form, key=lambda form: (-len(form), form)))
        # A call is matched whole and left as it is: the id in it may look like a word.
        self.pattern = re.compile(rf"{CALL.pattern}|(?<![\w-])(?P<form>{forms})(?![\w-])")
        self.done: set[str] = set()
        self.explained = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.out.append(self.get_starttag_text() or "")
        if tag in _LEFT_ALONE:
            self.inside.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.out.append(f"</{tag}>")
        if tag in self.inside:
            self.inside.remove(tag)

    def handle_data(self, data: str) -> None:
        if "h1" in self.inside:
            self.done.update(self.by_form[match["form"]] for match in self.pattern.finditer(data) if match["form"])
        self.out.append(data if self.inside else self.pattern.sub(self._explained, data))

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.out.append(f"<!--{data}-->")

    def _explained(self, match: re.Match[str]) -> str:
        id = self.by_form.get(match["form"] or "", "")
        if not id or id in self.done or self.explained == _MOST:
            return match[0]
        self.done.add(id)
        self.explained += 1
        term = self.terms[id]
        return Markup(
            '<button type="button" class="ref-term" popovertarget="w-{id}">{form}</button>'
            '<span class="ref-means" popover id="w-{id}"><strong>{term}</strong>: {means}</span>'
        ).format(id=id, form=unescape(match[0]), term=term.term.in_(self.language), means=term.means.in_(self.language))


def _spellings(term: Term, language: str) -> Iterator[str]:
    """Each form, and the same at the start or in the middle of a sentence."""
    for form in term.forms(language):
        yield form
        yield form[0].upper() + form[1:]
        if not form[:2].isupper():  # an abbreviation stays as it is
            yield form[0].lower() + form[1:]
