"""The way out works: Zensical builds what `make export` writes, and its pages say, link and count what ours do.

What it cannot do yet stands in DIFFERENCES, each with a check that it is still so. Decision 4 tells what follows from each.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from bs4 import BeautifulSoup

from omzien.content import Content
from omzien.export import export, place_kits
from omzien.kit.making import make_kits
from omzien.kit.workshop import Workshop
from omzien.reading import read_checked
from omzien.site import Site
from tests.conftest import TODAY
from tests.site import exported
from tests.site.choice import one_of_every_template
from tests.site.exported import Read
from tests.site.pages import HOST

DAY = date(2026, 11, 22)  # of the built site
LANGUAGES = ("nl", "en", "ar")


@dataclass(frozen=True)
class Both:
    """A page as we build it and as Zensical does."""

    language: str
    path: str  # below the language: `hulp/`
    ours: Read
    theirs: Read


@pytest.fixture(scope="module")
def way_out(built: tuple[Path, object], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that Zensical makes of the export, its languages together as on the host."""
    root, together = tmp_path_factory.mktemp("export"), tmp_path_factory.mktemp("way_out")
    content = read_checked(built[0], DAY)[0]
    workshop = Workshop(built[0] / ".build/kit", built[0] / "overrides/kit")  # everything in it is drawn already
    site = Site(content, DAY, preview=False, kits=make_kits(content, DAY, workshop, built[0] / "site"))
    for path, data in export(site, LANGUAGES).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    place_kits(site, root)
    for language in LANGUAGES:
        done = zensical(root / language)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "No issues found" in done.stderr
        shutil.copytree(root / language / "site", together / ("" if language == "nl" else language), dirs_exist_ok=True)
    return together


def zensical(project: Path) -> subprocess.CompletedProcess[str]:
    """Build a project where there is no network at all, as far as this system can do that."""
    apart = ["unshare", "--map-root-user", "--net"]
    able = shutil.which("unshare") and subprocess.run([*apart, "true"], capture_output=True, check=False).returncode == 0
    command = [*(apart if able else []), sys.executable, "-m", "zensical", "build", "--strict"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def pages(site: Path, way_out: Path, all_pages_wanted: bool) -> list[Both]:
    """Every page, or one of every template in each of the languages."""
    wanted = None if all_pages_wanted else set(one_of_every_template(site, ["", "nu/", "veilig-lezen/"]))
    found = []
    for language in LANGUAGES:
        prefix = "" if language == "nl" else f"{language}/"
        for path in addresses(way_out, language):
            if wanted is None or prefix + path in wanted:
                name, address = f"{prefix}{path}index.html", f"{HOST}/{prefix}{path}"
                read = exported.ours(site / name, address), exported.theirs(way_out / name, address)
                found.append(Both(language, path, *read))
    return found


def addresses(site: Path, language: str) -> list[str]:
    """The addresses below the language of all its pages."""
    root = site if language == "nl" else site / language
    found = (file.relative_to(root).as_posix().removesuffix("index.html") for file in sorted(root.rglob("index.html")))
    return [path for path in found if language != "nl" or path.partition("/")[0] not in {"en", "ar", "tr", "pl", "uk"}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_lost(site: Path, way_out: Path, language: str) -> None:
    assert addresses(way_out, language) == addresses(site, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_feeds_and_data_are_the_same_bytes(site: Path, way_out: Path, language: str) -> None:
    """Whoever subscribed keeps what they have."""
    root = site if language == "nl" else site / language
    ours = [
        file for file in root.rglob("*") if file.suffix in {".ics", ".xml", ".json"} and _of_content(file.relative_to(root))
    ]
    ours += [root / "kalender/volgende.html", *([root / "robots.txt"] if language == "nl" else [])]
    assert len(ours) > 20
    for file in ours:
        assert (way_out / file.relative_to(site)).read_bytes() == file.read_bytes(), file


def _of_content(path: Path) -> bool:
    """Not of another language, of search or of the build itself."""
    return path.parts[0] not in {"en", "ar", "tr", "pl", "uk", "zoek", "sitemap.xml", "bestanden.json"}


def test_a_page_says_the_same(pages: list[Both]) -> None:
    """Every word, and with the words every number."""
    assert len(pages) > 30
    for page in pages:
        assert page.theirs.words() == page.ours.words(), page.path
        assert page.theirs.headings() == page.ours.headings(), page.path


def test_a_page_leads_to_the_same(pages: list[Both], way_out: Path) -> None:
    """Inside the site to the same places, which are there; outside to the same sites and numbers, in the same order."""
    for page in pages:
        assert page.theirs.inside() == page.ours.inside(), page.path
        assert page.theirs.outside() == page.ours.outside(), page.path
        for link in page.theirs.inside():
            path, _, fragment = link.removeprefix(HOST).partition("#")
            file = way_out / f"{path[1:]}index.html" if path.endswith("/") else way_out / path[1:]
            if path.split("/")[1] in {"tr", "pl", "uk"}:
                continue  # not built here
            assert file.is_file(), f"{page.path}: {link}"
            assert not fragment or f'id="{fragment}"' in file.read_text(encoding="utf-8"), f"{page.path}: {link}"


def test_numbers_to_call_are_there(pages: list[Both]) -> None:
    """So that the comparison of links cannot pass because nothing is found."""
    assert all("tel:112" in page.theirs.outside() for page in pages)


def test_a_drawing_is_a_file_with_the_same_words(pages: list[Both]) -> None:
    assert any(page.theirs.drawings for page in pages)
    for page in pages:
        assert page.theirs.drawings == page.ours.drawings, page.path


def test_every_picture_is_there(pages: list[Both], way_out: Path) -> None:
    """Small pictures of posters too; in Dutch they stand in the Dutch part."""
    addresses = {
        urljoin(page.theirs.address, str(image["src"])) for page in pages for image in page.theirs.parts[0].select("img")
    }
    assert any(address.endswith(".png") for address in addresses)
    for address in addresses:
        assert (way_out / unquote(address.removeprefix(f"{HOST}/"))).is_file(), address


def test_language_and_direction_are_the_same(pages: list[Both]) -> None:
    for page in pages:
        direction = "rtl" if page.language == "ar" else "ltr"
        assert page.ours.soup.select(f'html[lang="{page.language}"][dir="{direction}"]'), page.path
        assert page.theirs.soup.select(f'html[lang="{page.language}"] > body[dir="{direction}"]'), page.path
        assert page.theirs.languages() == page.ours.languages(), page.path


def test_numbers_keep_their_order_in_arabic(pages: list[Both]) -> None:
    arabic = [page for page in pages if page.language == "ar"]
    assert arabic
    for page in arabic:
        assert not list(page.theirs.not_isolated()), page.path


def test_nobody_else_is_asked(way_out: Path, pages: list[Both]) -> None:
    """Nothing that a browser fetches by itself comes from another host, and no style asks for a font there."""
    for page in pages:
        assert not list(fetched_elsewhere(page.theirs)), page.path
    for sheet in way_out.rglob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(https?:)?//|@import", sheet.read_text(encoding="utf-8")), sheet


def test_what_is_fetched_elsewhere_is_found() -> None:
    soup = BeautifulSoup('<link rel="stylesheet" href="https://fonts.example/x"><script src="/x.js"></script>', "html.parser")
    assert list(fetched_elsewhere(Read(soup, [], [], f"{HOST}/"))) == ["https://fonts.example/x"]


def fetched_elsewhere(page: Read) -> Iterator[str]:
    """The addresses of other hosts that a browser fetches when it shows the page."""
    names = page.soup.select("link[rel~=stylesheet], link[rel~=icon], link[rel~=preconnect], link[rel~=preload]")
    for element in [*names, *page.soup.select("[src]")]:
        address = urljoin(page.address, unquote(str(element.get("src") or element.get("href"))))
        if not address.startswith(f"{HOST}/"):
            yield address


@dataclass(frozen=True)
class Difference:
    """What Zensical does not do as we do: on every page `there` is true. `reason`: why, and what a mover has to do about it."""

    what: str
    reason: str
    there: Callable[[Both], bool]


DIFFERENCES = [
    Difference(
        "dir stands on body",
        "Its template has lang on html and dir on body. Enough for a browser; a template of one's own can move it.",
        lambda page: not page.theirs.soup.select("html[dir]"),
    ),
    Difference(
        "scripts use storage",
        "Its scripts read localStorage on every page, and write when somebody chooses: breaks «no trace». Needs own templates.",
        lambda page: any("localStorage" in script.get_text() for script in page.theirs.soup.find_all("script")),
    ),
    Difference(
        "no policy",
        "It writes no Content Security Policy and no headers, and its inline scripts have no hash.",
        lambda page: not page.theirs.soup.select('meta[http-equiv="Content-Security-Policy"], meta[name="referrer"]'),
    ),
    Difference(
        "one page is many files",
        "Style and script are files that the page waits for; ours are in the page.",
        lambda page: bool(page.theirs.soup.select('link[rel="stylesheet"]') and page.theirs.soup.select("script[src]")),
    ),
    Difference(
        "no hreflang",
        "Each language is a project, and extra.alternate knows one address for each; the text has links page for page.",
        lambda page: not page.theirs.soup.select("link[hreflang]"),
    ),
    Difference(
        "the strip with numbers is part of the text",
        "A place above all pages needs a template (block announce); in the text it goes along to every builder.",
        lambda page: page.theirs.parts[0].find("a", href="tel:112") is not None and not page.theirs.soup.select(".sos"),
    ),
    Difference(
        "the generator is named",
        "It ignores extra.generator = false.",
        lambda page: bool(page.theirs.soup.select('meta[name="generator"]')),
    ),
]


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: difference.what)
def test_what_zensical_cannot_yet(pages: list[Both], difference: Difference) -> None:
    """When this fails it can: take it out of the list and out of decision 4."""
    assert all(difference.there(page) for page in pages)


def test_other_things_that_zensical_does_not_do(tmp_path: Path) -> None:
    """It keeps every HTML that stands in a text; our build keeps none. That is why the export refuses such a text."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "zensical.toml").write_text('[project]\nsite_name = "x"\n', encoding="utf-8")
    (tmp_path / "docs/index.md").write_text("# X\n\n<script>alert(1)</script>\n\n[x](javascript:alert(2))\n", encoding="utf-8")
    zensical(tmp_path)
    page = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "<script>alert(1)</script>" in page
    assert 'href="javascript:alert(2)"' in page


def test_a_page_that_fell_back_is_marked_as_dutch(tmp_path: Path, content: Content) -> None:
    """On the sample site: on the real one every page is translated."""
    for path, data in export(Site(content, TODAY, preview=False), ["ar"]).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    zensical(tmp_path / "ar")
    page = exported.theirs(tmp_path / "ar/site/hulp/index.html", f"{HOST}/ar/hulp/")
    heading = page.soup.select_one('body[dir="rtl"] article div[lang="nl"][dir="ltr"] h1')
    assert heading is not None
    assert heading.get_text() == "Waar vind je hulp"


def test_a_wrong_number_or_a_lost_mark_is_seen() -> None:
    """The comparison sees what it is there for."""

    def read(html: str) -> Read:
        soup = BeautifulSoup(html, "html.parser")
        return Read(soup, [soup.select_one("p")], [], f"{HOST}/x/")  # type: ignore[list-item]

    right = read('<p>اتصل <a href="tel:08002000"><bdi dir="ltr">0800-2000</bdi></a> <a href="../y/#z">\u20661\u2069</a></p>')
    wrong = read('<p>اتصل <a href="tel:08002001">0800-2001</a> <a href="y/">1</a></p>')
    assert right.words() != wrong.words()
    assert (right.outside(), wrong.outside()) == (["tel:08002000"], ["tel:08002001"])
    assert (right.inside(), wrong.inside()) == ({f"{HOST}/y/#z"}, {f"{HOST}/x/y/"})
    assert (list(right.not_isolated()), list(wrong.not_isolated())) == ([], ["0800-2001", "1"])
