"""A year of the calendar as the team plans it: what is when, what is covered, what is not ready, and what is late.

A pure function of content, agreements, year and day. What it gives is in `year`; how that is shown is in `text`,
`page` and `deadlines`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from omzien.content import CalendarItem, Content
from omzien.model import Status
from omzien.model.base import SOURCE_LANGUAGE
from omzien.model.plan import Agreements
from omzien.planning.year import Coverage, Deadline, Month, Overlap, Plan, PlannedItem, Task, Translation
from omzien.translation import State, state


def plan(content: Content, agreements: Agreements, year: int, today: date) -> Plan:
    """The overview of `year` as seen on `today`.

    It holds the items in the folder of the year, and those of a year before that go on into it.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    own = [i for i in content.items if i.year == year or _goes_on_into(i, first)]
    planned = [_planned(i, content, agreements, year, today) for i in sorted(own, key=_order)]
    dated = [item for item in planned if item.dated]
    active = [item for item in planned if item.active]
    return Plan(
        year,
        today,
        tuple(planned),
        tuple(_month(date(year, number, 1), dated) for number in range(1, 13)),
        tuple(_overlaps([item for item in dated if item.active], first, last)),
        tuple(_coverage(id, [i for i in active if id in i.source.item.themes]) for id in agreements.themes),
        tuple(_coverage(id, [i for i in active if id in i.source.item.themes]) for id in agreements.settings),
        tuple(_coverage(id, [i for i in active if id in i.source.item.audiences]) for id in content.audiences.labels),
    )


def _goes_on_into(source: CalendarItem, first: date) -> bool:
    item = source.item
    return item.start is not None and item.first_day < first <= item.last_day


def _order(source: CalendarItem) -> tuple[date, date, str]:
    item = source.item
    days = (item.first_day, item.last_day) if item.start is not None else (date.max, date.max)
    return (*days, source.id)


def _planned(source: CalendarItem, content: Content, agreements: Agreements, year: int, today: date) -> PlannedItem:
    codes = [code for code in content.settings.codes if code != SOURCE_LANGUAGE]
    translations = tuple(_translation(source, code) for code in codes)
    if source.item.start is None or source.year != year:
        return PlannedItem(source, translations, ())
    written = source.item.status is Status.CONFIRMED
    tasks = [(Task.TEXT, agreements.text_weeks, written)]
    if translations:
        ready = written and all(translation.ready for translation in translations)
        tasks.append((Task.TRANSLATION, agreements.translation_weeks, ready))
    return PlannedItem(source, translations, tuple(_deadline(source, *task, today) for task in tasks))


def _translation(source: CalendarItem, code: str) -> Translation:
    item = source.item
    if code not in item.languages():
        texts = {"title": item.title, "summary": item.summary, "message": item.message}
        return Translation(code, State.MISSING, tuple(key for key, text in texts.items() if text.in_(code) is None))
    return Translation(code, state(item.translated.get(code), item.dutch_blocks()))


def _deadline(source: CalendarItem, task: Task, weeks: int, done: bool, today: date) -> Deadline:
    item = source.item
    day = item.first_day - timedelta(weeks=weeks)
    late = item.status is not Status.CANCELLED and not done and day < today <= item.last_day
    return Deadline(task, day, done, late)


def _month(first: date, dated: Iterable[PlannedItem]) -> Month:
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    here = [item for item in dated if item.within(first, last)]
    return Month(
        first,
        tuple(item for item in here if item.source.item.first_day >= first),
        tuple(item for item in here if item.source.item.first_day < first),
    )


def _overlaps(dated: Sequence[PlannedItem], first: date, last: date) -> Iterator[Overlap]:
    """Each pair once, in order of day; only days of the year count."""
    for one, other in combinations(dated, 2):
        item = other.source.item
        if days := one.within(max(first, item.first_day), min(last, item.last_day)):
            yield Overlap(one, other, days)


def _coverage(id: str, items: Sequence[PlannedItem]) -> Coverage:
    confirmed = tuple(item for item in items if item.status is Status.CONFIRMED)
    return Coverage(id, confirmed, tuple(item for item in items if item.status is Status.DRAFT))
