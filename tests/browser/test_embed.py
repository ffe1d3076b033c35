"""The campaign of now on the site of a partner, in a frame."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from omzien.embed import HEIGHT


@pytest.fixture
def partner(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """A site of somebody else; gives the address of a page there with a frame in it."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()

        def page(frame: str) -> str:
            html = f'<!doctype html><title>Club</title><iframe src="{frame}" title="x" width="320" height="{HEIGHT}"></iframe>'
            (tmp_path / "index.html").write_text(html, encoding="utf-8")
            return f"http://127.0.0.1:{server.server_address[1]}/"

        yield page
        server.shutdown()


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_a_partner_shows_the_next_campaign_without_script_or_cookie(
    prefix: str, context: Callable[..., BrowserContext], origin: str, partner: Callable[[str], str]
) -> None:
    """The frame is readable, asks for nothing else, keeps nothing, and its links open the whole site."""
    profile = context(java_script_enabled=False)
    page = profile.new_page()
    framed = f"{origin}{prefix}kalender/volgende.html"
    address = partner(framed)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    inside = page.frame_locator("iframe")
    inside.locator("a").first.wait_for()
    assert [url for url in asked if "favicon" not in url] == [address, framed]
    assert profile.cookies() == []
    assert {link.get_attribute("target") for link in inside.locator("a").all()} == {"_top"}
    box = inside.locator("body").bounding_box()
    assert box is not None
    assert box["height"] <= HEIGHT


def test_no_other_page_can_be_framed(
    context: Callable[..., BrowserContext], origin: str, partner: Callable[[str], str]
) -> None:
    """Nobody puts the help pages in a frame: there the button to leave would leave only the frame."""
    page = context().new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(partner(f"{origin}hulp/"))
    page.wait_for_timeout(500)
    assert any("frame-ancestors" in text for text in refused)
    assert page.frame_locator("iframe").locator("main").count() == 0
