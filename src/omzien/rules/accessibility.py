"""Rules for the accessibility statement: nothing is claimed that nobody signed, and nothing that has run out.

The terms are those of the register (digitoegankelijk.nl): A and B rest on a full study of at most three years old, C lasts
six months.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from omzien.content import Content
from omzien.document import Document
from omzien.model.accessibility import Claim, Statement
from omzien.problems import Problem, Severity

PATH = "data/accessibility.yml"
_STUDIED = {Claim.A, Claim.B}
_STUDY_LASTS, _WARN_STUDY = 36, 33  # months
_PLAN_LASTS, _WARN_PLAN = 6, 5  # months


def signed_and_in_force(content: Content, today: date) -> Iterator[Problem]:
    """All rules for the statement; a site without the file has nothing to hold to them."""
    statement = content.accessibility
    if statement is None:
        return
    document = content.documents[PATH]
    yield from _signed(statement, document)
    yield from _grounds(statement, document)
    yield from _in_force(statement, document, today)
    yield from _not_in_future(statement, document, today)
    yield from _reachable(statement, document)


def _signed(statement: Statement, document: Document) -> Iterator[Problem]:
    if statement.status is None:
        if statement.signed_on or statement.signed_by_role:
            key = "signed_on" if statement.signed_on else "signed_by_role"
            yield document.problem((key,), "De verklaring is getekend, maar «status» ontbreekt.", "Zet de status erbij.")
        else:
            sentence = "Er is nog geen ondertekende toegankelijkheidsverklaring. De pagina noemt daarom geen status."
            yield document.problem((), sentence, severity=Severity.QUESTION)
        return
    for key in ("statement_url", "signed_by_role", "signed_on"):
        if getattr(statement, key) is None:
            sentence = f"Bij status {statement.status} ontbreekt «{key}». De site noemt geen status die niemand heeft getekend."
            yield document.problem(("status",), sentence, f"Vul «{key}» in, of haal «status» weg.")


def _grounds(statement: Statement, document: Document) -> Iterator[Problem]:
    """A and B need a study and its report; A has no known faults, B has some."""
    if statement.status in _STUDIED:
        for key, there in (("studied_on", statement.studied_on), ("report_urls", statement.report_urls)):
            if not there:
                sentence = f"Status {statement.status} kan niet zonder onderzoek, en «{key}» ontbreekt."
                yield document.problem(("status",), sentence, f"Vul «{key}» in, of kies een andere status.")
    if statement.status is Claim.A and statement.known_issues:
        sentence = "Bij status A zijn er geen fouten, maar hier staat er een."
        yield document.problem(("known_issues", 0), sentence, "Haal de fout weg als die is verholpen, of kies status B.")
    if statement.status is Claim.B and not statement.known_issues:
        sentence = "Bij status B hoort wat er nog niet goed is."
        yield document.problem(("status",), sentence, "Vul «known_issues» in, of kies status A.")


def _in_force(statement: Statement, document: Document, today: date) -> Iterator[Problem]:
    study, plan = statement.status in _STUDIED, statement.status is Claim.C
    lasts, warn = (_STUDY_LASTS, _WARN_STUDY) if study else (_PLAN_LASTS, _WARN_PLAN)
    key = "studied_on" if study else "signed_on"
    start: date | None = getattr(statement, key)
    if start is not None and (study or plan):
        end = start + relativedelta(months=lasts)
        what = "Het onderzoek is ouder dan 36 maanden" if study else "Status C is ouder dan 6 maanden"
        if today > end:
            remedy = "Laat de site opnieuw onderzoeken." if study else "Laat de site onderzoeken en teken opnieuw."
            yield document.problem(
                (key,), f"{what}: status {statement.status} geldt niet meer.", f"{remedy} Haal tot dan «status» weg."
            )
        elif today >= start + relativedelta(months=warn):
            sentence = f"Status {statement.status} geldt nog tot en met {end}."
            yield document.problem((key,), sentence, "Plan nu een nieuw onderzoek.", severity=Severity.WARNING)
    for index, issue in enumerate(statement.known_issues):
        if today > issue.date:
            sentence = f"Deze fout ({issue.criterion}) moest op {issue.date} verholpen zijn."
            remedy = "Haal de fout weg, of zet er een nieuwe datum bij en teken opnieuw."
            yield document.problem(("known_issues", index, "date"), sentence, remedy, severity=Severity.WARNING)


def _not_in_future(statement: Statement, document: Document, today: date) -> Iterator[Problem]:
    for key in ("studied_on", "signed_on"):
        day: date | None = getattr(statement, key)
        if day is not None and day > today:
            yield document.problem((key,), f"«{key}» ligt in de toekomst.", "Verbeter de datum.")


def _reachable(statement: Statement, document: Document) -> Iterator[Problem]:
    contact = statement.contact
    if contact is None:
        sentence = "Hoe kunnen mensen melden dat iets niet werkt, en wanneer krijgen zij antwoord?"
        yield document.problem((), sentence, severity=Severity.QUESTION)
    elif not (contact.email or contact.form):
        sentence = "Er staat geen e-mailadres en geen formulier om iets te melden."
        yield document.problem(("contact",), sentence, "Vul «email» of «form» in, of haal «contact» weg.")
