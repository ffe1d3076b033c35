"""How the translations stand, for the people who make and review them: counts for each language, then what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from omzien.content import Content
from omzien.document import Document
from omzien.model import Status, TranslationRecord
from omzien.model.base import SOURCE_LANGUAGE
from omzien.pages import Page
from omzien.problems import ContentError, Problem
from omzien.stamp import Holder, holders, stamp
from omzien.translation import State, changed_blocks, language_name, page_blocks, state, untranslated

_COLUMNS = {
    State.REVIEWED: "nagekeken",
    State.MACHINE: "door machine",
    State.OUTDATED: "Nederlands is nieuwer",
    State.MISSING: "ontbreekt",
}
_LINES_SHOWN, _LONGEST_LINE = 3, 110  # of a Dutch block that was changed


class Sort(StrEnum):
    """What is translated, in the order of the report."""

    PAGE = "pagina's"
    ITEM = "kalender"
    DATA = "gegevens"


@dataclass(frozen=True)
class Translation:
    """One file in one language. `notes`: which texts it lacks, or which Dutch was changed, as `file:line: text`.

    Without notes a MISSING one is not there at all, and nobody recorded from which Dutch an OUTDATED one was made.
    """

    language: str
    sort: Sort
    path: str
    state: State
    notes: tuple[str, ...] = ()


def translations(content: Content) -> list[Translation]:
    """Every translation that should be there, with its state; drafts of the calendar do not count yet.

    A data file or item with some texts missing is MISSING, for nobody may think that it is done.
    """
    drafts = {item.document.path for item in content.items if item.item.status is Status.DRAFT}
    items = {item.document.path for item in content.items}
    pages = [page for page in content.pages if page.language == SOURCE_LANGUAGE]
    found: list[Translation] = []
    for code in content.settings.codes[1:]:
        readable = [page for page in pages if f"docs/{code}/{page.path}" not in content.unreadable]
        found += [_page(page, content.page(page.path, code), code) for page in readable]
        for path, holder in holders(content).items():
            sort = Sort.ITEM if path in items else Sort.DATA
            if path not in drafts:
                found.append(_holder(holder, content.documents[path], code, sort))
    return found


def report(content: Content) -> str:
    """Counts for each language, and then what is missing or older than the Dutch, in Dutch."""
    found = translations(content)
    lines: list[str] = []
    for code in content.settings.codes[1:]:
        lines += _table(code, [entry for entry in found if entry.language == code])
    for code in content.settings.codes[1:]:
        todo = [entry for entry in found if entry.language == code and entry.state in {State.OUTDATED, State.MISSING}]
        if todo:
            lines += ["", f"Te doen in het {language_name(code)} ({len(todo)})"]
            lines += [line for entry in todo for line in _todo(entry)]
    if content.unreadable:
        lines += ["", "Niet meegeteld, want niet te lezen (kijk met make check): " + ", ".join(sorted(content.unreadable))]
    return "\n".join(lines).lstrip("\n")


def accept(content: Content, path: str, language: str, role: str, day: date) -> str:
    """Record that somebody with this role reviewed a translation on this day, and say so in one sentence.

    language: for a YAML file, which holds several; a page has its own. Raises ContentError when there is nothing to review.
    """
    page = next((entry for entry in content.pages if entry.source == path), None)
    code = page.language if page else language
    problem = _refusal(content, path, code, role)
    if problem:
        raise ContentError([problem])
    stamp(content, path, [code], day, role.strip())
    return f"{path}: vastgelegd dat het {language_name(code)} is nagekeken op {day.isoformat()} ({role.strip()})."


def _refusal(content: Content, path: str, code: str, role: str) -> Problem | None:
    """Why this review cannot be recorded."""
    page = next((entry for entry in content.pages if entry.source == path), None)
    if page is None and path not in holders(content):
        return Problem(path, 1, "Hier staan geen vertalingen in.", "Kies een vertaalde pagina of een YAML-bestand met teksten.")
    if page is None and not code:
        return Problem(path, 1, "Er staat niet bij welke taal is nagekeken.", "Geef de taal, bijvoorbeeld: TAAL=en.")
    if code not in content.settings.codes[1:]:
        remedy = f"Kies uit: {', '.join(content.settings.codes[1:])}."
        return Problem(path, 1, f"«{code}» is geen taal waarin deze site vertaalt.", remedy)
    if not role.strip():
        remedy = "Geef de rol, bijvoorbeeld: ROL=redacteur. Schrijf geen naam."
        return Problem(path, 1, "Er staat niet bij wie heeft nagekeken.", remedy)
    if page and content.page(page.path, SOURCE_LANGUAGE) is None:
        return Problem(path, 1, "Van deze pagina is er geen Nederlandse tekst.", "Schrijf eerst de Nederlandse pagina.")
    if page is None and (places := list(untranslated(content.documents[path], code))):
        remedy = f"Vul eerst alles aan met «{code}»."
        return content.documents[path].problem(places[0], f"Deze tekst is er niet in het {language_name(code)}.", remedy)
    return None


def _page(dutch: Page, page: Page | None, code: str) -> Translation:
    path = f"docs/{code}/{dutch.path}"
    if page is None:
        return Translation(code, Sort.PAGE, path, State.MISSING)
    places = [dutch.front.line("title")]
    after = 0
    for block in page_blocks(dutch.markdown):
        start = dutch.markdown.index(block, after)
        places.append(dutch.first_line + dutch.markdown[:start].count("\n"))
        after = start + len(block)
    return _made(code, Sort.PAGE, path, page.meta.translated, dutch.dutch_blocks(), dutch.source, places)


def _holder(holder: Holder, source: Document, code: str, sort: Sort) -> Translation:
    if places := list(untranslated(source, code)):
        texts = {place: text for place, text in source.strings() if place and place[-1] == SOURCE_LANGUAGE}
        lacking = places if len(places) < len(texts) else []
        notes = [f"{source.path}:{source.line(*place)}: {_short(texts[place])}" for place in lacking]
        return Translation(code, sort, source.path, State.MISSING, tuple(notes))
    blocks = holder.dutch_blocks()
    return _made(code, sort, source.path, holder.translated.get(code), blocks, source.path, _lines(source, blocks))


def _made(
    code: str,
    sort: Sort,
    path: str,
    record: TranslationRecord | None,
    blocks: Sequence[str],
    dutch: str,
    lines: Sequence[int],
) -> Translation:
    """A translation that is there; `lines` are those of the blocks in the file `dutch`."""
    found = state(record, blocks)
    notes = _changes(record, blocks, dutch, lines) if record and found is State.OUTDATED else ()
    return Translation(code, sort, path, found, tuple(notes))


def _changes(record: TranslationRecord, blocks: Sequence[str], path: str, lines: Sequence[int]) -> Iterator[str]:
    """The Dutch that is new since the translation: the first lines of each block that was changed."""
    changed = changed_blocks(record, blocks)
    for index in changed:
        shown = [line.strip() for line in blocks[index].split("\n") if line.strip()]
        yield f"{path}:{lines[index]}: {_short(shown[0])}"
        yield from (f"    {_short(line)}" for line in shown[1:_LINES_SHOWN])
    if not changed:
        yield f"{path}:{lines[0]}: er is Nederlands weggehaald of verplaatst."


def _lines(source: Document, blocks: Sequence[str]) -> list[int]:
    """The line of each block: that of the Dutch text it begins with. A text counts for one block."""
    texts = [(place, text.strip()) for place, text in source.strings() if place and place[-1] == SOURCE_LANGUAGE]
    lines: list[int] = []
    for block in blocks:
        place = next((at for at, text in texts if block.split("\n")[0] == text.split("\n")[0]), ())
        texts = [entry for entry in texts if entry[0] != place]
        lines.append(source.line(*place))
    return lines


def _short(text: str) -> str:
    """The text on one line, cut off when it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_LINE else line[: _LONGEST_LINE - 1].rstrip() + "…"


def _table(code: str, found: Sequence[Translation]) -> Iterator[str]:
    yield ""
    yield f"{language_name(code):<12}" + "".join(f"{name:>{len(name) + 3}}" for name in _COLUMNS.values())
    for sort in Sort:
        counts = Counter(entry.state for entry in found if entry.sort is sort)
        yield f"  {sort:<10}" + "".join(f"{counts[key]:>{len(name) + 3}}" for key, name in _COLUMNS.items())


def _todo(entry: Translation) -> Iterator[str]:
    if entry.state is State.OUTDATED and not entry.notes:
        yield f"  {entry.path}: er is niet vastgelegd bij welk Nederlands dit hoort; lees alles na."
    elif entry.state is State.OUTDATED:
        yield f"  {entry.path}: het Nederlands is nieuwer."
    elif entry.notes:
        yield f"  {entry.path}: hier ontbreekt nog iets ({len(entry.notes)})."
    else:
        yield f"  {entry.path}: is er nog niet."
    yield from (f"    {note}" for note in entry.notes)
