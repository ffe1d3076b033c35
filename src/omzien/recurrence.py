"""When a yearly item is, as people say it in Dutch: a small vocabulary, read strictly, on top of dateutil.

The vocabulary is explained to staff at the top of content-calendar/recurring.yml; `_FORMS` below is the same list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher, get_close_matches

from dateutil.relativedelta import FR, MO, relativedelta, weekday

Holidays = Mapping[int, date]
_Day = Callable[[int], date]  # a day of the year that is given
_Dates = Callable[[int, Holidays], tuple[date, date]]
_Match = re.Match[str]

_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_WEEKDAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": -1}
_SMALL_WORDS = ["van", "week", "weken", "met", "voor", "zomervakantie", "onbekend", "t/m"]
_WORDS = {*_MONTHS, *_WEEKDAYS, *_ORDINALS, *_SMALL_WORDS}
_LAST_ISO_WEEK = 52  # that every year has (ISO 8601)
_THURSDAY = 3  # a week belongs to the month, as to the year in ISO 8601, that has its Thursday


class RuleError(ValueError):
    """A rule that cannot be read: what is wrong and what to do, each one Dutch sentence."""

    def __init__(self, message: str, remedy: str) -> None:
        self.message, self.remedy = message, remedy
        super().__init__(f"{message} {remedy}")


class UnknownDatesError(LookupError):
    """The days of one year cannot be worked out, though the rule is right; its text is Dutch, with what to do."""


@dataclass(frozen=True)
class Rule:
    """When an item is, in any year. `text` is what staff wrote."""

    text: str
    known: bool  # `onbekend` is a rule too, written down so that nobody forgets the item
    needs_holidays: bool
    _dates: _Dates

    def dates(self, year: int, holidays: Holidays) -> tuple[date, date]:
        """The first and the last day, both included, of the occurrence of `year`.

        The last day may be in the next year, and week 1 may begin in the year before. Raises UnknownDatesError.
        """
        return self._dates(year, holidays)


def parse(text: str) -> Rule:
    """The rule that `text` says. Raises RuleError, with the nearest form that is known."""
    plain = _plain(text)
    for pattern, build in _FORMS.values():
        if match := re.fullmatch(pattern, plain):
            return Rule(text, build is not _nobody_knows, build is _before_summer, build(match))
    raise RuleError(f"De regel «{text}» kan de computer niet lezen.", _remedy(plain))


def _plain(text: str) -> str:
    """Without capitals, double spaces and the article, which says nothing about the day."""
    return " ".join(word for word in text.lower().split() if word != "de")


def _remedy(plain: str) -> str:
    """What was probably meant: the same words without their mistakes, or else the form that looks most like it."""
    close = [word if word in _WORDS or word.isdigit() else _closest(word) for word in plain.split()]
    meant = " ".join(filter(None, close))
    if any(re.fullmatch(pattern, meant) for pattern, _ in _FORMS.values()):
        return f"Bedoel je «{meant}»?"
    shape = _shape(meant)
    nearest = max(_FORMS, key=lambda example: SequenceMatcher(None, shape, _shape(_plain(example))).ratio())
    return f"Schrijf het zoals «{nearest}»."


def _closest(word: str) -> str:
    return next(iter(get_close_matches(word, sorted(_WORDS), n=1, cutoff=0.75)), "")


def _shape(plain: str) -> list[str]:
    """The kind of each word, so that two rules of the same form look the same whatever day they are about."""
    kinds = {**dict.fromkeys(_MONTHS, "month"), **dict.fromkeys(_WEEKDAYS, "weekday"), **dict.fromkeys(_ORDINALS, "ordinal")}
    return ["number" if word.isdigit() else kinds.get(word, word) for word in plain.split()]


def _day(text: str) -> _Day:
    """`6 februari` or `tweede vrijdag van september`."""
    words = text.split()
    if len(words) > 2:
        return _nth(_ORDINALS[words[0]], _WEEKDAYS.index(words[1]), _MONTHS.index(words[3]) + 1)
    number, month = int(words[0]), _MONTHS.index(words[1]) + 1
    try:
        date(2027, month, number)  # a year without 29 February
    except ValueError:
        raise RuleError(f"«{text}» is er niet elk jaar.", "Kies een dag die er elk jaar is.") from None
    return lambda year: date(year, month, number)


def _nth(position: int, day_of_week: int, month: int) -> _Day:
    """The so-manieth weekday of a month; -1 is the last."""
    to_day = relativedelta(day=1 if position > 0 else 31, weekday=weekday(day_of_week, position))
    return lambda year: date(year, month, 1) + to_day


def _monday(text: str) -> _Day:
    """The Monday of `week met ...`, `week 39` or `derde week van maart`."""
    words = text.split()
    if words[1] == "met":
        inside = _day(" ".join(words[2:]))
    elif words[0] == "week":
        number = int(words[1])
        if not 1 <= number <= _LAST_ISO_WEEK:
            raise RuleError(f"Week {number} is er niet elk jaar.", f"Kies week 1 t/m {_LAST_ISO_WEEK}.")
        return lambda year: date.fromisocalendar(year, number, 1)
    else:
        inside = _nth(_ORDINALS[words[0]], _THURSDAY, _MONTHS.index(words[3]) + 1)
    return lambda year: inside(year) + relativedelta(weekday=MO(-1))


def _one_day(match: _Match) -> _Dates:
    day = _day(match["day"])
    return lambda year, _: (day(year), day(year))


def _period(match: _Match) -> _Dates:
    first, last = _day(match["first"]), _day(match["last"])
    return lambda year, _: (first(year), last(year if first(year) <= last(year) else year + 1))


def _week(match: _Match) -> _Dates:
    monday = _monday(match["week"])
    return lambda year, _: (monday(year), monday(year) + relativedelta(days=6))


def _days_of_week(match: _Match) -> _Dates:
    monday = _monday(match["week"])
    first = _WEEKDAYS.index(match["first"])
    last = _WEEKDAYS.index(match["last"] or match["first"])
    if last < first:
        raise RuleError(f"In een week komt {match['last']} vóór {match['first']}.", "Draai de twee dagen om.")
    return lambda year, _: (monday(year) + relativedelta(days=first), monday(year) + relativedelta(days=last))


def _before_summer(match: _Match) -> _Dates:
    weeks = int(match["weeks"])

    def dates(year: int, holidays: Holidays) -> tuple[date, date]:
        if year not in holidays:
            raise UnknownDatesError(
                f"De zomervakantie van {year} staat niet in recurring.yml. Zet hem erbij (school_holidays), "
                "en vul hier start en end in."
            )
        friday: date = holidays[year] + relativedelta(days=-1, weekday=FR(-1))
        return friday + relativedelta(weeks=1 - weeks, weekday=MO(-1)), friday

    return dates


def _nobody_knows(match: _Match) -> _Dates:
    def dates(year: int, _: Holidays) -> tuple[date, date]:
        raise UnknownDatesError(f"De datum in {year} is nog niet bekend. Vraag hem na en vul start en end in.")

    return dates


_WEEKDAY = "|".join(_WEEKDAYS)
_DATE = rf"\d{{1,2}} (?:{'|'.join(_MONTHS)})"
_OF_MONTH = rf"van (?:{'|'.join(_MONTHS)})"
_ANY_DAY = rf"(?:{_DATE}|(?:{'|'.join(_ORDINALS)}) (?:{_WEEKDAY}) {_OF_MONTH})"
_ANY_WEEK = rf"(?P<week>week met {_ANY_DAY}|week \d{{1,2}}|(?:{'|'.join(_ORDINALS)}) week {_OF_MONTH})"

# Each form by an example of it, which is also what the remedy shows. The article is left out before matching.
_FORMS: dict[str, tuple[str, Callable[[_Match], _Dates]]] = {
    "6 februari": (rf"(?P<day>{_DATE})", _one_day),
    "tweede vrijdag van september": (rf"(?P<day>{_ANY_DAY})", _one_day),
    "25 november t/m 10 december": (rf"(?P<first>{_DATE}) t/m (?P<last>{_DATE})", _period),
    "de week met 20 november": (_ANY_WEEK, _week),
    "de week met de tweede vrijdag van september": (_ANY_WEEK, _week),
    "week 39": (_ANY_WEEK, _week),
    "de derde week van maart": (_ANY_WEEK, _week),
    "dinsdag van de tweede week van februari": (rf"(?P<first>{_WEEKDAY})(?P<last>) van {_ANY_WEEK}", _days_of_week),
    "maandag t/m vrijdag van week 39": (rf"(?P<first>{_WEEKDAY}) t/m (?P<last>{_WEEKDAY}) van {_ANY_WEEK}", _days_of_week),
    "de 2 weken voor de zomervakantie": (r"(?P<weeks>[2-9]) weken voor zomervakantie", _before_summer),
    "onbekend": ("onbekend", _nobody_knows),
}
