"""What is wrong with the content, said to the person who can mend it.

A problem is one Dutch sentence about one line of one file, and a remedy. Rules yield problems; nothing stops at the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: an error stops the build, a warning does not, a question is for somebody outside."""

    ERROR = "fout"
    WARNING = "let op"
    QUESTION = "na te vragen"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend.

    path: file, relative to the root of the project, with forward slashes.
    line: line in that file, counted from 1.
    message: what is wrong, one Dutch sentence (B1) with its full stop.
    remedy: what to do, one Dutch sentence with its full stop.
    """

    path: str
    line: int
    message: str
    remedy: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """`file:line: what is wrong. What to do.`, the form that editors and CI turn into a link."""
        return " ".join(filter(None, (f"{self.path}:{self.line}: {self.message}", self.remedy)))


class ContentError(Exception):
    """The content has errors. Its text is all of them, one a line, so nobody mends them one build at a time."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[ContentError], tuple[list[Problem]]]:
        """How it goes from one process to another."""
        return ContentError, (self.problems,)


def did_you_mean(typed: str, known: Iterable[str], otherwise: str) -> str:
    """The remedy for a name that does not exist: the known name that looks like it, or else `otherwise`."""
    close = get_close_matches(typed, list(known), n=1, cutoff=0.7)
    return f"Bedoel je «{close[0]}»?" if close else otherwise


def of(severity: Severity, problems: Iterable[Problem]) -> list[Problem]:
    """The problems of one severity, in order of file and line, each once."""
    return sorted({problem for problem in problems if problem.severity is severity})
