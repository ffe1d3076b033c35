"""The pages with posters, images and texts, and their files, in the real site."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from PIL import Image

from omzien.bidi import LRI
from omzien.kit.window import GENERAL, folder, items_with_kit
from omzien.loading import load
from tests.conftest import ROOT
from tests.site.pages import HOST, BuiltPage, all_pages, target

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def material(site: Path) -> list[BuiltPage]:
    """Every page with material."""
    return [page for page in all_pages(site) if page.path.endswith("/materiaal/")]


def test_current_and_coming_items_have_material_in_every_language(material: list[BuiltPage]) -> None:
    """And no other item: no draft, nothing that was cancelled, nothing long past."""
    content, _ = load(ROOT)
    assert content is not None
    below = [GENERAL, *(folder(item) for item in items_with_kit(content, DAY))]
    assert len(below) > 5
    expected = {f"/{language.prefix}{path}" for language in content.settings.languages for path in below}
    assert {page.path for page in material} == expected


def test_every_download_is_there_as_heavy_as_it_says(material: list[BuiltPage], site: Path) -> None:
    for page in material:
        links = page.soup.select("a[download]")
        assert links, page.path
        for link in links:
            file = target(site, urljoin(HOST + page.path, str(link["href"])))
            assert file is not None
            assert file.is_file(), f"{page.path} -> {link['href']}"
            said = re.search(r"(\d+) kB", (link.parent or link).get_text())
            assert said is not None, link
            assert int(said[1]) == max(1, round(file.stat().st_size / 1000)), f"{page.path} {file.name}"


def test_small_pictures_have_a_size_a_text_and_come_late(material: list[BuiltPage], site: Path) -> None:
    for page in material:
        for picture in page.soup.select("picture"):
            image = picture.img
            assert image is not None
            assert image["loading"] == "lazy"
            assert image["alt"]
            assert [source["type"] for source in picture.select("source")] == ["image/avif", "image/webp"]
            names = [str(image["src"]), *(str(source["srcset"]) for source in picture.select("source"))]
            for name in names:
                file = target(site, urljoin(HOST + page.path, name))
                assert file is not None
                with Image.open(file) as opened:
                    assert (str(opened.width), str(opened.height)) == (image["width"], image["height"]), file
                assert file.stat().st_size < 25_000, file


def test_the_campaign_links_to_its_material_and_back(material: list[BuiltPage], site: Path) -> None:
    for page in material:
        linked = {urljoin(HOST + page.path, str(a["href"])) for a in page.soup.select("article a[href]")}
        above = urljoin(HOST + page.path, "../")
        assert above in linked, page.path
        if not page.path.endswith(GENERAL):
            campaign = BuiltPage(site, site / page.path.lstrip("/") / "../index.html")
            assert any(str(a["href"]) == "materiaal/" for a in campaign.soup.select("article a[href]")), page.path
            assert not campaign.soup.select("img, picture"), page.path


def test_the_calendar_links_to_the_quiet_poster(site: Path) -> None:
    for prefix in ("", "ar/", "uk/"):
        page = BuiltPage(site, site / f"{prefix}campagnes/index.html")
        assert page.soup.select('article a[href="materiaal/"]'), page.path


def test_the_manifest_is_that_of_the_zip(material: list[BuiltPage], site: Path) -> None:
    for page in material:
        here = site / page.path.lstrip("/")
        archive = next(here.glob("*.zip"))
        with zipfile.ZipFile(archive) as opened:
            assert opened.testzip() is None
            assert opened.read("materiaal.json") == (here / "materiaal.json").read_bytes()
        told = json.loads((here / "materiaal.json").read_text(encoding="utf-8"))
        assert told["language"] == page.language
        assert all((here / file["name"]).stat().st_size == file["bytes"] for file in told["files"])


def test_a_text_to_copy_keeps_its_numbers_in_order(material: list[BuiltPage]) -> None:
    """In Arabic what is copied has isolates of its own: where it is pasted there are no elements."""
    page = next(page for page in material if page.path == "/ar/campagnes/2026/orange-the-world/materiaal/")
    texts = [pre.get_text() for pre in page.soup.select(".kit-text pre")]
    assert len(texts) == 5
    assert all(f"{LRI}0800-2000" in text for text in texts)


def test_it_says_who_may_use_it_and_whose_the_letters_are(material: list[BuiltPage]) -> None:
    for page in material:
        assert "SIL Open Font License 1.1" in page.soup.get_text().replace("\n", " "), page.path
