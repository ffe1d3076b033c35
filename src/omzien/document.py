"""YAML as staff wrote it: the values, and the line on which each of them stands.

Every scalar stays the text that was typed (a telephone number keeps its leading zero, 31-11 is not guessed to be a
date); the model turns text into dates and numbers, and can say what is wrong with it.

Two readers share the work. libyaml is some ten times as fast and gives the same nodes for ordinary text; ruamel follows
YAML 1.2 to the letter, so it reads what the two might see differently, and everything that is wrong.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, ReusedAnchorWarning
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from omzien.files import text_of
from omzien.problems import ContentError, Problem

Location = tuple[str | int, ...]

# A tab, the line ends that only YAML 1.1 knows, a comment too close to the mark of a block of text, and what looks like
# an anchor, an alias, a tag or a directive.
_READ_DIFFERENTLY = re.compile("[\t\x85\u2028\u2029\ufeff]|[|>][-+0-9]*#|(?:^|[\\s\\[{,])(?:[&!%]\\S|\\*[^*\\s])")
_NULLS = {"", "~", "null", "Null", "NULL"}


@dataclass
class Document:
    """One YAML text that was read.

    data: nested dicts, lists, strings and None; `{}` when the text could not be read at all.
    lines: the line (from 1) of each key and list entry, by its location in `data`.
    problems: what the reader itself could not accept (a tab, a key that stands there twice).
    """

    path: str
    data: Any = field(default_factory=dict)
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, *location: str | int) -> int:
        """The line of `location`, or of the nearest thing around it that has one."""
        for end in range(len(location), 0, -1):
            if (line := self.lines.get(location[:end])) is not None:
                return line
        return self.lines.get((), 1)

    def problem(self, location: Sequence[str | int], message: str, remedy: str = "", **kwargs: Any) -> Problem:
        """A problem on the line of `location`."""
        return Problem(self.path, self.line(*location), message, remedy, **kwargs)

    def strings(self) -> Iterator[tuple[Location, str]]:
        """Every text in the document with its location."""
        yield from _strings((), self.data)


def read(path: Path, root: Path) -> Document:
    """Read a YAML file; `root` is the folder that paths in problems are relative to."""
    name = path.relative_to(root).as_posix()
    try:
        return parse(text_of(path, root), name)
    except ContentError as error:
        return Document(name, problems=error.problems)


@lru_cache(maxsize=8192)  # while somebody works on the site, all files but one are as they were
def parse(text: str, path: str, first_line: int = 1) -> Document:
    """Read YAML text that starts on line `first_line` of the file `path`. The same text gives the same document."""
    document = Document(path, lines={(): first_line})
    try:
        node = _compose(text)
    except MarkedYAMLError as error:
        document.problems.append(_syntax_problem(error, path, first_line))
        return document
    except ReaderError as error:
        line = text[: error.position].count("\n") + first_line
        sentence = f"Er staat een onzichtbaar teken in dit bestand (U+{ord(text[error.position]):04X})."
        document.problems.append(
            Problem(path, line, sentence, "Typ de tekst op deze regel opnieuw; het teken kwam mee met plakken.")
        )
        return document
    if node is not None:
        document.data = _Converter(document, first_line).convert(node, ())
    return document


def _compose(text: str) -> Any:
    """The root node, or None for an empty text. Raises MarkedYAMLError, or ReaderError for an unknown character."""
    if yaml.__with_libyaml__ and not _READ_DIFFERENTLY.search(text):
        try:
            return yaml.compose(text, Loader=yaml.CBaseLoader)
        except yaml.YAMLError:
            pass  # ruamel says what is wrong, with its line
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ReusedAnchorWarning)  # an alias is told as a problem of ours
        return YAML().compose(text)


class _Converter:
    """Turns the composed nodes into plain values and notes the line of each."""

    def __init__(self, document: Document, first_line: int) -> None:
        self.document = document
        self.first_line = first_line
        self.seen: set[int] = set()

    def convert(self, node: Any, location: Location) -> Any:
        if id(node) in self.seen:  # an alias: nobody here needs one, and a few lines of them can fill all memory
            message, remedy = "Een verwijzing met * kan hier niet.", "Schrijf de waarde zelf op."
            self.document.problems.append(self.document.problem(location, message, remedy))
            return None
        self.seen.add(id(node))
        match node:
            case ScalarNode(value=value) | yaml.ScalarNode(value=value):
                # ruamel marks the folds of a `>` text with a bell, which is no part of what was typed.
                return None if not node.style and value in _NULLS else value.replace("\a", "")
            case MappingNode() | yaml.MappingNode():
                return self._mapping(node, location)
            case SequenceNode() | yaml.SequenceNode():
                return [self._entry(child, (*location, i)) for i, child in enumerate(node.value)]
        raise TypeError(f"unknown YAML node {node!r}")

    def _entry(self, node: Any, location: Location) -> Any:
        self.document.lines[location] = node.start_mark.line + self.first_line
        return self.convert(node, location)

    def _mapping(self, node: Any, location: Location) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + self.first_line
            if key in result:
                problem = Problem(
                    self.document.path,
                    line,
                    f"«{key}» staat hier voor de tweede keer.",
                    "Haal een van de twee weg.",
                )
                self.document.problems.append(problem)
                continue
            self.document.lines[(*location, key)] = line
            result[key] = self.convert(value_node, (*location, key))
        return result


def _syntax_problem(error: MarkedYAMLError, path: str, first_line: int) -> Problem:
    # A quote that is never closed is only noticed at the end of the file: point at where it opened.
    opened = "quoted scalar" in (error.context or "")
    mark = error.context_mark if opened else error.problem_mark or error.context_mark
    line = (mark.line if mark else 0) + first_line
    if mark and "\\t" in (error.problem or ""):
        return Problem(path, line, "Er staat een tab in dit bestand.", "Gebruik spaties om in te springen, geen tabs.")
    return Problem(
        path,
        line,
        "Dit is geen geldige YAML.",
        "Kijk naar de dubbele punt, de aanhalingstekens en het inspringen op deze regel en de regel erboven.",
    )


def _strings(location: Location, value: Any) -> Iterator[tuple[Location, str]]:
    match value:
        case str():
            yield location, value
        case dict():
            for key, child in value.items():
                yield from _strings((*location, key), child)
        case list():
            for index, child in enumerate(value):
                yield from _strings((*location, index), child)
