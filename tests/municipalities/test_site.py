"""The site of Voorbeeldstad as its readers get it: nothing of here is left in it, and it works on a phone."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext

from tests.browser.conftest import _Handler, browser, context  # noqa: F401

_OURS = ("deventer", "ijsselland", "девентер", "ديفنتر")


def left_over(site: Path) -> list[str]:
    """Every file of a site, and every name of one, in which one of our names stands."""
    found = []
    for file in sorted(site.rglob("*")):
        data = file.read_bytes() if file.is_file() else b""
        if data[:2] == b"\x1f\x8b":  # the index of search
            data = gzip.decompress(data)
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


@pytest.fixture(scope="module")
def their_origin(their_site: Path) -> Iterator[str]:
    """Where their site is served."""
    handler = functools.partial(_Handler, directory=str(their_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "hulp/", "ar/", "ar/hulp/"])
def test_their_pages_work_on_a_small_phone(
    their_origin: str,
    context: Callable[..., BrowserContext],
    path: str,
    scheme: str,  # noqa: F811
) -> None:
    """At 360 px: nothing sideways, no fault that axe finds (contrast too), the national number, and their own way out."""
    page = context(viewport={"width": 360, "height": 640}, color_scheme=scheme).new_page()
    page.goto(their_origin + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert [violation["id"] for violation in Axe().run(page).response["violations"]] == []
    assert page.locator('a[href="tel:0800-2000"], a[href="tel:08002000"]').first.is_visible()
    assert "weer.example" in page.locator(".exit").first.evaluate("e => e.closest('[href],[action]')?.outerHTML ?? e.outerHTML")
