"""What a first visit asks for and how steady it stands. How fast it is, `make bench-load` tells: no test depends on a clock."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from bench.bare import bare

PAGES = ["", "hulp/", "thuis/", "ar/", "ar/hulp/", "uk/thuis/", "campagnes/2026/", "a-z/"]
SHIFTS = """() => new Promise((done) => {
  let total = 0;
  new PerformanceObserver((list) => { for (const e of list.getEntries()) total += e.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(total), 200));
})"""


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_asks_for_two_things_that_exist_and_never_shifts(
    path: str, context: Callable[..., BrowserContext], origin: str
) -> None:
    page = context().new_page()
    asked: list[str] = []
    missing: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page.goto(origin + path, wait_until="networkidle")
    assert page.evaluate(SHIFTS) == 0
    assert len(asked) <= 2
    assert missing == []


def test_the_check_of_shifts_can_fail(context: Callable[..., BrowserContext], origin: str) -> None:
    page = context(bypass_csp=True).new_page()
    page.goto(origin + "hulp/")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")
    page.evaluate("document.querySelector('h1').style.marginTop = '200px'")
    assert page.evaluate(SHIFTS) > 0


def test_the_bare_page_says_the_same(context: Callable[..., BrowserContext], origin: str) -> None:
    """The page that ours are measured against has every word, no script and no picture."""
    page = context().new_page()
    page.goto(origin + "ar/hulp/")
    ours = " ".join(
        page.evaluate("document.body.textContent.replace(document.querySelector('script').textContent, '')").split()
    )
    text = bare(page.content())
    page.set_content(text)
    assert sorted(" ".join(page.evaluate("document.body.textContent").split())) == sorted(ours)
    assert not page.locator("script, svg, [class]").count()
