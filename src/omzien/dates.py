"""Days, periods and opening hours in words, in the reader's language (Unicode CLDR through Babel)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from babel.dates import format_date, format_time, get_day_names, get_month_names

from omzien.model import HoursRange, Item
from omzien.model.organisation import Hours, Weekday

# Babel's plain "en" is American; readers here are used to day before month.
_LOCALES = {"en": "en_GB"}
_WEEKDAYS: list[Weekday] = ["ma", "di", "wo", "do", "vr", "za", "zo"]

Translate = Callable[[str], str]


def _locale(language: str) -> str:
    return _LOCALES.get(language, language)


def day(value: date, language: str, *, year: bool = True, weekday: bool = False) -> str:
    """A day, for example `25 november 2026` or `woensdag 25 november`."""
    pattern = ("EEEE " if weekday else "") + "d MMMM" + (" y" if year else "")
    return format_date(value, pattern, locale=_locale(language))


def month_name(value: date, language: str) -> str:
    """The name of a month, for example `november`."""
    return str(get_month_names("wide", context="stand-alone", locale=_locale(language))[value.month])


def month(value: date, language: str) -> str:
    """A month as a heading, for example `november 2026`."""
    return f"{month_name(value, language)} {value.year}"


def period(first: date, last: date, language: str, t: Translate) -> str:
    """From the first day to the last, both included; `t` gives the words of the site."""
    if first == last:
        return day(first, language, weekday=True)
    if (first.year, first.month) == (last.year, last.month):
        start = str(first.day)
    else:
        start = day(first, language, year=first.year != last.year)
    return t("period").format(start=start, end=day(last, language))


def when(item: Item, language: str, t: Translate) -> str:
    """When an item is: a day, a period, or a day with times."""
    if not isinstance(item.start, datetime):
        return period(item.first_day, item.last_day, language, t)
    start = clock(item.start, language)
    if not isinstance(item.end, datetime):
        return f"{day(item.first_day, language, weekday=True)}, {start}"
    end = clock(item.end, language)
    if item.first_day == item.last_day:
        return f"{day(item.first_day, language, weekday=True)}, {start}–{end}"
    first, last = (day(value, language, weekday=True) for value in (item.first_day, item.last_day))
    return t("period").format(start=f"{first}, {start}", end=f"{last}, {end}")


def clock(moment: datetime, language: str) -> str:
    """A clock time in twenty-four hours, as on Dutch posters: `19:30`."""
    return format_time(moment.timetz(), "HH:mm", locale=_locale(language))


def hours(value: Hours, language: str, t: Translate) -> str:
    """Opening hours in words: `dag en nacht`, or `maandag t/m vrijdag 09:00–17:00`."""
    if isinstance(value, str):
        return t("always")
    return "; ".join(f"{_days(entry, language, t)} {entry.from_}–{entry.to}" for entry in value)


def _days(entry: HoursRange, language: str, t: Translate) -> str:
    if len(entry.days) == len(_WEEKDAYS):
        return t("daily")
    names = get_day_names("wide", context="format", locale=_locale(language))
    positions = sorted(_WEEKDAYS.index(name) for name in entry.days)
    if len(positions) > 2 and positions == list(range(positions[0], positions[-1] + 1)):
        return t("period").format(start=names[positions[0]], end=names[positions[-1]])
    return ", ".join(names[position] for position in positions)
