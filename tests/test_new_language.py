"""A new language begins empty: nothing Dutch passes for a translation, and the check says exactly what is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from omzien.content import Content
from omzien.loading import load
from omzien.new_language import own_name, plan, write
from omzien.problems import ContentError
from omzien.rules import check
from tests.conftest import ROOT, TODAY, problems_of

CALENDAR = "content-calendar"


@pytest.fixture
def persian(content: Content) -> Path:
    """The sample site in which Persian was begun."""
    write(content.root, plan(content, "fa"))
    return content.root


def read(root: Path) -> Content:
    content, problems = load(root)
    assert content is not None, problems
    return content


def test_one_line_is_added_and_the_rest_stays(content: Content) -> None:
    file = content.root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace("name: English}", "name: English}   # bij ons\n          # klaar")
    file.write_text(text + "strict: true   # streng\n", encoding="utf-8")
    made = plan(read(content.root), "fa")
    added = set(made.settings.splitlines()) - set(file.read_text(encoding="utf-8").splitlines())
    assert added == {"        - {locale: fa, name: فارسی, build: true}"}
    assert len(made.settings.splitlines()) == len(file.read_text(encoding="utf-8").splitlines()) + 1
    write(content.root, made)
    assert [(entry.code, entry.name) for entry in read(content.root).settings.languages][2:] == [
        ("ar", "العربية"),
        ("fa", "فارسی"),
    ]


def test_an_entry_over_more_lines_stays_whole(content: Content) -> None:
    file = content.root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace("{locale: ar, name: العربية}", "locale: ar\n          name: العربية")
    file.write_text(text, encoding="utf-8")
    write(content.root, plan(read(content.root), "uk"))
    assert [entry.name for entry in read(content.root).settings.languages] == ["Nederlands", "English", "العربية", "Українська"]


def test_the_folder_is_empty(persian: Path) -> None:
    assert list((persian / "docs/fa").rglob("*")) == []


def test_what_is_translated_already_stays(content: Content) -> None:
    page = content.root / "docs/fa/index.md"
    page.parent.mkdir()
    page.write_text("een begin", encoding="utf-8")
    write(content.root, plan(content, "fa"))
    assert page.read_text(encoding="utf-8") == "een begin"


def test_the_check_says_exactly_what_is_missing(persian: Path) -> None:
    """Errors first: the words and the core; when those are there also the other pages and the calendar."""
    content = read(persian)
    remedy = "Voeg een regel «fa» toe."
    files = {
        f"{CALENDAR}/themes.yml": content.themes,
        f"{CALENDAR}/audiences.yml": content.audiences,
        "data/strings.yml": content.strings,
        "data/for_whom.yml": content.for_whom,
        "data/topics.yml": content.topics,
    }
    missing = {
        f"{path}:{content.documents[path].line('labels', key)}: «{key}» is er niet in het Perzisch. {remedy}"
        for path, labels in {
            **files,
            "data/strings.yml": content.strings,
            "data/for_whom.yml": content.for_whom,
            "data/topics.yml": content.topics,
        }.items()
        for key in labels.labels
    }
    missing.add(
        "data/municipality.yml:7: De pagina docs/fa/index.md ontbreekt; zij moet er in elke taal zijn. "
        "Vertaal de pagina, of haal de taal uit mkdocs.yml."
    )
    assert {str(problem) for problem in problems_of(persian)} == missing
    told = {str(problem) for problem in check(content, TODAY) if "Perzisch" in str(problem)} - missing
    words = {line for line in told if line.startswith(("data/figures.yml:", "data/finding.yml:", "data/glossary.yml:"))}
    assert {line.split(":")[0] for line in words} == {"data/figures.yml", "data/finding.yml", "data/glossary.yml"}
    warned = told - words
    items = {"week-van-het-kind": 9, "avond": 9, "geheim": 9, "afgelast": 8}
    assert warned == {
        "docs/nl/index.md:1: Deze pagina is er niet in het Perzisch. Maak docs/fa/index.md.",
        "docs/nl/hulp/index.md:1: Deze pagina is er niet in het Perzisch. Maak docs/fa/hulp/index.md.",
    } | {
        f"{CALENDAR}/2026/{id}.yml:{line}: Dit item is niet helemaal vertaald in het Perzisch. "
        "Vul title, summary en message aan met «fa»."
        for id, line in items.items()
    }


def test_the_list_has_every_dutch_text_beside_an_empty_place(persian: Path) -> None:
    todo = (persian / ".build/fa-todo.md").read_text(encoding="utf-8")
    assert todo.startswith("# Te vertalen in het Perzisch (fa)\n")
    headings = [line.removeprefix("## ").split(" (")[0] for line in todo.splitlines() if line.startswith("## ")]
    assert [heading for heading in headings if heading != "Andere gegevens"] == [
        "Kernpagina's",
        "Vaste woorden van de site",
        "Thema's",
        "Doelgroepen",
        "Groepen",
        "Onderwerpen",
        "Organisaties",
        "Andere pagina's",
        "Kalender",
    ]
    for row in (
        "| 2 | title: Start | |",
        '| 7 | Bel {{ phone("alarm") }} bij gevaar. | |',
        "| 3 | Ga naar de tekst | |",
        "| 12 | Hier krijg je advies. | |",
        "| 7 | Kijk bij [het begin](../index.md). | |",
        "| 7 | Buurthuis De Brug | |",
    ):
        assert row in todo, row
    assert "data/municipality.yml, betraying_words" in todo
    assert "Nog niet af." not in todo  # the draft
    assert todo.index("docs/fa/index.md") < todo.index("data/strings.yml") < todo.index("docs/fa/hulp/index.md")


def test_a_text_over_more_lines_stays_in_its_row(content: Content) -> None:
    file = content.root / "content-calendar/2026/avond.yml"
    text = file.read_text(encoding="utf-8").replace("{nl: Neem je buren mee.}", "\n  nl: |\n    Een | twee\n    drie")
    file.write_text(text, encoding="utf-8")
    assert "| Een \\| twee<br>drie | |" in plan(read(content.root), "fa").todo


REFUSED = {
    "": "mkdocs.yml:1: Er staat niet bij welke taal erbij komt. Schrijf bijvoorbeeld: make new-language LANG=fa.",
    "ar": "mkdocs.yml:8: De taal «ar» is er al (Arabisch). Kijk wat er nog ontbreekt met: make translations.",
    "nl": "mkdocs.yml:6: De taal «nl» is er al (Nederlands). Kijk wat er nog ontbreekt met: make translations.",
}
UNKNOWN = (
    "mkdocs.yml:1: «{}» is geen taal die deze site kan tonen. "
    "Gebruik de twee kleine letters van de taal, bijvoorbeeld: make new-language LANG=fa."
)


@pytest.mark.parametrize("code", [*REFUSED, "xx", "FA", "fa_IR", "en_US.UTF-8", "pap", "../fa"])
def test_a_code_that_cannot_be_is_refused(code: str, content: Content) -> None:
    with pytest.raises(ContentError) as error:
        plan(content, code)
    assert str(error.value) == REFUSED.get(code, UNKNOWN.format(code))


def test_a_language_is_called_by_its_own_name() -> None:
    assert [own_name(code) for code in ("fa", "pl", "uk", "tr", "ti")] == ["فارسی", "Polski", "Українська", "Türkçe", "ትግርኛ"]


def test_the_command_writes_also_when_the_machine_speaks_that_language(sample: Path) -> None:
    """`make new-language LANG=fa` sets the locale of the command too."""
    command = [sys.executable, str(ROOT / "scripts/new_language.py"), "fa"]
    environment = {**os.environ, "LANG": "fa"}
    done = subprocess.run(command, cwd=sample, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("De taal فارسی (fa) staat in mkdocs.yml")
    again = subprocess.run(command, cwd=sample, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert (again.returncode, again.stdout) == (1, "")
