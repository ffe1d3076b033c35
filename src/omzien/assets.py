"""Styles and scripts as they go into every page: small, and inlined, so that the first answer holds everything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from string import ascii_lowercase

from rcssmin import cssmin
from rjsmin import jsmin


def stylesheet(path: Path) -> str:
    """The CSS in `path` without comments and white space."""
    return str(cssmin(path.read_text(encoding="utf-8")))


def shortened(sheets: Mapping[str, str]) -> dict[str, str]:
    """Sheets that stand on one page, with their custom properties (`--surface-quiet`) under names of a letter or two.

    The long names are for people who write the sheets; every page would carry them. No script or markup uses them.
    """
    names = sorted(set(re.findall(r"--[a-zA-Z][\w-]*", " ".join(sheets.values()))))
    short = {name: f"--{ascii_lowercase[index % 26]}{index // 26 or ''}" for index, name in enumerate(names)}
    return {name: re.sub(r"--[a-zA-Z][\w-]*", lambda match: short[match[0]], sheet) for name, sheet in sheets.items()}


def javascript(path: Path) -> str:
    """The script in `path` without comments and white space."""
    return str(jsmin(path.read_text(encoding="utf-8")))
