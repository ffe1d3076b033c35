"""A language that the site did not have: begun with the command, filled in as its list says, and really built."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from omzien import new_language
from omzien.loading import load
from tests.conftest import problems_of, run_build

_TEXT = r'"(?:[^"\\]|\\.)*"'
_NEEDED = ("strings", "municipality", "for_whom", "topics", "wizard")  # the build says so when one of them is not there


def translate(file: Path) -> None:
    """Give every text of this YAML file a Persian one: here the Arabic, for only the place and the direction matter."""
    text = re.sub(rf"(?m)^( +)ar: ({_TEXT})$", r"\1ar: \2\n\1fa: \2", file.read_text(encoding="utf-8"))
    file.write_text(re.sub(rf"\bar: ({_TEXT})(?=[,}}])", r"ar: \1, fa: \1", text), encoding="utf-8")


@pytest.fixture(scope="module")
def persian(project: Callable[[], Path]) -> Path:
    """A copy of the project in which Persian was begun; Dutch is the only other language, so that the build is short."""
    root = project()
    settings = root / "mkdocs.yml"
    others = re.compile(r"(?m)^ +- \{locale: (en|ar|tr|pl|uk), .*\n")
    settings.write_text(others.sub("", settings.read_text(encoding="utf-8")), encoding="utf-8")
    for code in ("en", "tr", "pl", "uk"):
        shutil.rmtree(root / "docs" / code)
    shutil.move(root / "docs/ar", root / "arabic")
    content, problems = load(root)
    assert content is not None, problems
    new_language.write(root, new_language.plan(content, "fa"))
    return root


def test_a_new_language_is_built_when_its_list_is_done(persian: Path) -> None:
    """What is missing stops the build with every place told; after that the pages are there, from right to left."""
    refused = run_build(persian)
    assert refused.returncode == 1
    assert "docs/fa/nu.md ontbreekt" in refused.stderr
    assert "«skip» is er niet in het Perzisch" in refused.stderr

    for name in _NEEDED:
        translate(persian / f"data/{name}.yml")
    for name in ("themes", "audiences"):
        translate(persian / f"content-calendar/{name}.yml")
    content, problems = load(persian)
    assert content is not None, problems
    for path in content.municipality.core_pages:
        target = persian / "docs/fa" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = (persian / "arabic" / path).read_text(encoding="utf-8")
        target.write_text(re.sub(r"(?m)^translated: .*\n", "", text), encoding="utf-8")
    assert any("docs/fa/thuis/index.md" in str(problem) for problem in problems_of(persian))  # the rest is a warning

    built = run_build(persian)
    assert built.returncode == 0, built.stderr
    assert "فارسی" in built.stdout
    page = BeautifulSoup((persian / "site/fa/nu/index.html").read_text(encoding="utf-8"), "html.parser")
    assert page.html is not None
    assert (page.html["lang"], page.html["dir"]) == ("fa", "rtl")
    assert page.select("bdi[dir=ltr]")
    assert "فارسی" in page.get_text()
    still_dutch = BeautifulSoup((persian / "site/fa/thuis/index.html").read_text(encoding="utf-8"), "html.parser")
    assert still_dutch.article is not None
    assert (still_dutch.article["lang"], still_dutch.article["dir"]) == ("nl", "ltr")
    finder = BeautifulSoup((persian / "site/fa/wijzer/index.html").read_text(encoding="utf-8"), "html.parser")
    assert finder.article is not None
    assert "lang" not in finder.article.attrs
