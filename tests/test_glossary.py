"""Difficult words: all in one list, and explained where somebody meets them without getting in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from omzien import document
from omzien.frame import Frame
from omzien.glossary import alphabetical, explain, listing
from omzien.model.glossary import Glossary
from omzien.validation import validate
from tests.conftest import ROOT
from tests.test_rules import edit


def read(root: Path) -> tuple[Glossary | None, list[str]]:
    found, problems = validate(Glossary, document.read(root / "data/glossary.yml", root))
    return found, [str(problem) for problem in problems]


@pytest.fixture
def glossary(sample: Path) -> Glossary:
    """The words of the sample site."""
    found, problems = read(sample)
    assert found is not None, problems
    return found


FAULTS: dict[str, tuple[str, str, str]] = {
    "no explanation": ("    means: {nl: Mensen", "    # means: {nl: Mensen", "2: «means» ontbreekt. Vul het in."),
    "no Dutch": (
        "{nl: Zorgen, en: Concern}",
        "{en: Concern}",
        "12: De Nederlandse tekst ontbreekt. Zet er «nl» bij, met de tekst.",
    ),
    "typing mistake": ("    tooltip: true", "    tooltips: true", "5: «tooltips» kent deze site niet. Bedoel je «tooltip»?"),
    "id that is no address": (
        "  zorgen:",
        "  Zorgen om:",
        "11: «Zorgen om» kan hier niet. Gebruik kleine letters, cijfers en streepjes, zonder spaties.",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_line(fault: str, sample: Path) -> None:
    old, new, expected = FAULTS[fault]
    edit("data/glossary.yml", old, new)(sample)
    assert read(sample) == (None, [f"data/glossary.yml:{expected}"])


def test_the_words_of_the_site_can_be_read() -> None:
    assert read(ROOT)[1] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ["Één", "eer", "Eerst", "Slachtoffer", "stalking"]),
        ("tr", ["cam", "çam", "ırmak", "istismar", "İş", "sığınma", "şiddet"]),
        ("pl", ["lęk", "łatwy", "schronienie", "śledzenie", "zgoda", "źle", "żal"]),
        ("uk", ["AVE", "безпека", "ґрунт", "єдність", "жінка", "ізоляція", "їжа"]),
        ("ar", ["AVE", "الأمان", "بلاغ", "المنزل"]),
    ],
)
def test_each_language_has_its_own_alphabet(language: str, words: list[str]) -> None:
    """Latin names come first where another script is used."""
    assert sorted(set(words), key=lambda word: alphabetical(word, language)) == words


def test_the_list_is_in_alphabetical_order_and_can_be_linked_to(glossary: Glossary, frame: Callable[[str], Frame]) -> None:
    soup = BeautifulSoup(listing(frame("nl"), glossary), "html.parser")
    assert [(term["id"], term.get_text()) for term in soup.select("dl > dt")] == [
        ("w-abc", "ABC (aanpak bij conflict)"),
        ("w-buurtteam", "Buurtteam"),
        ("w-zorgen", "Zorgen"),
    ]
    assert soup.dd is not None
    assert soup.dd.get_text() == "Afspraken & stappen."
    assert '<span lang="nl" dir="ltr">Zorgen</span>' in listing(frame("ar"), glossary)


def explained(html: str, glossary: Glossary, language: str = "nl") -> list[str]:
    return [button.get_text() for button in BeautifulSoup(explain(html, glossary, language), "html.parser").select("button")]


def test_the_first_place_of_a_word_is_explained(glossary: Glossary) -> None:
    html = explain("<p>Het <strong>buurtteam</strong> &amp; ABC. Het buurtteam.</p>", glossary, "nl")
    assert html == (
        '<p>Het <strong><button type="button" class="ref-term" popovertarget="w-buurtteam">buurtteam</button>'
        '<span class="ref-means" popover id="w-buurtteam"><strong>Buurtteam</strong>: Mensen die helpen in de buurt.</span>'
        '</strong> &amp; <button type="button" class="ref-term" popovertarget="w-abc">ABC</button>'
        '<span class="ref-means" popover id="w-abc"><strong>ABC (aanpak bij conflict)</strong>: Afspraken &amp; stappen.</span>'
        ". Het buurtteam.</p>"
    )


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="x/">het buurtteam</a></p>',
        "<h2>Het buurtteam</h2>",
        '<p>{{ contact("buurtteam") }}</p>',
        '<p>{{ contact("abc") }} {{ contact("ABC") }}</p>',
        '<p title="buurtteam">Niets</p>',
        "<p>hetbuurtteam, buurtteamlid, buurtteam-avond, abc</p>",
        "<p>Zorgen</p>",
        "<h1>Wat is een <em>buurtteam</em>?</h1><p>Een buurtteam helpt.</p>",
        "<p>Een buurtteam</p>{{ glossary() }}",
    ],
)
def test_what_must_stay_as_it_is(html: str, glossary: Glossary) -> None:
    """Links, headings, calls, attributes, parts of words, words without a tooltip, the subject of the page, the list itself."""
    assert explain(html, glossary, "nl") == html


def test_ways_to_write_a_word(glossary: Glossary) -> None:
    assert explained("<p>Buurtteams helpen.</p>", glossary) == ["Buurtteams"]
    assert explained("<p>ABC (aanpak bij conflict)</p>", glossary) == ["ABC (aanpak bij conflict)"]
    assert explained("<p>فريق Buurtteam هنا</p>", glossary, "ar") == ["Buurtteam"]


def test_a_page_has_at_most_five_explanations() -> None:
    """More than that is noise."""
    words = {f"woord-{n}": {"term": {"nl": f"Woord{n}"}, "means": {"nl": "x"}, "tooltip": True} for n in range(9)}
    glossary = Glossary.model_validate({"terms": words})
    html = "<p>" + " ".join(f"woord{n}" for n in range(9)) + "</p>"
    assert explained(html, glossary) == [f"woord{n}" for n in range(5)]


def test_a_word_that_is_not_translated_is_not_explained(glossary: Glossary) -> None:
    """A reader of that language would get Dutch."""
    assert explained("<p>Buurtteam</p>", glossary, "tr") == []


def test_nothing_in_the_list_can_become_markup() -> None:
    entry = {"term": {"nl": "Woord"}, "means": {"nl": "<script>alert(1)</script>"}, "tooltip": True}
    assert "<script" not in explain("<p>woord</p>", Glossary.model_validate({"terms": {"woord": entry}}), "nl")
