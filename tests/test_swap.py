"""A build takes the place of the previous one in one step, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from omzien.swap import replaced


def test_a_finished_build_takes_the_place(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "old.html").write_text("old")
    with replaced(site, tmp_path / "work") as fresh:
        (fresh / "new.html").write_text("new")
        assert (site / "old.html").exists()
    assert [file.name for file in site.iterdir()] == ["new.html"]
    assert list((tmp_path / "work").iterdir()) == []
    assert site.stat().st_mode & 0o777 == 0o755


def test_a_failed_build_leaves_the_previous_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "old.html").write_text("old")

    def build() -> None:
        with replaced(site, tmp_path / "work") as fresh:
            (fresh / "half.html").write_text("half")
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        build()
    assert (site / "old.html").read_text() == "old"
    assert list((tmp_path / "work").iterdir()) == []
