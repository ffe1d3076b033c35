"""Rules for the organisations as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from omzien import directory
from omzien.content import Content
from omzien.problems import Problem, Severity, did_you_mean

_FILE = "data/organisations.yml"


def ids_once(content: Content, today: date) -> Iterator[Problem]:
    """No two organisations have the same id."""
    seen: set[str] = set()
    for index, organisation in enumerate(content.organisations.organisations):
        if organisation.id in seen:
            sentence = f"Er is al een organisatie met de id «{organisation.id}»."
            location = ("organisations", index, "id")
            yield content.documents[_FILE].problem(location, sentence, "Kies een andere id, of haal er een weg.")
        seen.add(organisation.id)


def emergency_callable(content: Content, today: date) -> Iterator[Problem]:
    """The contacts in the strip on every page exist and have a number that may be shown."""
    for index, id in enumerate(content.municipality.emergency):
        organisation = content.organisation(id)
        if organisation is None or not organisation.callable_phones:
            sentence = f"«{id}» staat op elke pagina, maar heeft geen nummer om te bellen dat getoond mag worden."
            document = content.documents["data/municipality.yml"]
            yield document.problem(("emergency", index), sentence, "Kies een organisatie met publish: ja en een nummer.")


def tags_known(content: Content, today: date) -> Iterator[Problem]:
    """Each group that an organisation is for, and each topic it helps with, has a name for readers."""
    for field, known in (("for_whom", content.for_whom), ("topics", content.topics)):
        yield from directory.unknown_tags(content.organisations, field, known, content.documents[_FILE])


def topics_given(content: Content, today: date) -> Iterator[Problem]:
    """An organisation that may be shown has a topic: what it does stands only on the pages of its topics."""
    for index, organisation in enumerate(content.organisations.organisations):
        if organisation.public and not organisation.topics:
            sentence = f"Bij «{organisation.id}» staat niet waarvoor je er terechtkunt."
            remedy = f"Zet erbij: topics: [...]. Kies uit: {', '.join(content.topics.labels)}."
            yield content.documents[_FILE].problem(("organisations", index, "id"), sentence, remedy)


def questions(content: Content, today: date) -> Iterator[Problem]:
    """What is not certain about an organisation."""
    for index, organisation in enumerate(content.organisations.organisations):
        for number, question in enumerate(organisation.ask):
            location = ("organisations", index, "ask", number)
            name = organisation.name_in("nl")[0]
            sentence = f"{name}: {question}"
            yield content.documents[_FILE].problem(location, sentence, severity=Severity.QUESTION)


def not_shown(id: str, public: Iterable[str]) -> tuple[str, str]:
    """The message and remedy for the id of an organisation that is not one of those that may be shown."""
    remedy = did_you_mean(id, public, "Kijk in data/organisations.yml welke id's er zijn.")
    return f"De organisatie «{id}» bestaat niet of mag niet op de site.", remedy
