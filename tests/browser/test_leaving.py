"""Leaving at once: what the next person at this phone can and cannot see."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

EXIT = "https://www.buienradar.nl/"


def tap(page: Page) -> None:
    page.locator("a.exit").click(no_wait_after=True)


def shift_three_times(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


def second_tab_stop(page: Page) -> None:
    for key in ("Tab", "Tab", "Enter"):
        page.keyboard.press(key)


WAYS: dict[str, Callable[[Page], None]] = {way.__name__: way for way in (tap, shift_three_times, second_tab_stop)}


@pytest.fixture
def weather() -> Callable[[BrowserContext], list[dict[str, Any]]]:
    """Puts a neutral site at the other end; gives the requests that it got."""

    def serve(profile: BrowserContext) -> list[dict[str, Any]]:
        asked: list[dict[str, Any]] = []

        def answer(route: Route) -> None:
            asked.append(route.request.all_headers())
            route.fulfill(body="<title>Weer</title><p id='r'></p><script>r.textContent='['+document.referrer+']'</script>")

        profile.route(EXIT, answer)
        return asked

    return serve


@pytest.mark.parametrize("way", WAYS)
def test_every_way_out_leads_to_the_neutral_site_without_a_trace(
    way: str, context: Callable[..., BrowserContext], origin: str, weather: Callable[[BrowserContext], list[dict[str, Any]]]
) -> None:
    """One tab, no referrer by header or script, and Back does not show the page that was left."""
    profile = context()
    asked = weather(profile)
    page = profile.new_page()
    page.goto("about:blank")
    page.goto(origin + "thuis/")
    WAYS[way](page)
    page.wait_for_url(EXIT)
    assert page.locator("#r").inner_text() == "[]"
    assert "referer" not in asked[0]
    assert len(profile.pages) == 1
    page.go_back()
    assert "thuis" not in page.url


def test_two_presses_are_not_three(page: Page, origin: str) -> None:
    page.goto(origin + "nu/")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    page.wait_for_timeout(200)
    assert page.url == origin + "nu/"


def test_a_screen_reader_hears_how_often_still(page: Page, origin: str) -> None:
    page.goto(origin + "en/nu/")
    page.keyboard.press("Shift")
    assert page.get_by_role("status").inner_text() == "Press Shift 2 more times to leave quickly."


def test_the_count_is_not_told_any_more_after_another_key(page: Page, origin: str) -> None:
    """Then Shift counts from the start, and a reader must hear the first one again."""
    page.goto(origin + "en/nu/")
    status = page.get_by_role("status")
    page.keyboard.press("Shift")
    expect(status).to_contain_text("2 more times")
    page.keyboard.press("a")
    expect(status).to_have_text("")


@pytest.mark.parametrize(("link", "late"), [("a.find", "**/zoek/search.js**"), ('footer a[href$="hulp/"]', "**/hulp/")])
def test_what_was_on_its_way_does_not_call_the_reader_back(link: str, late: str, page: Page, origin: str) -> None:
    """Search, or a page read quietly, may arrive when the reader has left and the neutral site is not there yet."""
    page.goto(origin + "thuis/")
    page.locator("button.quiet").click()
    expect(page.locator(".safe [role=status]")).to_contain_text("staat aan")
    held: dict[str, Route] = {}
    for address in (late, EXIT):
        page.route(address, functools.partial(held.__setitem__, address))
    page.locator(link).click()
    tap(page)
    page.wait_for_timeout(200)
    with page.expect_response(late):
        held[late].continue_()
    page.wait_for_timeout(200)
    held[EXIT].fulfill(body="<title>Weer</title>", content_type="text/html")
    page.wait_for_url(EXIT, timeout=5000)  # a page that is written, or a link that is followed, calls off the way out


VOICES = """() => {
  const voice = { lang: 'nl-NL', localService: LOCAL, name: 'test' };
  window.spoken = [];
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: class { constructor(text) { this.text = text; } } });
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [voice], speaking: false, cancel() {}, speak(u) { window.spoken.push(u.text); }, addEventListener() {},
  } });
}"""


@pytest.mark.parametrize(("local", "offered"), [("true", 1), ("false", 0)])
def test_reading_aloud_only_with_a_voice_of_the_device(
    local: str, offered: int, context: Callable[..., BrowserContext], origin: str
) -> None:
    """A voice in the cloud would send the text to somebody: then there is no button."""
    page = context().new_page()
    page.add_init_script(f"({VOICES.replace('LOCAL', local)})()")
    page.goto(origin + "nu/")
    button = page.get_by_role("button", name="Lees voor")
    assert button.count() == offered
    if offered:
        button.click()
        expect(button.or_(page.get_by_role("button", name="Stop met voorlezen"))).to_have_text("Stop met voorlezen")
        spoken = page.evaluate("window.spoken")
        assert spoken[0] == page.locator("h1").inner_text()
        assert any("112" in text for text in spoken)


def test_no_voice_for_the_language_no_button(context: Callable[..., BrowserContext], origin: str) -> None:
    page = context().new_page()
    page.add_init_script(f"({VOICES.replace('LOCAL', 'true')})()")
    page.goto(origin + "ar/nu/")
    assert page.locator("button.aloud").is_hidden()
