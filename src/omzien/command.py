"""What the staff commands share: their options, and content that was read and checked."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

from omzien.content import Content, load
from omzien.problems import ContentError, Problem, Severity, of
from omzien.rules import check


def options(description: str) -> argparse.Namespace:
    """The command line: only --date, with the variable DATE and then today as its default."""
    parser = argparse.ArgumentParser(description=description)
    add_date(parser)
    return parser.parse_args()


def add_date(parser: argparse.ArgumentParser) -> None:
    """Add --date, the day on which the site is seen."""
    default = os.environ.get("DATE") or date.today().isoformat()
    parser.add_argument("--date", type=_day, default=default, help="de dag waarop je de site bekijkt, zoals 2026-11-25")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» is geen datum; schrijf bijvoorbeeld 2026-11-25") from None


def read_checked(root: Path, today: date) -> tuple[Content, list[Problem]]:
    """The content below `root`, and its warnings and questions. Raises ContentError when it has errors."""
    content = load(root)
    problems = check(content, today)
    if errors := of(Severity.ERROR, problems):
        raise ContentError(errors)
    return content, problems
