"""WCAG 2.2 A and AA, and a little more, on a page of every template in every language (`make test-all`: on every page).

All that can be seen on a page is looked at in one visit (visits.py, look.js); each test here is about one of those things.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from omzien.frame import Frame
from omzien.loading import load
from tests.browser import visits
from tests.browser.visits import AXE, RUN, TAGS, Visit
from tests.conftest import ROOT
from tests.site.choice import every_page, one_of_every_template
from tests.site.pages import language_of


@pytest.fixture(scope="module")
def paths(site: Path, all_pages_wanted: bool) -> list[str]:
    """The pages to look at."""
    content, _ = load(ROOT)
    assert content is not None
    core = [Frame.address_of(path) for path in content.municipality.core_pages]
    return every_page(site) if all_pages_wanted else one_of_every_template(site, core)


@pytest.fixture(scope="module")
def seen(paths: list[str], origin: str, all_pages_wanted: bool) -> dict[str, Visit]:
    """What visits of these pages found, by page and by what was looked at."""

    def visit(browser: Browser, some: list[str]) -> dict[str, Visit]:
        return visits.visit_all(browser, origin, some, thorough=all_pages_wanted)

    found = visits.share_out(paths, visit)
    assert sorted(found) == sorted(paths)
    return found


@pytest.mark.parametrize(
    "what",
    [
        pytest.param("light", id="axe"),
        pytest.param("dark", id="axe-in-the-dark"),
        pytest.param("structure", id="one-main-one-h1-language-and-direction"),
        pytest.param("calls", id="telephone-links-are-48-px-high"),
        pytest.param("strip", id="leaving-and-calling-are-under-the-thumb"),
        pytest.param("numbers", id="numbers-are-drawn-in-order"),
        pytest.param("zoomed", id="no-sideways-scroll-at-400-percent"),
        pytest.param("spaced", id="no-sideways-scroll-with-text-spacing"),
        pytest.param("large", id="no-sideways-scroll-with-text-at-200-percent"),
        pytest.param("forced", id="controls-have-an-edge-in-forced-colours"),
        pytest.param("motion", id="nothing-moves-when-that-was-asked"),
    ],
)
def test_nothing_is_wrong_with(what: str, seen: dict[str, Visit]) -> None:
    assert {path: found[what] for path, found in seen.items() if found[what]} == {}


def test_the_keyboard_reaches_everything_in_a_sensible_order(paths: list[str], origin: str, all_pages_wanted: bool) -> None:
    """Skip link first; the menu opens with Enter; every stop is seen and shown (WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11).

    With JavaScript in half of the languages and without in the other half; with a page of every template in one of each.
    """
    for off, languages in ((False, ["nl", "en", "tr"]), (True, ["ar", "pl", "uk"])):
        taken = languages if all_pages_wanted else languages[:1]
        chosen = [path for path in paths if language_of(path) in taken]

        def walk(browser: Browser, some: list[str], off: bool = off) -> dict[str, Visit]:
            return visits.walk_all(browser, origin, some, java_script_enabled=not off)

        found = visits.share_out(chosen, walk)
        assert {path: visit["walk"] for path, visit in found.items() if visit["walk"]} == {}


@pytest.mark.parametrize("script", [True, False])
def test_the_skip_link_goes_to_the_text(script: bool, context: Callable[..., BrowserContext], origin: str) -> None:
    page = context(java_script_enabled=script).new_page()
    page.goto(origin + "hulp/")
    for key in ("Tab", "Enter", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("!!document.activeElement.closest('main')")


@pytest.fixture
def spoilt(context: Callable[..., BrowserContext], origin: str) -> Callable[[str], Page]:
    """Opens a help page in Arabic after this script was run in it: the checks above are able to fail."""

    def opened(script: str) -> Page:
        page = context(bypass_csp=True).new_page()
        page.goto(origin + "ar/hulp/veilig-thuis/")
        page.evaluate(visits.LOOK)
        page.evaluate(script)
        return page

    return opened


def add(html: str) -> str:
    """A script that puts this at the start of the text."""
    return f"document.querySelector('main').insertAdjacentHTML('afterbegin', `{html}`)"


def style(css: str) -> str:
    """A script that adds this style."""
    return f"document.head.insertAdjacentHTML('beforeend', `<style>{css}</style>`)"


@pytest.mark.parametrize(
    ("what", "script", "told"),
    [
        ("structure", add("<h1>x</h1>"), "2 × h1"),
        ("structure", add("<span lang=nl>x</span>"), "no dir: span"),
        ("structure", "document.documentElement.dir = 'ltr'", "ar ltr"),
        ("structure", add("<svg></svg>"), "a picture without a name in main"),
        ("calls", add('<a href="tel:112">112</a>'), "px high"),
        ("strip", add("<p style='position:fixed;inset:0;z-index:9'>x</p>"), "covered by p"),
        ("numbers", add("<p>اتصل على 0800-2000 الآن</p>"), "0800-2000 is drawn as 2000-0800"),
        ("sideways", add("<p style='width:999px'>x</p>"), "px: "),
        ("forced", add("<button style='all:unset'>x</button>"), "no edge: button x"),
        ("motion", style("a { transition: color 1s }"), "moves: a"),
    ],
)
def test_the_check_can_fail(what: str, script: str, told: str, spoilt: Callable[[str], Page]) -> None:
    assert any(told in line for line in visits.look(spoilt(script), what))


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (add("<a href=x tabindex=5>x</a>"), "out of order"),
        (style("main a:focus-visible { outline: 0; box-shadow: none }"), "focus cannot be seen: a"),
        (style("html { scroll-padding: 0 !important }"), "covered: a"),
        (style(".menu summary { pointer-events: none; visibility: hidden }"), "the menu does not open"),
        (add("<a href=x id=t>x</a>") + ";t.addEventListener('blur', () => setTimeout(() => t.focus()))", "not reached"),
    ],
)
def test_the_walk_can_fail(script: str, told: str, spoilt: Callable[[str], Page]) -> None:
    assert any(told in line for line in visits.walk(spoilt(script))["walk"])


def test_axe_can_find_something(spoilt: Callable[[str], Page]) -> None:
    page = spoilt(add('<img src="x.png">'))
    page.evaluate(AXE)
    assert any(line.startswith("image-alt") for line in page.evaluate(RUN, TAGS))
