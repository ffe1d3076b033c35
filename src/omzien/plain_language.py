"""How hard a Dutch text is to read: its sentences, each with its line, and what can be counted of them.

LIX (C.H. Björnsson, Läsbarhet, 1968) is the mean number of words in a sentence plus the percentage of words of more than
six letters. It counts length and nothing else: it tells policy Dutch from plain Dutch, and never proves a language level.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from omzien.macros import CALL, INLINE

_LONG_WORD = 6  # letters; a longer word is long for LIX

# What readers do not read as a sentence. Each replacement keeps the line ends, so that every line stays where it was.
_MARKUP: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE), ""),
    (re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:.*$", re.MULTILINE), ""),  # targets of links
    (re.compile(r"\[\^[^\]\n]*\]:?"), ""),  # marks of footnotes
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])"), r"\1"),
    (re.compile(r"</?[A-Za-z][^>]*>"), ""),
    (re.compile(r"(?:https?://|www\.)\S*[\w/]"), "‹adres›"),
    (re.compile(r"\{[:#.][^{}]*\}"), ""),
    (re.compile(r"\{\{.*?\}\}|\{%.*?%\}"), ""),
)
_EMPHASIS = re.compile(r"[*`\\\u00ad]|(?<!\w)_+|_+(?!\w)")
_QUOTED = re.compile(r"^\s*(?:>\s?)+")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,2}[.)])\s+")

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+|(?<=\d)[.,:/]\d+)*")
# A full stop ends a sentence unless a small letter follows, so that «bijv. thuis» and «‘Gaat het?’ vraag je.» stay whole.
_END = re.compile(r"[.?!…]+[”’»›\"')\]]*\s++(?![a-zß-öø-ÿ])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(‘“'\"])(?:(?:[^\W\d_]\.)+|(?:art|bijv|ca|dhr|dr|drs|evt|incl|excl|ing|mevr|mr|mw|nr|prof|resp|st|vgl)\.)$",
    re.IGNORECASE,
)
_COVER = "\u2060"  # stands in for the letters of a name; it is no part of a word


@dataclass(frozen=True)
class Sentence:
    """One sentence, or one item of a list.

    line: the line it starts on.
    text: what readers see, on one line.
    counted: the same with each name as one short word.
    """

    line: int
    text: str
    counted: str

    @cached_property
    def words(self) -> int:
        """How many words it has; a number is a word, and so is a name."""
        return len(_WORD.findall(self.counted))

    @property
    def long_words(self) -> int:
        """How many words have more than six letters."""
        long = (word for word in _WORD.findall(self.counted) if len(word) > _LONG_WORD)
        return sum(sum(map(str.isalpha, word)) > _LONG_WORD for word in long)


@dataclass(frozen=True)
class Measures:
    """What can be counted of a whole text; `long_share` is a percentage."""

    words: int
    lix: float
    mean: float
    long_share: float


def measure(sentences: Sequence[Sentence], long_sentence: int) -> Measures:
    """The measures of a text; a sentence of more than `long_sentence` words is long. An empty text has zeros."""
    lengths = [sentence.words for sentence in sentences]
    words = sum(lengths)
    if not words:
        return Measures(0, 0.0, 0.0, 0.0)
    mean = words / len(lengths)
    long_words = sum(sentence.long_words for sentence in sentences)
    long_share = 100 * sum(length > long_sentence for length in lengths) / len(lengths)
    return Measures(words, mean + 100 * long_words / words, mean, long_share)


def name_pattern(names: Iterable[str], terms: Iterable[str] = ()) -> re.Pattern[str]:
    """What finds `names` as they are written, and `terms` in small letters and capitals alike; the longest first."""
    exact, loose = (
        "|".join(r"\s+".join(map(re.escape, name.split())) for name in sorted(set(some), key=lambda n: (-len(n), n)))
        for some in (names, terms)
    )
    either = "|".join(filter(None, (exact, loose and f"(?i:{loose})")))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if either else r"(?!)")


def sentences(markdown: str, first_line: int, names: re.Pattern[str]) -> list[Sentence]:
    """The sentences of Markdown that starts on `first_line`, without headings, tables, code, calls and link targets.

    A number that a call puts in a sentence counts, because readers read it. A name found by `names` is one short word.
    """
    return [sentence for line, text in _blocks(_readable(markdown), first_line) for sentence in _split(text, line, names)]


def _readable(markdown: str) -> str:
    text = CALL.sub(lambda call: "‹nummer›" if call[1] in INLINE else "", unicodedata.normalize("NFC", markdown))
    for pattern, replacement in _MARKUP:
        text = pattern.sub(partial(_keep_lines, replacement), text)
    return text


def _keep_lines(replacement: str, match: re.Match[str]) -> str:
    new = match.expand(replacement)
    return new + "\n" * (match[0].count("\n") - new.count("\n"))


def _blocks(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """The paragraphs and items of lists, each with the line it starts on."""
    block: list[str] = []
    start = first_line
    for number, raw in enumerate(text.split("\n"), first_line):
        line = _QUOTED.sub("", raw)
        item = _ITEM.match(line)
        left_out = re.match(r"\s*(?:#{1,6}\s|!!!|\?\?\?)", line) or "|" in line or not re.search(r"\w", line)
        if item or left_out:
            if block:
                yield start, "\n".join(block)
            block = []
        if not left_out:
            start = start if block else number
            block.append(_EMPHASIS.sub("", line[item.end() :] if item else line))
    if block:
        yield start, "\n".join(block)


def _split(text: str, line: int, names: re.Pattern[str]) -> Iterator[Sentence]:
    # The cover keeps every letter in its place, so that a piece of one text is the same piece of the other.
    covered = names.sub(lambda match: match[0][0] + _COVER * (len(match[0]) - 1), text)
    ends = [end.end() for end in _END.finditer(covered) if not _ABBREVIATION.search(covered[: end.start() + 1])]
    for start, end in zip([0, *ends], [*ends, len(text)], strict=True):
        counted = covered[start:end]
        if _WORD.search(counted):
            skipped = len(counted) - len(counted.lstrip())
            first = line + text.count("\n", 0, start + skipped)
            yield Sentence(first, " ".join(text[start:end].split()), " ".join(counted.split()))
