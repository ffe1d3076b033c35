"""What content must hold to. One function for one rule, each yields all problems it finds; `check` runs them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from omzien.cache import Cache, fingerprint
from omzien.content import Content, load
from omzien.parallel import shares, side_by_side
from omzien.planning import agreements
from omzien.problems import ContentError, Problem, Severity, of
from omzien.published import committed, forgotten_revisions, published
from omzien.rules import (
    accessibility,
    blocks,
    calendar,
    discretion,
    finding,
    kit,
    look,
    numbers,
    organisations,
    pages,
    parity,
    plain_language,
    review,
    security,
    structure,
    texts,
    translations,
    wizard,
)

Rule = Callable[[Content, date], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    # These take longest: whoever checks one of them gets fewer others.
    parity.pages,
    plain_language.plain_dutch,
    numbers.none_in_pages,
    # The others in the order of their subjects.
    structure.only_languages_and_assets,
    structure.core_pages_everywhere,
    calendar.known_ids,
    calendar.days_inside,
    calendar.each_day_once,
    calendar.places_and_registration,
    calendar.embargo_before_start,
    calendar.no_endless_item,
    calendar.no_double_item,
    calendar.yearly_rules,
    calendar.questions,
    calendar.long_texts_belong,
    organisations.ids_once,
    organisations.emergency_callable,
    organisations.tags_known,
    organisations.topics_given,
    organisations.questions,
    accessibility.signed_and_in_force,
    numbers.none_in_texts,
    texts.no_markup,
    texts.no_hidden_characters,
    texts.no_avoided_words,
    texts.short_titles,
    pages.known_calls,
    pages.one_heading,
    blocks.danger_first,
    blocks.contact_last,
    blocks.known_order,
    pages.doors_lead_somewhere,
    pages.claims_have_sources,
    pages.figures_have_sources,
    discretion.no_betraying_words,
    discretion.no_betraying_topics,
    finding.pages_exist,
    finding.every_language,
    review.pages_are_looked_at,
    review.organisations_are_looked_at,
    look.colours_readable,
    security.where_to_tell,
    security.not_expired,
    translations.strings_complete,
    translations.missing_texts,
    translations.missing_words,
    translations.outdated,
    wizard.answers_lead_somewhere,
    wizard.names_once,
    wizard.everything_reached,
    wizard.short_ways,
    wizard.one_question_before,
    wizard.ends_help,
    wizard.ends_have_pages,
    wizard.texts_complete,
    wizard.outdated,
    wizard.discreet,
    kit.looks_readable,
    kit.known_names,
    kit.texts_fit,
    parity.names_readable,
    parity.items,
    agreements.problems,
)


def read_checked(root: Path, today: date, cache: Cache | None = None, at_once: int = 1) -> tuple[Content, list[Problem]]:
    """The content below `root`, and its warnings and questions. Raises ContentError with all errors at once.

    With a cache, what was read and checked on this day is not read or checked again. at_once: processes for the rules.
    """
    reading = read(root, cache)
    return reading.whole(today), reading.checked(today, cache, at_once)


@dataclass(frozen=True)
class Reading:
    """What is below `root`, and what could not be read of it. Without content: too much.

    inputs: a hash of all that reading and checking may look at.
    """

    root: Path
    content: Content | None
    unread: list[Problem]
    inputs: bytes

    def whole(self, today: date) -> Content:
        """The content, when only the rules can still find something wrong. Otherwise raises ContentError with all errors."""
        if self.content is None or of(Severity.ERROR, self.unread):
            raise ContentError(of(Severity.ERROR, self._problems(today)))
        return self.content

    def was_checked(self, today: date, cache: Cache) -> bool:
        """Whether it was checked on this day before, so that checking it takes no time."""
        return cache.knows("problems", self._parts(today))

    def checked(self, today: date, cache: Cache | None = None, at_once: int = 1) -> list[Problem]:
        """Warnings and questions. Raises ContentError with all errors at once, also about what could not be read."""
        problems = self._problems(today, cache, at_once)
        if errors := of(Severity.ERROR, problems):
            raise ContentError(errors)
        return sorted(problems)

    def _parts(self, today: date) -> tuple[str | bytes, ...]:
        return str(self.root), today.isoformat(), self.inputs

    def _problems(self, today: date, cache: Cache | None = None, at_once: int = 1) -> set[Problem]:
        if self.content is None:
            return set(self.unread)
        make = partial(check, self.content, today, at_once)
        found = {*self.unread, *(cache.once("problems", self._parts(today), make, lambda _: True) if cache else make())}
        for known in (published(self.content, self.root / "site/kalender.json"), committed(self.content)):
            found.update(forgotten_revisions(self.content, known))
        return found


def read(root: Path, cache: Cache | None = None) -> Reading:
    """Read everything below `root`. With a cache, files that are as they were are not read again."""
    inputs = fingerprint(_inputs(root)) if cache else b""
    content, unread = cache.once("content", (str(root), inputs), partial(load, root)) if cache else load(root)
    return Reading(root, content, unread, inputs)


def _inputs(root: Path) -> Iterator[str | bytes]:
    """All that reading and checking may look at: the name of each file and folder, and what is in a file."""
    for folder in ("docs", "content-calendar", "data"):
        for path in sorted((root / folder).rglob("*")):
            yield path.relative_to(root).as_posix()
            yield path.read_bytes() if path.is_file() else ""


def check(content: Content, today: date, at_once: int = 1) -> list[Problem]:
    """Every problem, in order of file and line. The rules are dealt out over at most `at_once` processes."""
    parts = shares(RULES, 4 * at_once)
    found = side_by_side([partial(_found, rules, content, today) for rules in parts], at_once)
    return sorted(set().union(*found))


def _found(rules: Sequence[Rule], content: Content, today: date) -> set[Problem]:
    return {problem for rule in rules for problem in rule(content, today)}
