"""Whoever looks over a shoulder or in the history must not see what somebody was reading about."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from datetime import date

from omzien.content import Content
from omzien.problems import Problem


def no_betraying_words(content: Content, today: date) -> Iterator[Problem]:
    """Addresses, titles and descriptions of pages for residents contain no betraying word, in any language."""
    found = betraying(content)
    for page in content.pages:
        if page.path.split("/")[0] in content.municipality.discreet_exceptions:
            continue
        shown = {"title": page.meta.title, "description": page.meta.description}
        for key, text in shown.items():
            for word in found(text):
                remedy = "Kies een neutrale titel. De kop op de pagina zelf mag het wel zeggen."
                yield page.front.problem((key,), f"«{word}» in de {_DUTCH[key]} verraadt wat iemand leest.", remedy)
        for word in found(page.path):
            sentence = f"«{word}» in het adres van de pagina verraadt wat iemand leest."
            yield Problem(page.source, 1, sentence, "Geef het bestand een neutrale naam.")


def no_betraying_topics(content: Content, today: date) -> Iterator[Problem]:
    """The same for the pages that are made of the topics: a topic is a title, and its key an address."""
    found = betraying(content)
    document = content.documents["data/topics.yml"]
    for key, label in content.topics.labels.items():
        for place, text in [((key,), key), *(((key, code), text) for code, text in label.by_language().items())]:
            for word in found(text):
                sentence = f"«{word}» in dit onderwerp verraadt wat iemand leest: het staat in het adres of in de titel."
                yield document.problem(("labels", *place), sentence, "Kies een neutraal woord.")


_DUTCH = {"title": "titel", "description": "beschrijving"}


def betraying(content: Content) -> Callable[[str], list[str]]:
    """Finds the betraying words of every language in a text, whatever its capitals; as data/municipality.yml writes them."""
    words = [(word, _folded(word)) for some in content.municipality.betraying_words.values() for word in some]

    def found(text: str) -> list[str]:
        folded = _folded(text)
        return [word for word, sought in words if sought in folded]

    return found


def _folded(text: str) -> str:
    """Without the difference between capitals and small letters: in Turkish I is the capital of ı, and İ that of i."""
    return unicodedata.normalize("NFC", text).replace("İ", "i").replace("ı", "i").casefold()
