"""Every step of the guides for staff is done here as it stands there: files written, lines changed, commands run, answers seen.

Before a block in a guide a comment that readers do not see says what the block is:
`<!-- stap: bestand PAD -->` a new file, `<!-- stap: verander PAD -->` lines that go (-) and come (+), `<!-- stap: draai -->` a
command, `<!-- stap: je ziet -->` lines that its answer has.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT

GUIDES = ["content-calendar/README.md", "docs/README.md", "data/README.md", "data/ANDERE-GEMEENTE.md"]
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_STEP = re.compile(r"<!-- stap: (bestand|verander|draai|je ziet) ?(\S*) -->\n+```\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+\.png)\)")
_READY = [
    "-o",
    ".venv/site.stamp",
    "-o",
    ".venv/dev.stamp",
    "-o",
    "node_modules/.stamp",
]  # what is installed is not installed again


def _sections() -> list[tuple[str, str, str]]:
    found = []
    for guide in GUIDES:
        parts = _SECTION.split((ROOT / guide).read_text(encoding="utf-8"))
        found += [(guide, title, text) for title, text in zip(parts[1::2], parts[2::2], strict=True) if _STEP.search(text)]
    return found


@pytest.mark.parametrize(("guide", "title", "text"), [pytest.param(*s, id=s[1]) for s in _sections()])
def test_the_steps_of_a_guide_work(guide: str, title: str, text: str, project: Callable[[], Path]) -> None:
    root = project()
    answer = ""
    for what, path, block in _STEP.findall(text):
        match what:
            case "bestand":
                (root / path).write_text(block, encoding="utf-8")
            case "verander":
                not_yet(root / path, block)
                changed(root / path, block)
            case "draai":
                answer = _run(root, block.strip())
            case _:
                for line in block.strip().splitlines():
                    assert line.strip() in answer, f"{guide}, {title}: «{line}» not in\n{answer}"


def not_yet(file: Path, block: str) -> None:
    """Take the example back when somebody really made it, so that a good edit does not make the guide fail."""
    before, after = sides(block)
    text = file.read_text(encoding="utf-8")
    if before not in text and text.count(after) == 1:
        file.write_text(text.replace(after, before), encoding="utf-8")


def sides(block: str) -> tuple[str, str]:
    """The text before and after."""
    before, after = ("".join(f"{line[1:]}\n" for line in block.splitlines() if line[0] in signs) for signs in ("- ", "+ "))
    return before, after


def changed(file: Path, block: str) -> None:
    """Put the lines with + in the place of those with -; lines that start with a space are there to find the place."""
    before, after = sides(block)
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{file.name} has {text.count(before)} times:\n{before}"
    file.write_text(text.replace(before, after), encoding="utf-8")


def _run(root: Path, command: str) -> str:
    assert command.startswith("make "), command
    words = [word.strip('"') for word in re.findall(r'(?:[^\s"]|"[^"]*")+', command)]
    made = ["make", "--no-print-directory", *_READY, f"BIN={Path(sys.executable).parent}", *words[1:]]
    environment = {**os.environ, "DATE": "2026-11-24"}
    done = subprocess.run(made, cwd=root, capture_output=True, text=True, env=environment, check=False)
    return done.stdout + done.stderr


def test_the_pictures_of_the_guides_are_there_and_light() -> None:
    for guide in GUIDES:
        for name in _PICTURE.findall((ROOT / guide).read_text(encoding="utf-8")):
            picture = (ROOT / guide).parent / name
            assert picture.is_file(), name
            assert picture.stat().st_size < 60_000, name


def test_a_step_that_does_not_fit_fails(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("start: 2026-11-25\n", encoding="utf-8")
    changed(file, "-start: 2026-11-25\n+start: 2026-11-26\n")
    assert file.read_text(encoding="utf-8") == "start: 2026-11-26\n"
    with pytest.raises(AssertionError):
        changed(file, "-start: 2026-11-25\n+start: 2026-11-26\n")


def test_an_example_that_was_really_made_is_done_again(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    block = "-start: 2026-11-25\n+start: 2026-11-26\n"
    file.write_text("start: 2026-11-26\n", encoding="utf-8")
    not_yet(file, block)
    changed(file, block)
    assert file.read_text(encoding="utf-8") == "start: 2026-11-26\n"
