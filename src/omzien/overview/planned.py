"""The calendar in the report: what no campaign is about yet, and which texts are late or almost due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from omzien.content import Content
from omzien.frame import Frame
from omzien.model.base import SOURCE_LANGUAGE
from omzien.overview.model import Part, Row, Sign, worst
from omzien.planning.agreements import read
from omzien.planning.overview import plan
from omzien.planning.words import Words
from omzien.planning.year import Cover, Plan

_AGREED = "data/plan.yml"
_SOON = timedelta(weeks=6)  # a deadline that is nearer is told
_COVER = {Cover.CONFIRMED: Sign.GOOD, Cover.DRAFT: Sign.HALF, Cover.NONE: Sign.BAD}


def parts(content: Content, today: date) -> Iterator[Part]:
    """Coverage and deadlines of this year and the next, as far as the calendar goes; nothing without agreements."""
    if not (content.root / _AGREED).is_file():
        return
    agreements, words = read(content), Words(Frame(content, SOURCE_LANGUAGE, today))
    years = [year for year in (today.year, today.year + 1) if any(item.year == year for item in content.items)]
    plans = [plan(content, agreements, year, today) for year in years]
    covered = [row for made in plans for row in _coverage(made, words, content)]
    empty = sum(row.sign is Sign.BAD for row in covered)
    drafts = sum(row.sign is Sign.HALF for row in covered)
    summary = f"{empty} thema's of groepen hebben nog niets, {drafts} alleen een concept."
    yield Part(id="dekking", title="Kalender: wat komt aan bod?", summary=summary, sign=worst(covered), rows=covered)
    due = [row for made in plans for row in _deadlines(made, words, today)]
    late = sum(row.sign is Sign.BAD for row in due)
    summary = f"{late} te laat, {len(due) - late} binnen zes weken." if due else "Niets is te laat."
    yield Part(id="deadlines", title="Kalender: wat moet klaar?", summary=summary, sign=worst(due), rows=due)


def _coverage(made: Plan, words: Words, content: Content) -> Iterator[Row]:
    themes, audiences = "content-calendar/themes.yml", "content-calendar/audiences.yml"
    found = [(c, words.theme(c), themes) for c in (*made.themes, *made.settings)]
    found += [(c, words.audience(c), audiences) for c in made.audiences]
    for coverage, name, file in found:
        yield Row(
            name=f"{made.year}: {name}",
            sign=_COVER[coverage.cover],
            told=words.cover(coverage),
            detail=words.by_what(coverage),
            file=file,
            line=content.documents[file].line("labels", coverage.id) if file in content.documents else 1,
        )


def _deadlines(made: Plan, words: Words, today: date) -> Iterator[Row]:
    for item in made.with_deadlines:
        for deadline in item.deadlines:
            soon = not deadline.done and today <= deadline.day <= today + _SOON
            if deadline.late or soon:
                document = item.source.document
                yield Row(
                    name=words.title(item),
                    sign=Sign.BAD if deadline.late else Sign.HALF,
                    told=words.deadline_state(item, deadline),
                    detail=f"{words.task(deadline).capitalize()} klaar op {words.day(deadline.day)}.",
                    file=document.path,
                    line=document.line("status"),
                )
