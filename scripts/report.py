"""Writes how the whole site stands, for staff: one page, and the same as JSON. `make report`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from omzien.command import options, reported
from omzien.frame import Frame
from omzien.links import Answer, State
from omzien.overview.making import as_json, overview, page, schema
from omzien.reading import read_checked


@reported("Het rapport is niet gemaakt. Verbeter wat hierboven staat en probeer opnieuw.")
def main() -> int:
    """0 when the report was made, 1 when the content is wrong or nothing can be written."""
    given = options("Maak het rapport: hoe staat de site ervoor?")
    root = Path.cwd()
    content, problems = read_checked(root, given.date)
    made = overview(content, problems, given.date, root / "site", _answers(root / ".build/links.json"))
    files = {
        ".build/rapport.html": page(made, Frame(content, "nl", given.date)),
        ".build/rapport.json": as_json(made),
        ".build/rapport.schema.json": schema(),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    for part in made.parts:
        print(f"{part.title}: {part.summary}")
    print("\nGemaakt voor het team (niet voor de site): " + ", ".join(files))
    return 0


def _answers(file: Path) -> dict[str, Answer]:
    """What `make links` last kept; nothing when it has not run, or what it kept cannot be read."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return {address: Answer(State(entry["state"]), entry["detail"]) for address, entry in kept.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


if __name__ == "__main__":
    sys.exit(main())
