"""Puts a finished build in the place of the previous one, in one step; a build that fails leaves it as it was."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replaced(site: Path, workshop: Path) -> Iterator[Path]:
    """Gives an empty folder to build in; when the block ends without an error, that folder becomes `site`.

    workshop: a folder on the same disk as `site`, for what is being made; it is created when it is not there.
    """
    workshop.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix="site-", dir=workshop))
    old = fresh.with_name(f"{fresh.name}-old")
    try:
        yield fresh
        fresh.chmod(0o755)  # mkdtemp makes it private; a web server must be able to read it
        if site.exists():
            site.rename(old)
        fresh.rename(site)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
