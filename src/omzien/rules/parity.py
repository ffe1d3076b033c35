"""A translation says what the Dutch says: the same calls, links, headings, lists, numbers and names, in its own script.

Where the Dutch is newer than the translation they cannot be equal yet: then errors are only warnings, or nobody could change
a Dutch text before all its translations. The readers of that translation are told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from babel import Locale

from omzien import document
from omzien.content import CalendarItem, Content
from omzien.document import Document
from omzien.model import TranslationRecord
from omzien.model.base import SOURCE_LANGUAGE
from omzien.model.names import LatinName, Names
from omzien.pages import Page
from omzien.parity import Outline, Part, Section, missing, outline, page_outline, script, share_in_script, word_ratio
from omzien.problems import Problem, Severity
from omzien.translation import State, state
from omzien.validation import validate

_NAMES = "data/names.yml"
_LEAST_SHARE = 0.6  # of the letters; the rest are names that stay Latin
_RATIO, _USUAL_RATIO = (0.5, 1.8), (0.6, 1.6)  # words for each Dutch word: outside is an error, a warning
_ITEM_TEXTS = ("title", "summary", "message", "location", "capacity", "days")
_ITEM_LENGTH = ("summary", "message")


@dataclass(frozen=True)
class _Pair:
    """A Dutch text and its translation. `newer`: the Dutch was changed since."""

    language: str
    dutch: Outline
    here: Outline
    names: Sequence[LatinName]
    newer: bool

    def place(self, part: Part) -> int:
        """The line of the translation where this part of the Dutch belongs: that of its section, if it is there."""
        sections = self.here.sections
        return sections[min(part.section, len(sections) - 1)].line

    def problem(self, line: int, message: str, remedy: str, severity: Severity = Severity.ERROR) -> Problem:
        """A problem on a line of the translation."""
        return Problem(self.here.source, line, message, remedy, severity)


def names_readable(content: Content, today: date) -> Iterator[Problem]:
    """The names that stay Latin can be read. A site may do without them: no file is no problem."""
    yield from _read_names(content)[1]


def page(content: Content) -> Callable[[Page], Iterator[Problem]]:
    """A translated page against its Dutch."""
    names = _read_names(content)[0]

    @lru_cache(maxsize=1)  # its translations are asked for one after the other
    def dutch(path: str) -> tuple[Page, Outline, list[LatinName]] | None:
        source = content.page(path, SOURCE_LANGUAGE)
        if source is None:
            return None
        made = page_outline(source)
        return source, made, [name for name in names if name.in_dutch(made.all_lines)]

    def check(page: Page) -> Iterator[Problem]:
        found = dutch(page.path)
        if page.language == SOURCE_LANGUAGE or found is None:
            return
        source, made, names_here = found
        newer = _newer(page.meta.translated, source.dutch_blocks())
        yield from _softened(_Pair(page.language, made, page_outline(page), names_here, newer), _PAGE_CHECKS)
        yield from _sources(source.front, page.front)

    return check


def long_texts(content: Content, today: date) -> Iterator[Problem]:
    """Each translated long text of a calendar item against its Dutch."""
    names = _read_names(content)[0]
    for item in content.items:
        texts = {code: _long_text(item, code) for code in item.long_texts}
        for code in texts.keys() - {SOURCE_LANGUAGE} if SOURCE_LANGUAGE in texts else ():
            newer = _newer(item.item.translated.get(code), item.item.dutch_blocks())
            pair = _Pair(code, texts[SOURCE_LANGUAGE], texts[code], names, newer)
            yield from _softened(pair, _PAGE_CHECKS)


def items(content: Content, today: date) -> Iterator[Problem]:
    """Each translated calendar item: its script, its length and its names."""
    names = _read_names(content)[0]
    for item in content.items:
        for code in sorted(item.item.languages() - {SOURCE_LANGUAGE}):
            newer = _newer(item.item.translated.get(code), item.item.dutch_blocks())
            for keys, checks in ((_ITEM_TEXTS, (_names, _script)), (_ITEM_LENGTH, (_length,))):
                dutch, here = (_item_outline(item, keys, language) for language in (SOURCE_LANGUAGE, code))
                yield from _softened(_Pair(code, dutch, here, names, newer), checks)


def _softened(pair: _Pair, checks: Sequence[Callable[[_Pair], Iterator[Problem]]]) -> Iterator[Problem]:
    """What the checks find; for a translation of an older Dutch no more than warnings, except about its script."""
    for check in checks:
        for problem in check(pair):
            yield replace(problem, severity=Severity.WARNING) if pair.newer and check is not _script else problem


def _macros(pair: _Pair) -> Iterator[Problem]:
    yield from _same(pair, pair.dutch.macros, pair.here.macros, "«{}»")
    yield from _same_order(pair, pair.dutch.macros, pair.here.macros)


def _links(pair: _Pair) -> Iterator[Problem]:
    yield from _same(pair, pair.dutch.links, pair.here.links, "De link naar «{}»")


def _doors(pair: _Pair) -> Iterator[Problem]:
    yield from _same(pair, pair.dutch.doors, pair.here.doors, "De keuze naar «{}» (doors)")
    yield from _same_order(pair, pair.dutch.doors, pair.here.doors)


def _numbers(pair: _Pair) -> Iterator[Problem]:
    yield from _same(pair, pair.dutch.numbers, pair.here.numbers, "Het getal {}", Severity.WARNING)


def _same(
    pair: _Pair, dutch: Sequence[Part], here: Sequence[Part], words: str, severity: Severity = Severity.ERROR
) -> Iterator[Problem]:
    """Both have the same parts, in whatever order."""
    for part in missing(dutch, here):
        sentence = f"{words.format(part.key)} staat wel in {pair.dutch.source}:{part.line}, maar niet hier."
        yield pair.problem(pair.place(part), sentence, "Zet het op dezelfde plek in de vertaling.", severity)
    for part in missing(here, dutch):
        sentence = f"{words.format(part.key)} staat hier wel, maar niet zo in {pair.dutch.source}."
        yield pair.problem(part.line, sentence, "Haal het weg, of maak het gelijk aan het Nederlands.", severity)


def _same_order(pair: _Pair, dutch: Sequence[Part], here: Sequence[Part]) -> Iterator[Problem]:
    """The same parts stand in the same order. Nothing when the parts differ: that was told."""
    if sorted(part.key for part in dutch) != sorted(part.key for part in here):
        return
    for one, other in zip(dutch, here, strict=True):
        if one.key != other.key:
            sentence = f"Hier staat «{other.key}», in {pair.dutch.source}:{one.line} staat eerst «{one.key}»."
            yield pair.problem(other.line, sentence, "Gebruik dezelfde volgorde als in het Nederlands.")
            return


def _headings(pair: _Pair) -> Iterator[Problem]:
    """The same levels in the same order; the first that differs is told, for the others follow from it."""
    dutch, here = pair.dutch.sections[1:], pair.here.sections[1:]
    source, remedy = pair.dutch.source, "Maak de koppen gelijk aan die van het Nederlands."
    for one, other in zip(dutch, here, strict=False):
        if one.level != other.level:
            sentence = f"Deze kop heeft {'#' * other.level}; in {source}:{one.line} heeft hij {'#' * one.level}."
            yield pair.problem(other.line, sentence, remedy)
            return
    if len(dutch) != len(here):
        sentence = f"Deze pagina heeft {len(here)} koppen; {source} heeft er {len(dutch)}."
        yield pair.problem(pair.here.sections[-1].line, sentence, remedy)


def _sections(pair: _Pair) -> Iterator[Problem]:
    """Lists with as many items and (a warning) as many paragraphs below each heading, where the headings are the same."""
    dutch, here = pair.dutch.sections, pair.here.sections
    if [section.level for section in dutch] != [section.level for section in here]:
        return  # told by _headings; nobody can say which section belongs to which
    for one, other in zip(dutch, here, strict=True):
        at = f"{pair.dutch.source}:{one.line}"
        if len(one.lists) != len(other.lists):
            sentence = f"Lijsten in dit deel: {len(other.lists)}; in het Nederlands ({at}): {len(one.lists)}."
            remedy = "Maak dezelfde lijsten, met een lege regel ervoor en erachter."
            yield pair.problem(other.line, sentence, remedy)
        else:
            for (dutch_line, wanted), (line, given) in zip(one.lists, other.lists, strict=True):
                if wanted != given:
                    sentence = f"Punten in deze lijst: {given}; in het Nederlands ({pair.dutch.source}:{dutch_line}): {wanted}."
                    yield pair.problem(line, sentence, "Geef elk punt van het Nederlands één punt in de vertaling.")
        if one.paragraphs != other.paragraphs:
            sentence = f"Alinea's in dit deel: {other.paragraphs}; in het Nederlands ({at}): {one.paragraphs}."
            remedy = "Kijk of er iets is weggevallen of bijgekomen."
            yield pair.problem(other.line, sentence, remedy, Severity.WARNING)


def _names(pair: _Pair) -> Iterator[Problem]:
    """A name that stays Latin and stands in the Dutch stands somewhere in the translation too."""
    here, all_dutch = pair.here.text, pair.dutch.all_lines
    for name in pair.names:
        if not name.in_dutch(all_dutch) or name.in_translation(here):
            continue
        found = next((line for line in pair.dutch.lines if name.in_dutch(line.key)), None)
        if found:
            sentence = f"De naam «{name.name}» staat wel in {pair.dutch.source}:{found.line}, maar niet in de vertaling."
            remedy = "Laat de naam in Latijnse letters staan, met een korte uitleg erbij."
            yield pair.problem(pair.place(found), sentence, remedy, Severity.WARNING)


def _script(pair: _Pair) -> Iterator[Problem]:
    code = script(pair.language)
    share = share_in_script(pair.here.text, code) if code else None
    if code and share is not None and share < _LEAST_SHARE:
        name = Locale(SOURCE_LANGUAGE).scripts[code]
        sentence = (
            f"Maar {share:.0%} van de letters is {name} schrift; in deze taal hoort het minstens {_LEAST_SHARE:.0%} te zijn."
        )
        yield pair.problem(pair.here.lines[0].line, sentence, "Kijk of de hele tekst is vertaald.")


def _length(pair: _Pair) -> Iterator[Problem]:
    ratio = word_ratio(pair.dutch, pair.here) if script(pair.language) else None
    if ratio is None or _USUAL_RATIO[0] <= ratio <= _USUAL_RATIO[1]:
        return
    severity = Severity.WARNING if _RATIO[0] <= ratio <= _RATIO[1] else Severity.ERROR
    size = "kort" if ratio < 1 else "lang"
    sentence = f"De vertaling is erg {size}: {round(100 * ratio)} woorden tegen 100 in {pair.dutch.source}."
    remedy = "Kijk of er tekst ontbreekt." if ratio < 1 else "Kijk of er tekst te veel of dubbel staat."
    yield pair.problem(pair.here.lines[0].line, sentence, remedy, severity)


_PAGE_CHECKS = (_macros, _links, _doors, _headings, _sections, _numbers, _names, _script, _length)


def _sources(dutch: Document, here: Document) -> Iterator[Problem]:
    """The codes of the sources are the same, where both have them."""
    if "sources" in dutch.data and "sources" in here.data and dutch.data["sources"] != here.data["sources"]:
        sentence = f"De bronnen (sources) zijn anders dan in {dutch.path}:{dutch.line('sources')}."
        remedy = "Neem de regel uit het Nederlands over."
        yield here.problem(("sources",), sentence, remedy, severity=Severity.WARNING)


def _read_names(content: Content) -> tuple[list[LatinName], list[Problem]]:
    if not (content.root / _NAMES).is_file():
        return [], []
    found, problems = validate(Names, document.read(content.root / _NAMES, content.root))
    return found.names if found else [], problems


def _long_text(item: CalendarItem, code: str) -> Outline:
    return outline(f"docs/{code}/{item.path[:-1]}.md", item.long_texts[code], 1)


def _item_outline(item: CalendarItem, keys: Sequence[str], language: str) -> Outline:
    """Texts of a calendar item in one language, without structure."""
    lines = [
        Part(text, item.document.line(*location))
        for location, text in item.document.strings()
        if location[0] in keys and location[-1] == language
    ]
    return Outline(item.document.path, [Section(0, item.document.line("title", language))], lines=lines)


def _newer(record: TranslationRecord | None, dutch: list[str]) -> bool:
    return state(record, dutch) is State.OUTDATED
