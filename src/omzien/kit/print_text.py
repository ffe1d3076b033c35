"""Texts as they are printed: in runs that keep numbers in their own order, and cut only between sentences."""

from __future__ import annotations

import re

from omzien import bidi

Run = tuple[str, bool, bool]  # the words, whether they run left to right by themselves, whether they stay on one line

# Arabic is read without its vowel signs on posters and in newspapers. The PDF writer draws each sign apart from its letter, and
# then programs that read or copy the text find the letter twice.
_VOWEL_SIGNS = re.compile("[\u064b-\u0652]")
_SENTENCE = re.compile(r"\S.*?(?:[.!?؟…]+[’”»\"')]*[.]?(?=\s|$)|$)", re.DOTALL)


def runs(text: str, direction: str) -> list[Run]:
    """A text for a form. In a right-to-left language each number is isolated; Latin words find their own way (UAX #9)."""
    if direction != "rtl":
        return [(text, False, False)]
    found: list[Run] = []
    for part, latin in bidi.parts(_VOWEL_SIGNS.sub("", text)):
        number = latin and any(character.isdigit() for character in part)
        found.append((part, number, number and " " not in part))
    return found


def name_runs(name: str, direction: str, *, latin: bool) -> list[Run]:
    """A name; a Dutch one is one run from left to right, brackets and all."""
    return [(name, True, False)] if latin and direction == "rtl" else runs(name, direction)


def sentences(text: str) -> list[str]:
    """The sentences of a text, with what closes them."""
    return [match[0].strip() for match in _SENTENCE.finditer(" ".join(text.split())) if match[0].strip()]


def opening(text: str, limit: int) -> str:
    """As many whole sentences from the start as fit in `limit` characters; the first one always, unless the limit is 0.

    It does not end with a question that the next sentence would have answered.
    """
    found = sentences(text) if limit else []
    taken = found[:1]
    for sentence in found[1:]:
        if len(" ".join([*taken, sentence])) > limit:
            break
        taken.append(sentence)
    while len(taken) > 1 and len(taken) < len(found) and taken[-1][-1] in "?؟":
        taken.pop()
    return " ".join(taken)
