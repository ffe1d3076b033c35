"""Rules for security.txt: somebody can be told about a hole, and the promise has not run out (RFC 9116)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from omzien.content import Content
from omzien.problems import Problem, Severity

_FILE = "data/municipality.yml"
_WARN = timedelta(days=30)
_LONGEST = timedelta(days=366)  # 2.5.5: less than a year into the future
_REMEDY = "Kijk of het adres nog klopt, en zet bij expires een dag die hoogstens een jaar verder ligt."


def where_to_tell(content: Content, today: date) -> Iterator[Problem]:
    """While nobody has given an address, there is no security.txt: it is never invented."""
    if content.municipality.security is None:
        sentence = "Niemand weet waar je een lek in de site meldt: er is geen security.txt."
        remedy = "Vraag de gemeente naar het adres, en zet het hier bij security: met contact en expires."
        yield Problem(_FILE, 1, sentence, remedy, Severity.QUESTION)


def not_expired(content: Content, today: date) -> Iterator[Problem]:
    """The day of `expires` is still to come, and soon told; after it the build fails."""
    security = content.municipality.security
    if security is None:
        return
    where = content.documents[_FILE]
    at = ("security", "expires")
    if today > security.expires:
        yield where.problem(at, f"De gegevens voor beveiligingsmeldingen golden tot en met {security.expires}.", _REMEDY)
    elif today >= security.expires - _WARN:
        sentence = (
            f"De gegevens voor beveiligingsmeldingen gelden tot en met {security.expires}; daarna bouwt de site niet meer."
        )
        yield where.problem(at, sentence, _REMEDY, severity=Severity.WARNING)
    elif security.expires > today + _LONGEST:
        sentence = f"De dag {security.expires} ligt meer dan een jaar verder."
        yield where.problem(at, sentence, "Kies een dag die hoogstens een jaar verder ligt.", severity=Severity.WARNING)
