"""Writes the list of what the site is made with (CycloneDX), outside the public site. `make sbom`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path


def main() -> int:
    """0 when the list was written, 1 when it could not be made. The same lock file gives the same bytes."""
    parser = argparse.ArgumentParser(description="Maak de lijst van pakketten waarmee de site wordt gemaakt.")
    parser.add_argument("--output", type=Path, default=Path(".build/sbom.json"), help="waar de lijst komt te staan")
    output: Path = parser.parse_args().output
    output.parent.mkdir(parents=True, exist_ok=True)
    command = [str(Path(sys.executable).with_name("cyclonedx-py")), "requirements", "requirements/site.lock"]
    # An index address of this machine does not belong in the list.
    command += ["--index-url", "https://pypi.org/simple", "--pyproject", "pyproject.toml", "--output-reproducible"]
    command += ["--output-format", "JSON", "--output-file", str(output)]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "SOURCE_DATE_EPOCH"))}
    done = subprocess.run(command, capture_output=True, text=True, env=clean, check=False)
    if done.returncode:
        print(f"requirements/site.lock: de lijst kon niet worden gemaakt.\n{done.stderr}", file=sys.stderr)
        return 1
    print(f"De lijst van pakketten staat in {output}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
