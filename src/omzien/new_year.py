"""Makes the calendar of a new year from the rules of the yearly items and the texts of the latest year that has each.

Everything is worked out and checked before one file is written, and a file that is there is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from omzien import dates, document, recurring
from omzien.content import CalendarItem, Content
from omzien.model import Item, Recurring, TranslationRecord
from omzien.model.recurring import YearlyItem
from omzien.problems import ContentError, Problem, Severity, of
from omzien.reading import read_checked
from omzien.recurrence import Holidays, UnknownDatesError, parse
from omzien.stamp import stamped_yaml
from omzien.translation import hashes
from omzien.validation import validate
from omzien.yaml_edit import put, without

# What belongs to one year only: the embargo, the move and the place to sign up of last time, and a step for each day.
_OF_ONE_YEAR = ("publish_from", "moved_from", "registration", "days")
_KEPT = {"kind", "themes", "audiences", "help", "partners", "organiser", "website", "title", "summary", "message"}

# Where a key comes that the earlier year did not have.
_NEW_KEY_AFTER = {"start": "status", "end": "start", "revision": "audiences", "ask": "message"}


@dataclass(frozen=True)
class NewItem:
    """A file that will be written. `when` is None as long as nobody knows the days; `attention` is what to check."""

    id: str
    path: str
    text: str
    when: tuple[date, date] | None
    attention: str | None


@dataclass(frozen=True)
class NewYear:
    """What `make new-year` will do: files to write, items that are there already, and what cannot be made, with why."""

    year: int
    items: tuple[NewItem, ...]
    kept: tuple[str, ...]
    impossible: tuple[str, ...]


def plan(root: Path, year: int, day: date) -> NewYear:
    """What to write for `year` on `day`. Raises ContentError when the rules or the content of now are wrong."""
    rules, content = _read(root, day)
    there = {item.id for item in content.items if item.year == year}
    items: list[NewItem] = []
    impossible: list[str] = []
    wrong: list[Problem] = []
    wanted = {id: entry for id, entry in rules.rules.items() if entry.since is None or entry.since <= year}
    for id, entry in wanted.items():
        source = _latest(content, id, year)
        when, question = _when(entry, year, rules.school_holidays)
        if id in there:
            continue
        if source is None:
            impossible.append(f"{id}: er is geen tekst van een eerder jaar. Maak het met: make new-item")
        elif when is not None and when[0].year != year:
            impossible.append(f"{id}: begint al op {when[0]}. Maak het zelf, in de map van {when[0].year}.")
        else:
            made = _new_item(root, source, year, when, question or entry.attention, day)
            wrong += _check(made, source)
            items.append(made)
    if wrong:
        raise ContentError(wrong)
    return NewYear(year, tuple(items), tuple(id for id in wanted if id in there), tuple(impossible))


def _read(root: Path, day: date) -> tuple[Recurring, Content]:
    """The rules and the content, both without errors, or ContentError with those of both."""
    rules, problems = recurring.read(root)
    errors = of(Severity.ERROR, problems)
    try:
        content, _ = read_checked(root, day)
    except ContentError as error:
        raise ContentError([*errors, *error.problems]) from None
    if rules is None:
        raise ContentError(errors)
    return rules, content


def write(root: Path, new_year: NewYear) -> None:
    """Write the new files. FileExistsError when somebody made one of them in the meantime."""
    for item in new_year.items:
        (root / item.path).parent.mkdir(parents=True, exist_ok=True)
        with (root / item.path).open("x", encoding="utf-8") as file:
            file.write(item.text)


def report(new_year: NewYear) -> str:
    """What was done and what to do now, in Dutch."""
    sections = {
        "Geschreven, als concept": [f"{item.path}: {_in_words(item.when)}" for item in new_year.items],
        "Stond er al, niet veranderd": list(new_year.kept),
        "Niet gemaakt": list(new_year.impossible),
        "Na te vragen of na te kijken": [f"{item.id}: {item.attention}" for item in new_year.items if item.attention],
    }
    lines = [f"Kalender {new_year.year}"]
    for heading, entries in sections.items():
        if entries:
            lines += ["", f"{heading} ({len(entries)})", *(f"  {entry}" for entry in entries)]
    if new_year.items:
        lines += ["", "Kijk elk item na en zet status op confirmed. Wat nog open is, zie je met: make check"]
    return "\n".join(lines)


def _in_words(when: tuple[date, date] | None) -> str:
    if when is None:
        return "datum onbekend"
    first, last = (dates.day(value, "nl", weekday=True) for value in when)
    return first if first == last else f"{first} t/m {last}"


def _latest(content: Content, id: str, year: int) -> CalendarItem | None:
    """The item of the latest earlier year that has it."""
    earlier = [item for item in content.items if item.id == id and item.year < year]
    return max(earlier, key=lambda item: item.year, default=None)


def _when(entry: YearlyItem, year: int, holidays: Holidays) -> tuple[tuple[date, date] | None, str | None]:
    """The days, or what has to be asked when they cannot be worked out."""
    rule = parse(entry.rule)
    try:
        return rule.dates(year, holidays), None
    except UnknownDatesError as error:
        return None, str(error) if rule.known else None  # an unknown rule has its own question: attention


def _new_item(
    root: Path, source: CalendarItem, year: int, when: tuple[date, date] | None, question: str | None, day: date
) -> NewItem:
    """The file of the earlier year, with the days and the state of the new one; all else as staff wrote it."""
    attention = " ".join(_attention(question, source, year)) or None
    first, last = when or (None, None)
    values: dict[str, str | int | date | None] = {
        **dict.fromkeys(_OF_ONE_YEAR),
        "status": "draft",
        "start": first,
        "end": None if last == first else last,
        "revision": 0,
        "updated": day,
        "ask": attention,
    }
    text = (root / source.document.path).read_text(encoding="utf-8")
    for key, value in values.items():
        text = without(text, key) if value is None else put(text, key, value, after=_NEW_KEY_AFTER.get(key, "kind"))
    if source.item.days and source.item.translated:
        text = stamped_yaml(text, _records_without_days(source.item))
    return NewItem(source.id, f"content-calendar/{year}/{source.id}.yml", text, when, attention)


def _attention(question: str | None, source: CalendarItem, year: int) -> Iterator[str]:
    if question:
        yield question.replace("{jaar}", str(year))
    if source.item.timed:
        yield f"In {source.year} stond er een tijd bij. Vul de tijd in."
    if source.item.days:
        yield f"In {source.year} was er een stap per dag (days). Maak nieuwe stappen als je dat weer wilt."
    if source.item.registration:
        yield f"In {source.year} kon je je aanmelden (registration). Vul het nieuwe adres in."
    readers = [source.item.title.dutch, source.item.summary.dutch, source.item.message.dutch, source.item.website or ""]
    if any(re.search(rf"\b{source.year}\b", text) for text in readers):
        yield f"In de tekst of het webadres staat nog «{source.year}». Pas dat aan."


def _records_without_days(item: Item) -> dict[str, TranslationRecord]:
    """Without the steps of a series its Dutch is shorter; the translation of the rest is as good as it was."""
    gone = len(hashes(item.dutch_blocks())) - len(hashes(item.model_copy(update={"days": []}).dutch_blocks()))
    whole = {code: record for code, record in item.translated.items() if len(record.of) == len(item.dutch_blocks())}
    shorter = {code: record.model_copy(update={"of": record.of[:-gone]}) for code, record in whole.items()}
    return {**item.translated, **shorter}


def _check(made: NewItem, source: CalendarItem) -> list[Problem]:
    """What is wrong with a new text: it must be a right item, on the right days, with the texts of its source."""
    item, _ = validate(Item, document.parse(made.text, made.path))
    if item is not None:
        days = None if item.start is None else (item.first_day, item.last_day)
        if days == made.when and item.model_dump(include=_KEPT) == source.item.model_dump(include=_KEPT):
            return []
    sentence = "Van dit bestand kan de computer geen nieuw jaar maken."
    remedy = "Zet elk onderdeel (start, end, ask, days) op een eigen regel, zoals in de handleiding."
    return [source.document.problem((), sentence, remedy)]
