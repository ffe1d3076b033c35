"""Checks everything, builds the site aside and swaps it in. `make site`."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from omzien import failure, manifest
from omzien.cache import Cache, tools
from omzien.command import add_date
from omzien.kit.making import make_kits
from omzien.kit.workshop import Workshop
from omzien.parallel import Hands
from omzien.problems import ContentError, Problem
from omzien.reading import Reading, read
from omzien.report import build_report, kit_report
from omzien.search import write_index
from omzien.site import Site
from omzien.swap import replaced


def main() -> int:
    """0 when site/ is new, 1 when something is wrong and site/ is as it was."""
    parser = argparse.ArgumentParser(description="Bouw de site in site/.")
    add_date(parser)
    help = "hoeveel delen van de site tegelijk worden gebouwd"
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1), help=help)
    parser.add_argument("--no-search", action="store_true", help="zonder zoeken: om te meten wat de pagina's zelf kosten")
    given = parser.parse_args()
    # Nearly all that a build makes is there to its end: looking more often for what is not only costs time.
    gc.set_threshold(50_000)
    root = Path.cwd()
    os.environ["DATE"] = given.date.isoformat()
    # MkDocs writes this moment in what it generates: the same content on the same day gives the same bytes.
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.combine(given.date, time(), UTC).timestamp()))
    logging.basicConfig(level=logging.WARNING)
    logging.getLogger().handlers[0].setFormatter(failure.InDutch())
    try:
        print(_made(root, given.date, given.processes, search=not given.no_search))
    except (ContentError, MkDocsException, failure.ToldError) as error:
        return _not_built(failure.in_dutch(str(error)), root)
    except KeyboardInterrupt:
        return _not_built("Je hebt het bouwen gestopt.", root)
    except Exception as error:
        failure.keep(error, root / ".build/fout.txt")
        return _not_built(failure.told(error, root), root)
    return 0


def _made(root: Path, today: date, processes: int, *, search: bool) -> str:
    """Make the site aside, put it in the place of the one before, and say how it went."""
    with replaced(root / "site", root / ".build") as fresh:
        cache = Cache(root / ".build/cache/results.db", tools(root))
        hands = Hands(processes)
        with hands.at_work():
            reading = read(root, cache)
            content = reading.whole(today)
            check = partial(_checked, reading, today, cache, processes)
            if reading.was_checked(today, cache):
                hands.results["problems"] = check()
            else:  # languages are dealt out when this is done: nothing is made of a page before all was found right
                hands.aside("problems", check)
            kits = make_kits(content, today, Workshop(root / ".build/kit", root / "overrides/kit"), root / "site", cache)
            _build(root, fresh, {"checked_content": content, "cache": cache, "kits": kits, "hands": hands})
        kits.place(fresh)
        if search:
            write_index(fresh, Site(content, today, preview=False, cache=cache, kits=kits))
        files = manifest.write(fresh, today, processes)  # last: it lists everything
    return f"{build_report(content, hands.results['problems'], files, today)}\n{kit_report(kits)}"


def _checked(reading: Reading, today: date, cache: Cache, at_once: int) -> list[Problem]:
    try:
        return reading.checked(today, cache, at_once)
    finally:
        cache.close()


def _not_built(told: str, root: Path) -> int:
    kept = " De vorige site staat er nog." if (root / "site").exists() else ""
    print(f"{told}\n\nDe site is niet gebouwd.{kept} Verbeter wat hierboven staat en probeer opnieuw.", file=sys.stderr)
    return 1


def _build(root: Path, fresh: Path, extra: dict[str, object]) -> None:
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(fresh))
        config.extra |= extra
        build(config)
    except (ContentError, MkDocsException, failure.ToldError):  # the last from a process that made a language
        raise
    except Exception as error:
        failure.keep(error, root / ".build/fout.txt")
        raise failure.ToldError(failure.told(error, root)) from None


if __name__ == "__main__":
    sys.exit(main())
