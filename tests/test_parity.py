"""A translation says what the Dutch says: each test plants one fault in a good pair and reads what staff would see."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from omzien.content import Content
from omzien.loading import load
from omzien.parity import Outline, numbers, outline, script, share_in_script, word_ratio
from omzien.problems import Problem, Severity
from omzien.rules import parity
from omzien.stamp import stamp
from tests.conftest import ROOT, SAMPLES, TODAY
from tests.test_rules import edit

Rule = Callable[[Content, date], Iterator[Problem]]

DUTCH, ARABIC = "docs/nl/samen.md", "docs/ar/samen.md"
ITEM = "content-calendar/2026/week-van-het-kind.yml"
NAMES = "names:\n  - {name: Veilig Thuis}\n  - {name: Centrum Seksueel Geweld, also: [CSG]}\n"
ADD = "Zet het op dezelfde plek in de vertaling."
REMOVE = "Haal het weg, of maak het gelijk aan het Nederlands."
HEADINGS = "Maak de koppen gelijk aan die van het Nederlands."

# What in the good translation becomes what, and what staff then see.
ERRORS: dict[str, tuple[str, str, list[str]]] = {
    "call that is missing": (
        '{{ phone("alarm") }}',
        "112",
        [f'{ARABIC}:10: «{{{{ phone("alarm") }}}}» staat wel in {DUTCH}:11, maar niet hier. {ADD}'],
    ),
    "call too many": (
        "وحدك.",
        'وحدك {{ phone("alarm") }}.',
        [f'{ARABIC}:14: «{{{{ phone("alarm") }}}}» staat hier wel, maar niet zo in {DUTCH}. {REMOVE}'],
    ),
    "other organisation": (
        'contact("veilig")',
        'contact("stil")',
        [
            f'{ARABIC}:22: «{{{{ contact("veilig") }}}}» staat wel in {DUTCH}:25, maar niet hier. {ADD}',
            f'{ARABIC}:26: «{{{{ contact("stil") }}}}» staat hier wel, maar niet zo in {DUTCH}. {REMOVE}',
        ],
    ),
    "link to another page": (
        "(hulp/index.md#الاتصال)",
        "(weg.md)",
        [
            f"{ARABIC}:16: De link naar «hulp/index.md» staat wel in {DUTCH}:18, maar niet hier. {ADD}",
            f"{ARABIC}:19: De link naar «weg.md» staat hier wel, maar niet zo in {DUTCH}. {REMOVE}",
        ],
    ),
    "heading of another level": (
        "### تحدث",
        "## تحدث",
        [f"{ARABIC}:22: Deze kop heeft ##; in {DUTCH}:21 heeft hij ###. {HEADINGS}"],
    ),
    "heading that became a paragraph": (
        "### تحدث",
        "تحدث",
        [f"{ARABIC}:16: Deze pagina heeft 2 koppen; {DUTCH} heeft er 3. {HEADINGS}"],
    ),
    "item that is missing": (
        "- حافظ على هدوئك واستمع.\n",
        "",
        [
            f"{ARABIC}:18: Punten in deze lijst: 2; in het Nederlands ({DUTCH}:17): 3. "
            "Geef elk punt van het Nederlands één punt in de vertaling."
        ],
    ),
    "list that no reader sees as a list": (
        "فعله؟\n\n- حافظ",
        "فعله؟\n\nنعم.\n- حافظ",
        [
            f"{ARABIC}:16: Lijsten in dit deel: 0; in het Nederlands ({DUTCH}:15): 1. "
            "Maak dezelfde lijsten, met een lege regel ervoor en erachter."
        ],
    ),
    "choices in another order": (
        "to: index.md, title: البداية, text: العودة إلى البداية.}\n  - {to: hulp/index.md",
        "to: hulp/index.md, title: البداية, text: العودة إلى البداية.}\n  - {to: index.md",
        [
            f"{ARABIC}:6: Hier staat «hulp/index.md», in {DUTCH}:6 staat eerst «index.md». "
            "Gebruik dezelfde volgorde als in het Nederlands."
        ],
    ),
    "choice to another page": (
        "{to: index.md",
        "{to: weg.md",
        [
            f"{ARABIC}:6: De keuze naar «weg.md» (doors) staat hier wel, maar niet zo in {DUTCH}. {REMOVE}",
            f"{ARABIC}:10: De keuze naar «index.md» (doors) staat wel in {DUTCH}:6, maar niet hier. {ADD}",
        ],
    ),
}

WARNINGS: dict[str, tuple[str, str, list[str]]] = {
    "number that changed": (
        "٧ أيام",
        "٨ أيام",
        [
            f"{ARABIC}:16: Het getal 7 staat wel in {DUTCH}:19, maar niet hier. {ADD}",
            f"{ARABIC}:20: Het getal 8 staat hier wel, maar niet zo in {DUTCH}. {REMOVE}",
        ],
    ),
    "paragraphs run together": (
        '{{ phone("alarm") }}.\n\n',
        '{{ phone("alarm") }}. ',
        [
            f"{ARABIC}:10: Alinea's in dit deel: 1; in het Nederlands ({DUTCH}:9): 2. "
            "Kijk of er iets is weggevallen of bijgekomen."
        ],
    ),
    "name in other letters": (
        "Veilig Thuis",
        "فيليخ تاوس",
        [
            f"{ARABIC}:10: De naam «Veilig Thuis» staat wel in {DUTCH}:13, maar niet in de vertaling. "
            "Laat de naam in Latijnse letters staan, met een korte uitleg erbij."
        ],
    ),
    "other sources": (
        "[S1, W2]",
        "[S1]",
        [f"{ARABIC}:4: De bronnen (sources) zijn anders dan in {DUTCH}:4. Neem de regel uit het Nederlands over."],
    ),
}


@pytest.fixture
def pair(sample: Path) -> Path:
    """The sample site with a page and its good Arabic translation, recorded as made from the Dutch of today."""
    for language, target in (("nl", DUTCH), ("ar", ARABIC)):
        shutil.copy(SAMPLES / f"parity/{language}.md", sample / target)
    (sample / "data/names.yml").write_text(NAMES, encoding="utf-8")
    return sample


def read(root: Path) -> Content:
    content, problems = load(root)
    assert content is not None, problems
    return content


def pages(content: Content, today: date) -> Iterator[Problem]:
    check = parity.page(content)
    for page in content.pages:
        yield from check(page)
    yield from parity.long_texts(content, today)


def found(root: Path, rule: Rule = pages) -> list[str]:
    return [f"{problem.severity}: {problem}" for problem in sorted(set(rule(read(root), TODAY)))]


def test_a_good_pair_has_no_faults(pair: Path) -> None:
    assert found(pair) == []


@pytest.mark.parametrize("fault", ERRORS)
def test_a_fault_is_an_error(fault: str, pair: Path) -> None:
    old, new, expected = ERRORS[fault]
    edit(ARABIC, old, new)(pair)
    assert [f"fout: {sentence}" for sentence in expected] == [line for line in found(pair) if line.startswith("fout")]


@pytest.mark.parametrize("fault", WARNINGS)
def test_a_fault_is_a_warning(fault: str, pair: Path) -> None:
    old, new, expected = WARNINGS[fault]
    edit(ARABIC, old, new)(pair)
    assert [f"let op: {sentence}" for sentence in expected] == found(pair)


def test_calls_keep_their_order(pair: Path) -> None:
    edit(ARABIC, '{{ phone("alarm") }}.', "شيء.")(pair)
    edit(ARABIC, '{{ contact("veilig") }}', '{{ contact("veilig") }}\n\n{{ phone("alarm") }}')(pair)
    assert found(pair) == [
        f'fout: {ARABIC}:26: Hier staat «{{{{ contact("veilig") }}}}», in {DUTCH}:11 staat eerst «{{{{ phone("alarm") }}}}». '
        "Gebruik dezelfde volgorde als in het Nederlands."
    ]


def test_a_page_that_is_not_translated_is_in_the_wrong_script(pair: Path) -> None:
    body = (pair / DUTCH).read_text(encoding="utf-8").split("---\n")[2]
    front = (pair / ARABIC).read_text(encoding="utf-8").split("---\n")[1]
    (pair / ARABIC).write_text(f"---\n{front}---\n{body}", encoding="utf-8")
    assert found(pair) == [
        f"fout: {ARABIC}:2: Maar 19% van de letters is Arabisch schrift; in deze taal hoort het minstens 60% te zijn. "
        "Kijk of de hele tekst is vertaald."
    ]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (20, []),
        (60, [f"let op: {ARABIC}:2: De vertaling is erg lang: 167 woorden tegen 100 in {DUTCH}. "]),
        (80, [f"fout: {ARABIC}:2: De vertaling is erg lang: 192 woorden tegen 100 in {DUTCH}. "]),
    ],
)
def test_a_translation_is_about_as_long(more: int, expected: list[str], pair: Path) -> None:
    edit(ARABIC, "كيف الحال.", "كيف الحال." + " كلمة" * more)(pair)
    remedy = "Kijk of er tekst te veel of dubbel staat."
    assert found(pair) == [sentence + remedy for sentence in expected]


def test_a_short_translation_lacks_text(pair: Path) -> None:
    edit(DUTCH, "goed en vraag", "goed" + " en" * 80 + " vraag")(pair)
    stamp(read(pair), ARABIC, ["ar"], None)
    assert found(pair) == [
        f"fout: {ARABIC}:2: De vertaling is erg kort: 49 woorden tegen 100 in {DUTCH}. Kijk of er tekst ontbreekt."
    ]


def test_where_the_dutch_is_newer_errors_are_warnings(pair: Path) -> None:
    """Somebody can change a Dutch text before all translations follow; the translation is marked as older."""
    edit(DUTCH, "- Blijf rustig en luister.\n", "- Blijf rustig.\n- Luister.\n")(pair)
    assert [line.split(":")[0] for line in found(pair)] == ["let op"]


def test_another_form_of_a_name_is_enough(pair: Path) -> None:
    edit(DUTCH, "Veilig Thuis denkt", "Veilig Thuis of Centrum Seksueel Geweld denkt")(pair)
    assert any("«Centrum Seksueel Geweld»" in line for line in found(pair))
    edit(ARABIC, "منظمة Veilig Thuis", "منظمة Veilig Thuis أو CSG")(pair)
    assert not any("«Centrum Seksueel Geweld»" in line for line in found(pair))


def test_names_that_cannot_be_read_are_told(pair: Path) -> None:
    (pair / "data/names.yml").write_text("names:\n  - {naam: Veilig Thuis}\n", encoding="utf-8")
    told = found(pair, parity.names_readable)
    assert "fout: data/names.yml:2: «naam» kent deze site niet. Bedoel je «name»?" in told
    (pair / "data/names.yml").unlink()
    assert found(pair, parity.names_readable) == []


def test_a_long_text_of_an_item_is_compared_too(pair: Path) -> None:
    for language, text in (("nl", "Een.\n\n- Twee\n- Drie"), ("en", "One.\n\n- Two")):
        file = pair / f"docs/{language}/campagnes/2026/week-van-het-kind.md"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    assert [line.split(". ")[0] for line in found(pair)] == [
        "let op: docs/en/campagnes/2026/week-van-het-kind.md:3: Punten in deze lijst: 1; "
        "in het Nederlands (docs/nl/campagnes/2026/week-van-het-kind.md:3): 2"
    ]


DUTCH_SUMMARY = "Een week over kinderen. Veilig Thuis vertelt wat je kunt doen als je je zorgen maakt om een kind in je straat."
ITEM_FAULTS: dict[str, tuple[str, str]] = {
    "script": (
        f"{DUTCH_SUMMARY} Nog in het Nederlands.",
        f"fout: {ITEM}:9: Maar 17% van de letters is Arabisch schrift; in deze taal hoort het minstens 60% te zijn. "
        "Kijk of de hele tekst is vertaald.",
    ),
    "length": (
        "أسبوع Veilig Thuis.",
        f"fout: {ITEM}:10: De vertaling is erg kort: 21 woorden tegen 100 in {ITEM}. Kijk of er tekst ontbreekt.",
    ),
    "name": (
        "أسبوع عن الأطفال. تخبرك المنظمة بما يمكنك فعله إذا كنت قلقًا على طفل في شارعك أو في حيّك هذا الأسبوع.",
        f"let op: {ITEM}:9: De naam «Veilig Thuis» staat wel in {ITEM}:10, maar niet in de vertaling. "
        "Laat de naam in Latijnse letters staan, met een korte uitleg erbij.",
    ),
}


@pytest.mark.parametrize("fault", ITEM_FAULTS)
def test_a_fault_in_the_calendar_is_told(fault: str, pair: Path) -> None:
    text, expected = ITEM_FAULTS[fault]
    edit(ITEM, "nl: Een week over kinderen.", f'nl: "{DUTCH_SUMMARY}"')(pair)
    edit(ITEM, "أسبوع عن الأطفال في Deventer.", f'"{text}"')(pair)
    edit(ITEM, "en: A week about children., ", "")(pair)
    stamp(read(pair), ITEM, ["ar"], None)
    assert found(pair, parity.items) == [expected]


def test_a_good_item_has_no_faults(pair: Path) -> None:
    assert found(pair, parity.items) == []


def test_the_real_translations_have_no_errors() -> None:
    content = read(ROOT)
    problems = [*parity.names_readable(content, TODAY), *pages(content, TODAY), *parity.items(content, TODAY)]
    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []


def test_a_number_is_the_same_in_every_way_of_writing() -> None:
    for text in ("2.500 en 3,5", "2,500 and 3.5", "٢٬٥٠٠ و ٣٫٥", "2 500 і 3,5", "2\u00a0500 i 3,5"):
        assert list(numbers(text)) == ["2500", "3.5"], text


def test_years_side_by_side_are_two_numbers() -> None:
    assert list(numbers("2024 2025, 12-16 jaar")) == ["2024", "2025", "12", "16"]


def test_a_list_is_what_a_reader_sees_as_a_list() -> None:
    """As Python-Markdown does: a list needs an empty line before it, and goes on over empty lines."""
    read_as = outline("x.md", "- een\n\n- twee\n  nog twee\n\nalinea\n- geen punt\n\n1. een", 1)
    assert (read_as.sections[0].lists, read_as.sections[0].paragraphs) == ([(1, 2), (9, 1)], 1)


def test_scripts_are_those_of_the_cldr() -> None:
    assert [script(code) for code in ("nl", "ar", "fa", "uk", "ti", "zh", "th")] == [
        "Latn",
        "Arab",
        "Arab",
        "Cyrl",
        "Ethi",
        None,
        None,
    ]
    assert share_in_script("Це український текст, у якому достатньо літер для перевірки.", "Cyrl") == 1
    assert share_in_script("ትግርኛ " * 12, "Ethi") == 1
    assert share_in_script("te kort", "Arab") is None


def test_words_are_compared_only_when_there_are_enough() -> None:
    def text(words: str) -> Outline:
        return outline("page.md", words, 1)

    assert word_ratio(text("een twee"), text("one")) is None
    assert word_ratio(text("een " * 20), text("one – two")) == 0.1
