"""What a visit leaves behind, and whom it tells: nothing and nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import PAGES

STORED = """async () => ({
  cookies: document.cookie, local: localStorage.length, session: sessionStorage.length,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0}


def test_a_visit_of_every_kind_of_page_leaves_nothing(context: Callable[..., BrowserContext], origin: str) -> None:
    """No request to another host, no message in the console, nothing stored, under the site's own policy."""
    profile = context()
    page = profile.new_page()
    elsewhere: list[str] = []
    messages: list[str] = []
    failed: list[str] = []
    page.on("request", lambda r: elsewhere.append(r.url) if not r.url.startswith(origin) else None)
    page.on("console", lambda m: messages.append(m.text))
    page.on("pageerror", lambda e: messages.append(str(e)))
    page.on("response", lambda r: failed.append(r.url) if r.status >= 400 else None)
    for path in PAGES:
        page.goto(origin + path)
        page.locator("summary").click()
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        assert page.evaluate(STORED) == NOTHING, path
    assert (elsewhere, messages, failed) == ([], [], [])
    assert profile.cookies() == []


@pytest.mark.parametrize("path", ["", "ar/hulp/veilig-thuis/"])
def test_a_first_visit_costs_two_requests_at_most(path: str, context: Callable[..., BrowserContext], origin: str) -> None:
    page = context().new_page()
    requests: list[str] = []
    page.on("request", lambda r: requests.append(r.url))
    page.goto(origin + path, wait_until="networkidle")
    assert len(requests) <= 2


def test_no_page_tells_the_next_site_where_it_came_from(context: Callable[..., BrowserContext], origin: str) -> None:
    page = context().new_page()
    page.goto(origin + "hulp/veilig-thuis/")
    with page.expect_request("https://veiligthuis.nl/") as asked:
        page.locator(".contact a", has_text="Website").click(no_wait_after=True)
    assert "referer" not in asked.value.all_headers()
