"""A change that subscribers would not see is caught, wherever their knowledge comes from."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from omzien.content import Content
from omzien.outputs import outputs
from tests.conftest import TODAY, problems_of

FILE = "content-calendar/2026/week-van-het-kind.yml"
MOVED = ("end: 2026-11-22", "end: 2026-11-23")
TOLD = f"{FILE}:4: «end» is veranderd, maar «revision» is niet hoger dan 0. Maak revision 1, dan zien agenda's de verandering."
Change = Callable[[Path], None]


def change(*pairs: tuple[str, str]) -> Change:
    def apply(root: Path) -> None:
        text = (root / FILE).read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        (root / FILE).write_text(text, encoding="utf-8")

    return apply


def git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@voorbeeld.nl"]
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def published(sample: Path, content: Content) -> Path:
    """The sample with a site that was published before."""
    (sample / "site").mkdir()
    feed = outputs(content, TODAY)["nl/kalender.json"].content
    assert isinstance(feed, bytes)
    (sample / "site/kalender.json").write_bytes(feed)
    return sample


@pytest.fixture
def repository(sample: Path) -> Path:
    """The sample in git."""
    git(sample, "init", "--quiet")
    git(sample, "add", ".")
    git(sample, "commit", "--quiet", "--message", "first")
    return sample


def told(root: Path) -> list[str]:
    return [str(problem) for problem in problems_of(root) if "revision" in problem.message]


def test_nothing_changed(published: Path) -> None:
    assert told(published) == []


def test_against_the_last_published_site(published: Path) -> None:
    change(MOVED)(published)
    assert told(published) == [TOLD]


def test_against_the_last_commit(repository: Path) -> None:
    change(MOVED)(repository)
    assert told(repository) == [TOLD]


def test_against_the_commit_before(repository: Path) -> None:
    change(MOVED)(repository)
    git(repository, "commit", "--quiet", "--all", "--message", "moved")
    assert told(repository) == [TOLD]


def test_on_the_main_branch_against_the_commit_before(repository: Path) -> None:
    """What was committed there directly, as an editor does, was seen by no proposal."""
    change(MOVED)(repository)
    git(repository, "commit", "--quiet", "--all", "--message", "moved")
    git(repository, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert told(repository) == [TOLD]


def test_a_higher_revision_is_right(repository: Path) -> None:
    change(MOVED, ("updated:", "revision: 1\nupdated:"))(repository)
    assert told(repository) == []


def test_a_new_text_needs_no_revision(repository: Path) -> None:
    change(("Een week over kinderen.", "Een week over alle kinderen."))(repository)
    assert told(repository) == []


def test_a_draft_was_never_told_to_anybody(repository: Path) -> None:
    change(("status: confirmed", "status: draft"))(repository)
    git(repository, "commit", "--quiet", "--all", "--amend", "--message", "first")
    change(MOVED)(repository)
    assert told(repository) == []
