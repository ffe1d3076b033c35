"""Rules for the everyday words of data/finding.yml: they lead to a page, and every language has them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from omzien.content import Content
from omzien.problems import Problem, Severity, did_you_mean
from omzien.translation import language_name

_FILE = "data/finding.yml"


def pages_exist(content: Content, today: date) -> Iterator[Problem]:
    """Each page with everyday words is a page that somebody wrote."""
    known = {page.path for page in content.pages if page.language == "nl"}
    for path in content.finding.pages if content.finding else ():
        if path not in known and f"docs/nl/{path}" not in content.unreadable:
            remedy = did_you_mean(path, known, "Schrijf het pad vanaf de map van de taal, bijvoorbeeld hulp/index.md.")
            yield content.documents[_FILE].problem(("pages", path), f"De pagina «{path}» bestaat niet.", remedy)


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
