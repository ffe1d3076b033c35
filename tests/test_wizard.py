"""The help finder: every way is short and ends at help; each planted fault is told; the pages are plain links."""

from __future__ import annotations

import re
import shutil
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from omzien.content import Content
from omzien.frame import Frame
from omzien.loading import load
from omzien.model.wizard import MOST_QUESTIONS, Wizard
from omzien.problems import Problem
from omzien.rules import check
from omzien.wizard import wizard_pages
from tests.conftest import ROOT, SAMPLES, TODAY, problems_of
from tests.test_rules import Plant, edit

FILE = "data/wizard.yml"
EXPECTED = SAMPLES / "wizard"


@pytest.fixture
def finder(sample: Path) -> Path:
    """The sample site with a help finder."""
    shutil.copy(EXPECTED / "wizard.yml", sample / FILE)
    return sample


def pages(root: Path, language: str) -> dict[str, str]:
    """The pages of the help finder in `language`, by path."""
    content, problems = load(root)
    assert content is not None, problems
    return {path: make() for path, make in wizard_pages(Frame(content, language, TODAY))}


def told(root: Path) -> list[Problem]:
    """What is wrong with the help finder of the sample, its missing record of translations aside."""
    return [p for p in problems_of(root) if p.path == FILE and "make translated" not in p.remedy]


def both(*plants: Plant) -> Plant:
    """Two faults that belong together."""

    def plant(root: Path) -> None:
        for one in plants:
            one(root)

    return plant


FAULTS: dict[str, tuple[Plant, str]] = {
    "answer to nowhere": (
        edit(FILE, "to: wat}", "to: watt}"),
        f"{FILE}:15: De vraag of het eind «watt» bestaat niet. Bedoel je «wat»?",
    ),
    "question that nobody comes to": (
        edit(FILE, "to: wat}", "to: nu}"),
        f"{FILE}:17: Niemand komt bij deze vraag («wat»). Laat een antwoord erheen gaan (to), of haal het weg.",
    ),
    "end that nobody comes to": (
        edit(FILE, "to: thuis}", "to: nu}"),
        f"{FILE}:44: Niemand komt bij dit eind («thuis»). Laat een antwoord erheen gaan (to), of haal het weg.",
    ),
    "dead end": (
        edit(FILE, "      - {text: {nl: Buiten, en: Outside, ar: في الخارج}, to: twijfel}\n", ""),
        f"{FILE}:24: Bij «answers» staat te weinig. Vul er minstens 2 in.",
    ),
    "loop": (
        edit(FILE, "to: thuis}", "to: wat}"),
        f"{FILE}:25: Dit antwoord gaat terug naar een vraag die al is gesteld («wat»). "
        "Laat het naar een eind of een andere vraag gaan.",
    ),
    "four questions deep": (
        both(
            edit(FILE, "to: thuis}", "to: diep}"),
            edit(
                FILE,
                "ends:\n",
                "  diep:\n    text: {nl: Nog een, en: One more, ar: المزيد}\n    answers:\n"
                "      - {text: {nl: Ja, en: Yes, ar: نعم}, to: thuis}\n"
                "      - {text: {nl: Nee, en: No, ar: لا}, to: nu}\nends:\n",
            ),
        ),
        f"{FILE}:25: «diep» is hier vraag 4; meer dan 3 vragen is te veel. Laat dit antwoord naar een eind gaan (ends).",
    ),
    "question after two others": (
        edit(FILE, "ar: شخص آخر}, to: ander}", "ar: شخص آخر}, to: waar}"),
        f"{FILE}:22: Bij «waar» kom je vanaf meer vragen: wie, wat. Laat één vraag erheen gaan, of maak er een eind van.",
    ),
    "danger that asks on": (
        edit(FILE, "  to: nu\n", "  to: wat\n"),
        f"{FILE}:9: «danger» leidt naar de vraag «wat». Laat dit antwoord meteen naar een eind gaan (ends).",
    ),
    "name of a question and an end": (
        edit(FILE, "  thuis:\n", "  waar:\n"),
        f"{FILE}:44: «waar» is al de naam van een vraag. Geef het eind een andere naam.",
    ),
    "address of the first page": (
        edit(FILE, "  thuis:\n", "  index:\n"),
        f"{FILE}:44: «index» is het adres van de eerste vraag. Kies een andere naam.",
    ),
    "unknown organisation": (
        edit(FILE, "help: [veilig]", "help: [velig]"),
        f"{FILE}:36: De organisatie «velig» bestaat niet of mag niet op de site. Bedoel je «veilig»?",
    ),
    "organisation that may not be shown": (
        edit(FILE, "help: [veilig]", "help: [weg]"),
        f"{FILE}:36: De organisatie «weg» bestaat niet of mag niet op de site. "
        "Kijk in data/organisations.yml welke id's er zijn.",
    ),
    "end without a number": (
        edit(FILE, "    why_no_number: Deze lijn heeft nog geen nummer.\n", ""),
        f"{FILE}:41: Bij het eind «ander» staat geen nummer om te bellen. "
        "Zet er een organisatie met een nummer bij, of zeg waarom niet (why_no_number).",
    ),
    "three organisations": (
        edit(FILE, "help: [veilig, alarm]", "help: [veilig, alarm, stil]"),
        f"{FILE}:47: Bij «help» staat te veel. Vul er hoogstens 2 in.",
    ),
    "unknown page": (
        edit(FILE, "read: [hulp/index.md]", "read: [hulp/idex.md]"),
        f"{FILE}:37: De pagina «hulp/idex.md» bestaat niet. Bedoel je «hulp/index.md»?",
    ),
    "answer missing in one language": (
        edit(FILE, "{nl: Ik, en: Me, ar: أنا}", "{nl: Ik, en: Me}"),
        f"{FILE}:15: Deze tekst is er niet in het Arabisch. Voeg een regel «ar» toe.",
    ),
    "betraying title in one language": (
        edit(FILE, "en: Finder", "en: Violence finder"),
        f"{FILE}:1: «violen» verraadt wat iemand leest: dit staat in het adres of in de titel. Kies een neutraal woord.",
    ),
    "betraying address": (
        both(edit(FILE, "to: thuis}", "to: geweld}"), edit(FILE, "  thuis:\n", "  geweld:\n")),
        f"{FILE}:44: «geweld» verraadt wat iemand leest: dit staat in het adres of in de titel. Kies een neutraal woord.",
    ),
    "raw number": (
        edit(FILE, "nl: Dat mag.", "nl: Bel 0800-9999."),
        f"{FILE}:35: Dit telefoonnummer mag hier niet staan: «0800-9999». "
        'Haal het weg. In een pagina schrijf je {{ phone("id") }} of {{ contact("id") }}; '
        "in de kalender zet je de organisatie bij «help».",
    ),
}


def test_the_sample_has_no_faults(finder: Path) -> None:
    assert told(finder) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told(fault: str, finder: Path) -> None:
    plant, expected = FAULTS[fault]
    plant(finder)
    assert expected in [str(problem) for problem in told(finder)]


@pytest.mark.parametrize(("path", "expected"), [("wijzer/wat.md", "question.md"), ("wijzer/thuis.md", "end.md")])
def test_a_page_is_as_agreed(path: str, expected: str, finder: Path) -> None:
    assert pages(finder, "nl")[path] == (EXPECTED / expected).read_text(encoding="utf-8")


def test_a_page_that_is_still_in_dutch_says_so(finder: Path) -> None:
    assert "[Waar vind je hulp](../hulp/index.md){: lang=nl dir=ltr }" in pages(finder, "en")["wijzer/thuis.md"]


def test_there_is_no_way_back_from_the_first_question_and_a_new_start_where_ways_meet(finder: Path) -> None:
    made = pages(finder, "nl")
    assert "index.md" not in made["wijzer/index.md"]
    assert made["wijzer/wat.md"].endswith("[Terug](index.md)\n")
    assert made["wijzer/ander.md"].endswith("[Opnieuw](index.md)\n")


def test_a_site_may_do_without(content: Content) -> None:
    assert list(wizard_pages(Frame(content, "nl", TODAY))) == []


@pytest.fixture(scope="module")
def site_content() -> Content:
    """The content of the real site."""
    found, problems = load(ROOT)
    assert found is not None, problems
    return found


@pytest.fixture(scope="module")
def wizard(site_content: Content) -> Wizard:
    """The real help finder."""
    assert site_content.wizard is not None
    return site_content.wizard


def test_the_real_file_is_right(site_content: Content) -> None:
    assert [str(p) for p in check(site_content, date(2026, 11, 22)) if p.path == FILE] == []


def test_every_way_asks_at_most_three_questions_and_ends_at_help(wizard: Wizard, site_content: Content) -> None:
    ways = list(wizard.paths())
    assert {way[-1] for way in ways} == set(wizard.ends)
    for *questions, end in ways:
        assert len(questions) <= MOST_QUESTIONS, questions
        help = [site_content.organisation(id) for id in wizard.ends[end].help]
        assert any(o is not None and o.public_phones for o in help), end


def test_danger_and_doubt_lead_to_help_at_once_from_every_question(wizard: Wizard) -> None:
    assert wizard.ends[wizard.danger.to].help[0] == "112"
    assert wizard.ends[wizard.unsure.to].help == ["veilig-thuis"]
    for question in wizard.questions:
        choices = wizard.choices(question)
        assert (choices[0], choices[-1]) == (wizard.danger, wizard.unsure)


def test_fear_and_separation_never_lead_to_the_relatiedesk_alone(wizard: Wizard) -> None:
    """Whoever is afraid is sent to Veilig Thuis; and where the Relatiedesk stands, Veilig Thuis stands too."""
    for name, end in wizard.ends.items():
        if "relatiedesk" in end.help:
            assert "veilig-thuis" in end.help
            assert wizard.before(name) == ["uit-elkaar"]
            assert [a.text.dutch for a in wizard.questions["uit-elkaar"].answers if a.to == name] == ["Nee"]


def test_children_and_who_hurts_someone_find_their_own_help(wizard: Wizard) -> None:
    assert wizard.ends["jong"].help[0] == "kindertelefoon"
    assert wizard.ends["jong"].read[0] == "jong/index.md"
    assert wizard.ends["zelf"].help == ["veilig-thuis"]
    assert wizard.ends["zelf"].read[0] == "zelf.md"
    assert {"jong", "zelf"} <= {answer.to for answer in wizard.choices(wizard.start)}


def test_every_answer_has_a_pictogram_of_the_set(wizard: Wizard) -> None:
    """One set, that of the doors on the home page; and no two answers of one question look the same."""
    theme = find_spec("material")
    assert theme is not None
    assert theme.origin is not None
    folder = Path(theme.origin).parent / "templates/.icons/material"
    assert [name for name in wizard.icons() if not (folder / f"{name}.svg").is_file()] == []
    for question in wizard.questions:
        icons = [answer.icon for answer in wizard.choices(question)]
        assert None not in icons
        assert len(set(icons)) == len(icons), question


def test_a_pictogram_stands_before_the_words_and_says_nothing(finder: Path) -> None:
    edit(FILE, "{nl: Ik, en: Me, ar: أنا}", "{nl: Ik, en: Me, ar: أنا}, icon: account")(finder)
    assert '- [{{ icon("account") }}**Ik**' in pages(finder, "nl")["wijzer/index.md"]
    assert Frame.icon("account") == '<svg class="icon" aria-hidden="true"><use href="#i-account"/></svg>'


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_every_link_leads_to_a_page(language: str, site_content: Content) -> None:
    made = {path: make() for path, make in wizard_pages(Frame(site_content, language, TODAY))}
    written = {page.path for page in site_content.pages}
    for path, text in made.items():
        for link in re.findall(r"\]\(([^)]+)\)", text):
            known = link[3:] in written if link.startswith("../") else f"wijzer/{link}" in made
            assert known, f"{path} -> {link}"
