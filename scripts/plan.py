"""Prints the overview of a year for the team, and writes it as a page and as deadlines for an agenda. `make plan YEAR=2027`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from omzien.command import add_date, reported
from omzien.frame import Frame
from omzien.planning import deadlines
from omzien.planning.agreements import read
from omzien.planning.overview import plan
from omzien.planning.page import page
from omzien.planning.text import text
from omzien.reading import read_checked


@reported("Het overzicht is niet gemaakt. Verbeter wat hierboven staat en probeer opnieuw.")
def main() -> int:
    """0 when the overview was made, 1 when the content is wrong, the year is not in it, or nothing can be written."""
    parser = argparse.ArgumentParser(description="Maak het overzicht van een jaar voor het team.")
    parser.add_argument("--year", type=_year, help="het jaar, zoals 2027; anders het jaar van de dag")
    add_date(parser)
    given = parser.parse_args()
    root, year = Path.cwd(), given.year or given.date.year
    content, _ = read_checked(root, given.date)
    agreements = read(content)
    years = sorted({item.year for item in content.items})
    if year not in years:
        print(f"Voor {year} staat er niets in de kalender. Kies uit: {', '.join(map(str, years))}.", file=sys.stderr)
        return 1
    made, frame = plan(content, agreements, year, given.date), Frame(content, "nl", given.date)
    files = {
        f".build/plan-{year}.html": page(made, frame).encode(),
        f".build/plan-{year}.ics": deadlines.calendar(made, agreements, frame),
    }
    print(text(made, frame))
    print("\nGemaakt voor het team (niet voor de site):")
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
        print(f"  {name}")
    return 0


def _year(given: str) -> int:
    if len(given) == 4 and given.isascii() and given.isdecimal() and given > "1999":
        return int(given)
    raise argparse.ArgumentTypeError(f"«{given}» is geen jaar; schrijf bijvoorbeeld 2027")


if __name__ == "__main__":
    sys.exit(main())
