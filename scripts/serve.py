"""Shows the site while you work, drafts included; every change is seen at once. `make serve`."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path

from preview import Preview, serve

from omzien.command import add_date, address, reported


@reported()
def main() -> int:
    """Runs until you stop it with Ctrl+C."""
    parser = argparse.ArgumentParser(description="Bekijk de site terwijl je werkt.")
    add_date(parser)
    parser.add_argument("--address", type=address, default="127.0.0.1:8000", help="waar de site te zien is")
    given = parser.parse_args()
    os.environ["DATE"] = given.date.isoformat()
    os.environ["PREVIEW"] = "1"
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    host, port = given.address
    preview = Preview(Path.cwd(), given.date, f"{host}:{port}")
    if not preview.read():
        return 1
    print(f"Bekijk de site op {preview.url} (stoppen: Ctrl+C)", flush=True)
    serve(preview, host, port)
    return 0


if __name__ == "__main__":
    sys.exit(main())
