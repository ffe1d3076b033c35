"""The cards to print: a number, and nothing that says whose it is."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.test_reach import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_number_is_on_paper(language: str, page: Page, origin: str) -> None:
    """One sheet; the number of Veilig Thuis, and no other word, not even the name or address of the site."""
    page.goto(f"{origin}{language}kaartje/")
    assert page.locator(".cards p:visible").count() == 1
    sheet = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(sheet.pages) == 1
    words = re.sub(r"\s", "", sheet.pages[0].extract_text())
    assert words == "0800-2000" * 18


def test_on_other_pages_there_is_more_on_paper(page: Page, origin: str) -> None:
    """The check above is able to fail."""
    page.goto(origin + "hulp/")
    assert "Veilig Thuis" in PdfReader(io.BytesIO(page.pdf())).pages[0].extract_text()
