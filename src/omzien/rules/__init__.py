"""What content must hold to. One function for one rule, each yields all problems it finds; `check` runs them all.

A rule that takes long and looks at one page at a time is one of PAGE_RULES: what it found in a page is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from omzien.cache import Cache
from omzien.content import Content
from omzien.model.base import SOURCE_LANGUAGE
from omzien.pages import Page
from omzien.parallel import shares, side_by_side
from omzien.planning import agreements
from omzien.problems import Problem
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
# Is given the content once, then page by page. Decides by the page itself, its Dutch, the calendar and the data, on any day.
PageRule = Callable[[Content], Callable[[Page], Iterator[Problem]]]

PAGE_RULES: tuple[PageRule, ...] = (
    numbers.none_in_page,
    plain_language.plain_page,
    parity.page,
)

RULES: tuple[Rule, ...] = (
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
    numbers.none_in_long_texts,
    numbers.none_in_texts,
    texts.no_markup,
    texts.no_hidden_characters,
    texts.no_avoided_words,
    texts.short_titles,
    texts.same_placeholders,
    plain_language.plain_items,
    pages.questions,
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
    finding.no_avoided_words,
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
    wizard.discreet,
    kit.looks_readable,
    kit.known_names,
    kit.texts_fit,
    parity.names_readable,
    parity.long_texts,
    parity.items,
    agreements.problems,
)


@dataclass(frozen=True)
class Kept:
    """What was found in pages before, with the same calendar and data."""

    cache: Cache
    data: bytes

    def once(self, page: Page, dutch: Page | None, make: Callable[[], list[Problem]]) -> list[Problem]:
        """What is known of this page, or else what `make` finds now."""
        parts = (self.data, page.source, page.digest, dutch.digest if dutch else b"")
        return self.cache.once("page", parts, make, lambda _: True)


def check(content: Content, today: date, at_once: int = 1, kept: Kept | None = None) -> list[Problem]:
    """Every problem, in order of file and line. Rules and pages are dealt out over at most `at_once` processes."""
    paths = sorted({page.path for page in content.pages})
    pieces = [partial(_in_pages, content, some, kept) for some in shares(paths, 2 * at_once)]
    pieces += [partial(_in_all, content, today, rules) for rules in shares(RULES, at_once)]
    return sorted(set().union(*side_by_side(pieces, at_once)))


def page_rules(content: Content, kept: Kept | None = None) -> Callable[[Page], list[Problem]]:
    """What the rules for a page find in it. Asked for all languages of a page one after the other, it takes least time."""

    @cache
    def rules() -> list[Callable[[Page], Iterator[Problem]]]:
        return [rule(content) for rule in PAGE_RULES]

    def find(page: Page) -> list[Problem]:
        return [problem for rule in rules() for problem in rule(page)]

    if kept is None:
        return find
    return lambda page: kept.once(page, content.page(page.path, SOURCE_LANGUAGE), partial(find, page))


def _in_pages(content: Content, paths: Sequence[str], kept: Kept | None) -> set[Problem]:
    find = page_rules(content, kept)
    pages = (content.page(path, code) for path in paths for code in content.settings.codes)
    found = {problem for page in pages if page for problem in find(page)}
    if kept:
        kept.cache.close()
    return found


def _in_all(content: Content, today: date, rules: Sequence[Rule]) -> set[Problem]:
    return {problem for rule in rules for problem in rule(content, today)}
