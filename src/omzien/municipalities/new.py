"""Makes the site of another municipality in a folder of its own, from this one.

All that is not local goes along as it is, so that a later update (see update.py) can replace it. What is left out is told in
a list for people, with the place where it stood.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from omzien.content import Content
from omzien.document import Location, parse
from omzien.loading import load, load_or_raise
from omzien.model.base import SOURCE_LANGUAGE
from omzien.municipalities import entries, todo
from omzien.municipalities.local import OPTIONAL, Local, local
from omzien.municipalities.passages import blocks, without
from omzien.municipalities.wanted import Wanted, municipality_file, refuse
from omzien.pages import split
from omzien.stamp import holders, stamp
from omzien.translation import State, hashes, state

# Patterns of names: what tools make or keep in the folder of a project, and is no part of it.
LEFT_BY_TOOLS = (".git", ".venv", "node_modules", "site", ".build", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info")
# The tests are about our content; the code is tested here. What changed is told by the site that it comes from.
_NOT_COPIED = shutil.ignore_patterns(*LEFT_BY_TOOLS, "tests", "CHANGELOG.md")
_LISTS = {"help": "veilig-thuis", "read": "hulp/index.md"}  # what comes in a list that may not be empty


def make(content: Content, wanted: Wanted) -> Local:
    """Write the new site to its folder, all of it or nothing. Gives what was left out.

    Raises ContentError with all that is wrong with what is wanted, and OSError when the folder cannot be written.
    """
    refuse(wanted, content)
    staging = wanted.folder.with_name(f".{wanted.folder.name}.nieuw")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        found = fill(content, wanted, staging)
        (staging / todo.PATH).write_text(todo.text(found, wanted), encoding="utf-8")
        staging.rename(wanted.folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return found


def fill(content: Content, wanted: Wanted, folder: Path) -> Local:
    """Write the files of the new site below `folder`, which is not there yet. Gives what was left out."""
    found = local(content, wanted.region)
    shutil.copytree(content.root, folder, ignore=_NOT_COPIED, symlinks=True)
    up_to_date = _up_to_date(content)
    _languages(content, wanted, folder)
    _pages(content, found, folder)
    _data(content, found, folder)
    _calendar(content, found, wanted, folder)
    _settings(found, wanted, folder)
    _record(folder, up_to_date)
    return found


def _change(path: Path, change: Callable[[str], str]) -> None:
    if path.is_file():
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def _languages(content: Content, wanted: Wanted, folder: Path) -> None:
    """Only the languages that are wanted; texts in the others stay in the data, for nobody sees them."""
    for code in content.settings.codes:
        if wanted.languages and code not in wanted.languages:
            shutil.rmtree(folder / "docs" / code, ignore_errors=True)
            line = re.compile(rf"(?m)^ *- \{{locale: {code},.*\n")
            _change(folder / "mkdocs.yml", lambda text, line=line: line.sub("", text))  # type: ignore[misc]


def _pages(content: Content, found: Local, folder: Path) -> None:
    for page in content.pages:
        target = folder / page.source
        if not target.is_file():
            continue
        if page.path in found.pages:
            target.unlink()
            if not any(target.parent.iterdir()):
                target.parent.rmdir()
        elif gone := found.passages.get(page.path):
            text = target.read_text(encoding="utf-8")
            body = split(text)[1]
            head = text[: len(text) - len(body)]
            target.write_text(head + without(body, blocks(body), gone), encoding="utf-8")


def _data(content: Content, found: Local, folder: Path) -> None:
    """The files of data: without local entries, and without what they say of local pages and organisations."""
    data = folder / "data"
    organisations = _places(content, "organisations", found.organisations)
    figures = _places(content, "figures", found.figures)
    _take(data / "organisations.yml", organisations)
    _take(data / "figures.yml", figures)
    _take(data / "glossary.yml", [("terms", id) for id in found.terms])
    _take(data / "finding.yml", [(key, path) for key in ("pages", "search_only") for path in found.pages])
    _change(data / "names.yml", lambda text: _without_lines(text, found))
    _change(data / "plain.yml", lambda text: _without_lines(text, found))
    lost = found.organisations | found.pages
    _change(data / "wizard.yml", lambda text: entries.without_values(text, lost, _LISTS))
    _change(data / "municipality.yml", lambda text: entries.without_values(text, lost, {}))


def _places(content: Content, key: str, ids: set[str]) -> list[Location]:
    """Where the entries with these ids stand in the list of data/<key>.yml."""
    listed = content.documents[f"data/{key}.yml"].data[key]
    return [(key, index) for index, entry in enumerate(listed) if entry["id"] in ids]


def _without_lines(text: str, found: Local) -> str:
    """Without the entries of a list, one a line, that name something local."""
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not (line.lstrip().startswith("- ") and found.named(line)))


def _take(path: Path, locations: Iterable[Location]) -> None:
    def change(text: str) -> str:
        known = parse(text, "").lines
        return entries.without(text, [location for location in locations if location in known])

    _change(path, change)


def _calendar(content: Content, found: Local, wanted: Wanted, folder: Path) -> None:
    left: set[str] = set()
    for item in content.items:
        path = folder / item.document.path
        if item.document.path in found.items:
            path.unlink()
            for text in (folder / "docs").glob(f"*/campagnes/{item.year}/{item.id}.md"):
                text.unlink()
            continue
        left.add(item.id)
        named = [key for key in OPTIONAL if found.named(str(item.document.data.get(key, "")))]
        _take(path, [(key,) for key in named])
        _change(path, lambda text: entries.without_values(text, found.organisations, _LISTS))
    rules = folder / "content-calendar/recurring.yml"
    if rules.is_file():
        read = parse(rules.read_text(encoding="utf-8"), "")
        known = read.data.get("rules") or {}
        gone: list[Location] = [("rules", id) for id in known if id not in left]
        _take(rules, gone)
        _change(rules, lambda text: text.replace(found.content.municipality.name, wanted.name))  # in what to ask each year


def _settings(found: Local, wanted: Wanted, folder: Path) -> None:
    _change(folder / "data/municipality.yml", lambda text: municipality_file(text, wanted))
    _change(folder / "mkdocs.yml", lambda text: _site(text, found, wanted))
    ours = found.content.settings.site_url
    for form in sorted((folder / ".github/ISSUE_TEMPLATE").glob("*.yml")):  # they send who needs help to the site
        _change(form, lambda text: text.replace(ours, wanted.address))
    own, tag = found.content.municipality.name, re.sub(r"\W", "", wanted.name)
    _change(folder / "data/kit.yml", lambda text: re.sub(rf"(?m)^(hashtags:.*)\b{re.escape(own)}\b", rf"\g<1>{tag}", text))
    for workflow in (folder / ".github/workflows").glob("*.yml"):  # without our tests
        _change(workflow, lambda text: re.sub(r"\bmake test(-all)?\b", "make check", text))
    _change(folder / "publiccode.yml", lambda text: text.replace(f"Gemeente {own}", f"Gemeente {wanted.name}"))


def _site(text: str, found: Local, wanted: Wanted) -> str:
    text = re.sub(r"(?m)^site_url: \S+", lambda _: f"site_url: {wanted.address}", text)
    for path in found.pages:
        text = re.sub(rf"(?m)^ +- {re.escape(path)}\n", "", text)
    return text


def _up_to_date(content: Content) -> set[tuple[str, str]]:
    """The translations (file, language) that fit the Dutch of today, so that this may be recorded again."""
    found: set[tuple[str, str]] = set()
    for page in content.pages:
        dutch = content.page(page.path, SOURCE_LANGUAGE)
        if dutch and dutch is not page and state(page.meta.translated, dutch.dutch_blocks()) is not State.OUTDATED:
            found.add((page.source, page.language))
    for path, holder in holders(content).items():
        for code in content.settings.codes[1:]:
            if state(holder.translated.get(code), holder.dutch_blocks()) is not State.OUTDATED:
                found.add((path, code))
    return found


def _record(folder: Path, up_to_date: set[tuple[str, str]]) -> None:
    """Record the translations of files from which something was taken: they fit what is left of the Dutch."""
    made = load_or_raise(folder)
    for page in made.pages:
        dutch = made.page(page.path, SOURCE_LANGUAGE)
        known = page.meta.translated
        if (page.source, page.language) in up_to_date and known and dutch and known.of != hashes(dutch.dutch_blocks()):
            stamp(made, page.source, [page.language], known.reviewed, known.reviewed_by)
    for path, holder in holders(made).items():
        for code, known in holder.translated.items():
            if (path, code) in up_to_date and known.of != hashes(holder.dutch_blocks()):
                again = load(folder)[0] or made
                stamp(again, path, [code], known.reviewed, known.reviewed_by)
