"""The material of one item in one language: its files, its manifest and the one file with everything."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from omzien.kit.drawing import preview_ending
from omzien.kit.texts import ChannelText
from omzien.model.base import SOURCE_LANGUAGE

MANIFEST = "materiaal.json"  # no «manifest.json»: browsers know that as something else
QUIET = "quiet"  # the key of what belongs to no item
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can hold; the real one is in the manifest


@dataclass(frozen=True)
class Piece:
    """One file: its name in the kit, where it is kept, what it shows for who cannot see it, and its small pictures.

    label: what it is, in the language of the kit. size: of the picture or paper, as people say it.
    """

    name: str
    file: Path
    label: str
    alt: str = ""
    size: str = ""
    previews: Mapping[str, Path] = field(default_factory=dict)

    @property
    def bytes(self) -> bytes:
        """What is in it."""
        return self.file.read_bytes()

    @property
    def weight(self) -> int:
        """Its size in bytes."""
        return self.file.stat().st_size


@dataclass(frozen=True)
class Bundle:
    """Everything of one item (or of the quiet poster and cards) in one language.

    folder: its address below the site, language and all (`ar/campagnes/2026/x/materiaal/`).
    """

    folder: str
    language: str
    pieces: tuple[Piece, ...]
    texts: Mapping[str, Sequence[ChannelText]]
    manifest: Mapping[str, Any]
    archive: Piece

    @property
    def made_on(self) -> date:
        """The day on which it became as it is."""
        return date.fromisoformat(self.manifest["made_on"])

    def place(self, site: Path) -> None:
        """Put it into a built site that does not have it yet. FileExistsError when it does."""
        target = site / self.folder
        target.mkdir(parents=True, exist_ok=True)
        for piece in (*self.pieces, self.archive):
            _put(piece.file, target / piece.name)
            for ending, file in piece.previews.items():
                _put(file, target / preview_name(piece, ending))
        (target / MANIFEST).write_bytes(written(self.manifest))


@dataclass(frozen=True)
class Kits:
    """All bundles, by item (`2026/orange-the-world`, or `quiet`) and language. drawn: how many drawings this run made."""

    bundles: Mapping[tuple[str, str], Bundle]
    drawn: int = 0

    def get(self, key: str, language: str) -> Bundle | None:
        """The bundle of an item in a language, or else in Dutch; None when the item has no material."""
        return self.bundles.get((key, language)) or self.bundles.get((key, SOURCE_LANGUAGE))

    def place(self, site: Path) -> None:
        """Put all into a built site that has none of it yet, as one in the making. FileExistsError when it does."""
        for made in self.bundles.values():
            made.place(site)


def _put(file: Path, target: Path) -> None:
    """The same file under a second name, which costs no space and no time; a copy where that cannot be, as on another disk.

    What is in the workshop is never written again, only replaced, so both names always have the same content. A name that is
    there already may be one of those: writing to it would change what is in the workshop, and in every site that has it.
    """
    try:
        os.link(file, target)
    except FileExistsError:
        raise
    except OSError:
        shutil.copyfile(file, target)


def preview_name(piece: Piece, ending: str) -> str:
    """The name of a small picture of a piece."""
    return f"{piece.name.rpartition('.')[0]}-{preview_ending(ending)}"


def manifest(about: dict[str, Any], pieces: Sequence[Piece], today: date, previous: Mapping[str, Any] | None) -> dict[str, Any]:
    """What is in a bundle, since when, and what changed against the one that was published before.

    previous: that one's manifest, or None when it is not known. When nothing changed it comes back as it was, so that the same
    material keeps the same date and the same bytes.
    """
    files = [
        {"name": p.name, "sha256": hashlib.sha256(p.bytes).hexdigest(), "bytes": p.weight, **({"alt": p.alt} if p.alt else {})}
        for p in pieces
    ]
    hash = hashlib.sha256(json.dumps([about, files], sort_keys=True).encode()).hexdigest()
    if previous and previous.get("hash") == hash:
        return dict(previous)
    changed = None
    if previous:
        before = {entry["name"]: entry["sha256"] for entry in previous.get("files", [])}
        now = {str(entry["name"]): entry["sha256"] for entry in files}
        changed = sorted(name for name in before | now if before.get(name) != now.get(name))
    return {**about, "made_on": today.isoformat(), "hash": hash, "changed": changed, "files": files}


def written(manifest: Mapping[str, Any]) -> bytes:
    """A manifest as a file."""
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def published(site: Path, folder: str) -> dict[str, Any] | None:
    """The manifest of the bundle in an earlier build, or None."""
    file = site / folder / MANIFEST
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip with these files; the same files give the same bytes. What is in it is compressed already."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()
