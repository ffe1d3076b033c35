"""The same order of blocks on every help page: who comes in fear finds each thing at the place it always has (WCAG 3.2.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from omzien import macros
from omzien.content import Content
from omzien.model.base import SOURCE_LANGUAGE
from omzien.pages import Page
from omzien.problems import Problem

_HEADING = re.compile(r"^#{2,6} +(.+?)\s*$")


def danger_first(content: Content, today: date) -> Iterator[Problem]:
    """Above the first `##` heading stands the number for danger."""
    emergency = content.municipality.emergency[0]
    for page in _help_pages(content):
        first = next((line for line, _ in _headings(page)), None)
        found = [call.line for call in macros.calls(page.markdown) if call.id == emergency]
        if not found or (first is not None and found[0] > first):
            sentence = "Boven aan deze pagina staat niet wat je doet bij gevaar."
            remedy = f'Zet boven de eerste kop met ##: Is er nu gevaar? Bel {{{{ phone("{emergency}") }}}}.'
            yield Problem(page.source, page.first_line, sentence, remedy)


def contact_last(content: Content, today: date) -> Iterator[Problem]:
    """The last block holds the card of an organisation: no page ends without a way to go on."""
    for page in _help_pages(content):
        last = max((line for line, _ in _headings(page)), default=0)
        if not any(call.name == "contact" and call.line >= last for call in macros.calls(page.markdown)):
            sentence = "Deze pagina eindigt niet met een organisatie die helpt."
            remedy = 'Zet onder de laatste kop een regel {{ contact("id") }}.'
            yield Problem(page.source, page.first_line + last, sentence, remedy)


def known_order(content: Content, today: date) -> Iterator[Problem]:
    """The headings that come back on many pages stand in the order of `blocks` in data/municipality.yml.

    Only in Dutch: that a translation has the same blocks as the Dutch is a rule of its own (parity).
    """
    for page in _help_pages(content):
        if page.language != SOURCE_LANGUAGE:
            continue
        before: tuple[int, str] = (-1, "")
        for line, heading in _headings(page):
            place = next((n for n, names in enumerate(content.municipality.blocks) if heading.startswith(tuple(names))), None)
            if place is None:
                continue
            if place < before[0]:
                sentence = f"Het blok «{heading}» staat na «{before[1]}»."
                remedy = "Zet het ervoor: op elke pagina is de volgorde dezelfde."
                yield Problem(page.source, page.first_line + line, sentence, remedy)
            before = max(before, (place, heading))


def _help_pages(content: Content) -> Iterator[Page]:
    """Pages that help or explain; not the home page with its doors, and not those that claim nothing, such as a word list."""
    if content.municipality.blocks:
        for page in content.pages:
            if not page.meta.doors and page.path not in content.municipality.pages_without_sources:
                yield page


def _headings(page: Page) -> Iterator[tuple[int, str]]:
    """Each heading below the title, with its line (from 0)."""
    for line, text in enumerate(page.markdown.split("\n")):
        if match := _HEADING.match(text):
            yield line, match[1]
