"""What editors and the guide say is what the check does."""

from __future__ import annotations

from omzien.loading import load
from omzien.schema import item_schema, with_table
from tests.conftest import ROOT

AGAIN = "draai: make schema"


def test_the_schema_is_that_of_the_model() -> None:
    content, _ = load(ROOT)
    assert content is not None
    assert (ROOT / "content-calendar/item.schema.json").read_text(encoding="utf-8") == item_schema(content), AGAIN


def test_the_table_in_the_guide_is_that_of_the_model() -> None:
    guide = (ROOT / "content-calendar/README.md").read_text(encoding="utf-8")
    assert guide == with_table(guide), AGAIN


def test_every_item_names_its_schema() -> None:
    """So that an editor completes and checks while somebody types."""
    for file in (ROOT / "content-calendar").glob("2*/*.yml"):
        first = file.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first == "# yaml-language-server: $schema=../item.schema.json", file
