"""Makes the picture in the README from the site that was built. `make screenshot`."""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright


def main() -> int:
    """Writes .github/home.png: the home page in Dutch, light, on a phone."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory="site")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
        page.screenshot(path=str(Path(".github/home.png")))
        browser.close()
        server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
