"""Quiet reading: what the browser keeps of it, in its own list of history and on its disk."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import Engine
from tests.browser.test_leaving import EXIT
from tests.browser.visits import PHONE

READ = ["hulp/", "hulp/veilig-thuis/"]


@contextmanager
def profile_on(disk: Path, engine: Engine) -> Iterator[BrowserContext]:
    """A browser that keeps its history on disk."""
    options = engine.options(keeps_pages=True)
    profile = engine.chromium.launch_persistent_context(disk, **options, viewport=PHONE)
    yield profile
    profile.close()


def before(origin: str) -> str:
    """The address of another site, for the visit before ours."""
    return origin.replace("127.0.0.1", "localhost") + "robots.txt"


def leave(page: Page) -> None:
    """Go to the neutral site. It answers from here on: a browser that is told what to answer keeps more in its cache."""
    page.route(EXIT, lambda route: route.fulfill(body="<title>Weer</title>", content_type="text/html"))
    page.locator("a.exit").click()
    page.wait_for_url(EXIT)


def switch_on(page: Page) -> None:
    page.locator("button.quiet").click()
    expect(page.locator(".safe [role=status]")).to_contain_text("staat aan")


def tap(page: Page, path: str) -> None:
    """Follow the link to a page in the menu at the bottom, by its address."""
    page.locator(f'footer a[href$="{path}"]').first.click()


def read_on(page: Page) -> None:
    tap(page, "hulp/")
    expect(page.locator("h1")).to_have_text("Waar vind je hulp?")
    page.locator('footer a[href$="veilig-thuis/"]').click()
    expect(page.locator("h1")).to_contain_text("Veilig Thuis")


def history_list(profile: BrowserContext, oldest: str) -> list[str]:
    """The addresses that a person sees in the browser's own list of history, newest first."""
    page = profile.new_page()
    page.goto("chrome://history/")
    expect(page.locator("history-item a#link").last).to_have_attribute("href", oldest)
    listed = [str(link.get_attribute("href")) for link in page.locator("history-item a#link").all()]
    page.close()
    return listed


def entries(page: Page) -> list[str]:
    """The list behind the Back button."""
    history = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    return [entry["url"] for entry in history["entries"]]


def on_disk(disk: Path, words: str) -> list[str]:
    """The files of the profile that hold these words."""
    return [file.name for file in disk.rglob("*") if file.is_file() and words.encode() in file.read_bytes()]


def test_what_is_read_quietly_is_nowhere_in_the_browser(tmp_path: Path, engine: Engine, origin: str) -> None:
    """One page of the site is known to the browser: the first. After leaving it is not in the list of history either."""
    with profile_on(tmp_path, engine) as profile:
        page = profile.pages[0]
        page.goto(before(origin))
        page.goto(origin + "veilig-lezen/")
        switch_on(page)
        read_on(page)
        assert (page.url, page.title()) == (origin + "veilig-lezen/", "Omzien")
        assert entries(page) == ["about:blank", before(origin), origin + "veilig-lezen/"]
        assert history_list(profile, before(origin)) == [origin + "veilig-lezen/", before(origin)]
        page.bring_to_front()
        leave(page)
        assert entries(page) == ["about:blank", before(origin), EXIT]
        assert history_list(profile, before(origin)) == [EXIT, before(origin)]
        page.bring_to_front()
        page.go_back(wait_until="commit")
        page.wait_for_url(before(origin), wait_until="commit")
    with closing(sqlite3.connect(tmp_path / "Default/History")) as database:
        known = database.execute("SELECT url, title FROM urls ORDER BY id").fetchall()
    assert known == [(before(origin), ""), (origin + "veilig-lezen/", "Weer"), (EXIT, "Weer")]
    for path in READ:
        assert on_disk(tmp_path, origin + path) == []
    assert on_disk(tmp_path, "Veilig Thuis: hulp bij geweld thuis") == []  # nor in the cache


def test_what_is_read_in_the_ordinary_way_is_in_all_of_them(tmp_path: Path, engine: Engine, origin: str) -> None:
    """The checks above can fail; and this is what the safety page says of reading without it."""
    with profile_on(tmp_path, engine) as profile:
        page = profile.pages[0]
        page.goto(before(origin))
        page.goto(origin + "veilig-lezen/")
        read_on(page)
        assert entries(page)[-2:] == [origin + path for path in READ]
        assert history_list(profile, before(origin))[:2] == [origin + path for path in reversed(READ)]
        page.bring_to_front()
        leave(page)
        page.go_back(wait_until="commit")
        page.wait_for_url(origin + READ[0], wait_until="commit")  # an earlier page, not the one that was left
    assert "History" in on_disk(tmp_path, origin + READ[0])
    assert on_disk(tmp_path, "Veilig Thuis: hulp bij geweld thuis")


@pytest.fixture
def quiet(page: Page, origin: str) -> Page:
    """A tab with a site visited before ours, in which quiet reading is on."""
    page.goto(before(origin))
    page.goto(origin + "veilig-lezen/")
    switch_on(page)
    return page


def test_back_inside_the_page_returns_to_where_one_was(quiet: Page, origin: str) -> None:
    expect(quiet.get_by_role("button", name="Terug")).to_have_count(0)
    quiet.evaluate("scrollTo(0, document.body.scrollHeight)")
    place = quiet.evaluate("scrollY")
    tap(quiet, "hulp/")
    expect(quiet.locator("h1:focus")).to_have_text("Waar vind je hulp?")  # a screen reader starts there
    assert quiet.evaluate("scrollY") == 0
    quiet.get_by_role("button", name="Terug").first.click()
    expect(quiet.locator("h1")).to_have_text("Veilig lezen op deze site")
    assert quiet.evaluate("scrollY") == place
    quiet.go_back()
    assert quiet.url == before(origin)


def test_a_reload_ends_it_and_so_does_the_button(quiet: Page, origin: str) -> None:
    tap(quiet, "hulp/")
    expect(quiet.locator("h1")).to_have_text("Waar vind je hulp?")
    for end in (quiet.reload, lambda: quiet.get_by_role("button", name="Zet uit").click()):
        end()
        expect(quiet.locator("h1")).to_have_text("Veilig lezen op deze site")
        expect(quiet.locator("button.quiet")).to_have_text("Lees onopvallend")
        assert quiet.url == origin + "veilig-lezen/"
        switch_on(quiet)


def test_it_goes_on_in_another_language_and_on_a_page_that_is_not_there(quiet: Page, origin: str) -> None:
    """The language and direction of the page change, leaving and the rest of the page work as ever, and nothing is visited."""
    quiet.locator(".languages a[lang=ar]").click()
    expect(quiet.locator("html")).to_have_attribute("dir", "rtl")
    expect(quiet.locator(".safe [role=status]")).to_contain_text("مفعّلة")
    quiet.locator("summary").click()
    expect(quiet.locator(".menu details > ul")).to_be_visible()
    quiet.evaluate("document.querySelector('main a').href = '/nergens/'")
    quiet.locator("main a").first.click()
    expect(quiet.locator("h1")).to_have_text("Deze pagina is er niet")
    quiet.keyboard.press("Shift")
    expect(quiet.get_by_role("status").last).to_contain_text("Shift")
    assert entries(quiet) == ["about:blank", before(origin), origin + "veilig-lezen/"]


def test_pictures_on_later_pages_are_shown(quiet: Page) -> None:
    """Also those that a browser chooses from: a <source> that is not found leaves the picture empty."""
    quiet.evaluate("document.querySelector('main a').href = '/campagnes/2026/orange-the-world/materiaal/'")
    quiet.locator("main a").first.click()
    picture = quiet.locator("picture img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("(img) => img.currentSrc.endsWith('.avif') && img.naturalWidth > 0")


def test_the_page_that_was_chosen_last_is_shown(quiet: Page, origin: str) -> None:
    """However late the one that was chosen before it arrives."""
    held: list[Route] = []
    quiet.route(origin + "hulp/", functools.partial(list.append, held))
    tap(quiet, "hulp/")
    tap(quiet, "nu/")
    expect(quiet.locator("h1")).to_have_text("Er is nu gevaar")
    with quiet.expect_response(origin + "hulp/") as answer:
        held[0].continue_()
    answer.value.finished()
    quiet.wait_for_timeout(200)
    expect(quiet.locator("h1")).to_have_text("Er is nu gevaar")


def test_a_link_within_the_page_adds_nothing_to_the_list(quiet: Page, origin: str) -> None:
    quiet.keyboard.press("Tab")
    quiet.evaluate("document.querySelector('a.skip').click()")
    assert quiet.locator("main:focus").count() == 1
    assert quiet.url == origin + "veilig-lezen/"


def test_when_a_page_does_not_arrive_the_reader_hears_it_and_stays(quiet: Page, origin: str) -> None:
    quiet.route(origin + "hulp/", lambda route: route.abort())
    tap(quiet, "hulp/")
    expect(quiet.locator(".safe [role=status]")).to_have_text("De pagina kwam niet binnen. Probeer het nog eens.")
    expect(quiet.locator("h1")).to_have_text("Veilig lezen op deze site")
    assert quiet.url == origin + "veilig-lezen/"


def test_a_new_tab_is_an_ordinary_visit(quiet: Page, origin: str) -> None:
    """As the safety page says."""
    with quiet.context.expect_page() as opened:
        quiet.locator('footer a[href$="hulp/"]').first.click(modifiers=["Control"])
    opened.value.wait_for_url(origin + "hulp/")


def test_without_javascript_there_is_no_button(context: Callable[..., BrowserContext], origin: str) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(origin + "veilig-lezen/")
    assert not page.locator("button.quiet").is_visible()
