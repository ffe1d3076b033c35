"""The gate for plain Dutch: texts of six levels on their side of it, each limit on both its sides, messages to work with.

`samples/plain/<text>.md` is a page; beside it stands what staff see when it is a help page and when it is a public page.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from omzien.loading import load
from omzien.plain_language import measure, name_pattern, sentences
from omzien.problems import Problem, Severity
from omzien.rules.plain_language import FILE, plain_items, plain_page, read
from tests.conftest import ROOT, SAMPLES, TODAY

TEXTS = SAMPLES / "plain"
HELP, PUBLIC, LEGAL = "docs/nl/voorbeeld.md", "docs/nl/professionals/voorbeeld.md", "docs/nl/privacy.md"
# Which texts may be which page.
PASSES = {
    "a2": {HELP, PUBLIC},
    "b1": {HELP, PUBLIC},
    "b1-plus": {PUBLIC},
    "b2": set(),
    "beleid-1": set(),
    "beleid-2": set(),
}
NO_NAMES = name_pattern([])
FRONT = "---\ntitle: Voorbeeld\ndescription: Een voorbeeld.\n---\n"

Judge = Callable[[str, str], list[Problem]]


@pytest.fixture
def judge(sample: Path) -> Judge:
    """What the rule says about a text at a place in the sample site."""
    shutil.copy(ROOT / FILE, sample / FILE)

    def told(path: str, text: str) -> list[Problem]:
        (sample / path).parent.mkdir(parents=True, exist_ok=True)
        (sample / path).write_text(text, encoding="utf-8")
        return sorted(problem for problem in rule(sample) if problem.path == path)

    return told


def rule(root: Path) -> list[Problem]:
    content, problems = load(root)
    assert content is not None, problems
    check = plain_page(content)
    return [*(problem for page in content.pages for problem in check(page)), *plain_items(content, TODAY)]


def errors(problems: list[Problem]) -> list[str]:
    return [str(problem) for problem in problems if problem.severity is Severity.ERROR]


def warnings(problems: list[Problem]) -> list[str]:
    return [str(problem) for problem in problems if problem.severity is Severity.WARNING]


def page(*lengths: int, word: str = "woord") -> str:
    """A page with a sentence of each of these lengths on a line of its own, from line 5 on."""
    return FRONT + "\n".join(" ".join([word.capitalize(), *[word] * (length - 1)]) + "." for length in lengths)


def texts(markdown: str) -> list[str]:
    return [sentence.text for sentence in sentences(markdown, 1, NO_NAMES)]


@pytest.mark.parametrize("path", [HELP, PUBLIC])
@pytest.mark.parametrize("name", PASSES)
def test_each_level_falls_on_its_side(name: str, path: str, judge: Judge) -> None:
    passed = not errors(judge(path, (TEXTS / f"{name}.md").read_text(encoding="utf-8")))
    assert passed == (path in PASSES[name])


@pytest.mark.parametrize("path", [HELP, PUBLIC])
@pytest.mark.parametrize("name", [*PASSES, "opmaak"])
def test_staff_see_what_is_wrong_and_what_is_easier(name: str, path: str, judge: Judge) -> None:
    told = judge(path, (TEXTS / f"{name}.md").read_text(encoding="utf-8"))
    kind = "help" if path == HELP else "public"
    expected = (TEXTS / f"{name}.{kind}.txt").read_text(encoding="utf-8").splitlines()
    assert [f"{problem.severity}: {problem}" for problem in told] == expected


def test_a_help_page_has_no_sentence_of_more_than_twenty_words(judge: Judge) -> None:
    assert judge(HELP, page(15)) == []
    assert errors(judge(HELP, page(16, 20))) == []
    assert [problem.line for problem in judge(HELP, page(16, 20))] == [5, 6]
    assert errors(judge(HELP, page(1, 21))) == [
        f"{HELP}:6: De zin «Woord woord woord woord woord woord…» is te lang (21 woorden). "
        "Maak er kortere zinnen van, met hoogstens 15 woorden."
    ]


def test_a_public_page_is_warned_above_twenty_five_words(judge: Judge) -> None:
    assert judge(PUBLIC, page(25)) == []
    assert [problem.severity for problem in judge(PUBLIC, page(26))] == [Severity.WARNING]


@pytest.mark.parametrize(("path", "limit"), [(HELP, 10), (PUBLIC, 14)])
def test_sentences_are_short_on_average(path: str, limit: int, judge: Judge) -> None:
    assert errors(judge(path, page(*[limit] * 10))) == []
    worst = "«Woord woord woord woord woord woord…»"
    assert errors(judge(path, page(*[limit] * 9, limit + 1))) == [
        f"{path}:5: Deze tekst leest moeilijk: een zin heeft gemiddeld {limit},1 woorden (hoogstens {limit}). "
        f"Begin met de moeilijkste zinnen: regel 14 ({worst}) en regel 5 ({worst}). Maak ze korter en kies kortere woorden."
    ]


@pytest.mark.parametrize(("path", "length", "limit"), [(HELP, 6, 36), (PUBLIC, 10, 40)])
def test_long_words_count(path: str, length: int, limit: int, judge: Judge) -> None:
    """With 30 long words in each 100, LIX is exactly the limit; one long word more in 300 is too many."""
    easy, hard = ["woord"] * 70, ["langer-woord"] * 30
    words = [*easy, *hard] * 3  # 300 words
    lines = [" ".join(words[start : start + length]).capitalize() + "." for start in range(0, 300, length)]
    assert errors(judge(path, FRONT + "\n".join(lines))) == []
    lines[0] = lines[0].replace("Woord", "Langere")
    told = errors(judge(path, FRONT + "\n".join(lines)))
    assert f"de LIX (lengte van zinnen en woorden) is {limit},4 (hoogstens {limit})." in told[0]


def test_a_public_page_has_few_long_sentences(judge: Judge) -> None:
    short, long = [5] * 13, [16] * 7
    assert errors(judge(PUBLIC, page(*short, *long))) == []
    told = errors(judge(PUBLIC, page(*short[1:], *long)))
    assert "36,9 procent van de zinnen heeft meer dan 15 woorden (hoogstens 35)." in told[0]


def test_a_short_text_is_judged_sentence_by_sentence_only(judge: Judge) -> None:
    assert errors(judge(HELP, page(14, 14, 14, 14, 13))) == []
    assert len(errors(judge(HELP, page(14, 14, 14, 14, 14)))) == 1


def test_a_legal_page_is_only_warned(judge: Judge) -> None:
    told = judge(LEGAL, page(46, 46, word="indien"))
    assert errors(told) == []
    assert [(problem.severity, problem.line) for problem in told] == [(Severity.WARNING, 5)]
    assert judge(LEGAL, page(45, 45, word="indien")) == []


@pytest.mark.parametrize("path", ["cijfers/index.md", "woorden.md", "professionals/diep/x.md", "campagnes/2026/avond.md"])
def test_loud_pages_are_public(path: str) -> None:
    language, _ = read(ROOT)
    assert language is not None
    assert language.gate(path) is language.public


@pytest.mark.parametrize("path", ["privacy.md", "toegankelijkheid.md", "colofon.md", "over.md"])
def test_pages_that_the_law_asks_for_are_legal(path: str) -> None:
    language, _ = read(ROOT)
    assert language is not None
    assert language.gate(path) is language.legal


@pytest.mark.parametrize("path", ["index.md", "nu.md", "thuis/index.md", "professionals.md", "thuis/privacy.md", "nieuw.md"])
def test_every_other_page_is_a_help_page(path: str) -> None:
    language, _ = read(ROOT)
    assert language is not None
    assert language.gate(path) is language.help


def test_texts_of_the_calendar_are_public_pages(sample: Path) -> None:
    shutil.copy(ROOT / FILE, sample / FILE)
    path = sample / "content-calendar/2026/avond.yml"
    text = path.read_text(encoding="utf-8")
    message = next(line for line in text.splitlines() if line.startswith("message:"))
    number = text.splitlines().index(message) + 1
    hard = " ".join(["Indien"] + ["mogelijk"] * 79)
    path.write_text(text.replace(message, f'message:\n  nl: "{hard}."'), encoding="utf-8")
    told = [problem for problem in rule(sample) if problem.path.endswith("avond.yml")]
    assert [(problem.severity, problem.line) for problem in told if problem.severity is Severity.WARNING] == [
        (Severity.WARNING, number + 1)
    ]
    assert len(errors(told)) == 1
    assert f"regel {number + 1} («Indien mogelijk" in errors(told)[0]


def test_a_long_text_of_the_calendar_is_a_public_page(judge: Judge) -> None:
    path = "docs/nl/campagnes/2026/avond.md"
    assert [(problem.severity, problem.line) for problem in judge(path, "Kort.\n\n" + page(26)[len(FRONT) :])] == [
        (Severity.WARNING, 3)
    ]


def test_only_dutch_is_judged(judge: Judge) -> None:
    assert judge("docs/en/index.md", page(80)) == []


def test_a_word_has_one_message_for_its_sentence(judge: Judge) -> None:
    text = f"{FRONT}# Kop\n\nIndien je belt, krijg je tevens hulp. Een ketenpartner doet de rest.\n"
    assert warnings(judge(HELP, text)) == [
        f"{HELP}:7: De zin «Een ketenpartner doet de rest.» heeft een beleidswoord («ketenpartner»). "
        "Schrijf voor «ketenpartner» liever: organisaties die samenwerken. Noem liever de organisatie.",
        f"{HELP}:7: De zin «Indien je belt, krijg je tevens…» heeft moeilijke woorden («Indien», «tevens»). "
        "Schrijf voor «Indien» liever: als. Schrijf voor «tevens» liever: ook.",
    ]
    assert [str(problem).count("beleidswoord") for problem in judge(PUBLIC, text)] == [0]


def test_a_listed_word_is_a_whole_word(judge: Judge) -> None:
    assert judge(HELP, FRONT + "We bieden hulp bij het indienen. Vermiddels is geen woord, een onderdoch ook niet.\n") == []


def test_a_policy_word_may_be_explained_but_not_used(judge: Judge) -> None:
    assert judge(HELP, FRONT + "De gemeente noemt dit ‘intieme terreur’ (GIA).\n") == []
    assert len(warnings(judge(HELP, FRONT + "Dit is intieme terreur.\n"))) == 1


def test_a_name_is_one_short_word() -> None:
    names = name_pattern(["Centrum Seksueel Geweld (CSG)", "Centrum Seksueel Geweld", "Oké? Lijn"], ["snel weg"])
    (first, second, third) = sentences(
        "Bel het Centrum Seksueel\nGeweld (CSG) of de Oké? Lijn. Klik op Snel weg. Een centrum.", 1, names
    )
    assert (first.words, first.long_words, first.line) == (6, 0, 1)
    assert first.text == "Bel het Centrum Seksueel Geweld (CSG) of de Oké? Lijn."
    assert (second.words, second.line) == (3, 2)
    assert third.long_words == 1


def test_organisations_are_known_by_their_names_and_abbreviations(sample: Path, judge: Judge) -> None:
    organisations = sample / "data/organisations.yml"
    text = organisations.read_text(encoding="utf-8")
    organisations.write_text(text.replace("name: Veilig Advies", 'name: "Heel Veilig Advies Hier (HVAH)"'), encoding="utf-8")
    assert judge(HELP, FRONT + "Woord " * 13 + "Heel Veilig Advies Hier HVAH.\n") == []
    assert len(judge(HELP, FRONT + "Woord " * 13 + "Heel Veilig Advies Daar HVAH.\n")) == 1


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Een zin. Nog een? Ja! Klaar…", ["Een zin.", "Nog een?", "Ja!", "Klaar…"]),
        ("Bel bijv. thuis, o.a. Veilig Thuis of dhr. De Vries.", ["Bel bijv. thuis, o.a. Veilig Thuis of dhr. De Vries."]),
        ("‘Gaat het?’ vraag je. ‘Nee.’ Luister dan.", ["‘Gaat het?’ vraag je.", "‘Nee.’", "Luister dan."]),
        ("Op 1.5 meter, om 14.30 uur. 12 mensen.", ["Op 1.5 meter, om 14.30 uur.", "12 mensen."]),
        ("# Kop\n- een\n- twee\n\n1. drie\n   en vier", ["een", "twee", "drie en vier"]),
        ("Twee\n## Kop\nzinnen", ["Twee", "zinnen"]),
        ("Lees *[dit](x.md)* en __dat__[^1].", ["Lees dit en dat."]),
        ("Bel {{ phone(\"alarm\") }}.\n{{ contact('alarm') }}\nNu.", ["Bel ‹nummer›.", "Nu."]),
        ("", []),
        ("---\n\n***\n", []),
    ],
)
def test_what_a_sentence_is(markdown: str, expected: list[str]) -> None:
    assert texts(markdown) == expected


def test_a_sentence_stands_on_its_own_line() -> None:
    found = sentences("Een.\nTwee\ngaat door. Drie.\n\n<!-- weg\nweg -->\nVier.", 10, NO_NAMES)
    assert [sentence.line for sentence in found] == [10, 11, 12, 16]


def test_words_are_counted_as_people_read_them() -> None:
    found = sentences("Zo’n 18-jarige belt 24/7 met 1.000 foto's en/of\u00a0cafe\u0301-avonden.", 1, NO_NAMES)
    assert [(sentence.words, sentence.long_words) for sentence in found] == [(10, 1)]


def test_an_empty_text_measures_nothing() -> None:
    assert measure([], 15).words == 0


def test_our_limits_are_those_that_were_measured() -> None:
    language, problems = read(ROOT)
    assert language is not None, problems
    limits = {
        name: (gate.error.model_dump(exclude_none=True), gate.warning.model_dump(exclude_none=True))
        for name, gate in (("help", language.help), ("public", language.public), ("legal", language.legal))
    }
    assert limits == {
        "help": ({"lix": 36, "mean": 10, "sentence": 20}, {"sentence": 15}),
        "public": ({"lix": 40, "mean": 14, "long_share": 35}, {"mean": 12, "sentence": 25}),
        "legal": ({}, {"lix": 45}),
    }
    assert (language.minimum_words, language.long_sentence) == (70, 15)
    assert len(language.hard) >= 80


def test_no_message_claims_a_language_level(judge: Judge) -> None:
    said = " ".join(str(problem) for name in PASSES for problem in judge(HELP, (TEXTS / f"{name}.md").read_text("utf-8")))
    assert said
    assert not {"A2", "B1", "B2", "niveau", "taalniveau"} & set(said.replace(".", " ").split())


def test_without_the_file_staff_are_told(sample: Path) -> None:
    assert [f"{problem.severity}: {problem}" for problem in rule(sample)] == [
        f"let op: {FILE}:1: Dit bestand ontbreekt: de check kijkt nu niet of de teksten in gewone taal zijn. "
        "Zet het terug uit een eerdere versie."
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{lix: 36,", "{lix: veel,", "«veel» is geen heel getal. Schrijf bijvoorbeeld 0 of 1."),
        ("{lix: 36,", "{lix: 0,", "«0» is te klein. Schrijf 1 of hoger."),
        ("{lix: 36,", "{lixx: 36,", "«lixx» kent deze site niet. Bedoel je «lix»?"),
        (
            "warning: {sentence: 15}",
            "warning: {sentence: 30}",
            "Bij «sentence» komt de waarschuwing pas na de fout. Maak het getal bij warning kleiner dan bij error.",
        ),
        ("{word: tevens, easier: ook}", "{word: tevens}", "«easier» ontbreekt. Vul het in."),
        ("{word: tevens,", "{word: indien,", "«indien» staat al in dit bestand. Haal er een weg."),
        ("{word: tevens,", '{word: "*",', "«*» past op veel te veel woorden. Schrijf minstens twee letters."),
        ("policy:", "policy: [", "Dit is geen geldige YAML."),
    ],
)
def test_a_mistake_in_the_file_is_told_on_its_line(old: str, new: str, expected: str, sample: Path) -> None:
    text = (ROOT / FILE).read_text(encoding="utf-8")
    assert old in text
    (sample / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    (problem,) = rule(sample)
    assert problem.severity is Severity.ERROR
    assert problem.line in {line, line + 1}  # broken YAML is seen on the line below
    assert expected in str(problem)
