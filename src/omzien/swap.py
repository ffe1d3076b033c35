"""Puts a finished build in the place of the previous one, in one step; a build that fails or is killed leaves it as it was.

One build at a time: a lock that the system itself lets go of when the last process of a build is gone. What a killed build
left in the workshop is cleaned up by the next one, after it has put back a site that was taken away and not yet replaced.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no flock: there nothing keeps two builds apart
    fcntl = None  # type: ignore[assignment]

_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2), Linux 3.15
_HERE = -100  # AT_FDCWD


class BusyError(Exception):
    """Another build is at work in the same workshop."""


@contextmanager
def replaced(site: Path, workshop: Path) -> Iterator[Path]:
    """Gives an empty folder to build in; when the block ends without an error, that folder becomes `site`.

    workshop: a folder on the same disk as `site`, for what is being made; it is created when it is not there.
    Raises BusyError when another build has the workshop.
    """
    workshop.mkdir(parents=True, exist_ok=True)
    fresh, old, gone = (workshop / name for name in ("site-new", "site-old", "site-gone"))
    with _alone(workshop / "site.lock"):
        _recover(site, old, workshop)
        fresh.mkdir()
        try:
            yield fresh
            _swap(fresh, site, old, gone)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
            shutil.rmtree(gone, ignore_errors=True)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Nobody else is in the block. Helpers that were forked in it keep the lock until they are gone too."""
    with lock.open("w") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BusyError from None
        yield


def _recover(site: Path, old: Path, workshop: Path) -> None:
    """Undo what a killed build left: first put the previous site back, then throw away everything half made."""
    if old.exists() and not site.exists():
        old.rename(site)
    for left in workshop.glob("site-*"):
        shutil.rmtree(left)


def _swap(fresh: Path, site: Path, old: Path, gone: Path) -> None:
    """Make `fresh` the site, and call the previous one `gone`, or neither. What is called `old` is always whole."""
    if not site.exists():
        fresh.rename(site)
    elif _exchange(fresh, site):
        fresh.rename(gone)
    else:
        site.rename(old)  # for a moment there is no site: who is killed here is helped by _recover
        try:
            fresh.rename(site)
        except OSError:
            old.rename(site)
            raise
        old.rename(gone)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once, so that there is a site at every moment; False when this system cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    if ctypes.get_errno() in {errno.EINVAL, errno.ENOSYS, errno.EPERM}:  # the file system or the kernel does not know it
        return False
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
