"""Rules for the items of the calendar, beyond what the model of one item checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from omzien.content import CalendarItem, Content
from omzien.model import Status
from omzien.problems import Problem, Severity


def known_ids(content: Content, today: date) -> Iterator[Problem]:
    """Themes, audiences and helping organisations exist (and may be shown)."""
    helpers = [o.id for o in content.organisations.organisations if o.public]
    for item in content.items:
        yield from _unknown(item, "themes", item.item.themes, content.themes.labels, "het thema")
        yield from _unknown(item, "audiences", item.item.audiences, content.audiences.labels, "de doelgroep")
        yield from _unknown(item, "help", item.item.help, helpers, "de organisatie")


def _unknown(item: CalendarItem, key: str, ids: list[str], known: Iterable[str], noun: str) -> Iterator[Problem]:
    known = list(known)
    for index, id in enumerate(ids):
        if id not in known:
            close = get_close_matches(id, known, n=1)
            remedy = f"Bedoel je «{close[0]}»?" if close else f"Kies uit: {', '.join(known)}."
            yield item.document.problem((key, index), f"{noun.capitalize()} «{id}» bestaat niet.", remedy)


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
    known = {f"campagnes/{item.year}/{item.id}.md" for item in content.items}
    for file in sorted((content.root / "docs").glob("*/campagnes/**/*")):
        path = file.relative_to(content.root / "docs").as_posix()
        if file.is_file() and path.split("/", 1)[1] not in known:
            sentence = "Bij deze tekst hoort geen item in de kalender."
            remedy = "Geef het bestand dezelfde naam als het item in content-calendar, of haal het weg."
            yield Problem(f"docs/{path}", 1, sentence, remedy)
