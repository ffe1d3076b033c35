"""What a person sees: numbers in the right order, nothing to scroll sideways, everything without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import KINDS, PAGES, PHONE

# The digits of each number in the order in which they are drawn, from the position of every single character.
DRAWN = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    for (const match of node.data.matchAll(/[0-9][0-9 .:\\u2013\\u2011-]*[0-9]/g)) {
      const glyphs = [...match[0]].map((c, i) => {
        const range = document.createRange();
        range.setStart(node, match.index + i);
        range.setEnd(node, match.index + i + 1);
        const box = range.getBoundingClientRect();
        return { c, x: box.left, y: Math.round(box.top), w: box.width };
      }).filter((g) => g.w > 0);
      if (glyphs.length && new Set(glyphs.map((g) => g.y)).size === 1)
        found.push([glyphs.map((g) => g.c).join(""), [...glyphs].sort((a, b) => a.x - b.x).map((g) => g.c).join("")]);
    }
  }
  return found;
}"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
TEXT_SPACING = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}"
)


@pytest.mark.parametrize("path", [path for path in PAGES if path.startswith("ar/")])
def test_numbers_read_left_to_right_in_arabic(path: str, page: Page, origin: str) -> None:
    page.goto(origin + path)
    numbers = page.evaluate(DRAWN)
    assert len(numbers) >= 2
    assert [typed for typed, drawn in numbers if typed.split() != drawn.split()] == []


@pytest.mark.parametrize("path", ["", "ar/hulp/veilig-thuis/"])
def test_the_page_is_built_as_it_was_written(path: str, page: Page, origin: str) -> None:
    """Nothing in the markup makes the browser move the text elsewhere, and every pictogram is drawn."""
    page.goto(origin + path)
    assert page.evaluate("document.querySelectorAll('svg main, svg header, svg bdi, svg p').length") == 0
    for icon in page.locator("main svg.icon").all():
        box = icon.locator("use").bounding_box()
        assert box is not None
        assert box["width"] > 10


def test_the_check_of_numbers_can_fail(page: Page, origin: str) -> None:
    """Without the isolation Chromium does draw a number back to front."""
    page.goto(origin + "ar/hulp/veilig-thuis/")
    page.evaluate("document.querySelector('main').innerHTML = '<p>اتصل على 0800-2000 الآن</p>'")
    assert ["0800-2000", "2000-0800"] in page.evaluate(DRAWN)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways(path: str, context: Callable[..., BrowserContext], origin: str) -> None:
    """WCAG 1.4.10 (320 CSS px, which is 400 % on a laptop) and 1.4.12 (text spacing)."""
    narrow = context(viewport={"width": 320, "height": 256}, bypass_csp=True).new_page()
    narrow.goto(origin + path)
    assert narrow.evaluate(OVERFLOW) <= 0
    narrow.add_style_tag(content=TEXT_SPACING)
    assert narrow.evaluate(OVERFLOW) <= 0


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


@pytest.mark.parametrize("path", PAGES)
def test_leaving_and_calling_are_under_the_thumb(path: str, page: Page, origin: str) -> None:
    """In the lower third of a phone, at the top and at the end of the page, and large enough (WCAG 2.5.8 asks for 24)."""
    page.goto(origin + path)
    for _ in range(2):
        for link in page.locator(".sos a").all():
            box = link.bounding_box()
            assert box is not None
            assert box["width"] >= 48
            assert box["height"] >= 48
            assert box["y"] > PHONE["height"] * 2 / 3
            x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            assert page.evaluate("([x, y]) => !!document.elementFromPoint(x, y).closest('.sos a')", [x, y])
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_reaches_everything_in_a_sensible_order(kind: str, page: Page, origin: str) -> None:
    """Skip link first, then leaving and calling; the menu opens with Enter; every stop can be seen (WCAG 2.4.7, 2.4.11)."""
    page.goto(origin + kind)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "exit"
    while page.evaluate("document.activeElement.tagName") != "SUMMARY":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        page.wait_for_timeout(20)
        seen.add(page.evaluate("document.activeElement.getAttribute('href')"))
        covered = page.evaluate("""() => {
          const box = document.activeElement.getBoundingClientRect();
          const bar = document.querySelector('.sos').getBoundingClientRect();
          return !document.activeElement.closest('.sos') && box.top >= bar.top && box.bottom <= bar.bottom;
        }""")
        assert not covered
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
    menu = page.evaluate("[...document.querySelectorAll('.menu a')].map(a => a.getAttribute('href'))")
    assert set(menu) <= seen


def test_the_skip_link_goes_to_the_text(page: Page, origin: str) -> None:
    page.goto(origin + "hulp/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


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
