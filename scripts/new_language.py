"""Begins a new language: the line in mkdocs.yml, its folder, and the list of what to translate. `make new-language LANG=fa`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from omzien import new_language
from omzien.command import reported
from omzien.loading import load_or_raise


@reported()
def main() -> int:
    """0 when everything was written, 1 when there is no such language, the site has it, or the content cannot be read."""
    parser = argparse.ArgumentParser(description="Begin een nieuwe taal en maak een lijst van wat er te vertalen is.")
    parser.add_argument("language", help="de code van de taal, bijvoorbeeld fa")
    given = parser.parse_args()
    content = load_or_raise(Path.cwd())
    made = new_language.plan(content, given.language)
    new_language.write(Path.cwd(), made)
    print(f"De taal {made.name} ({made.code}) staat in mkdocs.yml, en de map docs/{made.code}/ is er.")
    print(f"Wat er te vertalen is staat in {made.todo_path}. Zolang de kern ontbreekt, wordt de site niet gebouwd.")
    print("Wat er nog ontbreekt zie je met: make check en make translations.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
