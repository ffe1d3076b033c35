"""What was made before is taken from the cache; whatever happens to the file, what comes out is the same."""

from __future__ import annotations

import os
import re
import sqlite3
import tomllib
from pathlib import Path

import pytest

from omzien import cache as module
from omzien.cache import Cache, fingerprint, tools
from tests.conftest import ROOT


def kept(file: Path, made: str) -> str:
    """What a cache on this file gives for one text; `made` when it is not there."""
    cache = Cache(file, b"1")
    found = cache.once("a", ["x"], lambda: made)
    cache.close()
    return found


def test_what_was_made_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "cache/results.db"
    assert [kept(file, made) for made in ("first", "second")] == ["first", "first"]


@pytest.mark.parametrize(
    ("tools", "kind", "parts"),
    [
        (b"2", "a", ["x", "y"]),
        (b"1", "b", ["x", "y"]),
        (b"1", "a", ["xy"]),
        (b"1", "a", ["x", "y", ""]),
        (b"1", "a", ["y", "x"]),
    ],
)
def test_another_question_has_another_answer(tmp_path: Path, tools: bytes, kind: str, parts: list[str]) -> None:
    first = Cache(tmp_path / "results.db", b"1")
    first.once("a", ["x", "y"], lambda: "old")
    first.close()
    assert Cache(tmp_path / "results.db", tools).once(kind, parts, lambda: "new") == "new"


def test_a_result_that_does_not_fit_is_made_again_and_not_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "results.db", b"1")
    assert cache.once("a", [], lambda: 1, lambda made: made > 1) == 1
    assert cache.once("a", [], lambda: 2, lambda made: made > 1) == 2
    assert cache.once("a", [], lambda: 3, lambda made: made > 2) == 3


@pytest.mark.parametrize("damage", [b"", b"no database at all, not even nearly one", b"SQLite format 3\0 and then rubbish"])
def test_a_broken_file_costs_time_and_nothing_else(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "results.db"
    kept(file, "first")
    file.write_bytes(damage)
    assert kept(file, "second") == "second"
    assert kept(file, "third") in {"second", "third"}


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "results.db"
    kept(file, "first")
    with sqlite3.connect(file) as connection:
        ((key, value),) = connection.execute("SELECT key, value FROM kept").fetchall()
        connection.execute("UPDATE kept SET value = ? WHERE key = ?", (value.replace(b"first", b"worst"), key))
    assert kept(file, "second") == "second"


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("")
    assert kept(tmp_path / "in the way/results.db", "first") == "first"


def test_two_builds_at_once_do_not_harm_each_other(tmp_path: Path) -> None:
    one, other = (Cache(tmp_path / "results.db", b"1") for _ in range(2))
    one.once("a", ["x"], lambda: "one")
    other.once("a", ["x"], lambda: "other")
    other.once("b", ["x"], lambda: "other")
    one.close()
    other.close()
    assert kept(tmp_path / "results.db", "third") == "other"


def test_a_copy_of_the_process_opens_the_file_for_itself(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "results.db", b"1")
    cache.once("a", ["x"], lambda: "here")
    cache.close()
    if (child := os.fork()) == 0:
        found = cache.once("a", ["x"], lambda: "there")
        os._exit(0 if found == "here" else 1)
    assert os.waitpid(child, 0)[1] == 0


def test_it_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGEST", 3000)
    for name in "abcde":
        cache = Cache(tmp_path / "results.db", b"1")
        cache.once("a", [name], lambda: "x" * 1000)
        cache.once("a", ["a"], lambda: "x" * 1000)
        cache.close()
    cache = Cache(tmp_path / "results.db", b"1")
    assert [cache.once("a", [name], lambda: "") != "" for name in "abcde"] == [True, False, False, False, True]


def test_the_tools_are_the_code_and_the_settings(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A")
    before = tools(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: B")
    assert tools(tmp_path) != before
    assert tools(ROOT) == tools(ROOT)


def test_the_tools_are_the_code_that_runs(tmp_path: Path) -> None:
    """A hook or module that changes while a process works is not what its results come from."""
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks/een.py").write_text("a = 1")
    before = tools(tmp_path)
    (tmp_path / "hooks/een.py").write_text("a = 2")
    assert tools(tmp_path) == before
    module._code.cache_clear()
    assert tools(tmp_path) != before


def test_every_library_that_makes_what_is_kept_counts() -> None:
    """Those of the project without the ones that pack, draw or show what is never kept here."""
    others = {
        *("mkdocs-material", "brotli", "urllib3", "pagefind-bin", "pillow", "rcssmin", "rjsmin"),
        *("typst", "fontpkg-noto-sans", "fontpkg-almarai", "flit-core"),
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[><=]", entry)[0].strip().lower().replace("_", "-") for entry in project["dependencies"]}
    assert names - others <= set(module._LIBRARIES)


def test_room_that_was_made_counts_as_room(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "results.db") as connection:
        connection.execute(module._TABLE)
        connection.execute("INSERT INTO kept VALUES (x'00', zeroblob(1000000), 1)")
        full = module._size(connection)
        connection.execute("DELETE FROM kept")
        assert module._size(connection) < full / 10


def test_a_fingerprint_knows_where_a_part_ends() -> None:
    assert fingerprint(["a", "b"]) != fingerprint(["ab"])
    assert fingerprint(["a", b"b"]) == fingerprint([b"a", "b"])
