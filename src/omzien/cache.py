"""Keeps results of work between builds, so that only what changed is made again.

An entry is found by a hash of everything that its result depends on: the texts, and through `tools` the code, the settings
and the versions of the libraries. So what is kept is never out of date; it can only be missing. The file is no part of the
content: when it is broken, locked or thrown away, that costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sqlite3
import sys
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar, cast

Made = TypeVar("Made")

_LIBRARIES = (
    "babel",
    "icalendar",
    "jinja2",
    "markdown",
    "matplotlib",
    "mkdocs",
    "mkdocs-static-i18n",
    "nh3",
    "pydantic",
    "pymdown-extensions",
    "python-dateutil",
    "pyyaml",
    "ruamel.yaml",
    "segno",
    "tzdata",
)
_LARGEST = 200_000_000  # bytes; more than that, and what was not used for longest goes
_PATIENCE = 5  # seconds that one build waits for another that is writing
_DIGEST = 16  # bytes
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB, used INTEGER)"


def fingerprint(parts: Iterable[str | bytes]) -> bytes:
    """A hash of texts in this order; where one ends and the next begins counts too."""
    made = hashlib.blake2b(digest_size=_DIGEST)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.digest()


def tools(root: Path) -> bytes:
    """What every result depends on: mkdocs.yml as it is now, and the code and libraries that this process works with."""
    settings = root / "mkdocs.yml"
    return fingerprint([_code(root), settings.read_bytes() if settings.is_file() else b""])


@cache
def _code(root: Path) -> bytes:
    """Python, the libraries, our package and the hooks below `root`.

    As they were when this process first asked: whatever happens to the files, it goes on with the code that it has read.
    """
    ours = [*sorted(Path(__file__).parent.rglob("*.py")), *sorted((root / "hooks").glob("*.py"))]
    return fingerprint([sys.version, *map(version, _LIBRARIES), *(file.read_bytes() for file in ours)])


class Cache:
    """One file of results; without one they stay in memory. Each process opens it for itself; `close` writes what is new."""

    def __init__(self, file: Path | None = None, tools: bytes = b"") -> None:
        self._file = file
        self.tools = tools
        self._process = 0
        self._connection: sqlite3.Connection | None = None
        self._known: set[bytes] = (
            set()
        )  # what was in the file when this process opened it: most questions are about what is not
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()

    def once(
        self, kind: str, parts: Iterable[str | bytes], make: Callable[[], Made], fits: Callable[[Made], bool] = bool
    ) -> Made:
        """What was made of these parts before, or else what `make` gives now. A kept result that does not fit is made again.

        Whatever is made must depend on nothing but `kind`, `parts` and the tools.
        """
        key = fingerprint([self.tools, kind, *parts])
        kept = self._read(key)
        if kept is not None and fits(cast(Made, kept)):
            self._used.add(key)
            return cast(Made, kept)
        made = make()
        if fits(made):
            self._new[key] = _sealed(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        return made

    def knows(self, kind: str, parts: Iterable[str | bytes]) -> bool:
        """Whether something was made of these parts before."""
        key = fingerprint([self.tools, kind, *parts])
        return key in self._new or (self._open() is not None and key in self._known)

    def close(self) -> None:
        """Write what is new, and let go of what is too much. Nothing happens when the file cannot be written."""
        connection = self._open()
        if connection is None:
            return
        try:
            if self._new:
                self._write(connection)
            connection.close()
        except sqlite3.Error:
            self._give_up()
        self._connection, self._process = None, 0
        self._new.clear()
        self._used.clear()

    def _write(self, connection: sqlite3.Connection) -> None:
        """That something was used is only noted when something has to go: a note writes all of the row again."""
        with connection:
            (now,) = connection.execute("SELECT coalesce(max(used), 0) + 1 FROM kept").fetchone()
            rows = ((key, value, now) for key, value in self._new.items())
            connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
            if _size(connection) > _LARGEST:
                connection.executemany("UPDATE kept SET used = ? WHERE key = ?", ((now, key) for key in self._used))
                _shrink(connection, _LARGEST)

    def _read(self, key: bytes) -> Any:
        sealed = self._new.get(key)
        if sealed is None and (connection := self._open()) is not None and key in self._known:
            try:
                row = connection.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
            except sqlite3.Error:
                self._give_up()
                return None
            sealed = row[0] if row else None
        return None if sealed is None else _opened(sealed)

    def _open(self) -> sqlite3.Connection | None:
        if self._file is not None and self._process != os.getpid():  # a connection may not go along into another process
            self._process = os.getpid()
            self._connection = None
            self._known = set()
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._connection = sqlite3.connect(self._file, timeout=_PATIENCE, check_same_thread=False)
                self._connection.execute("PRAGMA synchronous = OFF")
                self._connection.execute(_TABLE)
                self._known = {key for (key,) in self._connection.execute("SELECT key FROM kept")}
            except (OSError, sqlite3.Error):
                self._give_up()
        return self._connection

    def _give_up(self) -> None:
        """Work on without the file; one that is no database any more is thrown away."""
        self._connection = None
        try:
            if self._file is not None and self._file.read_bytes()[:16] not in {b"SQLite format 3\0", b""}:
                self._file.unlink()
        except OSError:
            pass


def _sealed(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=_DIGEST).digest() + value


def _opened(sealed: bytes) -> Any:
    """The value, or None when a byte of it changed on the disk. Only what passes is unpickled."""
    seal, value = sealed[:_DIGEST], sealed[_DIGEST:]
    return pickle.loads(value) if hashlib.blake2b(value, digest_size=_DIGEST).digest() == seal else None  # noqa: S301 our own


def _size(connection: sqlite3.Connection) -> int:
    """What is kept, in bytes. Rows that went leave empty pages, which are filled before the file grows."""
    names = ("page_count", "freelist_count", "page_size")
    pages, free, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
    return int((pages - free) * size)


def _shrink(connection: sqlite3.Connection, largest: int) -> None:
    (size,) = connection.execute("SELECT coalesce(sum(length(value)), 0) FROM kept").fetchone()
    for key, length in connection.execute("SELECT key, length(value) FROM kept ORDER BY used, key").fetchall():
        if size <= largest:
            return
        connection.execute("DELETE FROM kept WHERE key = ?", (key,))
        size -= length
