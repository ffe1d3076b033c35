"""Pieces of work side by side: all are done, and what goes wrong in one of them is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from omzien import failure
from omzien.parallel import EndedError, Hands, shares, side_by_side
from omzien.problems import ContentError, Problem
from tests.conftest import ROOT


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


class Strange(Exception):  # noqa: N818 somebody else's
    """Cannot be made again from its arguments."""

    def __init__(self, one: int, other: int) -> None:
        super().__init__(f"{one} and {other}")


def strange() -> None:
    raise Strange(1, 2)


def nested() -> None:
    side_by_side([nothing, strange], 2)


@pytest.mark.parametrize("work", [strange, nested])
def test_what_went_wrong_elsewhere_is_told_whole(work: Callable[[], None]) -> None:
    """The place and the traceback are those of the process where it happened, also from one inside another."""
    with pytest.raises(RuntimeError, match="Strange: 1 and 2") as raised:
        side_by_side([nothing, work], 2)
    line = strange.__code__.co_firstlineno + 1
    assert failure.told(raised.value, ROOT).startswith(f"tests/test_parallel.py:{line}: ")
    assert "raise Strange(1, 2)" in "".join(traceback.format_exception(raised.value))


def test_a_process_that_is_killed_has_its_own_sentence() -> None:
    with pytest.raises(EndedError) as raised:
        side_by_side([nothing, lambda: os.kill(os.getpid(), signal.SIGKILL)], 2)
    assert failure.told(raised.value, ROOT).startswith("Een deel van het werk is door het systeem gestopt. Misschien was")


def test_a_result_that_cannot_be_handed_over_is_no_success() -> None:
    with pytest.raises(RuntimeError, match="pickle"):
        side_by_side([nothing, lambda: lambda: None], 2)


# Who starts the tests in the background may have SIGINT ignored.
STOPPED = """
import os, signal, time
from omzien.parallel import Hands, side_by_side
signal.signal(signal.SIGINT, signal.default_int_handler)

def other():
    print(os.getpid(), flush=True)
    time.sleep(600)

def stops():
    time.sleep(1)
    os.kill(os.getppid(), signal.SIGINT)

def aside():
    hands = Hands(2)
    with hands.at_work():
        hands.aside("long", other)
        time.sleep(1)
        signal.raise_signal(signal.SIGINT)

try:
    WORK
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


@pytest.mark.parametrize("stopped_work", ["side_by_side([other, stops], 2)", "aside()"])
def test_whoever_stops_the_work_stops_all_of_it(stopped_work: str) -> None:
    program = STOPPED.replace("WORK", stopped_work)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
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


def slow() -> int:
    time.sleep(0.3)
    return os.getpid()


def work(at_once: int, aside: Callable[[], object], then: Callable[[Hands], None]) -> dict[str, Any]:
    """What is known after something was done aside and something else here."""
    hands = Hands(at_once)
    with hands.at_work():
        hands.aside("aside", aside)
        then(hands)
    return hands.results


def in_pieces(folder: Path, hands: Hands) -> None:
    for piece in hands.deal("ab"):
        (folder / piece).touch()


def wrong(hands: Hands) -> None:
    raise KeyError


@pytest.mark.parametrize("at_once", [1, 2])
@pytest.mark.parametrize("then", [lambda hands: None, lambda hands: list(hands.deal("a"))])
def test_what_is_done_aside_is_waited_for(then: Callable[[Hands], None], at_once: int) -> None:
    assert (work(at_once, slow, then)["aside"] == os.getpid()) is (at_once == 1)


def test_pieces_are_dealt_out_after_what_is_done_aside(tmp_path: Path) -> None:
    def look() -> int:
        time.sleep(0.3)
        return len(list(tmp_path.iterdir()))

    assert work(2, look, partial(in_pieces, tmp_path))["aside"] == 0
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("at_once", [1, 2])
def test_after_a_failure_aside_no_piece_is_begun(tmp_path: Path, at_once: int) -> None:
    with pytest.raises(ContentError):
        work(at_once, refuse, partial(in_pieces, tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_what_is_wrong_aside_explains_what_goes_wrong_here() -> None:
    with pytest.raises(ContentError):
        work(2, refuse, wrong)
    with pytest.raises(KeyError):
        work(2, nothing, wrong)


def test_shares_are_even_and_whole() -> None:
    assert shares(["nl", "en", "ar", "tr", "pl"], 2) == [["nl", "en"], ["ar", "tr", "pl"]]
    assert shares(["nl"], 8) == [["nl"]]
    assert shares(["nl", "en"], 0) == [["nl", "en"]]
