"""Shows the site while you work, drafts included; every change is seen at once. `make serve`."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from mkdocs.commands.serve import serve
from mkdocs.exceptions import MkDocsException

from omzien.command import options


def main() -> int:
    """Runs until you stop it with Ctrl+C."""
    given = options("Bekijk de site terwijl je werkt.")
    os.environ["DATE"] = given.date.isoformat()
    os.environ["PREVIEW"] = "1"
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        serve(str(Path.cwd() / "mkdocs.yml"), livereload=True, strict=False)
    except MkDocsException as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
