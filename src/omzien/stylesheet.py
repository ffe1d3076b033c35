"""The stylesheet as it goes into every page: one small file, inlined, so that the first answer holds everything."""

from __future__ import annotations

from pathlib import Path

from rcssmin import cssmin


def minified(path: Path) -> str:
    """The CSS in `path` without comments and white space."""
    return str(cssmin(path.read_text(encoding="utf-8")))
