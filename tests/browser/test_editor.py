"""The editor in the browser, as communications staff use it: offline, on the demonstration that `make editor` makes."""

from __future__ import annotations

import difflib
import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Request, Route, expect

from omzien.editor import page as editor_page
from omzien.loading import load_or_raise
from tests.conftest import ROOT, run_build

SLOW = 30_000  # ms; a busy machine may take its time
TALL = {"width": 1280, "height": 8000}  # the form makes a field when it comes into view
SAVED = """async (path) => {
  let here = await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test");
  const parts = path.split("/");
  const name = parts.pop();
  for (const part of parts) here = await here.getDirectoryHandle(part);
  return await (await (await here.getFileHandle(name)).getFile()).text();
}"""
ITEM = "content-calendar/2026/orange-the-world.yml"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The editor of the real site."""
    made = tmp_path_factory.mktemp("editor") / "editor"
    made.mkdir()
    editor_page.write(load_or_raise(ROOT), ROOT / "node_modules", made)
    return made


@pytest.fixture(scope="module")
def editor(folder: Path) -> Iterator[str]:
    """The address of the editor."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture
def outside() -> list[str]:
    """The addresses elsewhere that the browser would have asked."""
    return []


@pytest.fixture
def staff(context: Callable[..., BrowserContext], editor: str, outside: list[str]) -> Page:
    """A tab of somebody at communications; whatever is asked elsewhere is noted and goes nowhere."""
    profile = context(viewport=TALL, locale="nl-NL", timezone_id="Europe/Amsterdam")

    def route(route: Route, request: Request) -> None:
        if request.url.startswith((editor, "data:", "blob:")):
            route.continue_()
        else:
            outside.append(request.url)
            route.abort()

    profile.route("**/*", route)
    page = profile.new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 24, 12))
    return page


def _open(page: Page, editor: str, entry: str) -> None:
    page.goto(editor)
    page.get_by_role("button", name="Werken met een testrepository").click()
    page.get_by_text("Kalender 2026").first.wait_for()
    page.goto(f"{editor}#/collections/{entry}")
    page.get_by_role("button", name="Opslaan").wait_for()


def _field(page: Page, key: str, tag: str = "input, textarea") -> Locator:
    return page.locator(f'[data-key-path="{key}"]').first.locator(tag).first


def _fill(page: Page, texts: dict[str, str]) -> None:
    """Fill in fields, and see that all hold what was filled in: a form that is made anew would start empty."""
    for key, text in texts.items():
        _field(page, key).fill(text)
    for key, text in texts.items():
        expect(_field(page, key)).to_have_value(text)


def _save(page: Page, wait: float = SLOW) -> None:
    """Save: the form closes when all is written. What the page says of it is there for five seconds, too short to wait for."""
    button = page.get_by_role("button", name="Opslaan")
    expect(button).to_be_enabled()
    button.click()
    try:
        expect(button).to_be_hidden(timeout=wait)
    except AssertionError as failure:
        said = page.get_by_role("alert").or_(page.get_by_role("alertdialog")).all_inner_texts()
        wrong = page.locator("[data-key-path]:has([aria-invalid=true])").evaluate_all(
            "all => all.map((f) => f.dataset.keyPath)"
        )
        raise AssertionError(f"not saved; the page says {said}, and these fields are wrong: {wrong}") from failure


def _changes(path: str, after: str) -> list[str]:
    before = (ROOT / path).read_text(encoding="utf-8")
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:3] not in {"---", "+++"} and line[0] in "+-"]


def test_a_campaign_in_two_languages_from_form_to_site(
    staff: Page, editor: str, outside: list[str], project: Callable[[], Path]
) -> None:
    _open(staff, editor, "kalender-2026/entries/orange-the-world")
    dutch = "Zestien dagen lang kleurt de stad oranje. Je doet mee als je «nee» zegt tegen geweld."
    english = "For sixteen days the town turns orange. You take part by saying “no” to violence."
    _fill(staff, {"summary.nl": dutch, "summary.en": english})
    _save(staff)
    after = staff.evaluate(SAVED, ITEM)
    changes = _changes(ITEM, after)
    assert sorted(line.split(":")[0] for line in changes) == ["+  en", "+  nl", "+updated", "-  en", "-  nl", "-updated"]
    assert outside == []

    root = project()
    (root / ITEM).write_text(after, encoding="utf-8")
    done = run_build(root, "2026-11-24", "--no-search")
    assert done.returncode == 0, done.stderr
    for path, text in {"": "Zestien dagen lang", "en/": "For sixteen days the town"}.items():
        page = root / "site" / path / "campagnes/2026/orange-the-world/index.html"
        assert text in page.read_text(encoding="utf-8"), path


def test_a_new_item_gets_its_place_and_its_name(staff: Page, editor: str) -> None:
    _open(staff, editor, "kalender-2027/new")
    for key, choice in {"kind": "bijeenkomst", "status": "vast"}.items():
        staff.locator(f'[data-key-path="{key}"]').get_by_text(choice, exact=True).click()
    for key, choice in {"themes": "Omstanders", "audiences": "Inwoners"}.items():
        staff.locator(f'[data-key-path="{key}"]').get_by_role("combobox").first.click()
        staff.get_by_role("option", name=choice, exact=True).first.click()
        staff.locator(f'[data-key-path="{key}"]').get_by_text(choice, exact=True).first.wait_for()
    texts = {"start": "2027-03-12T10:00", "updated": "2026-11-24", "title.nl": "Koffie op het plein"}
    _fill(staff, {**texts, "summary.nl": "Kom koffie drinken.", "message.nl": "Vraag hoe het gaat."})
    _save(staff)
    assert staff.evaluate(SAVED, "content-calendar/2027/koffie-op-het-plein.yml") == (
        "# yaml-language-server: $schema=../item.schema.json\nkind: event\nstatus: confirmed\nstart: 2027-03-12T10:00\n"
        "themes: [omstanders]\naudiences: [inwoners]\nrevision: 0\nupdated: 2026-11-24\n"
        'title:\n  nl: "Koffie op het plein"\nsummary:\n  nl: "Kom koffie drinken."\nmessage:\n  nl: "Vraag hoe het gaat."\n'
    )


def test_when_it_cannot_be_saved_the_test_tells_which_fields_are_wrong(staff: Page, editor: str) -> None:
    _open(staff, editor, "kalender-2027/new")
    _fill(staff, {"summary.nl": "Kom koffie drinken."})
    with pytest.raises(AssertionError, match=r"the page says \['.*velden.*title\.nl"):
        _save(staff, wait=2000)


def test_a_page_is_changed_in_its_language_only(staff: Page, editor: str, outside: list[str]) -> None:
    _open(staff, editor, "paginas/entries/thuis/index")
    text = _field(staff, "body").input_value().replace("Je bent niet de enige.", "Je staat er niet alleen voor.")
    _fill(staff, {"body": text})
    _save(staff)
    assert len(_changes("docs/nl/thuis/index.md", staff.evaluate(SAVED, "docs/nl/thuis/index.md"))) == 2
    for language in ("en", "ar", "tr", "pl", "uk"):
        path = f"docs/{language}/thuis/index.md"
        assert staff.evaluate(SAVED, path) == (ROOT / path).read_text(encoding="utf-8")
    assert outside == []


def test_a_number_is_corrected_where_it_stands(staff: Page, editor: str) -> None:
    path = "data/organisations.yml"
    _open(staff, editor, "gegevens/entries/organisations")
    place = next(i for i, o in enumerate(load_or_raise(ROOT).organisations.organisations) if o.id == "kindertelefoon")
    staff.get_by_role("button", name="Uitvouwen", exact=True).nth(place).click()
    _fill(staff, {f"organisations.{place}.verified_on": "2026-11-24"})
    _save(staff)
    before, after = _changes(path, staff.evaluate(SAVED, path))
    assert before.startswith("-    verified_on: ")
    assert after == "+    verified_on: 2026-11-24"


def test_the_policy_is_what_keeps_others_out(staff: Page, editor: str, outside: list[str]) -> None:
    """The package looks for a newer version elsewhere and knows addresses of fonts; the policy stops what tries to leave."""

    def bare(route: Route) -> None:
        text = route.fetch().text()
        route.fulfill(body=text.replace("Content-Security-Policy", "x-nothing"), content_type="text/html")

    ask = "async () => { try { await fetch('https://unpkg.com/@sveltia/cms/package.json'); } catch {} }"
    staff.goto(editor)
    staff.evaluate(ask)
    assert outside == []
    staff.route(editor, bare)
    staff.goto(editor)
    staff.evaluate(ask)
    assert outside
