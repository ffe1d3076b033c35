"""Makes the site of another municipality beside this one, or brings its national part up to date. `make new-municipality`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from omzien.command import reported
from omzien.loading import load_or_raise
from omzien.municipalities import todo
from omzien.municipalities.new import make
from omzien.municipalities.update import Update, national, update, write_list
from omzien.municipalities.wanted import Wanted


@reported()
def main() -> int:
    """0 when the folder is there or up to date, 1 when something is wrong with what was asked."""
    parser = argparse.ArgumentParser(description="Maak de site van een andere gemeente, in een map naast deze.")
    parser.add_argument("--name", default="", help="de naam van de gemeente")
    parser.add_argument("--region", default="", help="de regio van Veilig Thuis")
    parser.add_argument("--website", default="", help="de website van de gemeente")
    parser.add_argument("--address", default="", help="het adres van de nieuwe site, met een schuine streep achteraan")
    parser.add_argument("--languages", default="", help="de talen, zoals: nl en ar; anders alle")
    parser.add_argument("--colours", default="", help="vier kleuren: hoofdkleur en accent, licht en dan donker")
    parser.add_argument("--exit", default="", help="de neutrale site achter «Snel weg»; anders die van nu")
    parser.add_argument("--folder", default="", help="waar de nieuwe site komt; anders naast deze map")
    parser.add_argument("--update", action="store_true", help="werk de site in deze map bij")
    given = parser.parse_args()
    root = Path.cwd()
    content = load_or_raise(root)
    if given.update:
        return _updated(update(content, Path(given.folder).resolve()))
    wanted = Wanted(
        given.name.strip(), given.region.strip(), given.website, given.address, root,
        tuple(given.languages.replace(",", " ").split()), tuple(given.colours.lower().split()), given.exit,
    )  # fmt: skip
    folder = Path(given.folder or f"../{wanted.slug or 'nieuw'}").resolve()
    wanted = Wanted(**{**vars(wanted), "folder": folder})
    make(content, wanted)
    write_list(folder, national(folder))
    print(f"De site van {wanted.name} staat in {folder}.")
    print(f"Wat jullie nog moeten doen staat daar in {todo.PATH}. Begin met: make check.")
    return 0


def _updated(done: Update) -> int:
    print(f"Bijgewerkt: {len(done.replaced)}, nieuw: {len(done.added)}, weggehaald: {len(done.removed)}.")
    if done.clashes:
        print("Deze zijn door jullie en ook landelijk veranderd. Ze bleven zoals ze waren; vergelijk ze:")
        print("\n".join(f"  {path}" for path in done.clashes))
    print("Kijk alles na met: make check.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
