"""What a visit leaves behind, and whom it tells: nothing and nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import PAGES
from tests.browser.test_leaving import VOICES

STORED = """async () => ({
  cookies: document.cookie, local: localStorage.length, session: sessionStorage.length,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0}


def menu(page: Page) -> None:
    page.locator("summary").click()
    page.locator(".menu a").nth(2).click()


def language(page: Page) -> None:
    page.locator(".languages a[lang=en]").click()
    page.wait_for_url("**/en/**")


def two_presses(page: Page) -> None:
    """Almost leaving."""
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("Escape")


def quietly(page: Page) -> None:
    page.locator("button.quiet").click()
    expect(page.locator(".safe [role=status]")).not_to_be_empty()
    page.locator('footer a[href$="hulp/"]').first.click()
    expect(page.locator("main > button.quiet")).to_have_count(2)
    page.locator("main > button.quiet").first.click()
    expect(page.locator("main > button.quiet")).to_have_count(0)


def aloud(page: Page) -> None:
    page.locator("button.aloud").click()
    expect(page.locator("button.aloud")).to_have_text("Stop met voorlezen")


def choices(page: Page) -> None:
    for box in page.locator("form input:visible").all()[:4]:
        box.check()
    page.locator("form [type=reset]").click()


def explanation(page: Page) -> None:
    page.locator("[popovertarget]").first.click()


def details(page: Page) -> None:
    for summary in page.locator("main summary").all():
        summary.click()


def question(page: Page) -> None:
    page.locator("main a").first.click()


# A page, and what somebody does there. A new control on the site comes here.
VISIT: list[tuple[str, Callable[[Page], None]]] = [
    ("", menu),
    ("thuis/", explanation),
    ("nu/", language),
    ("nu/", aloud),
    ("thuis/partner/", two_presses),
    ("veilig-lezen/", quietly),
    ("hulp/organisaties/", choices),
    ("campagnes/2026/", details),
    ("wijzer/", question),
    ("abonneren/", details),
    ("kaartje/", lambda page: page.emulate_media(media="print")),
]


class Witness:
    """What a tab asks of others, says in its console, and fails to get."""

    def __init__(self, page: Page, origin: str) -> None:
        self.found: list[str] = []
        page.on("request", lambda r: None if r.url.startswith(origin) else self.found.append(f"asked: {r.url}"))
        page.on("console", lambda m: self.found.append(f"said: {m.text}"))
        page.on("pageerror", lambda e: self.found.append(f"error: {e}"))
        page.on("response", lambda r: self.found.append(f"{r.status}: {r.url}") if r.status >= 400 else None)


def test_a_visit_that_uses_every_control_leaves_nothing(context: Callable[..., BrowserContext], origin: str) -> None:
    """No request to another host, no message in the console, nothing stored, under the site's own policy."""
    profile = context()
    page = profile.new_page()
    page.add_init_script(f"({VOICES.replace('LOCAL', 'true')})()")
    witness = Witness(page, origin)
    for path, use in VISIT:
        page.goto(origin + path)
        use(page)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(STORED) == NOTHING, path
        page.emulate_media(media="screen")
    assert witness.found == []
    assert profile.cookies() == []


def test_every_kind_of_page_leaves_nothing(context: Callable[..., BrowserContext], origin: str) -> None:
    profile = context()
    page = profile.new_page()
    witness = Witness(page, origin)
    for path in PAGES:
        page.goto(origin + path)
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        assert page.evaluate(STORED) == NOTHING, path
    assert witness.found == []
    assert profile.cookies() == []


def test_traces_are_found(page: Page, origin: str) -> None:
    """The checks above are able to fail; and the policy stops what was put in the page."""
    witness = Witness(page, origin)
    page.goto(origin + "nu/")
    page.evaluate("localStorage.setItem('a', 'b'); document.cookie = 'a=b'")
    found = page.evaluate(STORED)
    assert (found["local"], found["cookies"]) == (1, "a=b")
    page.evaluate("document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/' }))")
    page.wait_for_timeout(300)
    assert any("violates the following Content Security Policy" in line for line in witness.found)


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
