"""Measures what the site costs: to build, and to read. `make bench`."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from bench import building

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Prints tables; 0 when everything could be measured."""
    parser = argparse.ArgumentParser(prog="bench", description="Meet wat de site kost.")
    parser.add_argument("--pages", type=int, nargs="*", default=[100, 400], help="pagina's per taal")
    parser.add_argument("--rounds", type=int, default=3, help="hoe vaak elke bouw wordt gemeten")
    given = parser.parse_args()
    building.run(ROOT, given.pages, given.rounds)
    return subprocess.run([sys.executable, "-m", "bench.load"], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
