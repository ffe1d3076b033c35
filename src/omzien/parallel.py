"""Does pieces of work at the same time, each in a process of its own that starts with everything this one knows.

Such a process is a copy of this one (fork), so that nothing has to be read or handed over again, and what it takes in memory is
gone when its piece is done. Where the system has no fork, and with one at a time, the work is done here, one piece after the
other: what comes out is the same.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, TypeVar, cast

Piece = TypeVar("Piece")
Made = TypeVar("Made")

Outcome = tuple[Exception | None, "StoryError | None", dict[Any, Any]]


class EndedError(RuntimeError):
    """A process was ended from outside before its work was done, for example by a system that has no memory left."""


class StoryError(Exception):
    """The cause of a failure in another process: its traceback, and the files and lines that were at work there, in order."""

    def __init__(self, text: str, places: Sequence[tuple[str, int]]) -> None:
        super().__init__(text, places)
        self.places = places

    def __str__(self) -> str:
        """The traceback."""
        return f"\n{self.args[0]}"


def side_by_side(pieces: Sequence[Callable[[], Made]], at_once: int) -> list[Made]:
    """What every piece gives, in their order. Raises what the first of them raised; EndedError for a process that was killed.

    What a piece gives or raises must be something that pickle can copy.
    """
    hands = Hands(at_once)
    with hands.at_work():
        for number in hands.deal(range(len(pieces))):
            hands.results[number] = pieces[number]()
    return [hands.results[number] for number in range(len(pieces))]


def shares(pieces: Sequence[Piece], how_many: int) -> list[Sequence[Piece]]:
    """The pieces in at most `how_many` shares, as even as can be; nothing is left out.

    What stands together stays together: it was made together too, so that each process copies another part of the memory.
    """
    count = max(1, min(how_many, len(pieces)))
    ends = [len(pieces) * number // count for number in range(count + 1)]
    return [pieces[start:end] for start, end in pairwise(ends)]


class Hands:
    """The processes of one work, `at_once` of them at the same time.

    For work that cannot be cut into functions, because others call us in the middle of it: what comes before `deal` is done
    once, what comes after it once in each process, up to the end of the `with` block of `at_work` that it all happens in.
    """

    def __init__(self, at_once: int = 1) -> None:
        self.at_once = at_once
        self._above: Connection | None = None  # in a process that was started: where its outcome goes
        self._working: dict[Connection, tuple[int, int]] = {}  # by what each will tell: the number of its piece, its process
        self.results: dict[Any, Any] = {}

    def aside(self, name: str, work: Callable[[], Any]) -> None:
        """Have something done while this process goes on, up to the next `deal` or the end of the work.

        What it gives is then in `results`, under its name; what it raises is raised there. Without processes it is done now.
        """
        if not self._may_start:
            self.results[name] = work()
        elif self._start(0):
            with self.at_work():
                self.results[name] = work()

    def deal(self, pieces: Sequence[Piece]) -> Sequence[Piece]:
        """The pieces for this process to do: one in each process that this starts, and when all of those are done, none here.

        When there are no processes to start, all of them. Raises what the first piece in order raised, if one did; after that
        no new ones are started.
        """
        self._wait()
        if not self._may_start or len(pieces) < 2:
            return pieces
        left = deque(enumerate(pieces))
        failures: dict[int, Exception] = {}
        while self._working or (left and not failures):
            while left and not failures and len(self._working) < self.at_once:
                number, piece = left.popleft()
                if self._start(number):
                    return [piece]
            failures |= self._ended()
        if failures:
            raise failures[min(failures)]
        return []

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Around all the work. A process that was started ends here, after it told what it made and what went wrong.

        When something goes wrong here while there is work aside in which something is wrong too, the latter is raised.
        """
        failure = None
        try:
            yield
            self._wait()
        except Exception as error:
            if self._above is None:
                self._wait()
                raise
            failure = error
        except BaseException:  # somebody stopped the work: nobody may go on with it
            self._stop()
            if self._above is None:
                raise
            os._exit(1)  # the process that started this one says so
        if self._above is not None:
            _tell(self._above, failure, self.results)
            _flush()
            os._exit(0)

    @property
    def _may_start(self) -> bool:
        return self.at_once > 1 and hasattr(os, "fork")

    def _wait(self) -> None:
        """Until nothing is being done aside. Raises what went wrong there."""
        while self._working:
            for failure in self._ended().values():
                raise failure

    def _stop(self) -> None:
        for _, process in self._working.values():
            os.kill(process, signal.SIGTERM)
            os.waitpid(process, 0)
        self._working.clear()

    def _start(self, number: int) -> bool:
        """Start a process. It goes on from here too: with True."""
        _flush()  # or it says again what waits here to be said
        gc.freeze()  # what is there now is left alone: a look at it by the collector would make each process copy it
        here, there = Pipe(duplex=False)
        process = os.fork()
        if process:
            there.close()
            self._working[here] = (number, process)
            return False
        for other in (here, *self._working):
            other.close()
        self._above, self._working, self.results = there, {}, {}
        return True

    def _ended(self) -> dict[int, Exception]:
        """Wait until a process ends, take what it made, and say what went wrong."""
        failures = {}
        for ready in cast(list[Connection], wait(list(self._working))):
            number, process = self._working.pop(ready)
            failure, story, results = _outcome(ready)
            os.waitpid(process, 0)
            self.results |= results
            if failure is not None:
                failure.__cause__ = story
                failures[number] = failure
        return failures


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        stream.flush()


def _tell(above: Connection, failure: Exception | None, results: dict[Any, Any]) -> None:
    story = _story(failure) if failure else None
    try:
        above.send((_portable(failure) if failure else None, story, results))
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        above.send((RuntimeError(repr(error)), _story(error), {}))


def _story(failure: Exception) -> StoryError:
    """What happened here, or in the process that this one heard of it from."""
    if isinstance(failure.__cause__, StoryError):
        return failure.__cause__
    text = "".join(traceback.format_exception(failure))
    return StoryError(text, [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(failure.__traceback__)])


def _portable(failure: Exception) -> Exception:
    """The failure, or its words when it cannot be made again from what pickle takes along."""
    try:
        pickle.loads(pickle.dumps(failure))  # noqa: S301 our own
    except Exception:  # whatever its class does when it is made again
        return RuntimeError(f"{type(failure).__name__}: {failure}")
    return failure


def _outcome(below: Connection) -> Outcome:
    try:
        outcome: Outcome = below.recv()
    except EOFError:
        return EndedError("a process of the build ended before its work was done"), None, {}
    finally:
        below.close()
    return outcome
