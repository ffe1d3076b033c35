"""Makes the posters, images and texts for the calendar, without building the site. `make kit`."""

from __future__ import annotations

import sys
from pathlib import Path

from omzien.command import options, reported
from omzien.kit.making import make_kits
from omzien.kit.workshop import Workshop
from omzien.reading import read_checked
from omzien.report import kit_report
from omzien.swap import replaced


@reported("Het materiaal is niet gemaakt. Verbeter wat hierboven staat en probeer opnieuw.")
def main() -> int:
    """0 when everything is in .build/materiaal, 1 when something is wrong."""
    given = options("Maak posters, plaatjes en teksten bij de kalender.")
    root = Path.cwd()
    content, _ = read_checked(root, given.date)
    kits = make_kits(content, given.date, Workshop(root / ".build/kit", root / "overrides/kit"), root / "site")
    with replaced(root / ".build/materiaal", root / ".build/gathering") as fresh:
        kits.place(fresh)
    print(kit_report(kits))
    return 0


if __name__ == "__main__":
    sys.exit(main())
