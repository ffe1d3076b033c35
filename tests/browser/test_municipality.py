"""The site of another municipality on a small phone: readable in its own colours, with the way out and the number."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import SiteHandler
from tests.browser.visits import AXE, RUN, TAGS

Make = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def their_origin(their_site: Path) -> Iterator[str]:
    """Where their site is served."""
    handler = functools.partial(SiteHandler, directory=str(their_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "hulp/", "ar/", "ar/hulp/"])
def test_their_pages_work_on_a_small_phone(their_origin: str, context: Make, path: str, scheme: str) -> None:
    """Nothing sideways, no fault that axe finds (contrast too), the national number, and their own way out."""
    page = context(color_scheme=scheme, bypass_csp=True).new_page()
    page.goto(their_origin + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.evaluate(AXE)
    assert page.evaluate(RUN, TAGS) == []
    assert page.locator('.sos a[href="tel:08002000"]').is_visible()
    assert page.locator(".sos .exit").get_attribute("href") == "https://weer.example"
    drawn = page.locator(".brand").evaluate("element => getComputedStyle(element).color")
    assert drawn == {"light": "rgb(18, 58, 107)", "dark": "rgb(156, 196, 255)"}[scheme]


def test_their_way_out_leads_where_they_chose(their_origin: str, context: Make) -> None:
    """One tap, and the browser asks for the neutral site of their choice."""
    profile = context()
    profile.route("https://weer.example/**", lambda route: route.fulfill(body="weer", content_type="text/plain"))
    page = profile.new_page()
    page.goto(their_origin)
    page.locator(".sos .exit").click()
    page.wait_for_url("https://weer.example/**")
