"""Makes the calendar of a new year from its rules, as drafts. `make new-year YEAR=2028`."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from omzien import new_year
from omzien.command import add_date, reported


@reported("Er is niets geschreven. Verbeter dit eerst en probeer opnieuw.")
def main() -> int:
    """0 when the files were written or there already, 1 when something must be mended first."""
    parser = argparse.ArgumentParser(description="Maak de kalender van een nieuw jaar, als concepten.")
    parser.add_argument("--year", default="", help="het jaar, bijvoorbeeld 2028")
    add_date(parser)
    given = parser.parse_args()
    if not re.fullmatch(r"2\d{3}", given.year, re.ASCII):
        print(f"«{given.year}» is geen jaar. Schrijf bijvoorbeeld: make new-year YEAR=2028", file=sys.stderr)
        return 1
    planned = new_year.plan(Path.cwd(), int(given.year), given.date)
    new_year.write(Path.cwd(), planned)
    print(new_year.report(planned))
    return 0


if __name__ == "__main__":
    sys.exit(main())
