"""Builds that are killed, have no room, meet each other or hit a fault: the site stays whole, and staff read what to do."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from omzien import manifest
from tests.conftest import ROOT, run_build


@pytest.fixture
def previous(small: Path) -> Path:
    """A small project with a site of before."""
    (small / "site").mkdir()
    (small / "site/index.html").write_text("de vorige site")
    return small


def untouched(root: Path) -> bool:
    """Whether the site of before is there as it was, and nothing else."""
    files = [file for file in (root / "site").rglob("*") if file.is_file()]
    return [(f.name, f.read_text()) for f in files] == [("index.html", "de vorige site")]


def started(root: Path) -> subprocess.Popen[str]:
    """A build that is at work, in a group of its own, so that all its processes can be killed together."""
    command = [sys.executable, "scripts/build.py", "--date", "2026-11-22"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def until(reached: Callable[[], bool], build: subprocess.Popen[str]) -> None:
    """Wait until a build got somewhere."""
    while not reached():
        assert build.poll() is None, build.communicate()
        time.sleep(0.01)


def test_a_build_that_is_killed_at_any_moment_leaves_the_site(previous: Path) -> None:
    """At the start, when the first pages are there, when it is in its last language; the next build cleans up."""
    fresh = previous / ".build/site-new"
    moments: tuple[Callable[[], bool], ...] = (
        fresh.exists,
        lambda: len(list(fresh.glob("*/index.html"))) > 5,
        (fresh / "ar/index.html").exists,
    )
    for reached in moments:
        with started(previous) as build:
            until(reached, build)
            os.killpg(build.pid, signal.SIGKILL)
        assert untouched(previous)
        assert fresh.exists(), "killed before it could clean up, or this test proves nothing"
    left = fresh / "left-by-the-killed-one"
    left.touch()
    with started(previous) as build:
        until(lambda: not left.exists() and len(list(fresh.glob("*/index.html"))) > 5, build)
        second = run_build(previous)
        _, errors = build.communicate()
    assert (build.returncode, errors) == (0, "")
    assert second.returncode == 1
    assert second.stderr.startswith("Er wordt hier al een site gebouwd. Wacht tot dat klaar is")
    assert list(manifest.differences(previous / "site")) == []
    assert [file.name for file in (previous / ".build").glob("site*")] == ["site.lock"]


def test_the_list_of_files_notices_what_is_not_whole(site: Path, tmp_path: Path) -> None:
    assert list(manifest.differences(site)) == []
    copy = tmp_path / "copy"
    shutil.copytree(site / "hulp", copy / "hulp")
    shutil.copy(site / manifest.NAME, copy)
    found = list(manifest.differences(copy))
    assert "index.html: dit bestand ontbreekt." in found
    page = copy / "hulp/index.html"
    page.write_bytes(page.read_bytes()[:-1])
    (copy / "hulp/extra.html").write_text("x")
    found = [told for told in manifest.differences(copy) if "ontbreekt" not in told]
    assert found == [
        "hulp/extra.html: dit bestand hoort er niet bij.",
        "hulp/index.html: dit bestand is veranderd of niet helemaal gekopieerd.",
    ]
    done = subprocess.run([sys.executable, "scripts/verify.py", copy], capture_output=True, text=True, check=False)
    assert (done.returncode, "hulp/extra.html" in done.stderr) == (1, True)


@pytest.fixture
def no_room(previous: Path) -> Iterator[Path]:
    """The project with a workshop on a disk of half a megabyte."""
    disk = previous / ".build"
    disk.mkdir(exist_ok=True)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("a small disk can only be made by root: " + mounted.stderr.decode())
    yield previous
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk(no_room: Path) -> None:
    done = run_build(no_room)
    assert done.returncode == 1
    assert "De schijf is vol" in done.stderr
    assert "Maak ruimte en probeer het opnieuw.\n\nDe site is niet gebouwd. De vorige site staat er nog." in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert untouched(no_room)
    assert [file.name for file in (no_room / ".build").glob("site-*")] == []


def _append(file: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        path = root / file
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return change


FAULTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a tag in a template": (
        _append("overrides/main.html", "{% if %}\n"),
        "overrides/main.html:{last}: In dit sjabloon zit een fout",
    ),
    "a name in a template": (
        lambda root: _replace(root / "overrides/partials/footer.html", "frame.t(", "frame.nothing("),
        "overrides/partials/footer.html:",
    ),
    # Material has one of the same name, which must not take its place.
    "a partial that is missing": (
        lambda root: (root / "overrides/partials/footer.html").unlink(),
        "overrides/partials/footer.html: dit sjabloon ontbreekt. Zet het terug uit een eerdere versie.",
    ),
    "an error in a hook": (
        lambda root: _replace(
            root / "hooks/direction.py", "return config.omzien.isolated", "return 1 / 0, config.omzien.isolated"
        ),
        "hooks/direction.py:",
    ),
}


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_outside_the_content_names_its_file(fault: str, previous: Path) -> None:
    change, told = FAULTS[fault]
    change(previous)
    main = (previous / "overrides/main.html").read_text(encoding="utf-8")
    done = run_build(previous)
    assert done.returncode == 1
    assert done.stderr.count(told.format(last=main.count("\n"))) == 1  # once, not once for each language
    assert "De site is niet gebouwd. De vorige site staat er nog." in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert untouched(previous)


def test_a_wrong_date() -> None:
    for day in ("gisteren", "2026-02-30", "0001-01-01", "9999-12-31"):
        done = run_build(ROOT, day)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == f"«{day}» is geen datum die kan. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-25.\n"
