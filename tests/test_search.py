"""The search index: which pages are in it, that it is the same every time, and what happens when it cannot be made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from omzien import search
from omzien.content import Content
from omzien.problems import ContentError
from omzien.site import Site

PAGE = """<!doctype html><html lang="{language}" dir="ltr"><head>{head}</head><body><nav>Menu</nav><main>
<article class="page"><h1>{title}</h1><p>{text}</p><svg><text>plaatje</text></svg></article></main></body></html>"""


def built(folder: Path) -> Path:
    """A tiny finished site."""
    noindex = '<meta name="robots" content="noindex">'
    for path, language, title, head in (
        ("", "nl", "Welkom", ""),
        ("hulp", "nl", "Hulp bij geweld", ""),
        ("a-z", "nl", "Van A tot Z", ""),
        ("wijzer", "nl", "Wijzer", ""),
        ("wijzer/partner", "nl", "Een stap", ""),
        ("en", "en", "Welcome", ""),
        ("en/hulp", "en", "Hulp bij geweld", noindex),
    ):
        file = folder / path / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE.format(language=language, title=title, head=head, text="Bel dan."), encoding="utf-8")
    (folder / "404.html").write_text(PAGE.format(language="nl", title="Niet hier", head=noindex, text=""), encoding="utf-8")
    return folder


def test_which_pages_can_be_found(tmp_path: Path) -> None:
    """No page that fell back to Dutch, no steps of the help finder, no list of all pages, no 404."""
    found = {(page.language, page.path) for page in search.indexed(built(tmp_path / "site"))}
    assert found == {("nl", "."), ("nl", "hulp"), ("nl", "wijzer"), ("en", "en")}


def test_only_the_text_of_a_page_is_found(tmp_path: Path) -> None:
    [page] = [page for page in search.indexed(built(tmp_path / "site")) if page.path == "hulp"]
    assert page.article == "<h1>Hulp bij geweld</h1><p>Bel dan.</p>"


def test_the_index_is_the_same_every_time(tmp_path: Path, content: Content) -> None:
    made = []
    for name in ("one", "other"):
        folder = built(tmp_path / name / "site")
        search.write_index(folder, Site(content, date(2026, 11, 18), preview=False))
        made.append({f.relative_to(folder).as_posix(): f.read_bytes() for f in (folder / "zoek").rglob("*") if f.is_file()})
        assert [path.name for path in folder.parent.iterdir()] == ["site"]  # nothing left of the work
    assert made[0] == made[1]
    assert {"zoek/pagefind.js", "zoek/search.js", "zoek/search.css", "zoek/nl.json", "zoek/ar.json"} <= set(made[0])
    assert not any("ui" in Path(path).name for path in made[0])


def test_letters_that_people_type_otherwise() -> None:
    assert search.spellings("<b>gwałt</b> i jedzenie, kızgın المساعدة على") == ["gwalt", "kizgin", "المساعده", "علي"]


def test_vowel_signs_do_not_split_a_word() -> None:
    """A shadda in the middle, a vowel sign at the end, a stretched line: typed without them."""
    assert search.spellings("السرّيّة ضحيّةً إلى مسـاعدة") == ["إلي", "السريه", "ضحيه", "مساعده"]


def test_when_the_index_cannot_be_made_staff_hear_it(tmp_path: Path, content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "get_executable", lambda: "/bin/false")
    with pytest.raises(ContentError, match="De zoekindex is niet gemaakt"):
        search.write_index(built(tmp_path / "site"), Site(content, date(2026, 11, 18), preview=False))
