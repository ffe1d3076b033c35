"""Times the build and weighs the pages. `make bench`."""

from __future__ import annotations

import gzip
import statistics
import subprocess
import sys
import time
from pathlib import Path

_RUNS = 5


def main() -> int:
    """Prints the build time (minimum, median, maximum of five) and the weight of the pages."""
    seconds = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "scripts/build.py"], check=True, capture_output=True)
        seconds.append(time.perf_counter() - start)
    print(f"build: min {min(seconds):.2f} s, median {statistics.median(seconds):.2f} s, max {max(seconds):.2f} s")
    weights = sorted((len(gzip.compress(file.read_bytes(), 6)), str(file)) for file in Path("site").rglob("index.html"))
    middle = weights[len(weights) // 2]
    print(f"pages: {len(weights)}; gzipped: lightest {weights[0][0]} B, median {middle[0]} B, heaviest {weights[-1][0]} B")
    print(f"heaviest: {weights[-1][1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
