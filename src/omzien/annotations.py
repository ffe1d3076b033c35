"""Problems in the form that GitHub shows at their line of a proposal, as workflow commands.

Source: the form `::error file=,line=,title=::message`, and its escapes, are those of the runner (actions/toolkit, command.ts).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from omzien.problems import Problem, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}  # questions are not for the writer of the proposal


def workflow_commands(problems: Iterable[Problem]) -> Iterator[str]:
    """A line for each error, then for each warning: GitHub shows the first ten of a kind."""
    known = sorted({problem for problem in problems if problem.severity in _COMMANDS})
    for problem in sorted(known, key=lambda p: list(_COMMANDS).index(p.severity)):
        title = "Dit moet beter" if problem.severity is Severity.ERROR else "Let op"
        place = f"file={_property(problem.path)},line={problem.line},title={title}"
        yield f"::{_COMMANDS[problem.severity]} {place}::{_data(f'{problem.message} {problem.remedy}'.strip())}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
