"""Finds telephone numbers, clock times and addresses that somebody typed in a text.

They may stand in data/organisations.yml alone: a number that stands twice is wrong once, sooner or later. Ordinary
numbers (7 days, the year 2026, 22 %) are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass

# A run of digits with what people put between them. Arabic-Indic digits were folded to 0-9 before.
_DIGITS = re.compile(r"(?<![\w/#.-])(?:\+|00)?\(?\d(?:[\d\u00a0 .()/\u2010-\u2015\u2066-\u2069-]*\d)?(?![\w%])")
_CLOCK = re.compile(r"(?<![\d.:])(?:[01]?\d|2[0-4])[:.][0-5]\d(?![\d.:])")
_OPEN = re.compile(r"(?<!\d)\d{1,2}\s*(?:[\u2010-\u2015-]|tot)\s*\d{1,2}\s*uur\b")
_DIGIT = re.compile(r"\d")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+\w")
_WEB = re.compile(r"https?://\S+")
_MACRO = re.compile(r"\{\{.*?\}\}")
_TEL = re.compile(r"\b(?:tel|sms|mailto|whatsapp):", re.IGNORECASE)

_SUSPECT = re.compile(r"[\d@:]")  # in a line without one of these there is nothing to find

_SHORTEST_NUMBER = 6  # digits; shorter ones are found only when an organisation has them (112, 113, 144)


@dataclass(frozen=True)
class Found:
    """Something that belongs in the data: the text as typed, its line in the text (from 0) and what it looks like."""

    text: str
    line: int
    kind: str


def find(text: str, known: Container[str] = ()) -> Iterator[Found]:
    """Everything in `text` that looks like a telephone number, time, e-mail address or tel: link.

    known: the numbers of organisations, digits alone; short ones are found only when they are in it.
    """
    if not _SUSPECT.search(text):
        return
    for index, line in enumerate(text.split("\n")):
        if not _SUSPECT.search(line):
            continue
        plain = _fold_digits(line)
        if "{{" in plain:
            plain = _MACRO.sub(_spaces, plain)
        if ":" in plain:
            for match in _TEL.finditer(plain):
                yield Found(line[match.start() : match.end()], index, "bel-link")
            plain = _WEB.sub(_spaces, plain)
        if "@" in plain:
            for match in _EMAIL.finditer(plain):
                yield Found(match[0], index, "e-mailadres")
        if _DIGIT.search(plain):
            yield from _in_digits(plain, line, index, known)


def _in_digits(plain: str, line: str, index: int, known: Container[str]) -> Iterator[Found]:
    """The times and telephone numbers in a line: as it is searched, and as it was typed."""
    times = [match.span() for match in _CLOCK.finditer(plain) if not _is_date_part(plain, match)]
    if "uur" in plain:
        times += [match.span() for match in _OPEN.finditer(plain)]
    for start, end in times:
        yield Found(line[start:end], index, "tijd")
    for match in _DIGITS.finditer(plain):
        if _is_number(match[0], known) and not any(a < match.end() and match.start() < b for a, b in times):
            yield Found(line[match.start() : match.end()].strip(), index, "telefoonnummer")


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_number(typed: str, known: Container[str]) -> bool:
    digits = re.sub(r"\D", "", typed)
    if digits in known:
        return True
    if re.fullmatch(r"(19|20)\d\d\D{1,3}(19|20)\d\d|\d{4}-\d\d?-\d\d?|\d\d?[-./]\d\d?[-./]\d{4}", typed.strip("() ")):
        return False  # two years, or a date
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", typed):
        return False  # 200.000 people
    return len(digits) >= _SHORTEST_NUMBER


def _is_date_part(line: str, match: re.Match[str]) -> bool:
    """Whether this is part of a larger number (200.000) or of money (12.50 euro), not a clock time."""
    return bool(re.match(r"\s*(euro|€|%)", line[match.end() :]) or re.search(r"€\s*$", line[: match.start()]))


def _fold_digits(text: str) -> str:
    """The text with every Unicode decimal digit as 0-9; as long as it was."""
    return text if text.isascii() else _DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)
