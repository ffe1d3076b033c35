"""Pieces of work side by side: all are done, and what goes wrong in one of them is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from omzien.parallel import Hands, shares, side_by_side
from omzien.problems import ContentError, Problem


def leave_a_note(folder: Path, name: str) -> None:
    (folder / name).write_text(str(os.getpid()))


@pytest.mark.parametrize(("at_once", "processes"), [(2, 3), (5, 3), (1, 1), (0, 1)])
def test_every_piece_is_done(tmp_path: Path, at_once: int, processes: int) -> None:
    side_by_side([partial(leave_a_note, tmp_path, name) for name in "abc"], at_once)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a", "b", "c"]
    pids = {file.read_text() for file in tmp_path.iterdir()}
    assert len(pids) == processes
    assert (str(os.getpid()) in pids) is (processes == 1)


@pytest.mark.parametrize("at_once", [1, 2])
def test_results_come_in_the_order_of_the_pieces(at_once: int) -> None:
    assert side_by_side([partial(pow, 2, exponent) for exponent in range(5)], at_once) == [1, 2, 4, 8, 16]


def test_no_more_at_the_same_time_than_was_said(tmp_path: Path) -> None:
    def busy(name: str) -> int:
        (tmp_path / name).touch()
        seen = len(list(tmp_path.iterdir()))
        (tmp_path / name).unlink()
        return seen

    assert max(side_by_side([partial(busy, str(number)) for number in range(12)], 3)) <= 3


def nothing() -> object:
    return None


def refuse() -> None:
    raise ContentError([Problem("data/x.yml", 3, "Dit klopt niet.", "Verbeter het.")])


@pytest.mark.parametrize("at_once", [1, 2])
@pytest.mark.parametrize("order", [(refuse, bool), (bool, refuse)])
def test_what_goes_wrong_is_raised_here(order: tuple[Callable[[], None], ...], at_once: int) -> None:
    with pytest.raises(ContentError, match=r"data/x\.yml:3: Dit klopt niet"):
        side_by_side(order, at_once)


def test_after_a_failure_nothing_new_is_begun(tmp_path: Path) -> None:
    pieces: list[Callable[[], object]] = [refuse, refuse, *(partial(leave_a_note, tmp_path, name) for name in "abc")]
    with pytest.raises(ContentError):
        side_by_side(pieces, 2)
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_is_killed_is_no_success() -> None:
    with pytest.raises(RuntimeError, match="ended before its work was done"):
        side_by_side([nothing, lambda: os.kill(os.getpid(), signal.SIGKILL)], 2)


def test_a_result_that_cannot_be_handed_over_is_no_success() -> None:
    with pytest.raises(RuntimeError, match="pickle"):
        side_by_side([nothing, lambda: lambda: None], 2)


STOPPED = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # who starts the tests in the background may have it ignored
from omzien.parallel import side_by_side

def other():
    print(os.getpid(), flush=True)
    time.sleep(600)

def stops():
    time.sleep(1)
    os.kill(os.getppid(), signal.SIGINT)

try:
    side_by_side([other, stops], 2)
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


def test_whoever_stops_the_work_stops_all_of_it() -> None:
    done = subprocess.run([sys.executable, "-c", STOPPED], capture_output=True, text=True, timeout=60, check=True)
    other, stopped = done.stdout.split()
    assert stopped == "stopped"
    with pytest.raises(ProcessLookupError):
        os.kill(int(other), 0)


def test_work_can_be_dealt_out_in_the_middle_of_a_call(tmp_path: Path) -> None:
    """What comes before is done once, what comes after once for each piece."""
    hands = Hands(2)

    def somebody_elses_function() -> None:
        (tmp_path / f"before-{os.getpid()}").touch()
        for piece in hands.deal("abc"):
            (tmp_path / piece).touch()
            hands.results[piece] = os.getpid()

    with hands.at_work():
        somebody_elses_function()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a", "b", f"before-{os.getpid()}", "c"]
    assert len(set(hands.results.values()) - {os.getpid()}) == 3


def test_shares_are_even_and_whole() -> None:
    assert shares(["nl", "en", "ar", "tr", "pl"], 2) == [["nl", "ar", "pl"], ["en", "tr"]]
    assert shares(["nl"], 8) == [["nl"]]
    assert shares(["nl", "en"], 0) == [["nl", "en"]]
