"""What all tests share: the sample site, content read from it, and the real site built once."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from omzien.content import Content
from omzien.frame import Frame
from omzien.loading import load
from omzien.municipalities.new import LEFT_BY_TOOLS
from omzien.problems import ContentError, Problem
from omzien.reading import read_checked

ROOT = Path(__file__).parent.parent
SAMPLES = Path(__file__).parent / "samples"
TODAY = date(2026, 11, 18)
_NOT_COPIED = shutil.ignore_patterns(*LEFT_BY_TOOLS, "tests")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make test-all`."""
    parser.addoption("--write-outlines", action="store_true", help="write what a screen reader meets anew")
    parser.addoption("--all-pages", action="store_true", help="look at every page, not at one of every template")


@pytest.fixture(scope="session")
def all_pages_wanted(pytestconfig: pytest.Config) -> bool:
    """Whether every page is looked at, or one of every template in every language."""
    return bool(pytestconfig.getoption("--all-pages"))


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample site that a test may change."""
    root = tmp_path / "sample"
    shutil.copytree(SAMPLES / "site", root)
    (root / "overrides").symlink_to(ROOT / "overrides")
    return root


@pytest.fixture
def content(sample: Path) -> Content:
    """The content of the sample site."""
    found, problems = load(sample)
    assert found is not None, problems
    return found


@pytest.fixture
def frame(content: Content) -> Callable[[str], Frame]:
    """The frame of the sample site in a language, on TODAY."""
    return lambda language: Frame(content, language, TODAY)


def problems_of(root: Path, today: date = TODAY) -> list[Problem]:
    """Everything that reading and checking find below `root`."""
    try:
        return read_checked(root, today)[1]
    except ContentError as error:
        return error.problems


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Makes copies of the whole project, for builds. Drawings are named by what they are made from, so all may share them."""

    def copy() -> Path:
        target = tmp_path_factory.mktemp("project") / "omzien"
        shutil.copytree(ROOT, target, ignore=_NOT_COPIED)
        drawings = ROOT / ".build/kit"
        drawings.mkdir(parents=True, exist_ok=True)
        (target / ".build").mkdir()
        (target / ".build/kit").symlink_to(drawings)
        return target

    return copy


def run_build(root: Path, day: str = "2026-11-22", *options: str) -> subprocess.CompletedProcess[str]:
    """Build as `make site` does, in `root`."""
    command = [sys.executable, "scripts/build.py", "--date", day, *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=root, capture_output=True, text=True, env=environment, check=False)


@pytest.fixture(scope="session")
def once_for_all(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], None]], Path]:
    """Makes a folder once for all processes that the tests run in: the first that needs it makes it, the others wait."""
    here = tmp_path_factory.getbasetemp()
    shared = here.parent if os.environ.get("PYTEST_XDIST_WORKER") else here

    def make(name: str, fill: Callable[[Path], None]) -> Path:
        folder = shared / name
        with FileLock(shared / f"{name}.lock"):
            if not (shared / f"{name}.done").exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                fill(folder)
                (shared / f"{name}.done").touch()
        return folder

    return make


@pytest.fixture(scope="session")
def built(
    project: Callable[[], Path], once_for_all: Callable[[str, Callable[[Path], None]], Path]
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The real project, built once for all tests, and what the build printed; tests do not change it."""

    def fill(folder: Path) -> None:
        root = project().rename(folder / "omzien")
        done = run_build(root)
        assert done.returncode == 0, done.stderr
        (folder / "done.pickle").write_bytes(pickle.dumps(done))

    folder = once_for_all("built", fill)
    return folder / "omzien", pickle.loads((folder / "done.pickle").read_bytes())  # noqa: S301 our own


@pytest.fixture(scope="session")
def site(built: tuple[Path, subprocess.CompletedProcess[str]]) -> Path:
    """The real site, built once for all tests."""
    return built[0] / "site"


@pytest.fixture(scope="session")
def made(once_for_all: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The folder of Voorbeeldstad, another municipality, made from this project; tests do not change it."""
    from tests.municipalities.voorbeeldstad import make_site

    def fill(folder: Path) -> None:
        make_site(folder / "voorbeeldstad")
        if (drawings := ROOT / ".build/kit").is_dir():
            (folder / "voorbeeldstad/.build").mkdir()
            (folder / "voorbeeldstad/.build/kit").symlink_to(drawings)

    return once_for_all("gemeente", fill) / "voorbeeldstad"


@pytest.fixture(scope="session")
def their_site(made: Path, once_for_all: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The site of Voorbeeldstad, built once with its own code."""

    def fill(folder: Path) -> None:
        done = run_build(made)
        assert done.returncode == 0, done.stderr

    once_for_all("their-site", fill)
    return made / "site"


@pytest.fixture
def small(project: Callable[[], Path]) -> Path:
    """A copy of the project that builds in a few seconds: Dutch and Arabic, and the calendar of one year's end."""
    root = project()
    config = root / "mkdocs.yml"
    kept = [line for line in config.read_text(encoding="utf-8").splitlines() if not _other_language(line)]
    config.write_text("\n".join(kept) + "\n", encoding="utf-8")
    for language in ("en", "tr", "pl", "uk"):
        shutil.rmtree(root / "docs" / language)
    for item in (root / "content-calendar").glob("2*/*.yml"):
        if item.name != "orange-the-world.yml":
            item.unlink()
    return root


def _other_language(line: str) -> bool:
    return any(f"locale: {code}," in line for code in ("en", "tr", "pl", "uk"))
