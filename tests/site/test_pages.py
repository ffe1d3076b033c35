"""What every built page must hold to: true numbers, true links, true languages, little weight."""

from __future__ import annotations

import os
import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import Comment

from omzien import numbers, security
from omzien.loading import load
from tests.conftest import ROOT
from tests.site.pages import HOST, BuiltPage, all_pages, target

# Bytes, gzipped. Everything is in the page itself, so what a later page costs is the page, without the icon.
FIRST, LATER, CAMPAIGN = 13_000, 9_000, 20_000


@pytest.fixture(scope="module")
def pages(site: Path) -> list[BuiltPage]:
    """Every page of the real site."""
    return all_pages(site)


@pytest.fixture(scope="module")
def public_numbers() -> dict[str, str]:
    """Every number that may be shown: as dialled, and as people read it."""
    content, _ = load(ROOT)
    assert content is not None
    return {p.tel: p.display for o in content.organisations.organisations for p in o.public_phones}


@pytest.fixture(scope="module")
def betraying() -> list[str]:
    """The parts of words that tell what somebody reads about, in all languages."""
    content, _ = load(ROOT)
    assert content is not None
    return [word for words in content.municipality.betraying_words.values() for word in words]


def test_every_number_is_one_that_may_be_shown(pages: list[BuiltPage], public_numbers: dict[str, str]) -> None:
    """In links and in text, in every language: equal to the data, digit for digit."""
    for page in pages:
        for link in page.soup.select('a[href^="tel:"]'):
            tel = str(link["href"]).removeprefix("tel:")
            assert tel in public_numbers, f"{page.path}: {tel}"
            assert link.get_text(" ", strip=True).endswith(public_numbers[tel]), f"{page.path}: {link}"
        text = page.soup.body.get_text("\n") if page.soup.body else ""
        for figure in page.soup.select("figure.ref-figure"):  # counts: some languages write a thousand with a space
            text = text.replace(figure.get_text("\n"), "")
        for found in numbers.find(re.sub("[\u2066-\u2069]", "", text), public_numbers):
            if found.kind == "telefoonnummer":
                assert found.text in public_numbers.values(), f"{page.path}: {found.text}"


def test_every_number_in_the_feeds_is_one_that_may_be_shown(site: Path, public_numbers: dict[str, str]) -> None:
    for file in site.rglob("*.ics"):
        text = file.read_bytes().replace(b"\r\n ", b"").decode()
        for line in (line for line in text.splitlines() if line.startswith("DESCRIPTION")):
            plain = re.sub("[\u2066-\u2069]", "", line.replace("\\n", "\n").replace("\\,", ","))
            for found in numbers.find(plain, public_numbers):
                if found.kind == "telefoonnummer":
                    assert found.text in public_numbers.values(), f"{file}: {found.text}"


def test_every_link_inside_the_site_arrives(pages: list[BuiltPage], site: Path) -> None:
    known = {page.file: page.ids for page in pages}
    for page in pages:
        for address in page.links():
            file = target(site, address)
            if file is None:
                continue
            assert file.is_file(), f"{page.path} -> {address}"
            fragment = urlsplit(address).fragment
            if fragment and file in known:
                assert fragment in known[file], f"{page.path} -> {address}"


def test_language_and_direction_are_right(pages: list[BuiltPage]) -> None:
    for page in pages:
        html = page.soup.html
        assert html is not None
        assert (html["lang"], html["dir"]) == (page.language, "rtl" if page.language == "ar" else "ltr"), page.path


def test_pairs_of_languages_are_absolute_and_mutual(pages: list[BuiltPage]) -> None:
    """Each page names its translations, they name it back, and x-default is the Dutch one."""
    pairs = {
        HOST + page.path: {str(e["hreflang"]): str(e["href"]) for e in page.soup.select('link[rel="alternate"][hreflang]')}
        for page in pages
    }
    for address, named in pairs.items():
        for code, other in named.items():
            assert other.startswith(HOST), address
            assert pairs[other] == named, f"{address} {code}"
        if named:
            assert named["x-default"] == named["nl"]
            assert address in named.values()


def test_the_sitemap_has_every_true_page_and_nothing_else(pages: list[BuiltPage], site: Path) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    root = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314 our own file
    listed = [str(element.text) for element in root.findall("s:url/s:loc", names)]
    true = {HOST + page.path for page in pages if not page.soup.select('meta[name="robots"][content="noindex"]')}
    assert len(listed) == len(set(listed))
    assert set(listed) == true


def test_there_is_a_404_in_each_language(site: Path) -> None:
    for path, language, words in (
        ("404.html", "nl", "Deze pagina is er niet"),
        ("en/404.html", "en", "This page does not exist"),
        ("ar/404.html", "ar", "هذه الصفحة غير موجودة"),
        ("uk/404.html", "uk", "Такої сторінки немає"),
    ):
        page = BuiltPage(site, site / path)
        assert page.soup.html is not None
        assert page.soup.html["lang"] == language
        assert page.soup.h1 is not None
        assert page.soup.h1.get_text() == words
        # It is shown at any address, so its links start at the root.
        for link in page.soup.select("a[href]"):
            assert re.match(r"/|#|https?:|tel:", str(link["href"])), link


def test_a_first_visit_is_light(pages: list[BuiltPage]) -> None:
    """Whatever page somebody comes in on, with its icon."""
    limits = {page.path: CAMPAIGN if "/campagnes/" in page.path else FIRST for page in pages}
    assert {page.path: page.weight() for page in pages if page.weight() > limits[page.path]} == {}


def test_every_later_page_is_lighter(pages: list[BuiltPage]) -> None:
    short = [page for page in pages if "/campagnes/" not in page.path]
    assert {page.path: page.weight(icon=False) for page in short if page.weight(icon=False) > LATER} == {}


def test_the_weight_counts_what_is_sent(tmp_path: Path) -> None:
    """The checks above are able to fail: text that does not compress weighs what it is."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/icon.svg").write_text("<svg/>")
    (tmp_path / "index.html").write_bytes(bytes(range(256)).hex().encode() + os.urandom(LATER).hex().encode())
    assert BuiltPage(tmp_path, tmp_path / "index.html").weight(icon=False) > LATER


def test_a_page_asks_for_nothing_but_its_icon(pages: list[BuiltPage]) -> None:
    """No second stylesheet, no font, no image, no script from elsewhere: at most two requests for a first visit."""
    for page in pages:
        pictures = "" if page.path.endswith("/materiaal/") else ", img"
        assert not page.soup.select(f"script[src], iframe, object, embed, [style], link[rel=stylesheet]{pictures}"), page.path
        assert len(page.soup.select('link[rel="icon"]')) == 1, page.path


def test_a_help_page_has_only_the_script_of_every_page(pages: list[BuiltPage]) -> None:
    for page in pages:
        if "/campagnes/" not in page.path and not page.soup.select(".doors [data-first], .agenda"):
            assert len(page.soup.select("script")) == 1, page.path


def test_the_policy_allows_what_is_inlined_and_nothing_else(pages: list[BuiltPage], site: Path) -> None:
    header = re.search("Content-Security-Policy: (.*); frame-ancestors 'none'", (site / "_headers").read_text())
    assert header is not None
    allowed = set(re.findall("'sha256-[^']+'", header[1]))
    bare = re.sub(" 'sha256-[^']+'", "", header[1])
    for page in pages:
        policy = str(page.soup.select_one('meta[http-equiv="Content-Security-Policy"]')["content"])  # type: ignore[index]
        # The one exception lets search compile its program; text never becomes code.
        assert "unsafe" not in policy.replace("'wasm-unsafe-eval'", "")
        inlined = page.soup.select("style, script:not([type])")
        hashes = {security.source_hash(str(element.string)) for element in inlined}
        assert set(re.findall("'sha256-[^']+'", policy)) == hashes, page.path
        assert hashes <= allowed, page.path
        assert re.sub(" 'sha256-[^']+'", "", policy) == bare, page.path


def test_numbers_in_titles_are_isolated_too(pages: list[BuiltPage]) -> None:
    """A title can hold no markup, so it has the Unicode isolates."""
    for page in pages:
        title = page.soup.title
        if page.language == "ar" and title and re.search(r"[0-9A-Za-z]", title.get_text()):
            assert "\u2066" in title.get_text(), page.path


def test_every_number_and_latin_name_on_arabic_pages_is_isolated(pages: list[BuiltPage]) -> None:
    for page in pages:
        if page.language != "ar" or page.soup.body is None:
            continue
        for text in page.soup.body.find_all(string=re.compile(r"[0-9A-Za-z]")):
            if isinstance(text, Comment) or (text.parent is not None and text.parent.name == "script"):
                continue
            assert any(parent.get("dir") == "ltr" for parent in text.parents), f"{page.path}: {text}"


def test_only_what_is_ours_is_in_the_site(site: Path) -> None:
    """Nothing of the theme's own scripts and styles was copied."""
    kinds = {file.suffix or file.name for file in site.rglob("*") if file.is_file()}
    search = {".js", ".css", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment"}
    material = {".pdf", ".png", ".avif", ".webp", ".zip"}
    assert kinds == {".html", ".ics", ".json", ".xml", ".gz", ".svg", ".ico", ".txt", "_headers", *search, *material}
    found = {file.relative_to(site).as_posix() for kind in search for file in site.rglob(f"*{kind}")}
    assert {path for path in found if not path.startswith("zoek/")} == {"assets/quiet.js", "assets/aloud.js"}
    assert not (site / "kit").exists()  # templates of posters and texts


def test_no_draft_is_in_the_site(site: Path) -> None:
    content, _ = load(ROOT)
    assert content is not None
    hidden = [item for item in content.items if not item.public(date(2026, 11, 22))]
    assert hidden
    for item in hidden:
        assert not (site / item.path).exists()
        assert f"{item.year}-{item.id}@".encode() not in (site / "kalender.ics").read_bytes()


def test_the_site_says_that_it_is_a_demonstration(pages: list[BuiltPage]) -> None:
    for page in pages:
        demo = page.soup.select_one("header .demo")
        assert demo is not None, page.path
        assert "Deventer" in demo.get_text(), page.path


def test_every_translated_page_says_what_it_is(pages: list[BuiltPage]) -> None:
    for page in pages:
        if (
            page.language != "nl"
            and "404" not in page.path
            and not re.search(r"campagnes/((thema|doelgroep)/.*|2\d{3}/|materiaal/)?$|/overzicht/$", page.path)
        ):
            assert page.soup.select("p.notice"), page.path


def test_a_tab_and_a_preview_betray_nothing(pages: list[BuiltPage]) -> None:
    """Titles, descriptions and addresses as they were built, also of pages that are made from data, in every language."""
    content, _ = load(ROOT)
    assert content is not None
    words = [word for some in content.municipality.betraying_words.values() for word in some]
    loud = content.municipality.discreet_exceptions
    told = 0
    for page in pages:
        address = page.path.strip("/").split("/")
        if any(part in loud for part in address[:2]):
            continue
        shown = [page.path, page.soup.title.get_text() if page.soup.title else ""]
        shown += [str(meta["content"]) for meta in page.soup.select("meta[name=description], meta[property]")]
        assert [word for word in words for text in shown if word in text.lower()] == [], page.path
        told += 1
    assert told > 300


def test_nothing_is_asked_for_ahead(pages: list[BuiltPage]) -> None:
    """No other page or host is called before somebody chooses so: least of all the neutral site."""
    ahead = "link[rel~=preconnect], link[rel~=dns-prefetch], link[rel~=prefetch], link[rel~=preload], link[rel~=prerender]"
    for page in pages:
        assert not page.soup.select(f'{ahead}, script[type="speculationrules"]'), page.path


def test_the_safety_page_is_one_tap_away_near_the_top(pages: list[BuiltPage]) -> None:
    """And beside it every page says in plain sight that the exit erases no history."""
    content, _ = load(ROOT)
    assert content is not None
    said = {code: content.strings.labels["exit-history"].in_(code) for code in content.settings.codes}
    for page in pages:
        line = page.soup.select_one("header .safe")
        assert line is not None, page.path
        assert str(said[page.language]) in line.get_text(), page.path
        link = page.soup.select_one("header .safe a")
        assert link is not None, page.path
        prefix = "/" if page.language == "nl" else f"/{page.language}/"
        assert urljoin(HOST + page.path, str(link["href"])) == f"{HOST}{prefix}veilig-lezen/", page.path


def test_a_link_in_a_message_shows_nothing_of_a_help_page(pages: list[BuiltPage], betraying: list[str]) -> None:
    """The name of the site instead of the title, a neutral line, no picture, no betraying word."""
    for page in pages:
        if ("/campagnes/" in page.path and page.path.count("/") > 3) or "404" in page.path:
            continue
        told = {str(meta["property"]): str(meta["content"]) for meta in page.soup.select('meta[property^="og:"]')}
        assert set(told) == {"og:title", "og:description"}, page.path
        assert told["og:title"].strip("\u2066\u2069") == "Omzien", page.path
        assert not [word for word in betraying if word in told["og:description"].lower()], page.path
