"""Styles and scripts as they go into every page: small, and inlined, so that the first answer holds everything."""

from __future__ import annotations

import re
from pathlib import Path

from rcssmin import cssmin


def stylesheet(path: Path) -> str:
    """The CSS in `path` without comments and white space."""
    return str(cssmin(path.read_text(encoding="utf-8")))


def javascript(path: Path) -> str:
    """The script in `path` without its whole-line comments and indentation; nothing in it may depend on either."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return "\n".join(line.strip() for line in lines if not re.match(r"\s*(//.*)?$", line))
