"""Rules for the items of the calendar, beyond what the model of one item checks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from omzien import recurring
from omzien.content import Content
from omzien.model import Kind, Status
from omzien.problems import Problem, Severity
from omzien.validation import unknown_ids

_LONGEST = 366  # days


def known_ids(content: Content, today: date) -> Iterator[Problem]:
    """Themes, audiences and helping organisations exist (and may be shown), also in items that have other mistakes."""
    helpers = [o.id for o in content.organisations.organisations if o.public]
    for path, document in content.documents.items():
        if path.startswith("content-calendar/2"):
            yield from unknown_ids(document, "themes", content.themes.labels, "het thema")
            yield from unknown_ids(document, "audiences", content.audiences.labels, "de doelgroep")
            yield from unknown_ids(document, "help", helpers, "de organisatie")


def days_inside(content: Content, today: date) -> Iterator[Problem]:
    """The days of a series fall between its first and last day."""
    for item in content.items:
        if item.item.start is None:
            continue
        for index, day in enumerate(item.item.days):
            if not item.item.first_day <= day.date <= item.item.last_day:
                sentence = f"De dag {day.date} valt buiten dit item."
                yield item.document.problem(("days", index, "date"), sentence, "Verbeter de datum, of start en end.")


def each_day_once(content: Content, today: date) -> Iterator[Problem]:
    """A series has one step for a day."""
    for item in content.items:
        seen: set[date] = set()
        for index, day in enumerate(item.item.days):
            if day.date in seen:
                yield item.document.problem(("days", index, "date"), f"De dag {day.date} staat er al.", "Kies een andere dag.")
            seen.add(day.date)


def places_and_registration(content: Content, today: date) -> Iterator[Problem]:
    """People can go to a meeting or training, and to nothing else; a confirmed one says where it is."""
    for item in content.items:
        entry = item.item
        meeting = entry.kind in {Kind.EVENT, Kind.TRAINING}
        for key in ("location", "registration", "capacity"):
            if getattr(entry, key) is not None and not meeting:
                sentence = f"«{key}» hoort alleen bij een bijeenkomst (event) of training."
                yield item.document.problem((key,), sentence, "Haal het weg, of verander kind.")
        if meeting and entry.location is None and entry.status is Status.CONFIRMED:
            sentence = "Er staat niet bij waar dit is (location)."
            yield item.document.problem(("kind",), sentence, "Vul de plek in, of schrijf «online».")


def embargo_before_start(content: Content, today: date) -> Iterator[Problem]:
    """An item is public before it begins."""
    for item in content.items:
        entry = item.item
        if entry.publish_from and entry.start is not None and entry.publish_from > entry.first_day:
            sentence = "Dit wordt pas zichtbaar (publish_from) als het al begonnen is."
            yield item.document.problem(("publish_from",), sentence, "Kies een eerdere dag, of haal de regel weg.")


def no_endless_item(content: Content, today: date) -> Iterator[Problem]:
    """An item of more than a year is a mistyped date."""
    for item in content.items:
        if item.item.start is not None and (item.item.last_day - item.item.first_day).days > _LONGEST:
            sentence = "Dit duurt langer dan een jaar."
            yield item.document.problem(("end",), sentence, "Verbeter de datum, of maak een item voor elk jaar.")


def no_double_item(content: Content, today: date) -> Iterator[Problem]:
    """Two items with the same name on the same days: one of them was forgotten."""
    dated = [item for item in content.items if item.item.start is not None]
    for one, other in combinations(dated, 2):
        same = one.item.title.dutch.casefold() == other.item.title.dutch.casefold()
        if same and one.item.first_day <= other.item.last_day and other.item.first_day <= one.item.last_day:
            for here, there in ((one, other), (other, one)):
                sentence = f"Op deze dagen is er nog een item met dezelfde naam: {there.document.path}."
                yield here.document.problem(("title", "nl"), sentence, "Haal er een weg, of geef het een andere naam.")


def yearly_rules(content: Content, today: date) -> Iterator[Problem]:
    """The rules of yearly items can be read, and the holidays that they need are known."""
    yield from recurring.problems(content.root)


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
