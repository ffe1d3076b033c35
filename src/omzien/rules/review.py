"""Facts age: every page and organisation is compared with its sources again, in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from omzien.content import Content
from omzien.model.base import SOURCE_LANGUAGE
from omzien.problems import Problem, Severity


def pages_are_looked_at(content: Content, today: date) -> Iterator[Problem]:
    """A Dutch page says when it was last compared with its sources, and that is not too long ago."""
    for page in content.pages:
        if page.language != SOURCE_LANGUAGE or page.path in content.municipality.pages_without_sources:
            continue
        if page.meta.reviewed_on is None:
            sentence = "Er staat niet bij wanneer deze pagina met haar bronnen is vergeleken."
            remedy = "Vergelijk haar en zet boven aan de pagina: reviewed_on: met de dag."
            yield Problem(page.source, 1, sentence, remedy, Severity.WARNING)
        elif told := _due(page.meta.reviewed_on, content, today):
            remedy = "Vergelijk de pagina met haar bronnen en zet bij reviewed_on de dag."
            yield page.front.problem(("reviewed_on",), told, remedy, severity=Severity.WARNING)


def organisations_are_looked_at(content: Content, today: date) -> Iterator[Problem]:
    """The same for each organisation that is on the site."""
    document = content.documents["data/organisations.yml"]
    for index, organisation in enumerate(content.organisations.organisations):
        last = organisation.verified_on  # none: nothing was compared yet, and `ask` says what has to be
        if organisation.public and last and (told := _due(last, content, today)):
            remedy = f"Bel of kijk na of alles van {organisation.name_in('nl')[0]} klopt, en zet bij verified_on de dag."
            yield document.problem(("organisations", index, "verified_on"), told, remedy, severity=Severity.WARNING)


def _due(last: date, content: Content, today: date) -> str | None:
    review = content.municipality.review
    due = last + timedelta(days=review.every)
    if today > due:
        return f"Dit had op {due} weer nagekeken moeten zijn."
    if today >= due - timedelta(days=review.warn):
        return f"Dit moet voor {due} weer nagekeken zijn."
    return None
