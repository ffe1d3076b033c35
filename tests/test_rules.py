"""Rules over the whole content: each test plants one fault in the sample site and reads what staff would see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from omzien.content import Content
from omzien.problems import Severity
from omzien.rules.discretion import betraying
from tests.conftest import problems_of

Plant = Callable[[Path], object]


def edit(path: str, old: str, new: str) -> Plant:
    """A fault: in this file of the sample, `old` becomes `new`."""

    def plant(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return plant


def write(path: str, text: str) -> Plant:
    """A fault: a file that should not be there, or not like this."""

    def plant(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return plant


INDEX = "docs/nl/index.md"
EVENING = "content-calendar/2026/avond.yml"
REMEDY = (
    'Haal het weg. In een pagina schrijf je {{ phone("id") }} of {{ contact("id") }}; '
    "in de kalender zet je de organisatie bij «help»."
)

FAULTS: dict[str, tuple[Plant, str]] = {
    "unknown organisation": (
        edit(INDEX, 'contact("veilig")', 'contact("velig")'),
        f"{INDEX}:9: De organisatie «velig» bestaat niet of mag niet op de site. Bedoel je «veilig»?",
    ),
    "organisation that may not be shown": (
        edit(INDEX, 'contact("veilig")', 'contact("weg")'),
        f"{INDEX}:9: De organisatie «weg» bestaat niet of mag niet op de site. "
        "Kijk in data/organisations.yml welke id's er zijn.",
    ),
    "number that may not be shown": (
        edit(INDEX, 'phone("alarm")', 'phone("stil")'),
        f"{INDEX}:7: «stil» heeft geen nummer om te bellen dat op de site mag. "
        'Gebruik {{ contact("stil") }}: dan staat de website er.',
    ),
    "braces in a partner": (
        edit(EVENING, "updated:", "partners: ['{{ phone(112) }}']\nupdated:"),
        f"{EVENING}:8: Accolades ({{{{ }}}}) kunnen hier niet. Zet de organisatie bij «help», of schrijf haar naam op.",
    ),
    "braces in an address": (
        edit(EVENING, "updated:", 'website: "https://x.example/{{phone(112)}}"\nupdated:'),
        f"{EVENING}:8: Accolades ({{{{ }}}}) kunnen hier niet. Zet de organisatie bij «help», of schrijf haar naam op.",
    ),
    "number in a partner": (
        edit(EVENING, "updated:", "partners: [Buurthuis 0800-1234]\nupdated:"),
        f"{EVENING}:8: Dit telefoonnummer mag hier niet staan: «0800-1234». "
        "Haal het weg en zet de organisatie bij «help». Dan staat haar nummer op de pagina.",
    ),
    "number for messages in the strip": (
        edit("data/organisations.yml", 'tel: "112",', 'tel: "112", channel: whatsapp,'),
        "data/municipality.yml:6: «alarm» staat op elke pagina, maar heeft geen nummer om te bellen dat getoond mag worden. "
        "Kies een organisatie met publish: ja en een nummer.",
    ),
    "number for messages in a sentence": (
        edit("data/organisations.yml", 'tel: "112",', 'tel: "112", channel: whatsapp,'),
        f"{INDEX}:7: «alarm» heeft geen nummer om te bellen dat op de site mag. "
        'Gebruik {{ contact("alarm") }}: dan staat de website er.',
    ),
    "raw number in a page": (
        edit(INDEX, '{{ phone("alarm") }}', "0800-9999"),
        f"{INDEX}:7: Dit telefoonnummer mag hier niet staan: «0800-9999». " + REMEDY,
    ),
    "raw number in front matter": (
        edit(INDEX, "description: Welkom.", "description: Bel 112."),
        f"{INDEX}:3: Dit telefoonnummer mag hier niet staan: «112». " + REMEDY,
    ),
    "raw number in the text of an organisation": (
        edit("data/organisations.yml", "Hier krijg je advies.", "Bel 0800-9999."),
        "data/organisations.yml:12: Dit telefoonnummer mag hier niet staan: «0800-9999». " + REMEDY,
    ),
    "other braces": (
        edit(INDEX, '{{ phone("alarm") }}', "{{ 7 * 7 }}"),
        f'{INDEX}:7: Deze accolades kent de site niet. Schrijf {{{{ contact("id") }}}} of {{{{ phone("id") }}}}, '
        "met de id uit data/organisations.yml.",
    ),
    "two headings": (
        edit(INDEX, "Bel ", "# Nog een kop\n\nBel "),
        f"{INDEX}:7: Dit is de tweede kop met één #. Maak er ## van.",
    ),
    "heading that skips a level": (
        edit(INDEX, "Bel ", "### Kop\n\nBel "),
        f"{INDEX}:7: Deze kop slaat een niveau over (###). Maak er ## van.",
    ),
    "page without front matter": (
        write("docs/nl/los.md", "# Kop\n"),
        "docs/nl/los.md:1: De pagina heeft geen kop met title en description. "
        "Begin het bestand met ---, title, description en weer ---.",
    ),
    "door to nowhere": (
        edit(INDEX, "---\n# Welkom", "doors:\n  - {to: weg.md, title: Weg, text: Weg.}\n---\n# Welkom"),
        f"{INDEX}:5: De pagina «weg.md» bestaat niet. Schrijf het pad vanaf de map van de taal.",
    ),
    "betraying title": (
        edit(INDEX, "title: Start", "title: Geweld thuis"),
        f"{INDEX}:2: «geweld» in de titel verraadt wat iemand leest. "
        "Kies een neutrale titel. De kop op de pagina zelf mag het wel zeggen.",
    ),
    "betraying description": (
        edit(INDEX, "description: Welkom.", "description: Over geweld."),
        f"{INDEX}:3: «geweld» in de beschrijving verraadt wat iemand leest. "
        "Kies een neutrale titel. De kop op de pagina zelf mag het wel zeggen.",
    ),
    "betraying topic": (
        edit("data/topics.yml", "en: Danger now", "en: Violence now"),
        "data/topics.yml:2: «violen» in dit onderwerp verraadt wat iemand leest: het staat in het adres of in de titel. "
        "Kies een neutraal woord.",
    ),
    "betraying key of a topic": (
        edit("data/topics.yml", "  leeg:", "  geweld:"),
        "data/topics.yml:4: «geweld» in dit onderwerp verraadt wat iemand leest: het staat in het adres of in de titel. "
        "Kies een neutraal woord.",
    ),
    "betraying address": (
        write("docs/nl/geweld.md", "---\ntitle: Thuis\ndescription: Lees meer.\n---\n# Kop\n"),
        "docs/nl/geweld.md:1: «geweld» in het adres van de pagina verraadt wat iemand leest. "
        "Geef het bestand een neutrale naam.",
    ),
    "folder that the builder drops in silence": (
        write("docs/ov/index.md", "x"),
        "docs/ov:1: «ov» hoort niet in de map docs. Zet pagina's in de map van hun taal (nl, en, ar), of voeg de taal toe.",
    ),
    "core page missing in one language": (
        lambda root: (root / "docs/ar/index.md").unlink(),
        "data/municipality.yml:7: De pagina docs/ar/index.md ontbreekt; zij moet er in elke taal zijn. "
        "Vertaal de pagina, of haal de taal uit mkdocs.yml.",
    ),
    "string missing in one language": (
        edit("content-calendar/themes.yml", ", ar: الحي", ""),
        "content-calendar/themes.yml:3: «buurt» is er niet in het Arabisch. Voeg een regel «ar» toe.",
    ),
    "organisation twice": (
        edit("data/organisations.yml", "id: stil", "id: veilig"),
        "data/organisations.yml:23: Er is al een organisatie met de id «veilig». Kies een andere id, of haal er een weg.",
    ),
    "emergency contact without a number": (
        edit("data/municipality.yml", "emergency: [alarm]", "emergency: [stil]"),
        "data/municipality.yml:6: «stil» staat op elke pagina, maar heeft geen nummer om te bellen dat getoond mag worden. "
        "Kies een organisatie met publish: ja en een nummer.",
    ),
    "long text without an item": (
        write("docs/nl/campagnes/2026/onbekend.md", "x"),
        "docs/nl/campagnes/2026/onbekend.md:1: Bij deze tekst hoort geen item in de kalender. "
        "Geef het bestand dezelfde naam als het item in content-calendar, of haal het weg.",
    ),
    "raw number in a long text": (
        write("docs/nl/campagnes/2026/avond.md", "Een\n\nBel 112."),
        "docs/nl/campagnes/2026/avond.md:3: Dit telefoonnummer mag hier niet staan: «112». " + REMEDY,
    ),
    "translation without a source": (
        write("docs/en/new.md", "---\ntitle: New\ndescription: New.\n---\n# New\n"),
        "docs/en/new.md:1: Van deze pagina is er geen Nederlandse tekst (docs/nl/new.md). Schrijf eerst de Nederlandse pagina.",
    ),
    "unknown figure": (
        edit(INDEX, 'contact("veilig")', 'figure("vrage")'),
        f"{INDEX}:9: De grafiek «vrage» bestaat niet. Bedoel je «vragen»?",
    ),
    "list of words with an id": (
        edit(INDEX, 'contact("veilig")', 'glossary("abc")'),
        f"{INDEX}:9: glossary heeft geen id. Schrijf {{{{ glossary() }}}}.",
    ),
    "figure with an unknown source": (
        edit("data/figures.yml", "source: {name: Jaarverslag 2023}", "source: {ref: W999, name: Jaarverslag 2023}"),
        "data/figures.yml:10: De bron «W999» staat niet in data/sources.yml. Verbeter de code, of voeg de bron toe.",
    ),
    "telephone number in a figure": (
        edit("data/figures.yml", "In 2020 kwamen", "Bel 112. In 2020 kwamen"),
        "data/figures.yml:11: Dit telefoonnummer mag hier niet staan: «112». " + REMEDY,
    ),
    "organisation for an unknown group": (
        edit("data/organisations.yml", "    publish: ja\n", "    for_whom: [kidn]\n    publish: ja\n"),
        "data/organisations.yml:8: De groep «kidn» bestaat niet. Bedoel je «kind»?",
    ),
    "file that all lean on is gone": (
        lambda root: (root / "data/strings.yml").unlink(),
        "data/strings.yml:1: Dit bestand ontbreekt. Zet het terug uit een eerdere versie.",
    ),
    "day outside the series": (
        edit(
            "content-calendar/2026/geheim.yml",
            "title:",
            "days:\n  - {date: 2026-12-21, title: {nl: x}, text: {nl: y}}\ntitle:",
        ),
        "content-calendar/2026/geheim.yml:10: De dag 2026-12-21 valt buiten dit item. Verbeter de datum, of start en end.",
    ),
    "site without an address": (
        edit("mkdocs.yml", "https://voorbeeld.example/", "voorbeeld.example"),
        "mkdocs.yml:2: Het adres van de site (site_url) ontbreekt of eindigt niet op een schuine streep. "
        "Schrijf bijvoorbeeld https://voorbeeld.nl/.",
    ),
}


def test_the_sample_site_has_no_errors(sample: Path) -> None:
    assert [str(p) for p in problems_of(sample) if p.severity is Severity.ERROR] == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told(fault: str, sample: Path) -> None:
    plant, expected = FAULTS[fault]
    plant(sample)
    assert expected in [str(p) for p in problems_of(sample) if p.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("istismar", "İSTİSMAR"),
        ("istismar", "I\u0307stismar"),  # typed as two characters
        ("saldırı", "SALDIRI"),
        ("ŞİDDET", "aile içi şiddet"),
        ("Geweld", "huiselijk GEWELD"),
        ("насил", "НАСИЛЬСТВО"),
    ],
)
def test_capitals_hide_no_betraying_word(word: str, text: str, content: Content) -> None:
    own = content.municipality.model_copy(update={"betraying_words": {"nl": [word]}})
    found = betraying(replace(content, municipality=own))
    assert found(text) == [word]
    assert found("Hoe het thuis gaat") == []


def test_a_partner_whose_id_is_a_number_is_no_number_in_a_text(sample: Path) -> None:
    edit("data/organisations.yml", "id: stil", 'id: "113"')(sample)
    edit("data/organisations.yml", '0800-7777, tel: "08007777"', '"113", tel: "113"')(sample)
    edit(EVENING, "updated:", 'partners: ["113"]\nupdated:')(sample)
    assert [str(p) for p in problems_of(sample) if p.path == EVENING and p.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("words", "wrong", "told"),
    [
        ("Call {number}.", "Call us.", "In de vertaling in het Engels ontbreekt {number}."),
        ("Updated on {day}.", "Updated on {day} {dag}.", "De vertaling in het Engels heeft {dag}, en het Nederlands niet."),
        ("Updated on {day}.", "Updated on {day}}.", "De vertaling in het Engels heeft }, en het Nederlands niet."),
    ],
)
def test_a_translation_has_the_same_places_to_fill_in(words: str, wrong: str, told: str, sample: Path) -> None:
    """Or a poster would lose the number to call."""
    file = "data/strings.yml"
    lines = (sample / file).read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines, 1) if words in line)
    edit(file, words, wrong)(sample)
    errors = [p for p in problems_of(sample) if p.severity is Severity.ERROR]
    assert [(p.path, p.line, p.message) for p in errors] == [(file, number, told)]


def test_questions_and_drafts_are_listed(sample: Path) -> None:
    questions = [str(p) for p in problems_of(sample) if p.severity is Severity.QUESTION]
    assert questions == [
        "content-calendar/2026/concept.yml:6: Wanneer begint dit?",
        "data/municipality.yml:1: Niemand weet waar je een lek in de site meldt: er is geen security.txt. "
        "Vraag de gemeente naar het adres, en zet het hier bij security: met contact en expires.",
        "data/organisations.yml:22: Veilig Advies: Klopt het webadres?",
    ]


def test_what_is_not_translated_is_a_warning(sample: Path) -> None:
    warnings = [str(p) for p in problems_of(sample) if p.severity is Severity.WARNING]
    assert (
        "content-calendar/2026/avond.yml:9: Dit item is niet helemaal vertaald in het Engels. "
        "Vul title, summary en message aan met «en»." in warnings
    )
    assert "docs/nl/hulp/index.md:1: Deze pagina is er niet in het Arabisch. Maak docs/ar/hulp/index.md." in warnings


def test_data_that_was_translated_from_an_older_dutch_is_a_warning(sample: Path) -> None:
    path = "data/strings.yml"
    text = (sample / path).read_text(encoding="utf-8")
    (sample / path).write_text(text.replace("  en: {of: [", '  en: {of: ["00000000", '), encoding="utf-8")
    assert (
        f"{path}:3: Het Nederlands is veranderd sinds de vertaling in het Engels. "
        f"Werk de vertaling bij en draai: make translated FILE={path} TAAL=en."
    ) in [str(problem) for problem in problems_of(sample)]


def test_a_figure_that_is_not_translated_is_a_warning(sample: Path) -> None:
    warnings = [str(p) for p in problems_of(sample) if p.severity is Severity.WARNING]
    assert "data/figures.yml:22: Deze tekst is er niet in het Engels. Voeg een regel «en» toe." in warnings


def test_a_new_translation_is_not_told_that_the_dutch_changed(sample: Path) -> None:
    item = sample / "content-calendar/2026/avond.yml"
    text = item.read_text(encoding="utf-8")
    for key in ("title", "summary", "message"):
        text = text.replace(f"{key}: {{", f"{key}: {{en: Words, ")
    item.write_text(text, encoding="utf-8")
    assert [str(p) for p in problems_of(sample) if p.path.endswith(item.name) and "vertaling in het Engels" in p.message] == [
        "content-calendar/2026/avond.yml:9: "
        "Van de vertaling in het Engels weet de site nog niet of ze bij het Nederlands past. "
        "Lees haar ernaast en draai: make translated FILE=content-calendar/2026/avond.yml TAAL=en."
    ]


def test_newer_dutch_is_a_warning(sample: Path) -> None:
    warnings = [str(p) for p in problems_of(sample) if p.severity is Severity.WARNING]
    assert (
        "docs/en/index.md:1: Het Nederlands is veranderd sinds deze vertaling (2 stukjes tekst). "
        "Werk de vertaling bij en draai: make translated FILE=docs/en/index.md." in warnings
    )
