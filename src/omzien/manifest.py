"""What a build consists of: every file with its hash, so that anybody can see whether a copy of the site is whole."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from omzien.parallel import shares, side_by_side

NAME = "bestanden.json"  # no «manifest.json»: browsers know that as something else


def write(site: Path, today: date, at_once: int = 1) -> list[str]:
    """Write the list of all files below `site`, and the day they were built for. It must be the last file of a build.

    at_once: processes to read the files with. Returns the list, in the same order on every system.
    """
    files = _files(site)
    found = side_by_side([partial(_hashes, site, some) for some in shares(files, at_once)], at_once)
    hashes = dict(sorted(pair for pairs in found for pair in pairs))
    text = json.dumps({"built_for": today.isoformat(), "sha256": hashes}, ensure_ascii=False, indent=1)
    (site / NAME).write_text(f"{text}\n", encoding="utf-8")
    return files


def differences(site: Path) -> Iterator[str]:
    """What is wrong with a copy of the site, a Dutch sentence for each file; nothing when it is whole."""
    try:
        expected: dict[str, str] = json.loads((site / NAME).read_bytes())["sha256"]
    except (OSError, ValueError, LookupError):
        yield f"{NAME}: de lijst van bestanden ontbreekt of is stuk. Bouw de site opnieuw met: make site"
        return
    there = set(_files(site))
    for path in sorted(there | set(expected)):
        if path not in there:
            yield f"{path}: dit bestand ontbreekt."
        elif path not in expected:
            yield f"{path}: dit bestand hoort er niet bij."
        elif _hash(site / path) != expected[path]:
            yield f"{path}: dit bestand is veranderd of niet helemaal gekopieerd."


def _files(site: Path) -> list[str]:
    """The files below `site` except the list itself, in an order that is the same on every system."""
    found = (Path(folder, name).as_posix() for folder, _, names in os.walk(site) for name in names)
    skipped = len(site.as_posix()) + 1
    return sorted(path[skipped:] for path in found if path[skipped:] != NAME)


def _hashes(site: Path, paths: Sequence[str]) -> list[tuple[str, str]]:
    return [(path, _hash(site / path)) for path in paths]


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
