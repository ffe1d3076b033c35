"""The export of the sample site: plain Markdown that reads like what people wrote, and nothing of ours left in it."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from omzien.bidi import LRI, PDI
from omzien.export import export
from omzien.export.direction import isolate_markdown
from omzien.loading import load
from omzien.problems import ContentError
from omzien.site import Site
from tests.conftest import ROOT, TODAY

EXPECTED = Path(__file__).parent / "pages"


def exported(root: Path) -> dict[str, str]:
    """The text files of the export of `root`."""
    content, problems = load(root)
    assert content is not None, problems
    return {path: data.decode() for path, data in export(Site(content, TODAY, preview=False)).items()}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("nl/docs/index.md", "export-index-nl.md"),
        ("ar/docs/campagnes/2026/week-van-het-kind.md", "export-week-van-het-kind-ar.md"),
        ("en/docs/hulp/index.md", "export-hulp-en.md"),  # not translated: Dutch, and marked as Dutch
        ("ar/zensical.toml", "export-zensical-ar.toml"),
    ],
)
def test_a_file_is_as_agreed(path: str, expected: str, sample: Path) -> None:
    assert exported(sample)[path] == (EXPECTED / expected).read_text(encoding="utf-8")


def test_nothing_of_ours_is_left(sample: Path) -> None:
    made = exported(sample)
    assert len([path for path in made if path.endswith(".md")]) > 30
    for path, text in made.items():
        if path.endswith(".md"):
            assert "{{" not in text, path
            assert "#i-" not in text, path


def test_the_command_writes_it_all_or_nothing(sample: Path) -> None:
    def run() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "scripts/export.py"), "--date", TODAY.isoformat()]
        return subprocess.run(command, cwd=sample, capture_output=True, text=True, check=False)

    done = run()
    assert done.returncode == 0, done.stderr
    files = {p.relative_to(sample / ".build/export").as_posix() for p in (sample / ".build/export").rglob("*") if p.is_file()}
    assert files == exported(sample).keys()
    page = sample / "docs/nl/hulp/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n<script>x</script>\n", encoding="utf-8")
    done = run()
    assert done.returncode == 1
    assert "docs/nl/hulp/index.md:1: " in done.stderr
    assert (sample / ".build/export/nl/docs/hulp/index.md").is_file()


def test_settings_can_be_read_and_name_only_pages_that_are_there(sample: Path) -> None:
    made = exported(sample)
    for language in ("nl", "en", "ar"):
        project = tomllib.loads(made[f"{language}/zensical.toml"])["project"]
        assert project["theme"]["language"] == language
        assert project["theme"]["font"] is False
        sections = [[entry] if isinstance(entry, str) else next(iter(entry.values())) for entry in project["nav"]]
        listed = [page for section in sections for page in section]
        assert "hulp/organisaties.md" in listed
        assert {f"{language}/docs/{page}" for page in listed} <= made.keys()


def test_a_drawing_is_a_whole_file(sample: Path) -> None:
    drawings = {path: ET.fromstring(text) for path, text in exported(sample).items() if path.endswith(".svg")}  # noqa: S314
    assert "nl/docs/assets/tekeningen/year-month-2026.svg" in drawings
    assert drawings["ar/docs/assets/tekeningen/year-month-2026.svg"].get("direction") == "rtl"


@pytest.mark.parametrize("attack", ["<script>alert(1)</script>", "[x](javascript:alert(1))", '<p onclick="x()">x</p>'])
def test_a_text_that_only_our_build_makes_safe_is_refused(attack: str, sample: Path) -> None:
    page = sample / "docs/nl/hulp/index.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{attack}\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        exported(sample)
    assert [problem.path for problem in caught.value.problems] == ["docs/nl/hulp/index.md"]


def test_a_link_to_a_file_that_only_dutch_has_gets_its_whole_address(sample: Path) -> None:
    page = sample / "docs/en/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[Data](organisaties.json)\n", encoding="utf-8")
    assert "[Data](https://voorbeeld.example/organisaties.json)" in exported(sample)["en/docs/index.md"]


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        (r"اتصل 0800\-2000\.", r"اتصل [0800-2000]\."),
        ("1. اتصل 112", "1. اتصل [112]"),
        ("[موقع 112NL](nu.md#a1) هنا", "[موقع [112NL]](nu.md#a1) هنا"),
        ('<a href="tel:112" dir="rtl">112</a>', '<a href="tel:112" dir="rtl">[112]</a>'),
        ('<bdi lang="nl" dir="ltr">Veilig 1</bdi> و 2', '<bdi lang="nl" dir="ltr">Veilig 1</bdi> و [2]'),
        ("**Veilig Thuis** &amp; `x1`", "**[Veilig Thuis]** &amp; `x1`"),
        ("## عنوان 2 {#h2}", "## عنوان [2] {#h2}"),
    ],
)
def test_numbers_are_isolated_and_markup_is_not(text: str, isolated: str) -> None:
    assert isolate_markdown(text).replace(LRI, "[").replace(PDI, "]") == isolated
