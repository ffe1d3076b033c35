"""Nothing on a page moves by itself: who is about to tap a telephone number hits that number, also while the page comes in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.pieces import in_pieces, prepare
from tests.browser.visits import PHONE, Visit, share_out
from tests.site.choice import every_page, one_of_every_template

_LANGUAGES = re.compile(r"(?!(en|tr|pl)/)")  # the source, right to left, and the longest words
_CORE = ("hulp/", "thuis/", "veilig-lezen/", "wijzer/", "hulp/organisaties/", "campagnes/2026/")
_MATERIAL = re.compile(r"campagnes/2026/.+/materiaal/$")  # one page for each item, all of one template


def watch(site: Path, browser: Browser, paths: list[str]) -> dict[str, Visit]:
    """What moves on these pages. The day is that of the build: on a later one the calendar keeps itself right by moving."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True, device_scale_factor=3)
    found: dict[str, Visit] = {}
    with in_pieces(site) as visit:
        for path in paths:
            page = prepare(context.new_page())
            page.clock.set_fixed_time("2026-11-22T12:00:00+01:00")
            found[path] = {"moved": visit.moved(page, path)}
            page.close()
    context.close()
    return found


def test_nothing_moves_while_a_page_comes_in(site: Path, all_pages_wanted: bool) -> None:
    """A page of every template, and those where it counts most; with the buttons that a script offers later."""
    chosen = every_page(site) if all_pages_wanted else one_of_every_template(site, _CORE)
    pages = [path for path in chosen if not path.endswith(".html") and (all_pages_wanted or _LANGUAGES.match(path))]
    if not all_pages_wanted:
        pages = list({_MATERIAL.sub("material", path): path for path in pages}.values())
    found = share_out(pages, lambda browser, some: watch(site, browser, some))
    assert len(found) == len(pages) > 50
    assert {path: visit["moved"] for path, visit in found.items() if visit["moved"]} == {}


@pytest.mark.parametrize(
    ("path", "kept", "gone", "mover"),
    [
        ("uk/hulp/", b"(scripting:enabled)", b"(scripting:none)", "main"),  # no place for the button of quiet reading
        ("nu/", b"button[hidden]", b".quiet[hidden]", "main"),  # nor for that of reading aloud
        ("hulp/", b".sos:not(:has(+ header))", b".none", "a.sos-call.short"),  # the strip seen while it comes in
    ],
)
def test_the_watch_sees_what_moves(path: str, kept: bytes, gone: bytes, mover: str, site: Path, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, bypass_csp=True)  # the policy would refuse a style that was changed
    with in_pieces(site) as visit:
        visit.change = lambda page: page.replace(kept, gone)
        moved = visit.moved(prepare(context.new_page()), path)
    context.close()
    assert mover in moved
