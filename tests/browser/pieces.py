"""A site that sends its pages in pieces, each when the one before has been drawn: a slow line without a clock.

What moves while a page comes in depends on where the line cuts it. Here it cuts at many places: in what fills the first screen,
about every 500 bytes, before a tag. Not in a word of another direction or at its end: what follows may belong to that word, and
nothing can keep it where it is.
"""

from __future__ import annotations

import functools
import queue
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import SiteHandler

_TAG = re.compile(rb"<(?!/bdi>)")
_STEP, _FIRST_SCREEN, _REST = 500, 9_000, 16_000  # bytes
_MOVED = """(() => {
  window.moved = [];
  const name = (node) => [node.localName, ...node.classList].join(".");
  // A space at the end of a line goes along with the next word. Nobody sees it, but it counts.
  const seen = ({ node }) => node && !(node.nodeType === Node.TEXT_NODE && !node.data.trim());
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const nodes = entry.sources.filter(seen).map(({ node }) => node);
      moved.push(...nodes.map((node) => name(node.nodeType === Node.TEXT_NODE ? node.parentElement : node)));
    }
  }).observe({ type: "layout-shift", buffered: true });
})()"""
# A phone says only after a while which voices it has.
_VOICE = """(() => {
  const voices = [];
  const found = { lang: location.pathname.match(/^\\/(en|ar|tr|pl|uk)\\//)?.[1] ?? "nl", localService: true };
  const speech = new EventTarget();
  Object.assign(speech, { getVoices: () => voices, cancel() {}, speak() {} });
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.findVoice = () => (voices.push(found), speech.dispatchEvent(new Event("voiceschanged")));
})()"""
_DRAWN = "new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); setTimeout(done, 300); })"


class InPieces:
    """One visitor at a time sees a page of the site come in; `change` may spoil it on the way."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.change: Callable[[bytes], bytes] = bytes
        self.sent: queue.Queue[bool] = queue.Queue()  # whether there is more
        self.drawn: queue.Queue[None] = queue.Queue()
        self.origin = ""

    def moved(self, page: Page, path: str) -> list[str]:
        """Which elements moved by themselves while the page came in, and when a voice was found at last."""
        page.goto(self.origin + path, wait_until="commit")
        while self.sent.get():
            page.evaluate(_DRAWN)
            self.drawn.put(None)
        page.wait_for_load_state()
        page.evaluate(_DRAWN)
        page.evaluate("findVoice()")
        page.evaluate(_DRAWN)
        page.evaluate("new Promise((done) => setTimeout(done, 50))")  # the list of what moved comes after the drawing
        return list(page.evaluate("moved"))


def prepare(page: Page) -> Page:
    """Watch this page from its start; to be done before a visit."""
    page.add_init_script(_MOVED)
    page.add_init_script(_VOICE)
    return page


@contextmanager
def in_pieces(site: Path) -> Iterator[InPieces]:
    """Serve the site."""
    visit = InPieces(site)
    handler = functools.partial(_Handler, visit, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        visit.origin = f"http://127.0.0.1:{server.server_address[1]}/"
        Thread(target=server.serve_forever, daemon=True).start()
        yield visit
        server.shutdown()


def _cut(page: bytes) -> Iterator[bytes]:
    start = page.index(b"<body>") + _STEP
    wanted = [*range(start, start + _FIRST_SCREEN, _STEP), *range(start + _FIRST_SCREEN, len(page), _REST)]
    wanted += [page.index(b"<script"), page.rindex(b"<script")]
    found = (_TAG.search(page, place) for place in wanted)
    places = sorted({tag.start() for tag in found if tag})
    return (page[start:end] for start, end in pairwise([0, *places, len(page)]))


class _Handler(SiteHandler):
    def __init__(self, visit: InPieces, *arguments: Any, **options: Any) -> None:
        self.visit = visit
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:  # noqa: N802 the name that http.server calls
        """A page in pieces; anything else at once."""
        if not self.path.endswith("/"):
            super().do_GET()
            return
        page = self.visit.change(Path(self.directory, self.path[1:], "index.html").read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        for piece in _cut(page):
            self.wfile.write(piece)
            self.wfile.flush()
            self.visit.sent.put(True)
            self.visit.drawn.get()
        self.visit.sent.put(False)
