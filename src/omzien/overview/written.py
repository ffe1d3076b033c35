"""What is written, in the report: translations, what must be looked at again, how hard the Dutch reads, what is to be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from omzien import dates
from omzien.content import Content
from omzien.model.base import SOURCE_LANGUAGE
from omzien.overview.model import Part, Row, Sign, worst
from omzien.problems import Problem, Severity, of
from omzien.rules.plain_language import Score, scores
from omzien.translation import State, language_name
from omzien.translations_report import Translation, translations

_STATES = {
    State.REVIEWED: (Sign.GOOD, "nagekeken"),
    State.MACHINE: (Sign.HALF, "door machine"),
    State.OUTDATED: (Sign.BAD, "Nederlands is nieuwer"),
    State.MISSING: (Sign.BAD, "ontbreekt"),
}


def translated(content: Content) -> Part:
    """Per language how many texts are in which state, and each that is missing or older than its Dutch."""
    found = translations(content)
    rows = [_language(code, [t for t in found if t.language == code], content) for code in content.settings.codes[1:]]
    for entry in found:
        sign, told = _STATES[entry.state]
        if sign is Sign.BAD:
            there = (content.root / entry.path).is_file()  # or else the Dutch that is to be translated
            path = entry.path if there else entry.path.replace(f"docs/{entry.language}/", f"docs/{SOURCE_LANGUAGE}/", 1)
            detail = f"{language_name(entry.language)}. {' '.join(entry.notes)}".strip()
            rows.append(Row(name=entry.path, sign=sign, told=told, detail=detail, file=path))
    todo = sum(_STATES[entry.state][0] is Sign.BAD for entry in found)
    unread = sum(entry.state is State.MACHINE for entry in found)
    summary = f"{todo} ontbreken of zijn te oud; {unread} heeft nog geen mens nagekeken."
    return Part(id="vertalingen", title="Vertalingen", summary=summary, sign=worst(rows), rows=rows)


def _language(code: str, found: Sequence[Translation], content: Content) -> Row:
    counts = Counter(entry.state for entry in found)
    states = [state for state in _STATES if counts[state]]
    sign = worst([Row(name="", sign=_STATES[state][0], told="", file="") for state in states])
    detail = ", ".join(f"{counts[state]} {_STATES[state][1]}" for state in states) + "."
    told = {Sign.GOOD: "alles nagekeken", Sign.HALF: "na te kijken", Sign.BAD: "er mist iets"}[sign]
    home = content.page("index.md", code)
    return Row(name=language_name(code).capitalize(), sign=sign, told=told, detail=detail, file=home.source if home else "")


def reviewed(content: Content, today: date) -> Part:
    """Every Dutch page and public organisation with the day on which it must be compared with its sources again."""
    found = sorted(_reviews(content), key=lambda entry: (entry[1] or date.min, entry[2], entry[3]))
    rows = [_review(*entry, content, today) for entry in found]
    late, soon = (sum(row.sign is sign for row in rows) for sign in (Sign.BAD, Sign.HALF))
    review = content.municipality.review
    summary = f"{late} te laat, {soon} binnen {review.warn} dagen, van {len(rows)} pagina's en organisaties."
    if rows and not late:
        summary += f" De eerste: {rows[0].name}. {rows[0].detail}"
    return Part(id="nakijken", title="Opnieuw nakijken", summary=summary, sign=worst(rows), rows=rows)


def _reviews(content: Content) -> Iterator[tuple[str, date | None, str, int]]:
    """The name of each, the day on which it was last compared, its file and line."""
    for page in content.pages:
        if page.language == SOURCE_LANGUAGE and page.path not in content.municipality.pages_without_sources:
            yield page.heading, page.meta.reviewed_on, page.source, page.front.line("reviewed_on")
    source = content.documents["data/organisations.yml"]
    for index, organisation in enumerate(content.organisations.organisations):
        if organisation.public:
            name = organisation.name_in(SOURCE_LANGUAGE)[0]
            yield name, organisation.verified_on, source.path, source.line("organisations", index, "verified_on")


def _review(name: str, last: date | None, file: str, line: int, content: Content, today: date) -> Row:
    if last is None:
        return Row(name=name, sign=Sign.BAD, told="nog nooit", detail="Er staat geen dag bij.", file=file, line=line)
    review = content.municipality.review
    due = last + timedelta(days=review.every)
    sign = Sign.BAD if today > due else Sign.HALF if today >= due - timedelta(days=review.warn) else Sign.GOOD
    told = {Sign.BAD: "te laat", Sign.HALF: "binnenkort", Sign.GOOD: "op tijd"}[sign]
    return Row(
        name=name, sign=sign, told=told, detail=f"Nakijken voor {dates.day(due, SOURCE_LANGUAGE)}.", file=file, line=line
    )


def readable(content: Content) -> Part:
    """How hard each Dutch text reads, the hardest first."""
    found = sorted(scores(content), key=lambda score: (-score.measures.lix, score.path))
    rows = [_score(score) for score in found]
    todo = sum(row.sign is not Sign.GOOD for row in rows)
    summary = (
        f"{todo} van {len(rows)} teksten zijn te moeilijk voor hun soort." if todo else "Alle teksten blijven onder hun grens."
    )
    return Part(id="leesbaar", title="Leesbaarheid van het Nederlands", summary=summary, sign=worst(rows), rows=rows)


def _score(score: Score) -> Row:
    sign = Sign.BAD if score.refused else Sign.HALF if score.warned else Sign.GOOD
    told = {Sign.BAD: "te moeilijk", Sign.HALF: "aan de moeilijke kant", Sign.GOOD: "goed te lezen"}[sign]
    detail = (
        f"LIX {_decimal(score.measures.lix)}; een zin heeft gemiddeld {_decimal(score.measures.mean)} woorden, "
        f"de langste heeft er {score.longest} (regel {score.longest_line}); {score.measures.words} woorden."
    )
    return Row(name=score.path, sign=sign, told=told, detail=detail, file=score.path, line=score.longest_line)


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def told(problems: Sequence[Problem]) -> Iterator[Part]:
    """What the check wants people to look at, and what somebody outside has to be asked."""
    for id, title, severity, word, none in (
        ("let-op", "Let op", Severity.WARNING, "let op", "De check heeft geen opmerkingen."),
        ("navragen", "Na te vragen", Severity.QUESTION, "na te vragen", "Er is niets na te vragen."),
    ):
        found = of(severity, problems)
        rows = [
            Row(name=problem.message, sign=Sign.HALF, told=word, detail=problem.remedy, file=problem.path, line=problem.line)
            for problem in found
        ]
        summary = f"{len(rows)} {'punt' if len(rows) == 1 else 'punten'}." if rows else none
        yield Part(id=id, title=title, summary=summary, sign=worst(rows), rows=rows)
