"""The report for staff in Chromium: on a phone, in light and dark, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from omzien.frame import Frame
from omzien.loading import load_or_raise
from omzien.overview.making import overview, page
from omzien.rules import check
from tests.browser.visits import AXE, RUN, TAGS
from tests.conftest import ROOT

LATE = date(2027, 6, 1)  # then there is much to do: every kind of mark is on the page


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the real content, as a file."""
    content = load_or_raise(ROOT)
    made = overview(content, check(content, LATE), LATE, None, {})
    file = tmp_path_factory.mktemp("rapport") / "rapport.html"
    file.write_text(page(made, Frame(content, "nl", LATE)), encoding="utf-8")
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_works_on_a_phone(report: Path, context: Callable[..., BrowserContext], scheme: str) -> None:
    """Nothing sideways with all opened, and no fault that axe finds."""
    tab = context(color_scheme=scheme, bypass_csp=True).new_page()
    tab.goto(report.as_uri())
    for summary in tab.locator("summary").all():
        summary.click()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    tab.evaluate(AXE)
    assert tab.evaluate(RUN, [tag for tag in TAGS if tag != "best-practice"]) == []


def test_the_report_asks_nobody_anything(report: Path, context: Callable[..., BrowserContext]) -> None:
    """Only the file itself."""
    tab = context().new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(report.as_uri())
    assert asked == [report.as_uri()]
