"""Voorbeeldstad: an invented municipality with three languages, another region and its own colours, made once and built once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from omzien.content import load_or_raise
from omzien.municipalities.new import make
from omzien.municipalities.update import national, write_list
from omzien.municipalities.wanted import Wanted
from tests.conftest import ROOT, run_build

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


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of Voorbeeldstad; tests do not change it."""
    folder = tmp_path_factory.mktemp("gemeente") / "voorbeeldstad"
    make(load_or_raise(ROOT), voorbeeldstad(folder))
    write_list(folder, national(folder))
    return folder


@pytest.fixture(scope="session")
def their_site(made: Path) -> Path:
    """Their site, built with its own code."""
    done = run_build(made)
    assert done.returncode == 0, done.stderr
    return made / "site"


def command(*arguments: str, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The command as `make new-municipality` runs it."""
    line = [sys.executable, "scripts/new_municipality.py", *arguments]
    return subprocess.run(line, cwd=root, capture_output=True, text=True, check=False)
