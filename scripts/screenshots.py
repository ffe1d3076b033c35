"""Makes the pictures in the README and the guides, from the editor and the site of this moment. `make screenshots`."""

from __future__ import annotations

import functools
import http.server
import io
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from omzien.editor import page as editor_page
from omzien.loading import load_or_raise

_GUIDES, _README = Path(".github/guides"), Path(".github")
_COLOURS = 64  # enough for text and buttons; keeps each picture small


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Gives the address at which a folder is served."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def save(page: Page, file: Path) -> None:
    """Write what the page shows as a small PNG, when all that moves has come to rest."""
    page.evaluate("document.fonts.ready")
    while page.evaluate("document.getAnimations().some((animation) => animation.playState === 'running')"):
        page.wait_for_timeout(100)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(_COLOURS).save(file, optimize=True)


def editor_pictures(page: Page, address: str) -> None:
    """An item, a page and an organisation in the editor."""
    page.goto(address)
    page.get_by_role("button", name="Werken met een testrepository").click()
    page.get_by_text("Kalender 2026").first.wait_for()
    for name, entry, field in (
        ("redactie-item", "kalender-2026/entries/orange-the-world", "themes"),
        ("redactie-pagina", "paginas/entries/thuis/index", "title"),
        ("redactie-organisatie", "gegevens/entries/organisations", "organisations"),
    ):
        page.goto(f"{address}#/collections/{entry}")
        page.locator(f'[data-key-path="{field}"]').first.wait_for()
        if name == "redactie-organisatie":
            _open_number(page)
        save(page, _GUIDES / f"{name}.png")


def _open_number(page: Page) -> None:
    """The entry of Veilig Thuis, with its number in view."""
    organisations = load_or_raise(Path.cwd()).organisations.organisations
    place = next(index for index, found in enumerate(organisations) if found.id == "veilig-thuis")
    page.get_by_role("button", name="Uitvouwen", exact=True).nth(place).click()
    phones = page.locator(f'[data-key-path="organisations.{place}.phones"]')
    while not phones.count():  # the form makes a field when it comes into view
        page.mouse.move(500, 500)
        page.mouse.wheel(0, 300)
        page.wait_for_timeout(100)
    phones.get_by_role("button", name="Uitvouwen", exact=True).first.click()
    phones.evaluate("element => element.scrollIntoView()")
    page.mouse.wheel(0, -90)
    page.wait_for_timeout(500)


def main() -> int:
    """Writes the pictures below .github/; the site must have been built."""
    _GUIDES.mkdir(parents=True, exist_ok=True)
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        editor_page.write(load_or_raise(Path.cwd()), Path("node_modules"), Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        with served(Path(folder)) as address:
            page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="nl-NL")
            editor_pictures(page, address)
        with served(Path("site")) as address:
            page = browser.new_page(viewport={"width": 360, "height": 740}, locale="nl-NL")
            page.goto(address)
            save(page, _README / "home.png")
            page.set_viewport_size({"width": 360, "height": 640})
            page.goto(f"{address}campagnes/2026/orange-the-world/")
            save(page, _GUIDES / "site-campagne.png")
        browser.close()
    print(f"De plaatjes staan in {_README}/ en {_GUIDES}/.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
