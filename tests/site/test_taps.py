"""From the home page everything that helps is near: at most three taps."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from tests.site.pages import HOST, BuiltPage, target

OTHERS = ("en", "ar", "tr", "pl", "uk")


def links_of(page: BuiltPage) -> set[str]:
    """The pages that a reader reaches from this one with one tap: in the text, the menu and at the bottom."""
    hrefs = re.findall(r'<a\b[^>]*\shref="([^"]*)"', page.html)
    found = {urlsplit(urljoin(HOST + page.path, unescape(href)))._replace(fragment="").geturl() for href in hrefs}
    return {address for address in found if address.startswith(HOST) and address.endswith("/")}


def test_every_page_is_three_taps_away_at_most(site: Path) -> None:
    for prefix in ("/", *(f"/{code}/" for code in OTHERS)):
        away = {HOST + prefix: 0}
        ring = [HOST + prefix]
        for taps in (1, 2, 3):
            reached = {link for address in ring if (file := target(site, address)) for link in links_of(BuiltPage(site, file))}
            ring = [address for address in reached if address.startswith(HOST + prefix) and address not in away]
            away.update(dict.fromkeys(ring, taps))
        everything = {HOST + BuiltPage(site, file).path for file in site.joinpath(prefix.strip("/")).rglob("index.html")}
        other = tuple(f"{HOST}/{code}/" for code in OTHERS if prefix == "/")
        # The help finder asks at most three questions of its own; campaigns are behind their calendar.
        apart = ("/campagnes/", "/wijzer/")
        help_pages = {a for a in everything if not a.startswith(other) and not any(part in a for part in apart)}
        assert help_pages - set(away) == set()
