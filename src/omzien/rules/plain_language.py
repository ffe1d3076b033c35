"""Is the Dutch plain enough for who reads it? Limits and words stand in data/plain.yml; counting is in omzien.plain_language.

The limits were measured: government pages written to be plain stay below those for public pages, and policy documents
do not. Nothing here says that a text has a language level; only readers can tell.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from omzien import document
from omzien.content import CalendarItem, Content
from omzien.document import Document, Location
from omzien.model import LocalizedText
from omzien.model.plain import Gate, Limits, PlainLanguage, PlainWord
from omzien.pages import Page, split
from omzien.plain_language import Measures, Sentence, measure, name_pattern, sentences
from omzien.problems import Problem, Severity
from omzien.validation import validate

FILE = "data/plain.yml"
_DUTCH = "nl"
_QUOTED_WORDS = 6  # enough to find the sentence on its line
# A page may name a policy word once to explain it («De gemeente noemt dit ‘…’ (GIA)»): what is quoted is not used.
_EXPLAINED = re.compile(r"‘[^‘]*?’(?!\w)(?:\s*\([^()]*\))?|“[^”]*”|«[^»]*»|\"[^\"]*\"")
_MEASURED = {
    "lix": "de LIX (lengte van zinnen en woorden) is {found} (hoogstens {limit})",
    "mean": "een zin heeft gemiddeld {found} woorden (hoogstens {limit})",
    "long_share": "{found} procent van de zinnen heeft meer dan {long} woorden (hoogstens {limit})",
}


@dataclass(frozen=True)
class _Prose:
    """A text to judge: its file, the line that speaks for the whole, its sentences and what it must hold to."""

    path: str
    line: int
    sentences: list[Sentence]
    gate: Gate


class _Words:
    """Finds the words of a list in a sentence."""

    def __init__(self, words: Iterable[PlainWord]) -> None:
        forms = [(_form_pattern(form), word) for word in words for form in word.every_form]
        forms.sort(key=lambda pair: -len(pair[0]))  # «in het kader van» before «kader»
        self._forms = [(re.compile(pattern), word) for pattern, word in forms]
        # One search without groups rejects a sentence quickly; which word it was is looked up only for what is found.
        either = "|".join(pattern for pattern, _ in forms)
        self._any = re.compile(rf"(?<!\w)(?:{either})(?!\w)" if forms else r"(?!)")

    def found(self, text: str) -> dict[str, PlainWord]:
        """The words as they stand in the text, each once, with their entry in the list."""
        matches = [(match[0], text[match.start() : match.end()]) for match in self._any.finditer(text.lower())]
        return {written: next(word for form, word in self._forms if form.fullmatch(found)) for found, written in matches}


def read(root: Path) -> tuple[PlainLanguage | None, list[Problem]]:
    """The limits and words of the site below `root`, or None and what is wrong with them.

    A site may do without them, but not in silence.
    """
    if not (root / FILE).is_file():
        sentence = "Dit bestand ontbreekt: de check kijkt nu niet of de teksten in gewone taal zijn."
        return None, [Problem(FILE, 1, sentence, "Zet het terug uit een eerdere versie.", Severity.WARNING)]
    source = document.read(root / FILE, root)
    language, found = validate(PlainLanguage, source)
    found = [*found, *(_listed_twice(language, source) if language else ())]
    return None if found else language, found


def plain_page(content: Content) -> Callable[[Page], Iterator[Problem]]:
    """A Dutch page stays below the limits of its kind, and uses the easier word.

    One problem for each sentence, and one for the text as a whole on its first line.
    """
    language, _ = read(content.root)
    if language is None:
        return lambda page: iter(())
    names, judged = name_pattern(_names(content), language.terms), _judge(language)
    return lambda page: judged(_of_page(page, names, language)) if page.language == _DUTCH else iter(())


def plain_items(content: Content, today: date) -> Iterator[Problem]:
    """The same for the Dutch of the calendar; and the limits themselves can be read."""
    language, found = read(content.root)
    yield from found
    if language is not None:
        judged = _judge(language)
        for prose in _of_items(content, name_pattern(_names(content), language.terms), language):
            yield from judged(prose)


def _judge(language: PlainLanguage) -> Callable[[_Prose], Iterator[Problem]]:
    hard, policy = _Words(language.hard), _Words(language.policy)

    def judged(prose: _Prose) -> Iterator[Problem]:
        yield from _whole_text(prose, language)
        for sentence in prose.sentences:
            hard_words = hard.found(sentence.counted) if prose.gate.hard_words else {}
            policy_words = policy.found(_EXPLAINED.sub("", sentence.counted)) if prose.gate.policy_words else {}
            yield from _one_sentence(prose, sentence, hard_words, policy_words)

    return judged


@dataclass(frozen=True)
class Score:
    """How one text reads. `refused` and `warned`: it is above a limit of its kind. `longest` is in words."""

    path: str
    measures: Measures
    longest: int
    longest_line: int
    refused: bool
    warned: bool


def scores(content: Content) -> Iterator[Score]:
    """The measures of every Dutch text that is long enough to be measured; nothing when the limits cannot be read."""
    language, _ = read(content.root)
    if language is None:
        return
    for prose in _texts(content, language):
        measures = measure(prose.sentences, language.long_sentence)
        if measures.words < language.minimum_words:
            continue
        longest = max(prose.sentences, key=lambda sentence: sentence.words)
        gates = prose.gate.error, prose.gate.warning
        refused, warned = (
            bool(_exceeded(measures, limits, language)) or (limits.sentence is not None and longest.words > limits.sentence)
            for limits in gates
        )
        yield Score(prose.path, measures, longest.words, longest.line, refused, warned)


def _form_pattern(form: str) -> str:
    return r"\s+".join(re.escape(part).replace(r"\*", r"\w*") for part in form.lower().split())


def _listed_twice(language: PlainLanguage, source: Document) -> Iterator[Problem]:
    seen: set[str] = set()
    for key, words in (("hard", language.hard), ("policy", language.policy)):
        for index, word in enumerate(words):
            for form in word.every_form:
                if form.lower() in seen:
                    yield source.problem((key, index, "word"), f"«{form}» staat al in dit bestand.", "Haal er een weg.")
                seen.add(form.lower())


def _texts(content: Content, language: PlainLanguage) -> Iterator[_Prose]:
    names = name_pattern(_names(content), language.terms)
    yield from (_of_page(page, names, language) for page in content.pages if page.language == _DUTCH)
    yield from _of_items(content, names, language)


def _of_page(page: Page, names: re.Pattern[str], language: PlainLanguage) -> _Prose:
    found = sentences(page.markdown, page.first_line, names)
    return _Prose(page.source, page.first_line, found, language.gate(page.path))


def _of_items(content: Content, names: re.Pattern[str], language: PlainLanguage) -> Iterator[_Prose]:
    for item in content.items:
        gate = language.gate(item.path)
        if _DUTCH in item.long_texts:
            _, markdown, line = split(item.long_texts[_DUTCH])
            yield _Prose(f"docs/{_DUTCH}/{item.path[:-1]}.md", line, sentences(markdown, line, names), gate)
        found = list(_calendar_sentences(item, names))
        yield _Prose(item.document.path, item.document.line("summary", _DUTCH), found, gate)


def _names(content: Content) -> Iterator[str]:
    """Names of organisations, also without or only what is between brackets, and of the items of the calendar."""
    for organisation in content.organisations.organisations:
        if isinstance(organisation.name, str):  # the others are descriptions
            yield organisation.name
            yield from filter(None, map(str.strip, re.findall(r"^[^(]+(?=\()|(?<=\()[^)]+(?=\))", organisation.name)))
    for item in content.items:
        yield item.item.title.dutch


def _calendar_sentences(source: CalendarItem, names: re.Pattern[str]) -> Iterator[Sentence]:
    """The sentences of an item that stand on its page; YAML may fold a text, so each has the line of its key."""
    item = source.item
    texts: list[tuple[Location, LocalizedText]] = [(("summary", _DUTCH), item.summary), (("message", _DUTCH), item.message)]
    texts += [(("days", index, "text", _DUTCH), day.text) for index, day in enumerate(item.days)]
    for location, text in texts:
        line = source.document.line(*location)
        yield from (replace(sentence, line=line) for sentence in sentences(text.dutch, line, names))


def _whole_text(prose: _Prose, language: PlainLanguage) -> Iterator[Problem]:
    measures = measure(prose.sentences, language.long_sentence)
    if measures.words < language.minimum_words:
        return
    wrong, severity = _exceeded(measures, prose.gate.error, language), Severity.ERROR
    if not wrong:
        wrong, severity = _exceeded(measures, prose.gate.warning, language), Severity.WARNING
    if wrong:
        # Length and long words are what LIX adds up, so these two sentences gain most.
        worst = sorted(prose.sentences, key=lambda sentence: -(sentence.words + sentence.long_words))[:2]
        where = _and([f"regel {sentence.line} («{_start(sentence)}»)" for sentence in worst])
        remedy = f"Begin met de moeilijkste zinnen: {where}. Maak ze korter en kies kortere woorden."
        yield Problem(prose.path, prose.line, f"Deze tekst leest moeilijk: {_and(wrong)}.", remedy, severity)


def _exceeded(measures: Measures, limits: Limits, language: PlainLanguage) -> list[str]:
    """What is above its limit, in words. Rounded up, so that nobody reads «10,0 (hoogstens 10)»."""
    told = []
    for key, words in _MEASURED.items():
        found, limit = getattr(measures, key), getattr(limits, key)
        if limit is not None and found > limit:
            shown = f"{math.ceil(found * 10) / 10:.1f}".replace(".", ",")
            told.append(words.format(found=shown, limit=limit, long=language.long_sentence))
    return told


def _one_sentence(
    prose: _Prose, sentence: Sentence, hard: dict[str, PlainWord], policy: dict[str, PlainWord]
) -> Iterator[Problem]:
    refused, told = prose.gate.error.sentence, prose.gate.warning.sentence
    limits = [limit for limit in (told, refused) if limit is not None]
    wrong: list[str] = []
    remedies: list[str] = []
    if limits and sentence.words > min(limits):
        wrong.append(f"is te lang ({sentence.words} woorden)")
        remedies.append(f"Maak er kortere zinnen van, met hoogstens {min(limits)} woorden.")
    for words, one, more in ((hard, "een moeilijk woord", "moeilijke woorden"), (policy, "een beleidswoord", "beleidswoorden")):
        if words:
            listed = ", ".join(f"«{word}»" for word in words)
            wrong.append(f"heeft {one if len(words) == 1 else more} ({listed})")
            remedies += [_easier(word, entry) for word, entry in words.items()]
    if wrong:
        severity = Severity.ERROR if refused is not None and sentence.words > refused else Severity.WARNING
        message = f"De zin «{_start(sentence)}» {_and(wrong)}."
        yield Problem(prose.path, sentence.line, message, " ".join(remedies), severity)


def _easier(word: str, entry: PlainWord) -> str:
    return " ".join(filter(None, (f"Schrijf voor «{word}» liever: {entry.easier}.", entry.hint)))


def _start(sentence: Sentence) -> str:
    """The first words of a sentence, to recognise it by."""
    words = sentence.text.split()
    return " ".join(words) if len(words) <= _QUOTED_WORDS else " ".join(words[:_QUOTED_WORDS]) + "…"


def _and(parts: Sequence[str]) -> str:
    return " en ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
