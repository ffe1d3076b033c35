"""Times builds: stock MkDocs, ours and a bare renderer in turn on the same pages; then the real site, and its preview."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from bench import content as made
from bench.measure import Cost, measure, middle
from bench.preview import preview
from omzien.loading import load_or_raise

_OURS = (sys.executable, "scripts/build.py", "--date", "2026-11-22")
_TARGETS = {100: 0.22, 400: 0.12}  # of the time of stock, by pages in each language
_OF_BARE = 1.5
_ROOM = 2_000_000_000  # bytes

_PAGES_ONLY = (*_OURS, "--no-search")

STOCK, ONE, TWO = "stock", "bare, 1 process", "bare, 2 processes"
# The pages that the others have too; and with all that only ours has: a calendar with feeds, organisations, posters, search.
# Cold: nothing is kept of an earlier build. Changed: somebody wrote something in one page. Warm: nothing changed.
COLD, CHANGED, WARM = (f"ours, these pages, {state}" for state in ("cold", "changed", "warm"))
ALL_COLD, ALL_CHANGED, ALL_WARM = (f"ours, everything, {state}" for state in ("cold", "changed", "warm"))
_CHANGED_PAGE = "docs/en/s0/p3.md"


def run(root: Path, sizes: Sequence[int], rounds: int) -> None:
    """Print a table for each size, what meets its target, and the figures of the real site."""
    results = {}
    for pages in sizes:
        with tempfile.TemporaryDirectory(dir=_place()) as folder:
            results[pages] = compare(root, pages, rounds, Path(folder))
        print("\n".join(_table(pages, results[pages])), flush=True)
    for less, more in pairwise(sizes):
        for name in (COLD, CHANGED, WARM):
            growth = results[more][name].processor / results[less][name].processor
            print(f"{name}: {more / less:.0f} x the pages takes {growth:.1f} x the processor time")
    real(root, rounds)


def _place() -> Path | None:
    """In memory where the system offers that (Linux): ext4 makes new files slowly for minutes after many were removed."""
    memory = Path("/dev/shm")  # noqa: S108 a folder with a name of its own is made in it
    return memory if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _ROOM else None


def compare(root: Path, pages: int, rounds: int, folder: Path) -> dict[str, Cost]:
    """What each builder costs for this many pages in each language: medians of rounds in which they take turns."""
    content = load_or_raise(root)
    stock = folder / "stock"
    made.stock(content, pages, stock)
    ours = {
        (COLD, CHANGED, WARM): (folder / "pages", _PAGES_ONLY),
        (ALL_COLD, ALL_CHANGED, ALL_WARM): (folder / "everything", _OURS),
    }
    for names, (site, _) in ours.items():
        site.mkdir()
        made.ours(root, content, pages, site, plain=COLD in names)
    bare = [sys.executable, str(root / "bench/bare_builder.py"), "docs", "bare"]
    costs: dict[str, list[Cost]] = defaultdict(list)
    for count in range(rounds + 1):
        watch = count == 0
        costs[STOCK].append(measure([sys.executable, "-m", "mkdocs", "build", "-q"], stock, watch=watch))
        for names, (site, command) in ours.items():
            shutil.rmtree(site / ".build", ignore_errors=True)
            shutil.rmtree(site / "site", ignore_errors=True)
            for name in names:
                if name in {CHANGED, ALL_CHANGED}:
                    with (site / _CHANGED_PAGE).open("a", encoding="utf-8") as page:
                        page.write(f"\nNew {'x' * count}\n")
                costs[name].append(measure(command, site, watch=watch))
        for name, processes in ((ONE, "1"), (TWO, "2")):
            costs[name].append(measure([*bare, processes], stock, watch=watch))
            shutil.rmtree(stock / "bare")
    print(f"\nload of the machine at the end: {os.getloadavg()[0]:.1f} (other work in the last minute makes the clock run on)")
    return {name: middle(found) for name, found in costs.items()}


def _table(pages: int, costs: dict[str, Cost]) -> Iterator[str]:
    stock, bare = costs[STOCK], costs[TWO]
    yield f"\n{pages} pages x 6 languages        wall s   CPU s   MB    wall of stock, bare in 2     CPU of stock, bare in 2"
    for name, cost in costs.items():
        wall = f"{cost.wall / stock.wall:8.2f} {cost.wall / bare.wall:8.2f}"
        processor = f"{cost.processor / stock.processor:8.2f} {cost.processor / bare.processor:8.2f}"
        yield f"{name:28} {cost.wall:8.2f} {cost.processor:7.2f} {cost.memory / 1e6:5.0f} {wall} {'':12} {processor}"
    for name in (COLD, CHANGED, WARM, ALL_COLD, ALL_CHANGED, ALL_WARM):
        cost = costs[name]
        share = _TARGETS.get(pages, max(_TARGETS.values()))
        met = {
            f"at most {share} of stock": cost.wall <= share * stock.wall,
            f"at most {_OF_BARE} of bare": cost.wall <= _OF_BARE * bare.wall,
            "memory at most stock's": cost.memory <= stock.memory,
        }
        yield f"{name}: " + "; ".join(f"{target}: {'yes' if yes else 'NO'}" for target, yes in met.items())


def real(root: Path, rounds: int) -> None:
    """The real site: cold, warm, and how long a change takes to be seen in the preview."""
    with tempfile.TemporaryDirectory(dir=_place()) as folder:
        copy = Path(folder, "omzien")
        names = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True).stdout  # noqa: S607
        for name in filter(None, names.split("\0")):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, copy / name)
        costs: dict[str, list[Cost]] = defaultdict(list)
        for count in range(rounds + 1):
            shutil.rmtree(copy / ".build", ignore_errors=True)
            for name in ("cold", "warm"):
                costs[name].append(measure(_OURS, copy, watch=count == 0))
        print("\nthe real site              wall s   CPU s   MB")
        for name, found in costs.items():
            cost = middle(found)
            print(f"{name:26} {cost.wall:8.2f} {cost.processor:7.2f} {cost.memory / 1e6:5.0f}")
        print("\nmake serve, from saving a file until its new words are served")
        for name, seconds in preview(copy, rounds).items():
            print(f"{name:26} {seconds:8.2f} s {'' if seconds <= 1 else '(target: 1 s)'}")
