"""Does pieces of work at the same time, each in a process of its own that starts with everything this one knows.

Such a process is a copy of this one (fork), so that nothing has to be read or handed over again. Where the system has no fork,
and for one piece alone, the work is done here, one piece after the other: what comes out is the same.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection


def side_by_side(pieces: Sequence[Callable[[], None]], *, forking: bool = True) -> None:
    """Do every piece. Raises what the first of them raised, when all are done; RuntimeError for a process that was killed."""
    if len(pieces) < 2 or not forking or "fork" not in multiprocessing.get_all_start_methods():
        for piece in pieces:
            piece()
        return
    gc.freeze()  # what is there now is left alone: a look at it by the collector would make each process copy it
    context = multiprocessing.get_context("fork")
    first, *others = pieces
    started = []
    for piece in others:
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_do, args=(piece, there), daemon=True)
        process.start()
        there.close()
        started.append((process, here))
    try:
        failures = [_failure(first), *(_outcome(here) for _, here in started)]
    except BaseException:  # somebody stopped the work: nobody may go on with it
        for process, _ in started:
            process.terminate()
        raise
    finally:
        for process, _ in started:
            process.join()
    for failure in failures:
        if failure is not None:
            raise failure


def shares(names: Sequence[str], how_many: int) -> list[list[str]]:
    """The names dealt out over at most `how_many` processes, as evenly as can be."""
    count = max(1, min(how_many, len(names)))
    return [list(names[start::count]) for start in range(count)]


def _do(piece: Callable[[], None], there: Connection) -> None:
    with suppress(KeyboardInterrupt):  # the process that started this one says so
        there.send(_failure(piece))


def _failure(piece: Callable[[], None]) -> Exception | None:
    try:
        piece()
    except Exception as error:
        return error
    return None


def _outcome(here: Connection) -> Exception | None:
    try:
        outcome: Exception | None = here.recv()
    except EOFError:
        return RuntimeError("a process of the build ended before its work was done")
    return outcome
