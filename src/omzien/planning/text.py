"""The yearly overview as plain text, for the terminal. What needs doing stands last: that is what stays in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from omzien.frame import Frame
from omzien.planning.words import Words
from omzien.planning.year import Coverage, Plan, PlannedItem


def text(plan: Plan, frame: Frame) -> str:
    """The whole overview in Dutch, without a line end at its end."""
    words = Words(frame)
    lines = [
        f"Planning {plan.year} van {frame.content.municipality.name}, gezien op {frame.day(plan.today)}",
        *_when(plan, words),
        *_overlaps(plan, words),
        *_coverage("Thema's van de raad", plan.themes, words.theme, words),
        *_coverage("Plekken (seksuele grenzen)", plan.settings, words.theme, words),
        *_coverage("Doelgroepen", plan.audiences, words.audience, words),
        *_translations(plan, words),
        *_deadlines(plan, words),
        *_late(plan, words),
        *_heading("In het kort"),
        *(f"  {label}: {value}" for label, value in words.summary(plan)),
    ]
    return "\n".join(lines)


def _heading(words: str, number: int | None = None) -> Iterator[str]:
    yield ""
    yield words if number is None else f"{words} ({number})"


def _when(plan: Plan, words: Words) -> Iterator[str]:
    yield from _heading("Wanneer is er wat?")
    for month in plan.months:
        name = words.frame.month(month.first)
        yield f"  {name}: leeg" if month.empty else f"  {name}"
        for item in month.going_on:
            yield f"    loopt door t/m {words.last_day(item)}: {_named(item, words)}"
        for item in month.beginning:
            yield from _item(item, words)
    if plan.undated:
        yield "  nog zonder datum"
        for item in plan.undated:
            yield from _item(item, words)


def _item(item: PlannedItem, words: Words) -> Iterator[str]:
    yield f"    {words.when(item)}: {_named(item, words)}" if item.dated else f"    {_named(item, words)}"
    yield f"      thema's: {words.themes(item)}; doelgroepen: {words.audiences(item)}; {words.revision(item)}"


def _named(item: PlannedItem, words: Words) -> str:
    return f"{words.title(item)} ({words.status(item)})"


def _overlaps(plan: Plan, words: Words) -> Iterator[str]:
    yield from _heading("Items die overlappen", len(plan.overlaps))
    for overlap in plan.overlaps:
        yield f"  {words.overlap(overlap)}: {_named(overlap.first, words)} en {_named(overlap.second, words)}"


def _coverage(heading: str, coverages: Iterable[Coverage], name: Callable[[Coverage], str], words: Words) -> Iterator[str]:
    yield from _heading(heading)
    for coverage in coverages:
        by_what = words.by_what(coverage)
        yield f"  {words.cover(coverage):<14}  {name(coverage)}" + (f": {by_what}" if by_what else "")


def _translations(plan: Plan, words: Words) -> Iterator[str]:
    yield from _heading("Vertalingen die missen of te oud zijn", len(plan.incomplete))
    yield from (f"  {words.gap_message(item)}" for item in plan.incomplete)


def _deadlines(plan: Plan, words: Words) -> Iterator[str]:
    yield from _heading("Deadlines per item", len(plan.with_deadlines))
    for item in plan.with_deadlines:
        yield f"  {_named(item, words)}, {words.when(item)}"
        for deadline in item.deadlines:
            yield f"    {words.task(deadline)}: {words.day(deadline.day)} ({words.deadline_state(item, deadline)})"


def _late(plan: Plan, words: Words) -> Iterator[str]:
    yield from _heading("Te laat", len(plan.late))
    yield from (f"  {words.late_message(item, deadline)}" for item, deadline in plan.late)
