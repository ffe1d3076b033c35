"""Writes the whole site as plain Markdown and files, for another site builder. `make export`."""

from __future__ import annotations

import sys
from pathlib import Path

from omzien.command import options, reported
from omzien.export import export, place_kits
from omzien.kit.making import make_kits
from omzien.kit.workshop import Workshop
from omzien.reading import read_checked
from omzien.site import Site
from omzien.swap import replaced


@reported("Er is niets geschreven. Verbeter wat hierboven staat en probeer opnieuw.")
def main() -> int:
    """0 when .build/export/ is new, 1 when the content is wrong; then the previous one stays."""
    given = options("Schrijf de hele site als gewone Markdown, voor een andere sitebouwer.")
    root = Path.cwd()
    content, _ = read_checked(root, given.date)
    kits = make_kits(content, given.date, Workshop(root / ".build/kit", root / "overrides/kit"), root / "site")
    site = Site(content, given.date, preview=False, kits=kits)
    made = export(site)
    with replaced(root / ".build/export", root / ".build/exporting") as target:
        for path, data in made.items():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_bytes(data)
        place_kits(site, target)
    languages = sorted({path.partition("/")[0] for path in made})
    print(f"In .build/export/ staat voor elke taal ({', '.join(languages)}) een map met gewone Markdown en bestanden.")
    print("Zo bouw je er een: cd .build/export/nl && ../../../.venv/bin/zensical build")
    print("Wat er dan anders is dan op onze site, staat in .github/decisions/0004-the-way-out.md.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
