"""Days, periods and opening hours in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from omzien import dates
from omzien.frame import Frame
from omzien.model import HoursRange

WEEK = HoursRange.model_validate({"days": ["ma", "di", "wo", "do", "vr"], "from": "09:00", "to": "17:00"})
SOME = HoursRange.model_validate({"days": ["za", "ma"], "from": "10:00", "to": "12:00"})
EVERY = HoursRange.model_validate({"days": ["ma", "di", "wo", "do", "vr", "za", "zo"], "from": "08:00", "to": "24:00"})


@pytest.mark.parametrize(
    ("first", "last", "language", "words"),
    [
        ("2026-11-25", "2026-11-25", "nl", "woensdag 25 november 2026"),
        ("2026-11-16", "2026-11-22", "nl", "16 t/m 22 november 2026"),
        ("2026-11-25", "2026-12-10", "nl", "25 november t/m 10 december 2026"),
        ("2026-12-28", "2027-01-03", "nl", "28 december 2026 t/m 3 januari 2027"),
        ("2026-11-25", "2026-12-10", "en", "25 November to 10 December 2026"),
        ("2026-11-25", "2026-12-10", "ar", "25 نوفمبر إلى 10 ديسمبر 2026"),
    ],
)
def test_periods(first: str, last: str, language: str, words: str, frame: Callable[[str], Frame]) -> None:
    days = (date.fromisoformat(first), date.fromisoformat(last))
    assert dates.period(*days, language, frame(language).t) == words


def test_opening_hours(frame: Callable[[str], Frame]) -> None:
    t = frame("nl").t
    assert dates.hours("24/7", "nl", t) == "Dag en nacht"
    assert dates.hours([WEEK], "nl", t) == "maandag t/m vrijdag 09:00–17:00"
    assert dates.hours([SOME, EVERY], "nl", t) == "maandag, zaterdag 10:00–12:00; elke dag 08:00–24:00"
