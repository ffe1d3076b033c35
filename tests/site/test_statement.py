"""The accessibility statement of the real site: one tap away on every page, and it claims nothing."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

from tests.site.pages import HOST, all_pages


def test_every_page_links_to_it_in_its_own_language(site: Path) -> None:
    """In the footer; a web archive or an inspector looks there."""
    for page in all_pages(site):
        footer = page.html.rpartition("<footer>")[2]
        links = {urljoin(HOST + page.path, href) for href in re.findall(r'href="([^"]+)"', footer)}
        prefix = "" if page.language == "nl" else f"{page.language}/"
        assert f"{HOST}/{prefix}toegankelijkheid/" in links, page.path


def test_no_page_claims_a_status(site: Path) -> None:
    """As long as nobody signed one."""
    for file in site.rglob("toegankelijkheid/index.html"):
        text = file.read_text(encoding="utf-8")
        assert 'class="page"' in text
        assert not re.search(r"Status <bdi[^>]*>[A-D]\b|\bStatus [A-D]\b|toegankelijkheidsverklaring\.nl", text), file
