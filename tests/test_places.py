"""Where pages stand, in which languages they are real, and what the sitemap may say."""

from __future__ import annotations

import pytest

from omzien.places import Places
from omzien.settings import Language, Settings

SETTINGS = Settings(
    "https://stad.example/map/", (Language("nl", "Nederlands"), Language("en", "English"), Language("ar", "العربية"))
)


@pytest.fixture
def places() -> Places:
    """A home page in three languages, and a page that Arabic borrows."""
    made = Places(SETTINGS)
    for code in ("ar", "en", "nl"):
        prefix = "" if code == "nl" else f"{code}/"
        made.add(code, "index.md", prefix or "./")
        made.add(code, "nu.md", f"{prefix}nu/", borrowed=code == "ar")
    made.add("nl", "alleen.md", "alleen/")
    return made


@pytest.mark.parametrize(
    ("source", "split"),
    [
        ("en/hulp/index.md", ("en", "hulp/index.md")),
        ("nl/nu.md", ("nl", "nu.md")),
        ("assets/icon.svg", ("nl", "assets/icon.svg")),
        ("en", ("nl", "en")),
    ],
)
def test_a_source_has_a_language_and_a_path(places: Places, source: str, split: tuple[str, str]) -> None:
    assert places.split(source) == split


def test_the_switch_has_every_language_also_borrowed_ones(places: Places) -> None:
    assert [(language.code, address) for language, address in places.languages("nu.md")] == [
        ("nl", "nu/"),
        ("en", "en/nu/"),
        ("ar", "ar/nu/"),
    ]


def test_a_borrowed_page_is_no_translation(places: Places) -> None:
    root = "https://stad.example/map/"
    assert places.pairs("nu.md") == [("nl", f"{root}nu/"), ("en", f"{root}en/nu/")]
    assert places.pairs("index.md") == [("nl", root), ("en", f"{root}en/"), ("ar", f"{root}ar/")]
    assert places.pairs("alleen.md") == []


def test_the_sitemap_has_true_pages_alone(places: Places) -> None:
    found = [address.removeprefix("https://stad.example/map/") for address, _ in places.sitemap()]
    assert found == ["", "alleen/", "nu/", "en/", "en/nu/", "ar/"]
