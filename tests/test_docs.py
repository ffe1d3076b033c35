"""The guides are true: what they show works, and what they name exists."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from omzien import document
from omzien.model import Item, Organisation
from omzien.validation import validate
from tests.conftest import ROOT, problems_of

GUIDES = ["README.md", "CONTRIBUTING.md", "content-calendar/README.md", "docs/README.md", "data/README.md"]


def guide(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_example_of_a_calendar_item_is_right(tmp_path: Path) -> None:
    """It uses every field, and passes every rule in the real calendar."""
    example = re.search(r"## Een heel voorbeeld\n+```yaml\n(.*?)```", guide("content-calendar/README.md"), re.DOTALL)
    assert example is not None
    read = document.parse(example[1], "example.yml")
    item, problems = validate(Item, read)
    assert problems == []
    assert item is not None
    assert set(read.data) == set(Item.model_fields) - {"translated"}
    root = tmp_path / "project"
    for folder in ("content-calendar", "data", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    (root / "overrides").symlink_to(ROOT / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "content-calendar/2027/voorbeeld.yml").write_text(example[1], encoding="utf-8")
    found = [str(p) for p in problems_of(root) if "voorbeeld" in p.path and p.severity == "fout"]
    assert found == []


def test_every_field_of_an_organisation_that_staff_change_is_explained() -> None:
    explained = set(re.findall(r"^\| `(\w+)` \|", guide("data/README.md"), re.MULTILINE))
    assert explained == {"publish", "confirmed", "cost", "hours", "channel", "note", "ask", "verified_on"}
    phone = {"confirmed", "cost", "hours", "channel", "note"}
    assert explained - phone <= set(Organisation.model_fields)


def test_every_command_in_the_guides_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", guide("Makefile"), re.MULTILINE))
    for name in GUIDES:
        assert set(re.findall(r"(?:`|^|DATE=\S+ )make ([a-z-]+)", guide(name), re.MULTILINE)) <= targets, name


def test_every_command_has_a_line_of_help() -> None:
    targets = set(re.findall(r"^([a-z-]+):", guide("Makefile"), re.MULTILINE))
    helped = set(re.findall(r"^([a-z-]+):.*## ", guide("Makefile"), re.MULTILINE))
    assert targets - helped == {"chromium", "servers"}  # what tests need: nobody asks for them


def test_every_file_that_a_guide_names_exists() -> None:
    for name in GUIDES:
        for link in re.findall(r"\]\(([^)#]+)[^)]*\)", guide(name)):
            if not link.startswith("http"):
                assert (ROOT / name).parent.joinpath(link).exists(), f"{name}: {link}"
