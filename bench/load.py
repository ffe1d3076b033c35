"""Loads real pages and the bare page of the same text on a simulated cheap phone and a slow network. `make bench-load`.

400 kbit/s as Slow 3G in Chromium's tools, with 400 ms (those tools take 2000); a processor four times slower; 360 x 800 at 3
pixels to a point, touch; gzip; nothing cached. Our page and the bare one take turns, so that what else the machine does falls
on both.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.bare import bare
from bench.server import serving

PAGES = ["", "hulp/", "thuis/", "ar/", "ar/hulp/", "ar/thuis/"]
PAGES += ["wijzer/", "ar/veilig-lezen/", "uk/hulp/organisaties/", "uk/campagnes/2026/orange-the-world/"]
LIMIT = 1.10  # of the bare page
_KILOBIT = 1000 / 8
_SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 400 * _KILOBIT, "uploadThroughput": 400 * _KILOBIT}
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
_PHONE = {"viewport": {"width": 360, "height": 800}, "device_scale_factor": 3, "has_touch": True, "is_mobile": True}

# When the largest piece of text is there, when a finger on a telephone link would hit it, and how much the page shifted.
_WATCH = """
const seen = (window.__seen = { lcp: 0, tel: 0, shift: 0 });
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.lcp = e.startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.shift += e.value; })
  .observe({ type: "layout-shift", buffered: true });
const look = () => {
  for (const link of document.querySelectorAll('a[href^="tel:"]')) {
    const box = link.getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (hit && link.contains(hit)) { seen.tel = performance.now(); return; }
  }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


@dataclass(frozen=True)
class Visit:
    """One first visit: times in ms, layout shift (CLS), bytes over the line, number of requests, and those that failed."""

    lcp: float
    tel: float
    shift: float
    wire: int
    requests: int
    failed: int


def visit(browser: Browser, address: str) -> Visit:
    """Load one page in a fresh profile."""
    profile = browser.new_context(**_PHONE)  # type: ignore[arg-type]
    page = profile.new_page()
    page.add_init_script(_WATCH)
    session = profile.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", _SLOW_3G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    wire: list[float] = []
    asked: list[str] = []
    failed: list[str] = []
    session.on("Network.loadingFinished", lambda event: wire.append(event["encodedDataLength"]))
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.goto(address, wait_until="networkidle")
    page.wait_for_function("__seen.tel && __seen.lcp")
    page.wait_for_timeout(300)
    seen = page.evaluate("__seen")
    profile.close()
    return Visit(seen["lcp"], seen["tel"], seen["shift"], int(sum(wire)), len(asked), len(failed))


def main() -> int:
    """Prints a table; 1 when a page is slower than the limit, shifts, or asks for what is not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("pages", nargs="*", default=PAGES, help="addresses below the site, for example ar/hulp/")
    given = parser.parse_args()
    texts = {f"/{page}": (given.site / page / "index.html").read_text(encoding="utf-8") for page in given.pages}
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    extra = {f"/bare{path}": bare(text).encode() for path, text in texts.items()}
    good = True
    print(f"{'page':12} {'':5} {'kB':>6} {'req':>4} {'LCP ms (min-max)':>20} {'tel ms (min-max)':>20} {'CLS':>6} {'404':>4}")
    with serving(given.site, extra) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        visit(browser, f"{origin}{next(iter(texts))}")  # the first one pays for starting up
        for path in texts:
            ours: list[Visit] = []
            plain: list[Visit] = []
            for _ in range(given.runs):
                ours.append(visit(browser, f"{origin}{path}"))
                plain.append(visit(browser, f"{origin}/bare{path}"))
            good = _report(path, ours, plain) and good
        browser.close()
    return 0 if good else 1


def _report(path: str, ours: list[Visit], plain: list[Visit]) -> bool:
    for name, visits in (("ours", ours), ("bare", plain)):
        last, failed = visits[-1], max(visit.failed for visit in visits)
        shift = max(visit.shift for visit in visits)
        lcp, tel = _spread([visit.lcp for visit in visits]), _spread([visit.tel for visit in visits])
        print(f"{path:12} {name:5} {last.wire / 1000:6.1f} {last.requests:4} {lcp:>20} {tel:>20} {shift:6.3f} {failed:4}")
    lcp_ratio = _middle([visit.lcp for visit in ours]) / _middle([visit.lcp for visit in plain])
    tel_ratio = _middle([visit.tel for visit in ours]) / _middle([visit.tel for visit in plain])
    fits = max(lcp_ratio, tel_ratio) <= LIMIT and not any(visit.shift or visit.failed for visit in ours)
    print(f"{'':12} ratio LCP {lcp_ratio:.2f}, tel {tel_ratio:.2f} (at most {LIMIT:.2f}): {'yes' if fits else 'NO'}")
    return fits


def _middle(values: list[float]) -> float:
    return statistics.median(values)


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values):.0f} ({min(values):.0f}-{max(values):.0f})"


if __name__ == "__main__":
    sys.exit(main())
