"""The pages that are looked at one by one: nothing that is on the site is missing from all of them."""

from __future__ import annotations

from pathlib import Path

from tests.site.choice import cover, every_page, features_of, one_of_every_template
from tests.site.pages import BuiltPage, all_pages


def test_everything_that_occurs_is_on_a_chosen_page(site: Path) -> None:
    """In each language; and the choice is small enough to be looked at in every test."""
    chosen = set(one_of_every_template(site))
    pages = all_pages(site)
    for code in {page.language for page in pages}:
        here = [page for page in pages if page.language == code]
        wanted = set[str]().union(*(features_of(page) for page in here))
        seen = set[str]().union(*(features_of(page) for page in here if page.path[1:] in chosen))
        assert seen == wanted
    assert 20 < len(chosen) < len(every_page(site)) / 4


def test_a_new_template_is_chosen(tmp_path: Path) -> None:
    """One page among many with an element that no other has."""
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("<body><p>x</p></body>")
    new = tmp_path / "c/index.html"
    new.write_text('<body><p>x</p><p class="card">x</p></body>')
    assert one_of_every_template(tmp_path) == ["c/"]
    assert one_of_every_template(tmp_path, core=["a/"]) == ["a/", "c/"]
    assert "p.card" in features_of(BuiltPage(tmp_path, new))


def test_as_few_pages_as_needed() -> None:
    assert cover({"a": {"1"}, "b": {"1", "2"}, "c": {"3"}}) == ["b", "c"]
