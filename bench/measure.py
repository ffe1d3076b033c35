"""Runs a program and says what it cost, with all the processes that it starts."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

_LOOK_EVERY = 0.1  # seconds between two looks at the memory


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, seconds of processor, and the most memory at one moment in bytes.

    Memory that processes share is counted once (PSS), where the system tells it; elsewhere it is counted in each (RSS).
    """

    wall: float
    processor: float
    memory: int


def measure(command: Sequence[str], folder: Path, *, watch: bool = False) -> Cost:
    """What it costs to run `command` in `folder`. Raises CalledProcessError, with what it told, when it fails.

    Memory is looked at with `watch` alone, for looking takes time: of several processes more than of one.
    """
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    most = 0
    with (folder / "bench.log").open("w") as told:
        process = subprocess.Popen(command, cwd=folder, stdout=told, stderr=told, env=_environment())
        while watch and process.poll() is None:
            most = max(most, _memory(process.pid))
            time.sleep(_LOOK_EVERY)
        process.wait()
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, (folder / "bench.log").read_text())
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, processor, most)


def _environment() -> dict[str, str]:
    """Python keeps what it compiled of our code, as it does by itself and as pip did for the libraries."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def middle(costs: Sequence[Cost]) -> Cost:
    """The medians of the times, and the memory, of runs of which the first was watched; its times do not count."""
    watched, *timed = costs
    return Cost(median(cost.wall for cost in timed), median(cost.processor for cost in timed), watched.memory)


def _memory(pid: int) -> int:
    total = 0
    try:
        parent = psutil.Process(pid)
        for process in (parent, *parent.children(recursive=True)):
            info = process.memory_full_info()
            total += getattr(info, "pss", info.rss)
    except psutil.Error:
        pass  # it ended while we looked
    return total
