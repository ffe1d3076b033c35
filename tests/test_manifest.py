"""A copy from a server is whole although servers keep some files to themselves; what is damaged is always told."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from omzien.manifest import differences, write
from tests.conftest import TODAY

PAGE = b"<!doctype html>" * 20


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A site as it was built."""
    files = {"index.html": PAGE, "sitemap.xml": b"<x/>", "sitemap.xml.gz": gzip.compress(b"<x/>", 1), "_headers": b"/*"}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    write(tmp_path, TODAY)
    return tmp_path


def test_fetched_over_the_web(copy: Path) -> None:
    for name in ("_headers", "sitemap.xml.gz"):
        (copy / name).unlink()
    assert list(differences(copy, from_host=True)) == []
    assert len(list(differences(copy))) == 2, "of a build itself nothing may be missing"
    (copy / "index.html").unlink()
    assert list(differences(copy, from_host=True)) == ["index.html: dit bestand ontbreekt."]


def test_copied_from_the_folder_of_a_server(copy: Path) -> None:
    (copy / "index.html.gz").write_bytes(gzip.compress(PAGE, 9))
    (copy / "index.html.br").write_bytes(brotli.compress(PAGE))
    (copy / "sitemap.xml.gz").write_bytes(gzip.compress(b"<x/>", 9, mtime=5))
    assert list(differences(copy, from_host=True)) == []
    assert len(list(differences(copy))) == 3


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"x", id="not-packed"),
        pytest.param(gzip.compress(b"other"), id="another-file"),
        pytest.param(gzip.compress(PAGE)[:-9], id="cut-short"),
        pytest.param(b"\x1f\x8b\x08" + b"\0" * 30, id="damaged"),
    ],
)
def test_a_packed_file_with_something_else_in_it(data: bytes, copy: Path) -> None:
    (copy / "index.html.gz").write_bytes(data)
    (copy / "index.html.br").write_bytes(b"no brotli")
    assert list(differences(copy, from_host=True)) == [
        "index.html.br: dit bestand hoort er niet bij.",
        "index.html.gz: dit bestand hoort er niet bij.",
    ]
