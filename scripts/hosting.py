"""Packs the site for a server of your own, and writes the settings of nginx, Caddy and object stores. `make hosting`."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from omzien import hosting, manifest
from omzien.command import add_date, reported
from omzien.reading import read_checked
from omzien.site import Site
from omzien.swap import replaced


@reported()
def main() -> int:
    """0 when .build/hosting/ is new, 1 when there is no whole site to pack or the content is wrong."""
    parser = argparse.ArgumentParser(description="Maak de site klaar voor een eigen server.")
    parser.add_argument("--folder", default="/srv/omzien", help="de map op de server waar de site komt te staan")
    parser.add_argument("--address", default="80", help="waar de server luistert: poort, of een naam bij Caddy")
    add_date(parser)
    given = parser.parse_args()
    root = Path.cwd()
    if wrong := list(manifest.differences(root / "site")):
        print("\n".join([*wrong, "De site is niet heel. Bouw haar eerst met: make site"]), file=sys.stderr)
        return 1
    site = Site(read_checked(root, given.date)[0], given.date, preview=False)
    with replaced(root / ".build/hosting", root / ".build/packing") as target:
        shutil.copytree(root / "site", target / "site")
        packed = hosting.pack(target / "site")
        for name, text in hosting.settings(site, given.folder, given.address).items():
            (target / name).write_text(text, encoding="utf-8")
        table = hosting.metadata(root / "site", site.headers())
        (target / "object-store.json").write_text(table, encoding="utf-8")
    print(f"In .build/hosting/ staan de site met {packed} ingepakte bestanden, nginx.conf, Caddyfile en object-store.json.")
    print("Wat je ermee doet staat in hosting/README.md.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
