"""The site of Voorbeeldstad: nothing of here is left in it."""

from __future__ import annotations

import gzip
from pathlib import Path

from pypdf import PdfReader

from tests.browser.conftest import SiteHandler, browser, context  # noqa: F401

_OURS = ("deventer", "ijsselland", "девентер", "ديفنتر")


def left_over(site: Path) -> list[str]:
    """Every file of a site, and every name of one, in which one of our names stands."""
    found = []
    for file in sorted(site.rglob("*")):
        data = file.read_bytes() if file.is_file() else b""
        if data[:2] == b"\x1f\x8b":  # the index of search
            data = gzip.decompress(data)
        if file.suffix == ".pdf":
            data = "".join(page.extract_text() for page in PdfReader(file).pages).encode()
        text = f"{file.relative_to(site)}\n{data.decode('utf-8', 'ignore')}".casefold()
        found += [f"{file.relative_to(site)}: {name}" for name in _OURS if name in text]
    return found


def test_no_word_of_here_is_left(their_site: Path) -> None:
    """In no page, feed, list or index, in no language."""
    kinds = {file.suffix for file in their_site.rglob("*") if file.is_file()}
    assert {".html", ".ics", ".xml", ".json", ".txt"} <= kinds
    assert left_over(their_site) == []


def test_a_word_of_here_would_be_found(tmp_path: Path) -> None:
    """In a page, in a packed file, and in the name of a folder."""
    (tmp_path / "IJsselland").mkdir()
    (tmp_path / "a.html").write_text("<p>Gemeente DEVENTER</p>", encoding="utf-8")
    (tmp_path / "b.idx").write_bytes(gzip.compress("у Девентері".encode()))
    assert len(left_over(tmp_path)) == 3


def test_their_own_names_and_colours_are_there(their_site: Path) -> None:
    """The name that callers say, the region, and the colours in every page."""
    page = (their_site / "hulp/veilig-thuis/index.html").read_text(encoding="utf-8")
    assert "Je zegt je woonplaats: Voorbeeldstad." in page
    assert "onze regio, Voorbeeldland." in page
    assert "#123a6b" in page
    assert "#9cc4ff" in page
    arabic = (their_site / "ar/hulp/veilig-thuis/index.html").read_text(encoding="utf-8")
    assert '<bdi dir="ltr">Voorbeeldstad</bdi>' in arabic
    assert not (their_site / "tr").exists()
