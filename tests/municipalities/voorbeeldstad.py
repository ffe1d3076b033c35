"""Voorbeeldstad: an invented municipality with three languages, another region and its own colours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from omzien.loading import load_or_raise
from omzien.municipalities.new import make
from omzien.municipalities.update import national, write_list
from omzien.municipalities.wanted import Wanted
from tests.conftest import ROOT

COLOURS = ("#123a6b", "#8a2d1c", "#9cc4ff", "#ffb49b")


def voorbeeldstad(folder: Path) -> Wanted:
    """What Voorbeeldstad wants."""
    return Wanted(
        name="Voorbeeldstad",
        region="Voorbeeldland",
        website="https://voorbeeldstad.example",
        address="https://hulp.voorbeeldstad.example/",
        folder=folder,
        languages=("nl", "en", "ar"),
        colours=COLOURS,
        exit_url="https://weer.example",
    )


def make_site(folder: Path) -> None:
    """Make their site in `folder`, as the command does."""
    make(load_or_raise(ROOT), voorbeeldstad(folder))
    write_list(folder, national(folder))


def command(*arguments: str, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The command as `make new-municipality` runs it."""
    line = [sys.executable, "scripts/new_municipality.py", *arguments]
    return subprocess.run(line, cwd=root, capture_output=True, text=True, check=False)
