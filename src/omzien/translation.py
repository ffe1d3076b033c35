"""How a translation stands to its Dutch source: computed at every build, so that it cannot drift.

A translation keeps a short hash of each Dutch block (a section of a page, one text of a calendar item) that it was made
from. When the Dutch changes, the hashes differ, and the site says so on the page.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from babel import Locale

from omzien.document import Document, Location
from omzien.model.base import SOURCE_LANGUAGE, TranslationRecord

_HASH_LENGTH = 8  # 32 bits: enough to notice a change, short enough for staff to ignore


class State(StrEnum):
    """The state of one translation, worst last."""

    REVIEWED = "reviewed"
    MACHINE = "machine"
    OUTDATED = "outdated"
    MISSING = "missing"


@lru_cache(maxsize=8192)  # one Dutch block is compared with its hash in every language, by several rules
def block_hash(block: str) -> str:
    """A short hash of one Dutch block; white space and line ends do not count."""
    return hashlib.sha256(" ".join(block.split()).encode()).hexdigest()[:_HASH_LENGTH]


def hashes(blocks: Sequence[str]) -> list[str]:
    """The hash of each block, in order."""
    return [block_hash(block) for block in blocks]


def page_blocks(markdown: str) -> list[str]:
    """The sections of a page: the text up to the first heading, then each heading with what follows it."""
    return [block for block in re.split(r"(?m)^(?=#{1,6} )", markdown) if block.strip()]


def state(record: TranslationRecord | None, dutch_blocks: Sequence[str]) -> State:
    """The state of a translation that exists, from its record and the Dutch of today.

    Without a record nobody knows which Dutch it was made from: that is outdated until somebody looks.
    """
    if record is None or record.of != hashes(dutch_blocks):
        return State.OUTDATED
    return State.REVIEWED if record.reviewed else State.MACHINE


def changed_blocks(record: TranslationRecord | None, dutch_blocks: Sequence[str]) -> list[int]:
    """Which Dutch blocks (from 0) are new or different since the translation was made."""
    known = set(record.of) if record else set()
    return [index for index, value in enumerate(hashes(dutch_blocks)) if value not in known]


def language_name(code: str) -> str:
    """What Dutch calls a language."""
    return Locale.parse(code).get_language_name(SOURCE_LANGUAGE) or code


def untranslated(source: Document, code: str) -> Iterator[Location]:
    """The places of texts that have Dutch and are not there in this language."""
    for location, _ in source.strings():
        if location and location[-1] == SOURCE_LANGUAGE and (*location[:-1], code) not in source.lines:
            yield location
