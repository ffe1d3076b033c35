"""Checks everything, builds the site aside and swaps it in. `make site`."""

from __future__ import annotations

import logging
import os
import sys
from datetime import UTC, datetime, time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from omzien import failure, manifest
from omzien.command import options
from omzien.problems import ContentError
from omzien.report import build_report
from omzien.rules import read_checked
from omzien.search import write_index
from omzien.site import Site
from omzien.swap import replaced


def main() -> int:
    """0 when site/ is new, 1 when something is wrong and site/ is as it was."""
    given = options("Bouw de site in site/.")
    root = Path.cwd()
    os.environ["DATE"] = given.date.isoformat()
    # MkDocs writes this moment in what it generates: the same content on the same day gives the same bytes.
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.combine(given.date, time(), UTC).timestamp()))
    logging.basicConfig(level=logging.WARNING)
    logging.getLogger().handlers[0].setFormatter(failure.InDutch())
    try:
        with replaced(root / "site", root / ".build") as fresh:
            content, problems = read_checked(root, given.date)
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(fresh))
            config.extra["checked_content"] = content
            build(config)
            write_index(fresh, Site(content, given.date, preview=False))
            manifest.write(fresh, given.date)  # last: it lists everything
    except (ContentError, MkDocsException) as error:
        return _not_built(failure.in_dutch(str(error)), root)
    except KeyboardInterrupt:
        return _not_built("Je hebt het bouwen gestopt.", root)
    except Exception as error:
        failure.keep(error, root / ".build/fout.txt")
        return _not_built(failure.told(error, root), root)
    print(build_report(content, problems, root / "site", given.date))
    return 0


def _not_built(told: str, root: Path) -> int:
    kept = " De vorige site staat er nog." if (root / "site").exists() else ""
    print(f"{told}\n\nDe site is niet gebouwd.{kept} Verbeter wat hierboven staat en probeer opnieuw.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
