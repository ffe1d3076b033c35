"""A server with the site's own headers, and Chromium."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, sync_playwright

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


class SiteHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a built site, and sends what its `_headers` file says for every path."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page for what is not there, as hosts do."""
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

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
    handler = functools.partial(SiteHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@dataclass(frozen=True)
class Engine:
    """The system's own Chromium, to start as a test needs it."""

    chromium: BrowserType

    def options(self, *flags: str, keeps_pages: bool = False) -> dict[str, Any]:
        """How to start it; with `keeps_pages` it keeps pages for the Back button alive, as it does for people (bfcache)."""
        off = ["--disable-back-forward-cache"] if keeps_pages else []
        return {"executable_path": chromium(), "args": [*FLAGS, *flags], "ignore_default_args": off}


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """Chromium, not started yet: there can be one Playwright for all tests."""
    with sync_playwright() as playwright:
        yield Engine(playwright.chromium)


@pytest.fixture(scope="session")
def browser(engine: Engine) -> Iterator[Browser]:
    """The system's own Chromium."""
    running = engine.chromium.launch(**engine.options())
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
