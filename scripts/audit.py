"""Asks a public database whether there are known holes in what the site is made with. `make audit`."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from omzien.dependencies import NotReachedError, holes

_LOCK = "requirements/dev.lock"  # holds all of site.lock too


def main() -> int:
    """0 when no hole is known, 1 when there is one, 2 when the database gave no answer."""
    parser = argparse.ArgumentParser(description="Zoek bekende lekken in de pakketten waarmee de site wordt gemaakt.")
    parser.add_argument("--lock", default=_LOCK, help="het bestand met de vastgezette versies")
    parser.add_argument("--database", default="https://api.osv.dev/v1/query", help="adres van de database (OSV)")
    given = parser.parse_args()
    command = [Path(sys.executable).with_name("pip-audit"), "--requirement", given.lock, "--require-hashes", "--disable-pip"]
    command += ["--vulnerability-service", "osv", "--osv-url", given.database, "--format", "json", "--progress-spinner", "off"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        found = list(holes(done.stdout))
    except NotReachedError:
        print("De database met bekende lekken gaf geen antwoord: er is niets nagekeken.", file=sys.stderr)
        print("Kijk of er internet is, en probeer het later opnieuw met: make audit", file=sys.stderr)
        return 2
    if found:
        print("\n".join(found), file=sys.stderr)
        print(f"\n{len(found)} bekende lekken. Geef dit aan een ontwikkelaar.", file=sys.stderr)
        return 1
    print("Er zijn geen lekken bekend in de pakketten waarmee de site wordt gemaakt.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
