"""One visit of a page looks at everything at once: opening a page for each check apart would take many times as long.

Pages are shared out over as many browsers as the machine has processors; each thread has a Playwright of its own.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.conftest import ROOT

PHONE: ViewportSize = {"width": 360, "height": 740}
LAPTOP_AT_400_PERCENT: ViewportSize = {"width": 320, "height": 256}  # 1280 x 1024 (WCAG 1.4.10)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
LOOK = (Path(__file__).parent / "look.js").read_text(encoding="utf-8")

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
# Two ways past what comes before it, leaving, two calls, name, search, menu, safe reading, quiet reading: then the text.
_TEXT_WITHIN = 10
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # the rules that a dark scheme can make a difference to
_RUN = """async (chosen) => {
  const options = { runOnly: { type: '%s', values: chosen }, resultTypes: ['violations'], rules: %s };
  const { violations } = await axe.run(document, options);
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}"""
RUN = _RUN % ("tag", "{ 'target-size': { enabled: true } }")  # takes TAGS
_RUN_RULES = _RUN % ("rule", "{}")

TEXT_SPACING = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}"
)
TEXT_TWICE_AS_LARGE = "html{font-size:200%!important}"
_MOST_STOPS = 400  # of the keyboard on one page; more is a trap

Visit = dict[str, list[str]]


def chromium() -> str:
    """Where the system's own Chromium is."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert found, "no Chromium on this machine"
    return found


def share_out(paths: Sequence[str], look: Callable[[Browser, list[str]], dict[str, Visit]]) -> dict[str, Visit]:
    """What `look` finds on these pages, with a browser for each processor."""
    count = os.cpu_count() or 1

    def part(some: list[str]) -> dict[str, Visit]:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            try:
                return look(browser, some)
            finally:
                browser.close()

    with ThreadPoolExecutor(count) as pool:
        done = pool.map(part, [list(paths[n::count]) for n in range(count)])
        return {path: found for some in done for path, found in some.items()}


def visit_all(browser: Browser, origin: str, paths: list[str], *, thorough: bool) -> dict[str, Visit]:
    """Everything about each page that needs no keyboard. `thorough`: every rule in the dark too."""
    context = browser.new_context(viewport=PHONE, bypass_csp=True)  # the policy of the site forbids what we put in
    page = context.new_page()
    found = {}
    for path in paths:
        page.goto(origin + path)
        page.evaluate(LOOK)
        found[path] = _visit(page, thorough=thorough)
    context.close()
    return found


def _visit(page: Page, *, thorough: bool) -> Visit:
    found = {what: look(page, what) for what in ("structure", "calls", "strip", "numbers")}
    page.locator("header summary").first.click()
    page.evaluate(AXE)
    found["light"] = page.evaluate(RUN, TAGS)
    page.emulate_media(color_scheme="dark")
    found["dark"] = page.evaluate(RUN, TAGS) if thorough else page.evaluate(_RUN_RULES, COLOURS)
    page.emulate_media(color_scheme="light", forced_colors="active", reduced_motion="reduce")
    found["forced"], found["motion"] = look(page, "forced"), look(page, "motion")
    page.emulate_media(forced_colors="none", reduced_motion="no-preference")
    found["large"] = styled(page, TEXT_TWICE_AS_LARGE)
    page.set_viewport_size(LAPTOP_AT_400_PERCENT)
    found["zoomed"] = look(page, "sideways")
    found["spaced"] = styled(page, TEXT_SPACING)
    page.set_viewport_size(PHONE)
    return found


def look(page: Page, what: str, *arguments: Any) -> list[str]:
    """One of the functions of look.js in the page."""
    return list(page.evaluate(f"(given) => look.{what}(...given)", list(arguments)))


def styled(page: Page, css: str) -> list[str]:
    """What scrolls sideways with this style added."""
    page.evaluate("(css) => document.head.insertAdjacentHTML('beforeend', `<style id=added>${css}</style>`)", css)
    found = look(page, "sideways")
    page.evaluate("document.getElementById('added').remove()")
    return found


def walk_all(browser: Browser, origin: str, paths: list[str], *, java_script_enabled: bool) -> dict[str, Visit]:
    """The way of the Tab key through each page, from the first stop to the last."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=java_script_enabled)
    page = context.new_page()
    found = {}
    for path in paths:
        page.goto(origin + path)
        page.evaluate(LOOK)
        found[path] = walk(page)
    context.close()
    return found


def walk(page: Page) -> Visit:
    """Press Tab until the page is left; open the menu on the way."""
    wrong: list[str] = []
    looks: list[str] = []
    before = reached = 0
    last: dict[str, Any] = {}
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate("look.focused()")
        if stop is None:  # past the last one, or round to the first
            break
        looks.append(stop["look"])
        if len(looks) == 1 and not stop["name"].startswith("a.skip"):
            wrong.append(f"the first stop is {stop['name']}")
        if stop["covered"] or stop["outside"]:
            wrong.append(f"covered: {stop['name']}" if stop["covered"] else f"outside the screen: {stop['name']}")
        # From the end of a card to the top of the one beside it goes up, and is no jump.
        beside = stop["list"] >= 0 and stop["list"] == last.get("list")
        if stop["area"] == last.get("area") and not stop["fixed"] and not beside and stop["place"] < last["place"] - 60:
            wrong.append(f"jumps up to: {stop['name']}")
        if stop["area"] == "main":
            reached = reached or before + 1
        before += not (stop["language"] or stop["menu"])
        last = stop
        if stop["summary"]:
            page.keyboard.press("Enter")
    else:
        wrong.append("a trap: the page is never left")
    if reached > _TEXT_WITHIN:
        wrong.append(f"the text is only at stop {reached}, languages and the open menu not counted")
    if not page.locator("header details[open]").count():
        wrong.append("the menu does not open with Enter")
    return {"walk": wrong + look(page, "walked", looks)}
