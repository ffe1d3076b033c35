"""Writes the JSON Schema of a calendar item for editors, and the table of its fields in the guide. `make schema`."""

from __future__ import annotations

import sys
from pathlib import Path

from omzien.command import reported
from omzien.loading import load_or_raise
from omzien.schema import item_schema, with_table


@reported()
def main() -> int:
    """0 when both were written, 1 when the content cannot be read."""
    folder = Path("content-calendar")
    content = load_or_raise(Path.cwd())
    (folder / "item.schema.json").write_text(item_schema(content), encoding="utf-8")
    guide = folder / "README.md"
    guide.write_text(with_table(guide.read_text(encoding="utf-8")), encoding="utf-8")
    print("content-calendar/item.schema.json en de tabel in content-calendar/README.md zijn bijgewerkt.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
