"""What staff see at the end of a check or a build: plain Dutch sentences, questions last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from omzien.content import Content
from omzien.kit.bundle import QUIET, Kits
from omzien.model import Status
from omzien.problems import Problem, Severity, of


def problem_lines(problems: list[Problem], severity: Severity, heading: str) -> Iterator[str]:
    """The problems of one severity under a heading; nothing when there are none."""
    found = of(severity, problems)
    if found:
        yield f"\n{heading} ({len(found)})"
        yield from (f"  {problem}" for problem in found)


def check_report(content: Content, problems: list[Problem], today: date) -> str:
    """Everything that a check found about content that can be built."""
    lines = [
        *problem_lines(problems, Severity.QUESTION, "Na te vragen"),
        *problem_lines(problems, Severity.WARNING, "Let op"),
        "",
        *_counts(content, problems, today),
    ]
    return "\n".join(lines).lstrip("\n")


def build_report(content: Content, problems: list[Problem], files: Sequence[str], today: date) -> str:
    """A short summary of a finished build, of which `files` are the paths."""
    pages: Counter[str] = Counter()
    for path in files:
        if path.endswith("index.html"):
            first = path.partition("/")[0]
            pages[first if first in content.settings.codes else content.settings.codes[0]] += 1
    feeds = [path for path in files if re.search(r"(^|/)kalender(\.\w+$|/.*\.ics$)", path)]
    names = {language.code: language.name for language in content.settings.languages}
    lines = [
        "De site staat klaar in de map site/.",
        "  Pagina's: " + ", ".join(f"{names[code]} {pages[code]}" for code in content.settings.codes),
        f"  Kalenders om op te abonneren: {len(feeds)}",
        *_counts(content, problems, today),
    ]
    if of(Severity.QUESTION, problems) or of(Severity.WARNING, problems):
        lines.append("  De hele lijst zie je met: make check")
    return "\n".join(lines)


def kit_report(kits: Kits) -> str:
    """A short summary of the material that is there, and of what was drawn for it just now."""
    items = {key for key, _ in kits.bundles if key != QUIET}
    files = sum(len(made.pieces) + 1 for made in kits.bundles.values())
    weight = sum(piece.weight for made in kits.bundles.values() for piece in (*made.pieces, made.archive))
    return f"  Materiaal: {files} bestanden bij {len(items)} items, {weight / 1e6:.0f} MB ({kits.drawn} nieuw getekend)"


def _counts(content: Content, problems: list[Problem], today: date) -> Iterator[str]:
    statuses = Counter(item.item.status for item in content.items)
    hidden = sum(1 for i in content.items if i.item.status is not Status.DRAFT and not i.public(today))
    yield (
        f"  Kalender: {len(content.items)} items ({statuses[Status.CONFIRMED]} vast, {statuses[Status.DRAFT]} concept, "
        f"{statuses[Status.CANCELLED]} vervallen, {hidden} nog niet openbaar)"
    )
    yield f"  Let op: {len(of(Severity.WARNING, problems))}"
    yield f"  Na te vragen: {len(of(Severity.QUESTION, problems))}"
