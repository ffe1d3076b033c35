"""The order of an index in each alphabet, and the rules for the words that people use themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from omzien.finding import Collation
from omzien.loading import load
from omzien.model.finding import Finding
from omzien.rules.finding import every_language, pages_exist
from tests.conftest import ROOT, TODAY, problems_of


@pytest.fixture(scope="module")
def finding() -> Finding:
    """The real file."""
    content, _ = load(ROOT)
    assert content is not None
    assert content.finding is not None
    return content.finding


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ["een app", "Appel", "bang", "Één keer", "naaktfoto", "Zorgen"]),
        ("tr", ["cam", "çam", "dağ", "göz", "ğ", "hız", "ısı", "iki", "oy", "öç", "su", "şu", "un", "üç"]),
        ("pl", ["cel", "ćma", "las", "łza", "noc", "źle", "żal"]),
        ("uk", ["голос", "ґанок", "енергія", "є", "зло", "и", "ідея", "їжа", "яма"]),
        ("ar", ["أب", "البيت", "تهديد", "زوج", "الضرب", "يد"]),
    ],
)
def test_words_stand_in_the_order_of_their_own_alphabet(language: str, words: list[str], finding: Finding) -> None:
    """Articles do not count, a letter with a mark that is no letter of its own does not either."""
    order = Collation(language, finding)
    mixed = words[::-1]
    assert sorted(mixed, key=order.key) == words


@pytest.mark.parametrize(
    ("language", "word", "letter"),
    [
        ("nl", "Één keer", "E"),
        ("tr", "iki", "İ"),
        ("tr", "ısı", "I"),
        ("ar", "الضرب", "ض"),
        ("ar", "آثار", "ا"),
        ("nl", "112", "#"),
    ],
)
def test_the_letter_that_a_word_stands_under(language: str, word: str, letter: str, finding: Finding) -> None:
    assert Collation(language, finding).first(word) == letter


def test_the_real_words_have_no_problem() -> None:
    content, _ = load(ROOT)
    assert content is not None
    assert [*pages_exist(content, TODAY), *every_language(content, TODAY)] == []


def test_words_for_a_page_that_is_not_there(sample: Path) -> None:
    file = sample / "data/finding.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("hulp/index.md", "hulp/indx.md", 1), encoding="utf-8")
    [problem] = [p for p in problems_of(sample) if p.path == "data/finding.yml"]
    assert str(problem) == "data/finding.yml:2: De pagina «hulp/indx.md» bestaat niet. Bedoel je «hulp/index.md»?"


def test_words_for_search_only_stand_in_no_list(sample: Path) -> None:
    content, _ = load(sample)
    assert content is not None
    assert content.finding is not None
    assert content.finding.searched("hulp/index.md", "nl") == ["klappen", "een stomp", "ruzie"]
    assert content.finding.words("hulp/index.md", "nl") == ["klappen", "een stomp"]
    assert content.finding.dutch_blocks() == ["klappen, een stomp", "ruzie"]


def test_a_word_that_we_do_not_write_is_not_shown_in_the_list(sample: Path) -> None:
    file = sample / "data/finding.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("een stomp", "een ruzie"), encoding="utf-8")
    [problem] = [p for p in problems_of(sample) if p.path == "data/finding.yml"]
    assert str(problem) == (
        "data/finding.yml:3: «ruzie» schrijven we niet, en dit woord staat in de lijst van A tot Z. "
        "Zet het bij search_only: dan vindt het zoeken de pagina, en staat het nergens."
    )


def test_words_that_are_not_there_in_a_language(sample: Path) -> None:
    file = sample / "data/finding.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("    en: [hitting]\n", ""), encoding="utf-8")
    content, _ = load(sample)
    assert content is not None
    assert [str(p) for p in every_language(content, date(2026, 1, 1))] == [
        "data/finding.yml:2: Er zijn geen woorden in het Engels. Voeg een regel «en» toe."
    ]
