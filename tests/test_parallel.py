"""Pieces of work side by side: all are done, and what goes wrong in one of them is told."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from omzien.parallel import shares, side_by_side
from omzien.problems import ContentError, Problem


def leave_a_note(folder: Path, name: str) -> None:
    (folder / name).write_text(str(os.getpid()))


@pytest.mark.parametrize(("forking", "processes"), [(True, 3), (False, 1)])
def test_every_piece_is_done(tmp_path: Path, forking: bool, processes: int) -> None:
    side_by_side([partial(leave_a_note, tmp_path, name) for name in "abc"], forking=forking)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a", "b", "c"]
    assert len({file.read_text() for file in tmp_path.iterdir()}) == processes


def refuse() -> None:
    raise ContentError([Problem("data/x.yml", 3, "Dit klopt niet.", "Verbeter het.")])


@pytest.mark.parametrize("order", [(refuse, bool), (bool, refuse)])
def test_what_goes_wrong_is_raised_here(order: tuple[Callable[[], None], ...]) -> None:
    with pytest.raises(ContentError, match=r"data/x\.yml:3: Dit klopt niet"):
        side_by_side(order)


def test_a_process_that_is_killed_is_no_success() -> None:
    with pytest.raises(RuntimeError, match="ended before its work was done"):
        side_by_side([lambda: None, lambda: os.kill(os.getpid(), signal.SIGKILL)])


def test_names_are_dealt_out_evenly() -> None:
    assert shares(["nl", "en", "ar", "tr", "pl"], 2) == [["nl", "ar", "pl"], ["en", "tr"]]
    assert shares(["nl"], 8) == [["nl"]]
    assert shares(["nl", "en"], 0) == [["nl", "en"]]
