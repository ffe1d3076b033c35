"""Makes what is missing and keeps what is there: a folder of drawings by the hash of what they are made from."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from omzien.kit.drawing import DrawingError, Job, draw

_FEW = 8  # jobs: below this a second process costs more than it gives


class Workshop:
    """The folder with everything that was ever drawn, and the templates to draw from. `made` counts what this run drew."""

    def __init__(self, folder: Path, templates: Path) -> None:
        self.folder = folder
        self.templates = templates
        self.made = 0

    def file(self, job: Job, ending: str) -> Path:
        """Where the result of a job is kept."""
        return self.folder / f"{job.key(self.templates)}.{ending}"

    def make(self, jobs: Iterable[Job]) -> list[DrawingError]:
        """Draw what is not there yet, in as many processes as there are processors; what could not be drawn, and why."""
        self.folder.mkdir(parents=True, exist_ok=True)
        wanted = {job.key(self.templates): job for job in jobs}
        missing = [job for job in wanted.values() if not all(self.file(job, ending).is_file() for ending in job.endings)]
        self.made += len(missing)
        arguments = [(job, self.templates, self.folder) for job in missing]
        if len(missing) < _FEW:
            return [error for error in map(_make, arguments) if error]
        # A fresh interpreter for each: threads that are running now do not survive a fork.
        with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as processes:
            return [error for error in processes.map(_make, arguments, chunksize=4) if error]


def _make(arguments: tuple[Job, Path, Path]) -> DrawingError | None:
    job, templates, folder = arguments
    try:
        drawn = draw(job, templates)
    except DrawingError as error:
        return error
    for ending, content in drawn.items():
        keep(folder / f"{job.key(templates)}.{ending}", content)
    return None


def keep(file: Path, content: bytes) -> None:
    """Write a file in one step: a run that is broken off leaves no half of it."""
    half = file.with_name(f"{file.name}.{os.getpid()}")
    half.write_bytes(content)
    half.replace(file)
