"""Shows how the translations stand, or records that somebody has reviewed one. `make translations`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from omzien.command import add_date, reported
from omzien.loading import load_or_raise
from omzien.translations_report import accept, report


@reported()
def main() -> int:
    """0 when the report was printed or the review recorded, 1 when something is wrong."""
    parser = argparse.ArgumentParser(description="Laat zien hoe de vertalingen ervoor staan, of leg vast wie er een nakeek.")
    parser.add_argument("--accept", metavar="BESTAND", help="deze vertaling is nagekeken, bijvoorbeeld docs/en/nu.md")
    parser.add_argument("--role", default="", help="de rol van wie nakeek, bijvoorbeeld «redacteur»; geen naam")
    parser.add_argument("--language", default="", help="de taal die is nagekeken; nodig bij een YAML-bestand")
    add_date(parser)
    given = parser.parse_args()
    content = load_or_raise(Path.cwd())
    wanted = given.accept, given.language, given.role, given.date
    told = accept(content, *wanted) if given.accept is not None else report(content)
    print(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
