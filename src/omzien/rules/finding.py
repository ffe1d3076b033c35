"""Rules for the everyday words of data/finding.yml: they lead to a page, and every language has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from omzien.content import Content
from omzien.problems import Problem, Severity, did_you_mean
from omzien.translation import language_name

_FILE = "data/finding.yml"


def pages_exist(content: Content, today: date) -> Iterator[Problem]:
    """Each page with everyday words is a page that somebody wrote."""
    known = {page.path for page in content.pages if page.language == "nl"}
    finding = content.finding
    listed = (
        [("pages", path) for path in finding.pages] + [("search_only", path) for path in finding.search_only] if finding else []
    )
    for place in listed:
        path = place[1]
        if path not in known and f"docs/nl/{path}" not in content.unreadable:
            remedy = did_you_mean(path, known, "Schrijf het pad vanaf de map van de taal, bijvoorbeeld hulp/index.md.")
            yield content.documents[_FILE].problem(place, f"De pagina «{path}» bestaat niet.", remedy)


def no_avoided_words(content: Content, today: date) -> Iterator[Problem]:
    """The index from A to Z shows no word of data/words.yml; people may type it, so search may know it."""
    for path, words in content.finding.pages.items() if content.finding else ():
        for index, word in enumerate(words.get("nl", [])):
            for entry in content.words.avoid:
                if re.search(rf"\b{re.escape(entry.word)}\b", word, re.IGNORECASE):
                    sentence = f"«{entry.word}» schrijven we niet, en dit woord staat in de lijst van A tot Z."
                    remedy = "Zet het bij search_only: dan vindt het zoeken de pagina, en staat het nergens."
                    yield content.documents[_FILE].problem(("pages", path, "nl", index), sentence, remedy)


def every_language(content: Content, today: date) -> Iterator[Problem]:
    """A page that can be found by everyday words in Dutch can be found so in each language, and each has an alphabet."""
    if content.finding is None:
        return
    document = content.documents[_FILE]
    for code in content.settings.codes:
        if code not in content.finding.alphabets:
            sentence = f"Het alfabet van het {language_name(code)} ontbreekt."
            yield document.problem(("alphabets",), sentence, f"Voeg een regel «{code}» toe.", severity=Severity.WARNING)
        for path, words in content.finding.pages.items():
            if code not in words:
                sentence = f"Er zijn geen woorden in het {language_name(code)}."
                remedy = f"Voeg een regel «{code}» toe."
                yield document.problem(("pages", path), sentence, remedy, severity=Severity.WARNING)
