"""What was found in a page before is what would be found now, whatever changed since."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from omzien.cache import Cache
from omzien.pages import Page
from omzien.problems import Problem
from omzien.reading import read
from tests.conftest import ROOT, SAMPLES, TODAY
from tests.test_rules import Plant, edit

_LONG = "Dit is een zin die met heel veel woorden heel erg lang doorgaat en zo nooit meer lijkt te willen ophouden vandaag. "


def found(root: Path, cache: Cache | None = None) -> list[Problem]:
    """All that reading and checking find, errors too."""
    reading = read(root, cache)
    assert reading.content is not None
    problems = sorted(reading._problems(TODAY, cache, at_once=2))
    if cache:
        cache.close()
    return problems


@pytest.fixture
def full(sample: Path) -> Path:
    """The sample with the files that the rules for a page look into."""
    for name in ("plain", "names"):
        shutil.copy(ROOT / f"data/{name}.yml", sample / f"data/{name}.yml")
    edit("docs/nl/index.md", "bij gevaar.", "bij gevaar. Of vraag Veilig Thuis.")(sample)
    return sample


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (edit("docs/ar/index.md", "Bel", "Bel 0800 1234"), "docs/ar/index.md:7: Dit telefoonnummer"),
        (edit("docs/ar/index.md", "---\n#", "---\n\n## Zo\n\n#"), "docs/ar/index.md"),
        (edit("docs/nl/index.md", "Bel", _LONG + "Bel"), "docs/nl/index.md:7: De zin"),
        (edit("docs/nl/index.md", "# Welkom", "# Welkom\n\n## Nog een kop"), "docs/ar/index.md"),  # told of the translation
        (edit("data/names.yml", "name: Veilig Thuis", "name: Rotterdam"), ""),  # told no more
        (edit("docs/en/index.md", "description", "# niets\ndescription"), ""),  # the same, a line lower
    ],
)
def test_what_is_kept_is_what_would_be_found(change: Plant, told: str, full: Path, tmp_path: Path) -> None:
    before = found(full, Cache(tmp_path / "results.db"))
    change(full)
    after = found(full, Cache(tmp_path / "results.db"))
    assert after == found(full)
    assert after != before
    assert [problem for problem in after if problem not in before and str(problem).startswith(told)] or not told


def test_a_page_that_did_not_change_is_not_looked_at_again(full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found(full, Cache(tmp_path / "results.db"))
    edit("docs/en/index.md", "bij gevaar", "in danger")(full)
    looked = tmp_path / "looked"

    def look(page: Page) -> Iterator[Problem]:
        with looked.open("a") as file:
            file.write(f"{page.source}\n")
        return iter(())

    monkeypatch.setattr("omzien.rules.PAGE_RULES", [lambda content: look])
    found(full, Cache(tmp_path / "results.db"))
    assert looked.read_text().splitlines() == ["docs/en/index.md"]


def test_what_was_checked_today_is_known(full: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "results.db")
    assert not read(full, cache).was_checked(TODAY, cache)
    found(full, cache)
    assert read(full, cache).was_checked(TODAY, cache)
    assert not read(full, cache).was_checked(TODAY.replace(day=1), cache)


def test_all_that_checking_opens_counts(sample: Path, tmp_path: Path) -> None:
    """A file that a rule reads and that nobody counted would leave the findings of before standing after a change."""
    (sample / "overrides").unlink()
    for folder in ("assets", "kit", "fragments", "generated"):
        shutil.copytree(ROOT / "overrides" / folder, sample / "overrides" / folder)
    shutil.copytree(SAMPLES / "kit", sample, dirs_exist_ok=True)
    opened: set[Path] = set()
    watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event == "open" and isinstance(arguments[0], str):
            opened.add(Path(arguments[0]))

    sys.addaudithook(watch)  # for the rest of the process: there is no way to take it away
    reading = read(sample)
    assert reading.content is not None
    reading._problems(TODAY)
    watching = False
    looks = sorted(file for file in opened if file.is_relative_to(sample / "overrides") and file.is_file())
    assert {"omzien.css", "screen.txt"} <= {file.name for file in looks}
    known = {read(sample, Cache(tmp_path / "results.db")).inputs}
    for file in looks:
        file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        known.add(read(sample, Cache(tmp_path / "results.db")).inputs)
    assert len(known) == len(looks) + 1, looks
