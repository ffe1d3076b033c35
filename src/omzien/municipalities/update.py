"""Brings what is national up to date in the site of another municipality, without touching what they wrote themselves.

A list in their folder says what each national file looked like when it came. A file that still looks so is replaced; one that
they changed stays, and is named when the national one changed too. Organisations are compared one by one, so that a number of
ours reaches them although they added their own.
"""

from __future__ import annotations

import fnmatch
import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from omzien.content import Content
from omzien.document import parse
from omzien.files import text_of
from omzien.loading import load_or_raise
from omzien.model import Organisations
from omzien.municipalities import entries, todo
from omzien.municipalities.new import LEFT_BY_TOOLS, fill
from omzien.municipalities.wanted import Wanted
from omzien.problems import ContentError, Problem
from omzien.stamp import stamp
from omzien.translation import State, state

LIST = "landelijk.json"
_ORGANISATIONS = "data/organisations.yml"
_SETTINGS = "mkdocs.yml"
# Theirs from the first day: no update touches these, except that the list of hooks goes with the hooks.
_THEIRS = {"data/municipality.yml", _SETTINGS, "publiccode.yml", todo.PATH, LIST}
_HOOKS = re.compile(r"(?m)^hooks:\n(?: *-.*\n)+")


@dataclass
class Update:
    """What was done, by path. `clashes`: files (or `data/organisations.yml: id`) that both sides changed; they stayed."""

    replaced: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    clashes: list[str] = field(default_factory=list)


def national(folder: Path) -> dict[str, Any]:
    """The list of national files and organisations as they are now, by path and id, with a hash of each."""
    files = {path: _hash((folder / path).read_bytes()) for path in _files(folder) if path not in _THEIRS}
    text = (folder / _ORGANISATIONS).read_text(encoding="utf-8")
    return {"files": files, "organisations": {id: _hash(entry.encode()) for id, entry in _organisations(text).items()}}


def write_list(folder: Path, known: dict[str, Any]) -> None:
    """Keep the list with the site, in the same bytes for the same content."""
    (folder / LIST).write_text(json.dumps(known, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def update(content: Content, folder: Path) -> Update:
    """Bring the site in `folder` up to date with `content`.

    Raises ContentError when that folder is no site made by `make`, and OSError when it cannot be written.
    """
    if not (folder / LIST).is_file():
        remedy = "Kies bij MAP een map die met make new-municipality is gemaakt."
        raise ContentError([Problem(folder.name, 1, f"In deze map staat geen {LIST}.", remedy)])
    known = _known(folder)
    theirs = load_or_raise(folder)
    own, codes = theirs.municipality, theirs.settings.codes
    staging = folder.with_name(f".{folder.name}.nieuw")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        wanted = Wanted(own.name, own.region or "", own.website, theirs.settings.site_url, staging, tuple(codes))
        fill(content, wanted, staging)
        fresh = national(staging)
        done = Update()
        _merge_organisations(staging, folder, known["organisations"], fresh["organisations"], done)
        _replace(staging, folder, known["files"], fresh["files"], done)
        _name_hooks(staging / _SETTINGS, folder / _SETTINGS, done)
        _record_organisations(theirs, content, folder)
        write_list(folder, fresh)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return done


def _known(folder: Path) -> dict[str, Any]:
    """The list that they have. ContentError when it is damaged, as by two changes that met."""
    text = text_of(folder / LIST, folder)
    try:
        known: dict[str, Any] = json.loads(text)
        return {key: dict(known[key]) for key in ("files", "organisations")}
    except (ValueError, LookupError, TypeError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        remedy = "Zet het terug uit een eerdere versie, en probeer het opnieuw."
        raise ContentError([Problem(LIST, line, "Dit bestand is stuk.", remedy)]) from None


def _replace(staging: Path, folder: Path, known: dict[str, str], fresh: dict[str, str], done: Update) -> None:
    for path, new in fresh.items():
        target = folder / path
        here = _hash(target.read_bytes()) if target.is_file() else None
        if path == _ORGANISATIONS:  # merged: what is in the staging holds their own too
            if (staging / path).read_bytes() != target.read_bytes():
                shutil.copyfile(staging / path, target)
                done.replaced.append(path)
        elif here == new or (here is None and known.get(path) == new):
            continue  # nothing new, or they took it away and it did not change
        elif here is None or here == known.get(path):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(staging / path, target)
            (done.added if here is None else done.replaced).append(path)
        elif known.get(path) != new:
            done.clashes.append(path)
    for path in sorted(known.keys() - fresh.keys()):
        target = folder / path
        if target.is_file() and _hash(target.read_bytes()) == known[path]:
            target.unlink()
            done.removed.append(path)


def _name_hooks(ours: Path, theirs: Path, done: Update) -> None:
    """The hooks are national, so all of them are used, in our order."""
    named, text = _HOOKS.search(ours.read_text(encoding="utf-8")), theirs.read_text(encoding="utf-8")
    changed = _HOOKS.sub(lambda old: named[0] if named else old[0], text, count=1)
    if changed != text:
        theirs.write_text(changed, encoding="utf-8")
        done.replaced.append(_SETTINGS)


def _merge_organisations(staging: Path, folder: Path, known: dict[str, str], fresh: dict[str, str], done: Update) -> None:
    """Put theirs into the new file: what they added, changed or took away."""
    path = staging / _ORGANISATIONS
    theirs = _organisations((folder / _ORGANISATIONS).read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    ours = _organisations(text)
    added = [entry for id, entry in theirs.items() if id not in known and id not in ours]
    for id, entry in theirs.items():
        if id in ours and _hash(entry.encode()) not in {known.get(id), fresh[id]}:
            text = text.replace(ours[id], entry, 1)
            if known.get(id) != fresh[id]:
                done.clashes.append(f"{_ORGANISATIONS}: {id}")
    taken = {id for id in known if id in ours and id not in theirs}
    places = [("organisations", index) for index, id in enumerate(ours) if id in taken]
    text = entries.without(text, places)
    head, mark, tail = text.partition("\ntranslated:")
    path.write_text(head.rstrip("\n") + "".join(f"\n\n{entry}" for entry in added) + "\n" + mark + tail, encoding="utf-8")


def _record_organisations(theirs: Content, content: Content, folder: Path) -> None:
    """Where both sides were up to date, what they are together is too."""
    made = load_or_raise(folder)
    for code in made.settings.codes[1:]:
        up_to_date = all(_fits(side.organisations, code) for side in (theirs, content))
        if up_to_date and not _fits(made.organisations, code):
            stamp(made, _ORGANISATIONS, [code], None)
            made = load_or_raise(folder)


def _fits(holder: Organisations, code: str) -> bool:
    return state(holder.translated.get(code), holder.dutch_blocks()) is not State.OUTDATED


def _organisations(text: str) -> dict[str, str]:
    """The text of each entry, by id."""
    found = parse(text, "").data.get("organisations") or []
    return {entry["id"]: entries.entry(text, ("organisations", index)) for index, entry in enumerate(found)}


def _files(folder: Path) -> Iterator[str]:
    """What is in the folder of a site, without what tools left there."""
    left = re.compile("|".join(map(fnmatch.translate, LEFT_BY_TOOLS)))
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(map(left.match, path.relative_to(folder).parts)):
            yield path.relative_to(folder).as_posix()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
