"""What a build promises: the same bytes anywhere, nothing broken left behind, a summary that staff can read."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.conftest import run_build


def differences(one: Path, other: Path) -> list[str]:
    """The files that differ between two folders, or are in one of them alone."""

    def walk(compared: filecmp.dircmp[str], folder: str) -> list[str]:
        _, mismatch, errors = filecmp.cmpfiles(compared.left, compared.right, compared.common_files, shallow=False)
        found = [folder + name for name in compared.left_only + compared.right_only + mismatch + errors]
        return found + [f for name, sub in compared.subdirs.items() for f in walk(sub, f"{folder}{name}/")]

    return walk(filecmp.dircmp(one, other), "")


@pytest.mark.parametrize("processes", ["1", "3"])
def test_builds_are_the_same_to_the_byte(site: Path, project: Callable[[], Path], processes: str) -> None:
    """From another folder, on the same date, by more or fewer processes."""
    other = project()
    assert run_build(other, "2026-11-22", "--processes", processes).returncode == 0
    assert differences(site, other / "site") == []


def test_a_build_from_the_cache_is_the_same_as_a_fresh_one(small: Path) -> None:
    """Also when a page, an item, a word of the glossary and a number changed since what is in the cache was made."""
    root = small
    assert run_build(root).returncode == 0
    shutil.copytree(root / "site", root / "before")
    for name, old, new in (
        ("docs/ar/nu.md", "# ", "# الآن: "),
        ("docs/nl/thuis/partner.md", "title: ", "title: Over "),
        ("content-calendar/2026/orange-the-world.yml", 'nl: "Orange', 'nl: "Heel Orange'),
        ("data/glossary.yml", 'nl: "Aandachtsfunctionaris"', 'nl: "De aandachtsfunctionaris"'),
    ):
        text = (root / name).read_text(encoding="utf-8")
        assert old in text, name
        (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    (root / "docs/ar/signalen.md").unlink()
    assert run_build(root).returncode == 0
    (root / "site").rename(root / "cached")
    (root / "before").rename(root / "site")  # posters tell what changed since the site of before
    shutil.rmtree(root / ".build")
    assert run_build(root).returncode == 0
    assert differences(root / "cached", root / "site") == []
    assert "De aandachtsfunctionaris" in (root / "site/woorden/index.html").read_text(encoding="utf-8")


def test_a_failed_build_leaves_the_site_and_tells_everything(project: Callable[[], Path]) -> None:
    root = project()
    (root / "site").mkdir()
    (root / "site/index.html").write_text("de vorige site")
    calendar = root / "content-calendar/2026"
    (calendar / "een.yml").write_text("kind: campaign\n\tstatus: draft\n")
    item = (calendar / "orange-the-world.yml").read_text()
    (calendar / "orange-the-world.yml").write_text(item.replace("end: 2026-12-10", "end: 2026-11-31"))
    page = root / "docs/nl/nu.md"
    page.write_text(page.read_text() + "\nBel 0800-2000.\n")
    done = run_build(root)
    assert done.returncode == 1
    for place in ("content-calendar/2026/een.yml:2:", "content-calendar/2026/orange-the-world.yml:8:", "docs/nl/nu.md:"):
        assert place in done.stderr
    assert "De site is niet gebouwd. De vorige site staat er nog." in done.stderr
    assert "Traceback" not in done.stderr
    assert [file.name for file in (root / "site").iterdir()] == ["index.html"]
    assert (root / "site/index.html").read_text() == "de vorige site"


def test_a_broken_link_in_a_page_fails_the_build(small: Path) -> None:
    root = small
    page = root / "docs/nl/nu.md"
    page.write_text(page.read_text() + "\n[Weg](bestaat-niet.md)\n")
    done = run_build(root)
    assert done.returncode == 1
    line = len(page.read_text().splitlines())
    assert (
        f"docs/nl/nu.md:{line}: de link «bestaat-niet.md» komt nergens uit. Verbeter de link, of haal hem weg.\n" in done.stderr
    )
    assert "Aborted" not in done.stderr
    assert "Traceback" not in done.stderr


def test_the_summary_is_dutch_and_counts(built: tuple[Path, CompletedProcess[str]]) -> None:
    _, done = built
    for words in ("De site staat klaar", "Pagina's: Nederlands", "Kalenders om op te abonneren: 210", "Na te vragen:"):
        assert words in done.stdout
    assert done.stderr == ""


@pytest.fixture(scope="module")
def altered(project: Callable[[], Path]) -> Path:
    """A build with one embargo, also on its long text, on the day before it ends, and one page that is not translated."""
    root = project()
    file = root / "content-calendar/2027/paarse-vrijdag.yml"
    text = file.read_text(encoding="utf-8").replace("updated:", "publish_from: 2026-11-23\nupdated:")
    file.write_text(text, encoding="utf-8")
    long_text = root / "docs/nl/campagnes/2027/paarse-vrijdag.md"
    long_text.parent.mkdir(parents=True)
    long_text.write_text("Dit mag nog niemand lezen.\n", encoding="utf-8")
    (root / "docs/ar/signalen.md").unlink()
    assert run_build(root, "2026-11-22").returncode == 0
    return root


def test_an_embargoed_item_is_nowhere_before_its_day(altered: Path, site: Path) -> None:
    """In no page, feed, index or list of addresses. That it comes on its day: tests/test_outputs.py."""

    def mentions(site: Path) -> bool:
        files = [path for path in site.rglob("*") if path.is_file()]
        return any(b"2027/paarse-vrijdag" in f.read_bytes() or "2027/paarse-vrijdag" in f.as_posix() for f in files)

    assert [mentions(altered / "site"), mentions(site)] == [False, True]


def test_a_page_without_translation_falls_back_honestly(altered: Path) -> None:
    """Dutch inside the Arabic frame: marked, told in Arabic, and not claimed as a translation anywhere."""
    root = altered
    page = (root / "site/ar/signalen/index.html").read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert '<article class="page" lang="nl" dir="ltr">' in page
    assert "هذه الصفحة غير متوفرة بالعربية بعد" in page
    assert '<div lang="ar" dir="rtl"><div class="contact">' in page  # the card in the middle of the Dutch is Arabic
    assert '<bdi dir="ltr">09:00–17:00</bdi>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert 'rel="alternate"' not in page
    assert "/ar/signalen/" not in (root / "site/sitemap.xml").read_text()
    assert 'hreflang="ar" href="https' not in (root / "site/signalen/index.html").read_text(encoding="utf-8")
    assert 'hreflang="en" href="https' in (root / "site/signalen/index.html").read_text(encoding="utf-8")
