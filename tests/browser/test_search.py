"""Search: found in each language, by keyboard, without a trace; and the way to find a page when there is no script."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.test_traces import NOTHING, STORED
from tests.browser.visits import AXE, LOOK, RUN, TAGS, look

SLOW = 30_000  # ms; a busy machine may take its time

HIT = """(link) => {
  const box = link.getBoundingClientRect();
  return link.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
}"""

FOUND = [
    ("", "huisverbod", "professionals/huisverbod/"),
    ("", "klappen", "thuis/partner/"),
    ("", "Naaktfoto", "grenzen/online/"),
    ("ar/", "ضَرْب", "ar/thuis/partner/"),  # with vowel signs
    ("ar/", "زوجتي تضربني", "ar/thuis/partner/"),
    ("ar/", "المساعده", "ar/"),  # ه typed for ة
    ("pl/", "gwałt", "pl/grenzen/eerste-dagen/"),
    ("pl/", "gwalt", "pl/grenzen/eerste-dagen/"),
    ("uk/", "страх", "uk/nu/"),
    ("tr/", "dayak", "tr/thuis/partner/"),
]


def opened(page: Page, address: str) -> None:
    """Open search on a page."""
    page.goto(address)
    page.locator("a.find").click()
    expect(page.locator("#find")).to_be_focused(timeout=SLOW)


def asked(page: Page, words: str) -> None:
    """Type words, and wait until they were looked up."""
    page.locator("#find").fill(words)
    expect(page.locator(".results li, .ways li").first).to_be_visible(timeout=SLOW)


@pytest.mark.parametrize(("language", "words", "path"), FOUND)
def test_a_word_finds_its_page(language: str, words: str, path: str, page: Page, origin: str) -> None:
    opened(page, origin + language)
    asked(page, words)
    addresses = page.locator(".results a").evaluate_all("links => links.map((link) => link.href)")
    assert any(address.startswith(origin + path) for address in addresses)
    assert all(address.startswith(origin + language) for address in addresses)
    expect(page.locator(".found")).to_have_text(re.compile(r" \d+$"), timeout=SLOW)


def test_by_keyboard_alone(page: Page, origin: str) -> None:
    """Open, type, walk through the results, more of them, close: the focus is never lost, and nothing is covered."""
    page.goto(origin + "thuis/")
    page.locator("a.find").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#find")).to_be_focused(timeout=SLOW)
    assert page.get_by_role("search", name="Zoek").count() == 1
    assert page.get_by_role("link", name="Zoek", exact=True).get_attribute("aria-expanded") == "true"
    page.keyboard.type("bang")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Gevonden: ")).to_be_visible(timeout=SLOW)
    assert page.locator(".results li").count() == 6
    page.keyboard.press("Tab")  # the button that closes
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.results li:first-child') !== null")
    page.locator(".more").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".results li")).to_have_count(12, timeout=SLOW)
    assert page.evaluate("document.activeElement.closest('.results li:nth-child(7)') !== null")
    assert [way_out for way_out in page.locator(".sos a").all() if not way_out.evaluate(HIT)] == []
    page.keyboard.press("Escape")
    assert page.locator(".search").count() == 0
    expect(page.locator("a.find")).to_be_focused()


def test_leaving_stays_first_and_works_with_search_open(page: Page, origin: str) -> None:
    page.route("**/www.buienradar.nl/**", lambda route: route.abort())
    opened(page, origin + "hulp/")
    asked(page, "geld")
    stops = page.evaluate("[...document.querySelectorAll('a, button, input, summary')].slice(0, 2).map((e) => e.className)")
    assert "exit" in stops
    page.locator("a.exit").click(no_wait_after=True)
    assert page.locator(".search, .results").count() == 0


def test_nothing_found_says_where_to_go(page: Page, origin: str) -> None:
    opened(page, origin + "ar/hulp/")
    asked(page, "xyzzyxyz")
    addresses = page.locator(".ways a").evaluate_all("links => links.map((link) => link.href)")
    assert {f"{origin}ar/wijzer/", f"{origin}ar/a-z/", "tel:112", "tel:08002000"} <= set(addresses)
    asked(page, "huisverbod")
    expect(page.locator(".ways")).to_have_count(0, timeout=SLOW)


def test_a_search_leaves_no_trace(context: Callable[..., BrowserContext], origin: str) -> None:
    """Not in the address, nothing stored, nothing offered again, nobody else asked; and Back does not show it."""
    profile = context()
    page = profile.new_page()
    requests: list[str] = []
    messages: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    opened(page, origin + "thuis/")
    asked(page, "naaktfoto")
    assert page.url == origin + "thuis/"
    assert page.evaluate("history.length") == 2  # the empty tab and this page
    assert page.locator("#find").get_attribute("autocomplete") == "off"
    assert page.locator("#find").get_attribute("name") is None
    assert page.evaluate(STORED) == NOTHING
    assert not [url for url in requests if not url.startswith(origin) or "naaktfoto" in url]
    page.locator(".results a").first.click()
    page.wait_for_url(origin + "grenzen/online/**")
    page.go_back()
    assert page.locator(".search").count() == 0
    assert "naaktfoto" not in page.content()
    assert (messages, profile.cookies()) == ([], [])


def test_nothing_of_search_is_asked_for_before_somebody_opens_it(page: Page, origin: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(origin + "hulp/", wait_until="networkidle")
    assert not [url for url in requests if "/zoek/" in url]
    page.locator("a.find").click()
    expect(page.locator("#find")).to_be_focused(timeout=SLOW)
    assert [url for url in requests if "/zoek/" in url]  # the check above is able to fail


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("language", "words"), [("", "slaan"), ("ar/", "ضرب"), ("", "xyzzyxyz")])
def test_axe_finds_nothing_in_search(
    language: str, words: str, scheme: str, context: Callable[..., BrowserContext], origin: str
) -> None:
    page = context(color_scheme=scheme, bypass_csp=True, viewport={"width": 320, "height": 640}).new_page()
    opened(page, origin + language + "thuis/")
    asked(page, words)
    page.evaluate(AXE)
    assert page.evaluate(RUN, TAGS) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_numbers_and_latin_names_in_results_read_left_to_right_in_arabic(
    context: Callable[..., BrowserContext], origin: str
) -> None:
    page = context(bypass_csp=True).new_page()
    opened(page, origin + "ar/")
    asked(page, "0800-2000")
    assert "\u20660800-2000\u2069" in page.locator(".results").inner_text()
    page.evaluate(LOOK)
    assert look(page, "numbers") == []


@pytest.mark.parametrize("language", ["", "ar/", "tr/"])
def test_without_a_script_the_same_link_leads_to_the_index(
    language: str, context: Callable[..., BrowserContext], origin: str
) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(f"{origin}{language}thuis/")
    page.locator("a.find").click()
    assert page.url == f"{origin}{language}a-z/"
    page.locator("article a").first.click()
    assert page.url == f"{origin}{language}overzicht/"
    assert page.locator("main li a").count() > 80


def test_two_taps_on_a_slow_line_open_it_once(page: Page, origin: str) -> None:
    held: list[Route] = []
    page.route("**/zoek/search.js**", functools.partial(list.append, held))
    page.goto(origin + "thuis/")
    for _ in range(2):
        page.locator("a.find").click()
    held[0].continue_()
    expect(page.locator("#find")).to_be_focused(timeout=SLOW)
    page.wait_for_timeout(200)
    assert page.locator(".search").count() == 1


def test_when_more_results_cannot_be_loaded_the_reader_hears_it_and_keeps_the_others(page: Page, origin: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    opened(page, origin + "thuis/")
    asked(page, "bang")
    page.route("**/zoek/fragment/**", lambda route: route.abort())
    page.locator(".more").click()
    expect(page.get_by_role("alert")).to_contain_text("lukt nu niet", timeout=SLOW)
    expect(page.locator(".ways a").first).to_be_focused()
    assert page.locator(".results li").count() == 6
    page.unroute("**/zoek/fragment/**")
    page.locator("#find").fill("huisverbod")
    expect(page.get_by_role("alert")).to_have_count(0, timeout=SLOW)  # another word is looked up as ever
    expect(page.locator(".results li").first).to_contain_text("uisverbod", timeout=SLOW)
    assert errors == []


def test_when_search_cannot_be_loaded_the_link_leads_to_the_index(page: Page, origin: str) -> None:
    page.route("**/zoek/**", lambda route: route.abort())
    page.goto(origin + "thuis/")
    page.locator("a.find").click()
    page.wait_for_url(origin + "a-z/", timeout=SLOW)


def test_when_the_index_cannot_be_loaded_search_says_where_to_go(page: Page, origin: str) -> None:
    page.route("**/zoek/wasm*", lambda route: route.abort())
    opened(page, origin + "thuis/")
    asked(page, "slaan")
    assert "lukt nu niet" in page.locator(".found").inner_text()
