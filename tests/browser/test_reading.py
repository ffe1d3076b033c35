"""What a person sees: pictograms, everything without JavaScript, the dark scheme, paper. The rest: test_accessibility.py."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page


@pytest.mark.parametrize("path", ["", "ar/hulp/veilig-thuis/"])
def test_the_page_is_built_as_it_was_written(path: str, page: Page, origin: str) -> None:
    """Nothing in the markup makes the browser move the text elsewhere, and every pictogram is drawn."""
    page.goto(origin + path)
    assert page.evaluate("document.querySelectorAll('svg main, svg header, svg bdi, svg p').length") == 0
    for icon in page.locator("main svg.icon").all():
        box = icon.locator("use").bounding_box()
        assert box is not None
        assert box["width"] > 10


@pytest.mark.parametrize("language", ["", "en/", "ar/"])
def test_everything_works_without_javascript(language: str, context: Callable[..., BrowserContext], origin: str) -> None:
    """Reading, menu, language switch, calling and leaving."""
    page = context(java_script_enabled=False).new_page()
    page.goto(origin + language)
    page.locator(".doors a").nth(4).click()
    assert page.url == f"{origin}{language}hulp/"
    assert page.locator(".contact .tel").first.get_attribute("href") == "tel:112"
    page.locator("summary").click()
    page.locator(".menu a", has_text="Veilig Thuis").click()
    assert page.url == f"{origin}{language}hulp/veilig-thuis/"
    for code, prefix in (("ar", "ar/"), ("en", "en/"), ("nl", "")):
        page.locator(f".languages a[lang={code}]").click()
        assert page.url == f"{origin}{prefix}hulp/veilig-thuis/"
    with page.expect_request("https://www.buienradar.nl/") as leaving:
        page.locator("a.exit").click(no_wait_after=True)
    assert "referer" not in leaving.value.all_headers()


def test_the_dark_scheme_follows_the_phone(context: Callable[..., BrowserContext], origin: str) -> None:
    def background(scheme: str) -> str:
        page = context(color_scheme=scheme).new_page()
        page.goto(origin)
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    assert background("light") != background("dark")


def test_nothing_to_press_is_printed(page: Page, origin: str) -> None:
    page.emulate_media(media="print")
    page.goto(origin + "hulp/veilig-thuis/")
    assert not page.locator(".sos").is_visible()
    assert page.locator(".contact .tel").first.is_visible()
