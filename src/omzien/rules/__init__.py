"""What content must hold to. One function for one rule, each yields all problems it finds; `check` runs them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from omzien.content import Content, load
from omzien.problems import ContentError, Problem, Severity, of
from omzien.rules import calendar, discretion, numbers, organisations, pages, structure, translations

Rule = Callable[[Content, date], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    structure.only_languages_and_assets,
    structure.core_pages_everywhere,
    calendar.known_ids,
    calendar.days_inside,
    calendar.questions,
    calendar.long_texts_belong,
    organisations.ids_once,
    organisations.emergency_callable,
    organisations.questions,
    numbers.none_in_pages,
    numbers.none_in_texts,
    pages.known_calls,
    pages.one_heading,
    pages.doors_lead_somewhere,
    discretion.no_betraying_words,
    translations.strings_complete,
    translations.missing_texts,
    translations.outdated,
)


def read_checked(root: Path, today: date) -> tuple[Content, list[Problem]]:
    """The content below `root`, and its warnings and questions. Raises ContentError with all errors at once."""
    content, problems = load(root)
    if content is not None:
        problems = sorted({*problems, *check(content, today)})
    errors = of(Severity.ERROR, problems)
    if content is None or errors:
        raise ContentError(errors)
    return content, problems


def check(content: Content, today: date) -> list[Problem]:
    """Every problem, in order of file and line."""
    return sorted({problem for rule in RULES for problem in rule(content, today)})
