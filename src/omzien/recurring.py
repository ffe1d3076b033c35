"""Reads the rules of the yearly items, content-calendar/recurring.yml, and says what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from omzien import document
from omzien.document import Document
from omzien.model import Recurring
from omzien.problems import Problem, Severity
from omzien.recurrence import RuleError, parse
from omzien.validation import validate

FILE = "content-calendar/recurring.yml"


def read(root: Path) -> tuple[Recurring | None, list[Problem]]:
    """The rules of the site below `root`, or None and everything that is wrong with them.

    A question (a year of the calendar without its holiday) does not make them wrong.
    """
    if not (root / FILE).is_file():
        remedy = "Zet het terug uit een eerdere versie."
        return None, [Problem(FILE, 1, "Dit bestand ontbreekt.", remedy)]
    source = document.read(root / FILE, root)
    recurring, found = validate(Recurring, source)
    found = [*found, *_wrong_rules(source)]
    if recurring is not None:
        years = [int(path.name) for path in (root / FILE).parent.iterdir() if re.fullmatch(r"\d{4}", path.name)]
        found += _wrong_holidays(recurring, source)
        found += _missing_holidays(recurring, source, years)
    wrong = any(problem.severity is Severity.ERROR for problem in found)
    return None if wrong else recurring, found


def problems(root: Path) -> list[Problem]:
    """What is wrong with the rules, for the check. A site may do without them: no file is no problem."""
    return read(root)[1] if (root / FILE).is_file() else []


def _wrong_rules(source: Document) -> Iterator[Problem]:
    """Rules that cannot be read, also when something else in the file is wrong; and the unknown that nobody is asked about."""
    rules = source.data.get("rules") if isinstance(source.data, dict) else None
    for id, entry in rules.items() if isinstance(rules, dict) else ():
        text = entry.get("rule") if isinstance(entry, dict) else None
        if not isinstance(text, str) or not text.strip():
            continue  # the model has said so
        try:
            rule = parse(text)
        except RuleError as error:
            yield source.problem(("rules", id, "rule"), error.message, error.remedy)
            continue
        if not rule.known and not entry.get("attention"):
            sentence = f"Van «{id}» is de regel onbekend, en er staat niet wie het weet."
            yield source.problem(("rules", id, "rule"), sentence, "Schrijf bij attention wat je elk jaar moet navragen.")


def _wrong_holidays(recurring: Recurring, source: Document) -> Iterator[Problem]:
    for year, first in recurring.school_holidays.items():
        if first.year != year:
            sentence = f"De zomervakantie van {year} begint hier in {first.year}."
            yield source.problem(("school_holidays", str(year)), sentence, "Verbeter het jaar of de datum.")


def _missing_holidays(recurring: Recurring, source: Document, years: list[int]) -> Iterator[Problem]:
    """Each year of the calendar has its summer holiday, when a rule counts back from it."""
    for id, entry in recurring.rules.items():
        try:
            needed = parse(entry.rule).needs_holidays
        except RuleError:
            continue  # said already
        for year in sorted(set(years) - set(recurring.school_holidays)) if needed else ():
            sentence = f"De zomervakantie van {year} ontbreekt; «{id}» hangt daarvan af."
            remedy = f"Zoek hem op en zet hem erbij, bijvoorbeeld: {year}: {year}-07-10."
            yield source.problem(("school_holidays",), sentence, remedy, severity=Severity.QUESTION)
