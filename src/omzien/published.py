"""Catches a change of dates, place or status that subscribers would not see, because `revision` was forgotten.

RFC 5545, 3.8.7.4: a program that already has an item takes the change only when SEQUENCE went up. What it has is known from the
last published `kalender.json`, and from the versions of the file that git keeps.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from omzien import document
from omzien.content import CalendarItem, Content
from omzien.model import Item, Status
from omzien.problems import Problem
from omzien.validation import validate
from omzien.web_feeds import snapshot

Snapshot = dict[str, Any]
_TOLD = {"start": "start", "end": "end", "location": "location", "status": "status"}


def forgotten_revisions(content: Content, known: dict[str, list[Snapshot]]) -> Iterator[Problem]:
    """An error for each item that differs from what subscribers know without a higher revision.

    known: earlier snapshots by file, for example those that `published` and `committed` give.
    """
    for item in content.items:
        now = snapshot(item)
        for earlier in known.get(item.document.path, []):
            changed = [key for key in _TOLD if now[key] != earlier[key]]
            if changed and now["revision"] <= earlier["revision"]:
                sentence = f"«{changed[0]}» is veranderd, maar «revision» is niet hoger dan {earlier['revision']}."
                remedy = f"Maak revision {earlier['revision'] + 1}, dan zien agenda's de verandering."
                yield item.document.problem((changed[0],), sentence, remedy)
                break


def published(content: Content, file: Path) -> dict[str, list[Snapshot]]:
    """What a `kalender.json` tells of each item, by the file of the item; nothing when it cannot be read."""
    try:
        told = {entry["id"]: entry["_omzien"] for entry in json.loads(file.read_bytes())["items"]}
    except (OSError, ValueError, LookupError, TypeError):  # not there, or damaged: it tells nothing
        return {}
    found = ((item.document.path, told.get(item.uid(content.settings.host))) for item in content.items)
    return {path: [entry] for path, entry in found if entry}


def committed(content: Content) -> dict[str, list[Snapshot]]:
    """What the versions in git tell of each item that differs from them; nothing when this is no git repository.

    Compared with the last commit (work in progress), and with the point where this branch left the main one (a proposal), or
    on the main one itself with the commit before. Drafts were never told to anybody.
    """
    known: dict[str, list[Snapshot]] = {}
    for revision in _revisions(content.root):
        changed = _git(content.root, "diff", "--name-only", "--relative", revision, "--", "content-calendar")
        by_path = {item.document.path: item for item in content.items}
        for path in changed.splitlines():
            if path in by_path and (earlier := _earlier(by_path[path], revision, content.root)):
                known.setdefault(path, []).append(earlier)
    return known


def _revisions(root: Path) -> Iterator[str]:
    yield "HEAD"
    base = _git(root, "merge-base", "HEAD", "origin/main").strip()
    if base and base != _git(root, "rev-parse", "HEAD").strip():
        yield base
    elif _git(root, "rev-parse", "--verify", "--quiet", "HEAD~1"):
        yield "HEAD~1"


def _earlier(item: CalendarItem, revision: str, root: Path) -> Snapshot | None:
    text = _git(root, "show", f"{revision}:./{item.document.path}")
    if not text:
        return None
    read = document.parse(text, item.document.path)
    earlier, _ = validate(Item, read)
    if earlier is None or earlier.status is Status.DRAFT:
        return None
    return snapshot(CalendarItem(item.id, item.year, earlier, read))


def _git(root: Path, *arguments: str) -> str:
    """The output of a git command in `root`; nothing when it fails."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True)  # noqa: S603, S607
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout
