"""Checks all content without building, and prints what is wrong, what to look at and what to ask. `make check`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from omzien.annotations import workflow_commands
from omzien.command import add_date, reported
from omzien.problems import ContentError
from omzien.reading import read_checked
from omzien.report import check_report


@reported()
def main() -> int:
    """0 when the site can be built, 1 when there are errors."""
    parser = argparse.ArgumentParser(description="Controleer kalender, teksten en gegevens.")
    parser.add_argument("--annotations", action="store_true", help="zeg het ook in de vorm die GitHub bij de regel laat zien")
    add_date(parser)
    given = parser.parse_args()
    try:
        content, problems = read_checked(Path.cwd(), given.date)
    except ContentError as error:
        print(error, file=sys.stderr)
        count = len(error.problems)
        told = "Er is 1 fout. Verbeter hem" if count == 1 else f"Er zijn {count} fouten. Verbeter ze"
        print(f"\n{told} en probeer opnieuw.", file=sys.stderr)
        problems, code = error.problems, 1
    else:
        print(check_report(content, problems, given.date))
        code = 0
    if given.annotations:
        print("\n".join(workflow_commands(problems)))
    return code


if __name__ == "__main__":
    sys.exit(main())
