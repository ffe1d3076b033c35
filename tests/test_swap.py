"""A build takes the place of the previous one in one step, or not at all; also when it is killed, or when there are two."""

from __future__ import annotations

import ast
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from omzien import swap
from omzien.swap import BusyError, replaced
from tests.conftest import ROOT

# A build in which somebody pulls the plug at the rename with this number; without «exchange» as on systems that lack it.
KILLED = """
import os, pathlib, signal, sys
from omzien import swap
site, work, number, exchange = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "exchange"
rename, done = pathlib.Path.rename, []
def counted(self, target):
    if len(done) == number:
        os.kill(os.getpid(), signal.SIGKILL)
    done.append(target)
    return rename(self, target)
pathlib.Path.rename = counted
if not exchange:
    swap._exchange = lambda one, other: False
with swap.replaced(site, work) as fresh:
    (fresh / "new.html").write_text("new")
    (fresh / "also.html").write_text("new")
"""


def build(site: Path, work: Path, name: str = "new") -> None:
    with replaced(site, work) as fresh:
        (fresh / f"{name}.html").write_text(name)


def left_over(work: Path) -> list[str]:
    """What is in the workshop besides the lock."""
    return sorted(file.name for file in work.iterdir() if file.name != "site.lock")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A previous site."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "old.html").write_text("old")
    return site


@pytest.mark.parametrize("exchange", [True, False])
def test_a_finished_build_takes_the_place(exchange: bool, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not exchange:
        monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    with replaced(site, tmp_path / "work") as fresh:
        (fresh / "new.html").write_text("new")
        assert (site / "old.html").exists()
    assert [file.name for file in site.iterdir()] == ["new.html"]
    assert left_over(tmp_path / "work") == []
    assert site.stat().st_mode & 0o005 == 0o005, "a web server must be able to read it"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets two folders change places at once")
def test_on_linux_there_is_a_site_at_every_moment(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    assert swap._exchange(other, site)
    assert (other / "old.html").exists()


def test_a_failed_build_leaves_the_previous_one(site: Path, tmp_path: Path) -> None:
    def broken() -> None:
        with replaced(site, tmp_path / "work") as fresh:
            (fresh / "half.html").write_text("half")
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        broken()
    assert (site / "old.html").read_text() == "old"
    assert left_over(tmp_path / "work") == []


@pytest.mark.parametrize(
    ("number", "how", "seen"),
    [
        (0, "exchange", ["also.html", "new.html"]),  # the folders have changed places; the old one was not yet put aside
        (0, "renames", ["old.html"]),
        (1, "renames", None),  # between the two renames: there is no site at all until the next start
        (2, "renames", ["also.html", "new.html"]),
    ],
)
def test_a_build_that_is_killed_at_a_rename(number: int, how: str, seen: list[str] | None, site: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    done = subprocess.run([sys.executable, "-c", KILLED, site, work, str(number), how], check=False)
    assert done.returncode == -signal.SIGKILL
    assert (sorted(file.name for file in site.iterdir()) if site.exists() else None) == seen
    with replaced(site, work):
        whole = [file.name for file in site.iterdir()]
        assert sorted(whole) == (seen or ["old.html"]), "the next start puts the previous site back"
        assert left_over(work) == ["site-new"]
    assert left_over(work) == []


def test_what_a_killed_build_left_is_cleaned_up_and_nothing_else(site: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    for name in ("site-new", "site-gone", "site-abc123"):
        (work / name).mkdir(parents=True)
        (work / name / "half.html").write_text("half")
    (work / "plan-2027.html").write_text("plan")
    build(site, work)
    assert left_over(work) == ["plan-2027.html"]
    assert [file.name for file in site.iterdir()] == ["new.html"]


def test_two_builds_at_once_do_not_mix(site: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    with replaced(site, work) as fresh:
        (fresh / "first.html").write_text("first")
        with pytest.raises(BusyError):
            build(site, work, "second")
        assert (fresh / "first.html").exists()
    assert [file.name for file in site.iterdir()] == ["first.html"]
    build(site, work, "third")
    assert [file.name for file in site.iterdir()] == ["third.html"]


def test_a_folder_that_cannot_take_the_place_leaves_the_previous_one(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "site-new":
            raise OSError("no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="no"):
        build(site, tmp_path / "work")
    assert (site / "old.html").exists()
    assert left_over(tmp_path / "work") == []


def test_no_two_commands_share_a_workshop() -> None:
    """Who starts cleans up what a killed one left: in the workshop of another that may be the only copy of the public site."""
    workshops = [
        ast.unparse(node.args[1]).removeprefix("root / ").removeprefix("Path(").rstrip(")")
        for file in sorted((ROOT / "scripts").glob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "replaced"
    ]
    assert "'.build'" in workshops
    assert len(workshops) == len(set(workshops)), workshops
