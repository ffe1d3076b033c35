"""A later update: what is national changes, what they wrote stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from omzien.loading import load_or_raise
from omzien.municipalities.new import LEFT_BY_TOOLS
from omzien.municipalities.update import update
from omzien.problems import ContentError
from tests.conftest import ROOT, problems_of

_NATIONAL = "docs/nl/nu.md"
_OWN = """
  - id: eigen-loket
    name: "Loket Voorbeeldstad"
    what: {nl: "Een loket van de gemeente.", en: "A desk of the municipality.", ar: "مكتب البلدية."}
    for_whom: [iedereen]
    topics: [praten]
    area: Voorbeeldstad
    publish: ja-zonder-nummer
    verified_on: 2026-11-21
"""


@pytest.fixture
def theirs(made: Path, tmp_path: Path) -> Path:
    """Their site as it is some months later: with an organisation, a page and a text of their own."""
    folder = tmp_path / "voorbeeldstad"
    shutil.copytree(made, folder, symlinks=True, ignore=shutil.ignore_patterns("site", ".build"))
    file = folder / "data/organisations.yml"
    head, mark, tail = file.read_text(encoding="utf-8").partition("\ntranslated:")
    file.write_text(f"{head}\n{_OWN}{mark}{tail}", encoding="utf-8")
    page = folder / "docs/nl/zelf.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nBij ons is er ook een groep.\n", encoding="utf-8")
    return folder


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """Our project some months later: a number, a page and the page that they changed are different, and one is new."""
    root = tmp_path / "omzien"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(*LEFT_BY_TOOLS, "tests"))
    for path, old, new in (
        ("data/organisations.yml", 'said: "bij direct gevaar 112 bellen"', 'said: "bel bij direct gevaar 112"'),
        (_NATIONAL, "\n# ", "\n\n# "),
        ("docs/nl/zelf.md", "\n# ", "\n\n# "),
    ):
        file = root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    (root / "docs/assets/nieuw.txt").parent.mkdir(exist_ok=True)
    (root / "docs/assets/nieuw.txt").write_text("nieuw", encoding="utf-8")
    return root


def test_an_update_brings_what_is_national_and_leaves_what_is_theirs(theirs: Path, ours: Path) -> None:
    """Our change of an organisation arrives beside their own organisation; both sides' change of one page is told."""
    own = [theirs / path for path in ("data/municipality.yml", "docs/nl/zelf.md", "mkdocs.yml")]
    before = [file.read_text(encoding="utf-8") for file in own]
    done = update(load_or_raise(ours), theirs)
    assert sorted(done.replaced) == ["data/organisations.yml", _NATIONAL]
    assert done.added == ["docs/assets/nieuw.txt"]
    assert done.clashes == ["docs/nl/zelf.md"]
    assert done.removed == []
    organisations = (theirs / "data/organisations.yml").read_text(encoding="utf-8")
    assert "bel bij direct gevaar 112" in organisations
    assert "Loket Voorbeeldstad" in organisations
    assert [file.read_text(encoding="utf-8") for file in own] == before
    assert [str(problem) for problem in problems_of(theirs) if problem.severity == "fout"] == []

    again = update(load_or_raise(ours), theirs)
    assert (again.replaced, again.added, again.removed, again.clashes) == ([], [], [], [])


def test_a_new_hook_is_used_after_an_update(theirs: Path, ours: Path) -> None:
    (ours / "hooks/later.py").write_text('"""Does something new."""\n', encoding="utf-8")
    settings = ours / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  - hooks/frame.py\n", "  - hooks/later.py\n  - hooks/frame.py\n"), encoding="utf-8")
    before = (theirs / "mkdocs.yml").read_text(encoding="utf-8")
    done = update(load_or_raise(ours), theirs)
    assert "hooks/later.py" in done.added
    assert "mkdocs.yml" in done.replaced
    after = (theirs / "mkdocs.yml").read_text(encoding="utf-8")
    assert after == before.replace("  - hooks/frame.py\n", "  - hooks/later.py\n  - hooks/frame.py\n")


def test_only_a_folder_that_was_made_so_is_updated(tmp_path: Path) -> None:
    """Any other folder is left alone, with a sentence."""
    with pytest.raises(ContentError, match=r"landelijk\.json"):
        update(load_or_raise(ROOT), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damaged", ['{\n<<<<<<< HEAD\n "files": {}', '{"files": {}}', "[]"])
def test_a_damaged_list_is_named(damaged: str, tmp_path: Path) -> None:
    (tmp_path / "landelijk.json").write_text(damaged)
    with pytest.raises(ContentError, match=r"landelijk\.json:[12]: Dit bestand is stuk\. Zet het terug"):
        update(load_or_raise(ROOT), tmp_path)
