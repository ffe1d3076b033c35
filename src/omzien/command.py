"""What the staff commands share: their options."""

from __future__ import annotations

import argparse
import os
from datetime import date


def options(description: str) -> argparse.Namespace:
    """The command line: only --date, with the variable DATE and then today as its default."""
    parser = argparse.ArgumentParser(description=description)
    add_date(parser)
    return parser.parse_args()


def add_date(parser: argparse.ArgumentParser) -> None:
    """Add --date, the day on which the site is seen."""
    default = os.environ.get("DATE") or date.today().isoformat()
    parser.add_argument("--date", type=day, default=default, help="de dag waarop je de site bekijkt, zoals 2026-11-25")


def day(text: str) -> date:
    """A day as staff type it. SystemExit with a Dutch sentence when it is none."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = date.min
    if not 2000 <= found.year <= 2999:
        # argparse would put English words around the sentence
        raise SystemExit(f"«{text}» is geen datum die kan. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-25.")
    return found
