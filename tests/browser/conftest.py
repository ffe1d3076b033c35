"""A server with the site's own headers, and Chromium."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.visits import FLAGS, PHONE, chromium

# A page of each kind, in every language.
KINDS = ["", "nu/", "thuis/", "hulp/", "hulp/veilig-thuis/", "veilig-lezen/", "campagnes/", "campagnes/2026/"]
KINDS += ["a-z/", "overzicht/", "campagnes/2026/orange-the-world/", "campagnes/thema/sgg/", "abonneren/"]
PAGES = [f"{prefix}{kind}" for prefix in ("", "en/", "ar/") for kind in KINDS] + ["404.html", "ar/404.html"]
PAGES += [
    "wijzer/",
    "ar/wijzer/mij/",
    "wijzer/partner/",
    "tr/",
    "pl/thuis/controle/",
    "uk/hulp/bellen/",
    "professionals/meldcode/",
]


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a built site, and sends what its `_headers` file says for every path."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Add the headers of the site."""
        for name, value in self._site_headers().items():
            if name not in ("Strict-Transport-Security", "Content-Type"):  # this server has no TLS, and gives a type itself
                self.send_header(name, value)
        super().end_headers()

    def _site_headers(self) -> dict[str, str]:
        """What the file says for this address, read as Cloudflare Pages reads it."""
        found: dict[str, str] = {}
        fits = False
        for line in Path(self.directory, "_headers").read_text(encoding="utf-8").splitlines():
            if line.startswith("/"):
                fits = fnmatch(self.path, line)
            elif fits and line.startswith("  ! "):
                found.pop(line.removeprefix("  ! "), None)
            elif fits:
                name, value = line.strip().split(": ", 1)
                found[name] = value
        return found


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """The address at which the real site is served."""
    handler = functools.partial(_Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's own Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes fresh browser profiles the size of a phone; requests for other hosts go nowhere."""
    made: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        profile = browser.new_context(**{"viewport": PHONE, **options})
        made.append(profile)
        return profile

    yield make
    for profile in made:
        profile.close()


@pytest.fixture
def page(context: Callable[..., BrowserContext]) -> Page:
    """One tab on a phone."""
    return context().new_page()
