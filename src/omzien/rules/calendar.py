"""Rules for the items of the calendar, beyond what the model of one item checks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from omzien.content import Content
from omzien.document import Document
from omzien.model import Status
from omzien.problems import Problem, Severity


def known_ids(content: Content, today: date) -> Iterator[Problem]:
    """Themes, audiences and helping organisations exist (and may be shown), also in items that have other mistakes."""
    helpers = [o.id for o in content.organisations.organisations if o.public]
    for path, document in content.documents.items():
        if path.startswith("content-calendar/2"):
            yield from _unknown(document, "themes", content.themes.labels, "het thema")
            yield from _unknown(document, "audiences", content.audiences.labels, "de doelgroep")
            yield from _unknown(document, "help", helpers, "de organisatie")


def _unknown(document: Document, key: str, known: Iterable[str], noun: str) -> Iterator[Problem]:
    known = list(known)
    ids = document.data.get(key) if isinstance(document.data, dict) else None
    for index, id in enumerate(ids if isinstance(ids, list) else []):
        if isinstance(id, str) and id not in known:
            close = get_close_matches(id, known, n=1)
            remedy = f"Bedoel je «{close[0]}»?" if close else f"Kies uit: {', '.join(known)}."
            yield document.problem((key, index), f"{noun.capitalize()} «{id}» bestaat niet.", remedy)


def days_inside(content: Content, today: date) -> Iterator[Problem]:
    """The days of a series fall between its first and last day."""
    for item in content.items:
        if item.item.start is None:
            continue
        for index, day in enumerate(item.item.days):
            if not item.item.first_day <= day.date <= item.item.last_day:
                sentence = f"De dag {day.date} valt buiten dit item."
                yield item.document.problem(("days", index, "date"), sentence, "Verbeter de datum, of start en end.")


def questions(content: Content, today: date) -> Iterator[Problem]:
    """What somebody has to ask, and drafts: nobody may forget them."""
    for item in content.items:
        if item.item.ask:
            yield item.document.problem(("ask",), item.item.ask, severity=Severity.QUESTION)
        elif item.item.status is Status.DRAFT:
            sentence = f"«{item.item.title.dutch}» is nog een concept."
            yield item.document.problem(("status",), sentence, severity=Severity.QUESTION)


def long_texts_belong(content: Content, today: date) -> Iterator[Problem]:
    """A long text in docs/<language>/campagnes/<year>/ has a calendar item of the same name."""
    known = {re.sub(r"^content-calendar/(.*)\.ya?ml$", r"campagnes/\1.md", path) for path in content.documents}
    for file in sorted((content.root / "docs").glob("*/campagnes/**/*")):
        path = file.relative_to(content.root / "docs").as_posix()
        if file.is_file() and path.split("/", 1)[1] not in known:
            sentence = "Bij deze tekst hoort geen item in de kalender."
            remedy = "Geef het bestand dezelfde naam als het item in content-calendar, of haal het weg."
            yield Problem(f"docs/{path}", 1, sentence, remedy)
