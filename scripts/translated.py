"""Records that translations were made from the Dutch of today. `make translated FILE=docs/en/nu.md`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from omzien.command import day, reported
from omzien.loading import load_or_raise
from omzien.stamp import stamp


@reported()
def main() -> int:
    """0 when the records were written, 1 when no file is named or one holds no translations."""
    parser = argparse.ArgumentParser(description="Leg vast dat een vertaling bij het Nederlands van nu past.")
    parser.add_argument("files", nargs="*", help="de bestanden, bijvoorbeeld docs/en/nu.md")
    parser.add_argument("--language", action="append", help="alleen deze taal; anders alle talen van het bestand")
    parser.add_argument("--reviewed", type=day, help="de dag waarop een mens de vertaling heeft nagekeken")
    given = parser.parse_args()
    if not given.files:
        print("Zeg erbij welk bestand het is, bijvoorbeeld: make translated FILE=docs/en/nu.md", file=sys.stderr)
        return 1
    content = load_or_raise(Path.cwd())
    for file in given.files:
        try:
            stamp(content, file, given.language or content.settings.codes[1:], given.reviewed)
        except KeyError:
            print(
                f"{file}: hier staan geen vertalingen in. Kies een vertaalde pagina of een YAML-bestand.",
                file=sys.stderr,
            )
            return 1
        print(f"{file}: vastgelegd.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
