"""What a build consists of: every file with its hash, so that anybody can see whether a copy of the site is whole."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import brotli

from omzien.parallel import shares, side_by_side

NAME = "bestanden.json"  # no «manifest.json»: browsers know that as something else
_UNPACK = {"gz": gzip.decompress, "br": brotli.decompress}
_NOT_GIVEN = ("_headers", *(f".{ending}" for ending in _UNPACK))  # ends of names of what servers keep for themselves


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


def differences(site: Path, *, from_host: bool = False) -> Iterator[str]:
    """What is wrong with a copy of the site, a Dutch sentence for each file; nothing when it is whole.

    from_host: the copy comes from a server. That gives out no settings and no packed files, and in its own folder stand packed
    files beside those that they hold: these are right when what is in them is.
    """
    try:
        expected: dict[str, str] = json.loads((site / NAME).read_bytes())["sha256"]
    except (OSError, ValueError, LookupError):
        yield f"{NAME}: de lijst van bestanden ontbreekt of is stuk. Bouw de site opnieuw met: make site"
        return
    there = set(_files(site))
    for path in sorted(there | set(expected)):
        if from_host and (_packed(site, path, expected) if path in there else path.endswith(_NOT_GIVEN)):
            continue
        if path not in there:
            yield f"{path}: dit bestand ontbreekt."
        elif path not in expected:
            yield f"{path}: dit bestand hoort er niet bij."
        elif _hash(site / path) != expected[path]:
            yield f"{path}: dit bestand is veranderd of niet helemaal gekopieerd."


def _packed(site: Path, path: str, expected: dict[str, str]) -> bool:
    """Whether this is a packed copy of a file that the site has."""
    beside, _, ending = path.rpartition(".")
    if ending not in _UNPACK or beside not in expected:
        return False
    try:
        return hashlib.sha256(_UNPACK[ending]((site / path).read_bytes())).hexdigest() == expected[beside]
    except (OSError, EOFError, zlib.error, brotli.error):  # no packed file at all
        return False


def _files(site: Path) -> list[str]:
    """The files below `site` except the list itself, in an order that is the same on every system."""
    found = (Path(folder, name).as_posix() for folder, _, names in os.walk(site) for name in names)
    skipped = len(site.as_posix()) + 1
    return sorted(path[skipped:] for path in found if path[skipped:] != NAME)


def _hashes(site: Path, paths: Sequence[str]) -> list[tuple[str, str]]:
    return [(path, _hash(site / path)) for path in paths]


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
