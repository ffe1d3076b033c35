"""Begins a new language: one line in mkdocs.yml, an empty folder, and a list of all that must be translated.

Nothing Dutch is put in the new folder: what is not translated yet must not pass for a translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel import Locale, localedata

from omzien import document
from omzien.content import Content
from omzien.document import Document
from omzien.model import Status
from omzien.model.base import SOURCE_LANGUAGE
from omzien.pages import Page
from omzien.problems import ContentError, Problem
from omzien.translation import language_name, untranslated

_SETTINGS = "mkdocs.yml"
_STRINGS = ("data/strings.yml", "data/municipality.yml")
_NAMED = {
    "Thema's": "content-calendar/themes.yml",
    "Doelgroepen": "content-calendar/audiences.yml",
    "Groepen": "data/for_whom.yml",
    "Onderwerpen": "data/topics.yml",
    "Hulpwijzer": "data/wizard.yml",
    "Organisaties": "data/organisations.yml",
}


@dataclass(frozen=True)
class NewLanguage:
    """What is written for it: the new text of mkdocs.yml, and the list of what to translate."""

    code: str
    name: str
    settings: str
    todo: str

    @property
    def todo_path(self) -> str:
        """Where the list stands: outside what is published or kept."""
        return f".build/{self.code}-todo.md"


def plan(content: Content, code: str) -> NewLanguage:
    """What a new language needs. Raises ContentError when there is no such language, or the site has it."""
    if not code:
        remedy = "Schrijf bijvoorbeeld: make new-language LANG=fa."
        raise ContentError([Problem(_SETTINGS, 1, "Er staat niet bij welke taal erbij komt.", remedy)])
    # Two letters: the site builder knows no longer codes (mkdocs-static-i18n, RE_LOCALE). The CLDR says which exist.
    if not re.fullmatch(r"[a-z]{2}", code) or not localedata.exists(code):
        remedy = "Gebruik de twee kleine letters van de taal, bijvoorbeeld: make new-language LANG=fa."
        raise ContentError([Problem(_SETTINGS, 1, f"«{code}» is geen taal die deze site kan tonen.", remedy)])
    source = document.read(content.root / _SETTINGS, content.root)
    if code in content.settings.codes:
        line = _language_lines(source)[content.settings.codes.index(code)]
        sentence = f"De taal «{code}» is er al ({language_name(code)})."
        raise ContentError([Problem(_SETTINGS, line, sentence, "Kijk wat er nog ontbreekt met: make translations.")])
    name = own_name(code)
    return NewLanguage(code, name, _with_language(source, content.root, code, name), _todo(content, code, name))


def write(root: Path, made: NewLanguage) -> None:
    """Write the line, the folder and the list. OSError when that is not possible."""
    todo = root / made.todo_path
    todo.parent.mkdir(exist_ok=True)
    todo.write_text(made.todo, encoding="utf-8")
    (root / "docs" / made.code).mkdir(exist_ok=True)
    (root / _SETTINGS).write_text(made.settings, encoding="utf-8")


def own_name(code: str) -> str:
    """The name of a language in itself (CLDR), with a capital as in a menu."""
    name = Locale.parse(code).get_language_name(code) or code
    return name[0].upper() + name[1:]


def _language_lines(source: Document) -> list[int]:
    """The line of each published language in mkdocs.yml."""
    places = [at for at in source.lines if len(at) == 5 and at[0] == "plugins" and at[2:4] == ("i18n", "languages")]
    return [source.lines[at] for at in sorted(places, key=lambda at: int(at[4]))]


def _with_language(source: Document, root: Path, code: str, name: str) -> str:
    """The text of mkdocs.yml with a line for this language after the last; every other line stays as it was."""
    lines = (root / _SETTINGS).read_text(encoding="utf-8").splitlines(keepends=True)
    last = _language_lines(source)[-1] - 1
    indent = re.match(r"\s*", lines[last])
    margin = indent[0] if indent else ""
    after = last + 1
    while after < len(lines) and re.match(rf"{margin}\s+\S", lines[after]):
        after += 1  # the entry goes on over more lines
    quoted = name if re.fullmatch(r"[\w ]+", name) else f'"{name}"'
    lines.insert(after, f"{margin}- {{locale: {code}, name: {quoted}, build: true}}\n")
    return "".join(lines)


def _todo(content: Content, code: str, name: str) -> str:
    """The list for translators, in Dutch: core pages, words, data, other pages, calendar; each text beside an empty place."""
    dutch = {page.path: page for page in content.pages if page.language == SOURCE_LANGUAGE}
    core = [dutch[path] for path in content.municipality.core_pages if path in dutch]
    items = {item.document.path for item in content.items}
    drafts = {item.document.path for item in content.items if item.item.status is Status.DRAFT}
    fixed = {*_STRINGS, *_NAMED.values(), *items}
    others = [path for path in content.documents if path not in fixed]
    words = [path for path in _STRINGS if path in content.documents]
    head = f"| regel | Nederlands | {name} |\n|---|---|---|"
    lines = [
        f"# Te vertalen in het {language_name(code)} ({code})",
        "",
        "Vul de rechterkolom in en zet de tekst daarna op zijn plek. Laat wat tussen {{ }} staat, en het doel van een link,",
        f"zoals het is. Een pagina komt in docs/{code}/, met dezelfde naam; neem de regel sources over.",
        f"Een tekst uit een YAML-bestand komt onder de Nederlandse, met «{code}:» ervoor.",
        f"Leg daarna vast: make translated FILE=... TAAL={code}.",
        "",
        "Begin bovenaan. Zonder alles tot en met de hulpwijzer bouwt de site niet. De rest mag later: wat er nog niet is,",
        "staat er dan in het Nederlands, en de site zegt dat erbij. Kijk tussendoor met: make check.",
    ]
    lines += _pages("Kernpagina's (zonder deze is er geen site in deze taal)", core, code, head)
    lines += _documents("Vaste woorden van de site", words, content, code, head)
    if content.municipality.betraying_words:
        lines += [
            "",
            f"- [ ] data/municipality.yml, betraying_words: welke delen van woorden verraden in het {language_name(code)}",
        ]
        lines[-1] += " waar een pagina over gaat? Maak een regel met die woorden."
    for title, path in _NAMED.items():
        if path in content.documents:  # a site may do without a help finder
            lines += _documents(title, [path], content, code, head)
    lines += _documents("Andere gegevens", others, content, code, head)
    lines += _pages("Andere pagina's", [page for page in dutch.values() if page not in core], code, head)
    lines += _documents("Kalender", sorted(items - drafts), content, code, head)
    return "\n".join(lines) + "\n"


def _pages(title: str, pages: Sequence[Page], code: str, head: str) -> Iterator[str]:
    if pages:
        yield from ("", f"## {title}")
    for page in pages:
        yield from ("", f"### docs/{code}/{page.path}", "", f"Het Nederlands staat in {page.source}.", "", head)
        shown = {"title": page.meta.title, "description": page.meta.description}
        yield from (_row(page.front.line(key), f"{key}: {text}") for key, text in shown.items())
        for index, door in enumerate(page.meta.doors):
            yield _row(page.front.line("doors", index, "title"), door.title)
            yield _row(page.front.line("doors", index, "text"), door.text)
        for line, text in enumerate(page.markdown.split("\n"), page.first_line):
            if text.strip():
                yield _row(line, text)


def _documents(title: str, paths: Sequence[str], content: Content, code: str, head: str) -> Iterator[str]:
    todo = {path: list(untranslated(content.documents[path], code)) for path in paths}
    if any(todo.values()):
        yield from ("", f"## {title}")
    for path, places in todo.items():
        if places:
            yield from ("", f"### {path}", "", head)
            texts = dict(content.documents[path].strings())
            yield from (_row(content.documents[path].line(*place), texts[place]) for place in places)


def _row(line: int, text: str) -> str:
    cell = text.strip().replace("|", "\\|").replace("\n", "<br>")  # one row of a Markdown table
    return f"| {line} | {cell} | |"
