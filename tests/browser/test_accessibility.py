"""axe on a page of each kind, in every language, light and dark, on a phone (WCAG 2.2 A and AA, and best practice)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import PAGES
from tests.conftest import ROOT

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const options = { runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } } };
  const { violations } = await axe.run(document, options);
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, context: Callable[..., BrowserContext], origin: str) -> None:
    page = context(color_scheme=scheme, bypass_csp=True).new_page()
    found: dict[str, list[str]] = {}
    for path in PAGES:
        page.goto(origin + path)
        page.locator("summary").click()
        page.evaluate(AXE)
        if violations := page.evaluate(RUN, TAGS):
            found[path] = violations
    assert found == {}


def test_axe_can_find_something(context: Callable[..., BrowserContext], origin: str) -> None:
    """The check above is able to fail."""
    page = context(bypass_csp=True).new_page()
    page.goto(origin)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"x.png\">')")
    page.evaluate(AXE)
    assert any(line.startswith("image-alt") for line in page.evaluate(RUN, TAGS))
