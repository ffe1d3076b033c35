"""The screen when somebody leaves and the network never answers, in a browser that keeps pages for its Back button alive."""

from __future__ import annotations

import base64
import contextlib
import functools
import http.server
import io
import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import pytest
from PIL import Image
from playwright.sync_api import Browser, Error, Page

from tests.browser.conftest import Engine, SiteHandler
from tests.browser.test_leaving import EXIT, WAYS
from tests.browser.visits import PHONE


@dataclass
class Silence:
    """A server that accepts every connection and never says a word."""

    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    calls: list[socket.socket] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def listen(self) -> None:
        """Keep each call open until somebody hangs up."""
        with contextlib.suppress(OSError):
            while True:
                self.calls.append(self.listener.accept()[0])

    def hang_up(self) -> None:
        """End all calls."""
        for call in self.calls:
            call.close()
        self.calls.clear()


@pytest.fixture(scope="module")
def silence() -> Iterator[Silence]:
    """The neutral site on a network that never answers."""
    server = Silence()
    threading.Thread(target=server.listen, daemon=True).start()
    yield server
    server.listener.close()
    server.hang_up()


@pytest.fixture(scope="module")
def phone(engine: Engine, silence: Silence) -> Iterator[Browser]:
    """A browser for which the neutral site is at the silent server."""
    rule = f"--host-resolver-rules=MAP www.buienradar.nl 127.0.0.1:{silence.port}"
    chromium = engine.chromium.launch(**engine.options(rule, keeps_pages=True))
    yield chromium
    chromium.close()


# The console is heard while a page waits for another one; questions to the page are not answered until then.
TELL = """() => {
  let began = 0;
  const start = () => (began = performance.now());
  const seen = () => [performance.now() - began, document.title, document.querySelectorAll('link[rel=icon]').length,
    document.body.innerText, getComputedStyle(document.documentElement).backgroundColor];
  const tell = (when) => console.log(JSON.stringify([when, ...seen()]));
  addEventListener('click', start, true);
  addEventListener('keydown', start, true);
  new MutationObserver(() => {
    if (document.body.childNodes.length) return;
    tell('blank');
    requestAnimationFrame(() => requestAnimationFrame(() => tell('drawn')));
    setTimeout(tell, 1000, 'waiting');
  }).observe(document.body, { childList: true });
}"""


def drawn(page: Page) -> list[Image.Image]:
    """What the screen shows from now on: each frame that the browser draws."""
    frames: list[Image.Image] = []
    devtools = page.context.new_cdp_session(page)

    def keep(frame: dict[str, Any]) -> None:
        frames.append(Image.open(io.BytesIO(base64.b64decode(frame["data"]))).convert("RGB"))
        devtools.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    devtools.on("Page.screencastFrame", keep)
    devtools.send("Page.startScreencast", {"format": "png"})
    return frames


@pytest.mark.parametrize(("way", "scheme"), zip(WAYS, ("dark", "light", "light"), strict=True))
def test_the_screen_stays_blank_while_the_other_site_never_answers(
    way: str, scheme: Any, phone: Browser, silence: Silence, origin: str
) -> None:
    """White, no words, no icon, the title of the other site: at once, and for as long as it takes. Nothing is asked before."""
    profile = phone.new_context(viewport=PHONE, color_scheme=scheme)
    page = profile.new_page()
    page.goto(origin + "ar/nu/", wait_until="networkidle")
    page.evaluate(TELL)
    told: list[Any] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(json.loads(message.text)))
    page.on("request", lambda request: asked.append(request.url))
    frames = drawn(page)
    calls = len(silence.calls)
    page.wait_for_timeout(200)
    assert frames[-1].getcolors(2) is None  # there was something to see
    assert len(silence.calls) == calls  # and nobody had been called beforehand
    WAYS[way](page)
    while len(told) < 3:
        page.wait_for_timeout(100)
    assert [when for when, *_ in told] == ["blank", "drawn", "waiting"]
    for _, _, title, icons, words, background in told:
        assert (title, icons, words, background) == ("www.buienradar.nl", 0, "", "rgb(255, 255, 255)")
    assert 0 <= told[0][1] < 100  # milliseconds inside the page, from the tap
    assert frames[-1].getcolors(1) == [(PHONE["width"] * PHONE["height"], (255, 255, 255))]
    assert asked == [EXIT]
    assert len(silence.calls) > calls
    profile.close()


SHOWN = """addEventListener('pageshow', (event) =>
  console.log(JSON.stringify([event.persisted, location.pathname, document.body.innerText])))"""


def test_a_page_that_was_left_stays_blank_when_the_browser_had_kept_it(phone: Browser, silence: Silence, origin: str) -> None:
    """Back while the other site keeps us waiting, then forward: the browser brings the page back blank, and it leaves again."""
    profile = phone.new_context(viewport=PHONE)
    page = profile.new_page()
    page.add_init_script(SHOWN)
    shown: list[Any] = []
    page.on("console", lambda m: shown.append(json.loads(m.text)) if m.text.startswith("[") else None)
    page.goto(origin + "hulp/")
    page.goto(origin + "nu/")
    page.locator("a.exit").click(no_wait_after=True)
    page.wait_for_timeout(500)
    calls = len(silence.calls)
    with contextlib.suppress(Error):  # the browser says that it gave up the page that never came
        page.go_back(wait_until="commit")
    page.wait_for_url(origin + "hulp/", wait_until="commit")
    with contextlib.suppress(Error):
        page.go_forward(wait_until="commit")
    while len(silence.calls) == calls:
        page.wait_for_timeout(100)
    assert [True, "/hulp/"] in [s[:2] for s in shown]  # this browser does keep pages
    assert [s for s in shown if s[:2] == [True, "/nu/"]] == [[True, "/nu/", ""]]
    profile.close()


class Heard(SiteHandler):
    """The site, and what it was asked for."""

    answers: ClassVar[list[tuple[str, int]]] = []

    def send_response(self, code: int, message: str | None = None) -> None:
        """Keep the address and the status."""
        self.answers.append((self.path, code))
        super().send_response(code, message)


def test_the_icon_of_a_page_that_was_left_is_empty_and_there(phone: Browser, site: Path) -> None:
    """The link to the icon goes when somebody leaves. Once more at it, the browser asks for the icon of the host."""
    profile = phone.new_context(viewport=PHONE)
    page = profile.new_page()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Heard, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here = f"http://127.0.0.1:{server.server_address[1]}/"
        page.goto(here + "hulp/", wait_until="networkidle")
        page.goto(here + "nu/", wait_until="networkidle")
        page.wait_for_timeout(500)  # also for the icon, which it asks for in its own time
        before = list(Heard.answers)
        page.locator("a.exit").click(no_wait_after=True)
        page.wait_for_timeout(500)
        assert Heard.answers == before  # leaving itself asks us for nothing
        with contextlib.suppress(Error):
            page.go_back(wait_until="commit")
        for _ in range(30):  # it nearly always asks, but nothing obliges it to
            if "/favicon.ico" not in [path for path, _ in Heard.answers]:
                page.wait_for_timeout(100)
        server.shutdown()
    profile.close()
    assert [answer for answer in Heard.answers if answer[1] >= 400] == []
    with Image.open(site / "favicon.ico") as icon:
        assert icon.convert("RGBA").getcolors() == [(1, (0, 0, 0, 0))]


def test_back_from_the_other_site_does_not_show_the_page_just_left(phone: Browser, origin: str) -> None:
    """Neither from the network nor from what the browser kept: its place in the list is taken."""
    profile = phone.new_context(viewport=PHONE)
    profile.route(EXIT, lambda route: route.fulfill(body="<title>Weer</title>", content_type="text/html"))
    page = profile.new_page()
    page.add_init_script(SHOWN)
    shown: list[Any] = []
    page.on("console", lambda m: shown.append(json.loads(m.text)))
    page.goto(origin + "hulp/")
    page.goto(origin + "nu/")
    page.locator("a.exit").click()
    page.wait_for_url(EXIT)
    history = profile.new_cdp_session(page).send("Page.getNavigationHistory")
    assert [entry["url"] for entry in history["entries"]] == ["about:blank", origin + "hulp/", EXIT]
    shown.clear()
    page.go_back(wait_until="commit")
    page.wait_for_url(origin + "hulp/", wait_until="commit")
    page.go_forward(wait_until="commit")
    page.wait_for_url(EXIT, wait_until="commit")
    assert not [s for s in shown if s[1] == "/nu/"]
    profile.close()
