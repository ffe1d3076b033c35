"""Tells whether a copy of the site is whole: site/, or a folder that was fetched back from the host. `make verify`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from omzien.command import reported
from omzien.manifest import differences


@reported()
def main() -> int:
    """0 when every file is as it was built, 1 when something is missing, changed or too much."""
    parser = argparse.ArgumentParser(description="Kijk of een kopie van de site heel is.")
    parser.add_argument("folder", nargs="?", help="de map met de kopie; anders site/")
    given = parser.parse_args().folder
    folder = Path(given or "site")
    found = list(differences(folder, from_host=given is not None))
    if found:
        print("\n".join(found), file=sys.stderr)
        return 1
    print(f"Alle bestanden in {folder}/ zijn zoals ze zijn gebouwd.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
