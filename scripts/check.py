"""Checks all content without building, and prints what is wrong, what to look at and what to ask. `make check`."""

from __future__ import annotations

import sys
from pathlib import Path

from omzien.command import options
from omzien.problems import ContentError
from omzien.report import check_report
from omzien.rules import read_checked


def main() -> int:
    """0 when the site can be built, 1 when there are errors."""
    given = options("Controleer kalender, teksten en gegevens.")
    try:
        content, problems = read_checked(Path.cwd(), given.date)
    except ContentError as error:
        print(error, file=sys.stderr)
        print(f"\nEr zijn {len(error.problems)} fouten. Verbeter ze en probeer opnieuw.", file=sys.stderr)
        return 1
    print(check_report(content, problems, given.date))
    return 0


if __name__ == "__main__":
    sys.exit(main())
