"""What the staff commands share: their options, and how they say that something went wrong."""

from __future__ import annotations

import argparse
import functools
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from omzien import failure
from omzien.problems import ContentError

Command = Callable[[], int]


def reported(closing: str = "") -> Callable[[Command], Command]:
    """For the `main` of a command: whatever goes wrong in it is told in Dutch, and then its exit code is 1.

    closing: the sentence below what is wrong with the content. The story of what nobody foresaw goes into .build/fout.txt.
    """

    def around(command: Command) -> Command:
        @functools.wraps(command)
        def told() -> int:
            try:
                return command()
            except (Exception, KeyboardInterrupt) as error:
                print(_sentence(error, closing), file=sys.stderr)  # noqa: T201 a command speaks to people
            return 1

        return told

    return around


def _sentence(error: BaseException, closing: str) -> str:
    if isinstance(error, ContentError):
        return "\n\n".join(filter(None, (str(error), closing)))
    if isinstance(error, KeyboardInterrupt):
        return "\nJe hebt dit gestopt."
    failure.keep(error, Path.cwd() / ".build/fout.txt")
    return failure.told(error, Path.cwd())


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


def address(text: str) -> tuple[str, int]:
    """Host and port as staff type them. SystemExit with a Dutch sentence when one of them is not there."""
    host, _, port = text.rpartition(":")
    if not host or not (port.isascii() and port.isdecimal() and int(port) < 2**16):
        raise SystemExit(f"«{text}» is geen adres met een poort. Schrijf bijvoorbeeld 127.0.0.1:8000.")
    return host, int(port)
