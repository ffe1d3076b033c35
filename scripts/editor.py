"""Makes the editor for staff in .build/editor/, and shows it when asked. `make editor`."""

from __future__ import annotations

import argparse
import functools
import http.server
import sys
from pathlib import Path

from omzien.command import reported
from omzien.editor import page
from omzien.loading import load_or_raise
from omzien.swap import replaced


@reported()
def main() -> int:
    """0 when the editor stands ready, 1 when it cannot be made."""
    parser = argparse.ArgumentParser(description="Maak de redactie: pagina's en kalender veranderen in de browser.")
    parser.add_argument("--serve", action="store_true", help="laat de redactie ook meteen zien, op deze computer")
    parser.add_argument("--port", type=int, default=8001, help="poort waarop de redactie te zien is")
    given = parser.parse_args()
    target = Path(".build/editor")
    content = load_or_raise(Path.cwd())
    try:
        with replaced(target, Path(".build/editing")) as fresh:
            page.write(content, Path("node_modules"), fresh)
    except FileNotFoundError as error:
        print(f"Een bestand ontbreekt: {error.filename}. Draai: make editor", file=sys.stderr)
        return 1
    host = content.municipality.editor
    print(f"De redactie staat klaar in {target}/.")
    if host is None:
        print("  Het is een proefversie: wat je verandert, blijft in je browser.")
        print("  Vul «editor» in data/municipality.yml in om echt te bewaren.")
    else:
        print(f"  Wat je verandert, wordt bewaard in {host.repo} ({host.kind}, tak {host.branch}).")
    if not given.serve:
        print("  Bekijk haar met: make editor-demo. Of zet de map op een webserver (https), los van de site.")
        return 0
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(target))
    with http.server.ThreadingHTTPServer(("127.0.0.1", given.port), handler) as server:
        print(f"  Open http://127.0.0.1:{given.port}/ in je browser. Stop met Ctrl+C.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
