"""Figures: what is wrong with the data is told with its line, and what is drawn is true, small and needs no style."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from omzien import document, security
from omzien.figures import draw, figure, years
from omzien.frame import Frame
from omzien.model.figures import Figures
from omzien.validation import validate
from tests.conftest import ROOT, SAMPLES
from tests.test_rules import edit

FILE = SAMPLES / "site/data/figures.yml"
LIMIT = 4 * 1024  # bytes, gzipped

Frames = Callable[[str], Frame]


def read(root: Path) -> tuple[Figures | None, list[str]]:
    found, problems = validate(Figures, document.read(root / "data/figures.yml", root))
    return found, [str(problem) for problem in problems]


@pytest.fixture
def figures(sample: Path) -> Figures:
    """The figures of the sample site."""
    found, problems = read(sample)
    assert found is not None, problems
    return found


# The text that is replaced, what it becomes, and what staff read.
FAULTS: dict[str, tuple[str, str, str]] = {
    "no number": (
        "value: 900",
        "value: ongeveer 900",
        "8: «ongeveer 900» is geen getal. Schrijf alleen cijfers, met een punt voor de decimalen: 1353 of 4.0.",
    ),
    "not finite": (
        "value: 900",
        "value: .inf",
        "8: «.inf» is geen getal. Schrijf alleen cijfers, met een punt voor de decimalen: 1353 of 4.0.",
    ),
    "below zero": (
        "value: 900",
        "value: -900",
        "8: «-900» is geen getal. Schrijf alleen cijfers, met een punt voor de decimalen: 1353 of 4.0.",
    ),
    "no year": ("label: 2021", "label: 20x1", "8: «20x1» is geen jaar. Schrijf bijvoorbeeld 2024, of een tekst per taal."),
    "years not in order": ("label: 2021", "label: 2019", "8: Het jaar 2019 staat na 2020. Zet de jaren op volgorde."),
    "year twice": ("label: 2021", "label: 2020", "8: «2020» staat er twee keer. Haal er een weg."),
    "years and words": (
        "label: 2021",
        "label: {nl: Zomer}",
        "8: Hier staan jaren en woorden door elkaar. Maak er twee grafieken van.",
    ),
    "one point": (
        "      - {label: 2021, value: 900}\n      - {label: 2023, value: 1000}\n",
        "",
        "6: Bij «points» staat te weinig. Vul er minstens 2 in.",
    ),
    "no source": ("    source: {name: Jaarverslag 2023}\n", "", "2: «source» ontbreekt. Vul het in."),
    "not what it says": ("    says: {nl: In 2020", "    # says: {nl: In 2020", "2: «says» ontbreekt. Vul het in."),
    "not what it does not say": (
        "    says_not: {nl: Meer",
        "    # says_not: {nl: Meer",
        "2: «says_not» ontbreekt. Vul het in.",
    ),
    "no Dutch": (
        "unit: {nl: procent, en: per cent, ar: بالمئة}",
        "unit: {en: per cent}",
        "26: De Nederlandse tekst ontbreekt. Zet er «nl» bij, met de tekst.",
    ),
    "line of words": (
        "    kind: bars\n    year: 2024",
        "    kind: line\n    year: 2024",
        "16: Een lijn gaat over jaren van één groep. Kies kind: bars.",
    ),
    "words without a year": ("    year: 2024\n", "", "17: Er staat niet bij uit welk jaar dit is (year). Zet het jaar erbij."),
    "year that is there already": (
        "    kind: line\n",
        "    kind: line\n    year: 2020\n",
        "6: Het jaar staat al bij elk punt. Haal deze regel weg.",
    ),
    "unknown group": (
        "series: jongens}",
        "series: jongen}",
        "31: De groepen bij points zijn niet dezelfde als die bij series. "
        "Noem bij elk punt een groep van series, en elke groep minstens één keer.",
    ),
    "label that runs out of the picture": (
        "label: {nl: Meelopen}",
        f"label: {{nl: {'a' * 61}}}",
        f"20: «{'a' * 61}» is te lang voor de grafiek. Gebruik hoogstens 60 tekens.",
    ),
    "id twice": (
        "id: groepen",
        "id: vragen",
        "24: Er is al een grafiek met de id «vragen». Kies een andere id, of haal er een weg.",
    ),
    "kind that does not exist": ("kind: line", "kind: taart", "5: «taart» kan hier niet. Kies uit: bars, line."),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_line(fault: str, sample: Path) -> None:
    old, new, expected = FAULTS[fault]
    edit("data/figures.yml", old, new)(sample)
    assert read(sample) == (None, [f"data/figures.yml:{expected}"])


def test_the_figures_of_the_site_can_all_be_drawn_and_are_small(frame: Frames) -> None:
    found, problems = read(ROOT)
    assert found is not None, problems
    for code in ("nl", "en", "ar"):
        for entry in found.figures:
            html = figure(frame(code), entry)
            assert len(gzip.compress(html.encode(), 6)) < LIMIT, entry.id
            ET.fromstring(str(draw(frame(code), entry)))  # noqa: S314 our own drawing


def test_figures_from_before_and_after_another_way_of_counting_stay_apart() -> None:
    """Source S1 counted in another way than what came after 2014 (see the head of data/figures.yml)."""
    found, problems = read(ROOT)
    assert found is not None, problems
    for entry in found.figures:
        assert entry.source.ref != "S1" or max(entry.years) <= 2014, entry.id


def test_the_table_has_the_same_numbers_as_the_drawing(figures: Figures, frame: Frames) -> None:
    soup = BeautifulSoup(figure(frame("nl"), figures["vormen"]), "html.parser")
    assert [cell.get_text() for cell in soup.select("td")] == ["4,0", "0,3"]
    assert [text.get_text() for text in soup.select("svg text.value")] == ["4,0", "0,3"]
    assert [cell.get_text() for cell in soup.select("th[scope=row]")] == ["Praten & luisteren", "Meelopen"]
    assert [text.get_text() for text in soup.select("svg text.name")] == ["Praten & luisteren", "Meelopen"]
    assert [cell.get_text() for cell in soup.select("th[scope=col]")] == ["Wat", "procent van de mensen"]
    assert soup.caption is not None
    assert soup.caption.get_text() == "In getallen: Vormen van hulp"


def test_groups_are_columns_and_what_nobody_counted_is_no_zero(figures: Figures, frame: Frames) -> None:
    soup = BeautifulSoup(figure(frame("nl"), figures["groepen"]), "html.parser")
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in soup.select("tr")]
    assert rows == [["Jaar", "Meiden", "Jongens"], ["2017", "12", "–"], ["2023", "22", "5"]]
    assert len(soup.select("svg path.bar0")) == 2
    assert len(soup.select("svg path.bar1")) == 1


def test_a_figure_says_what_it_shows_what_it_does_not_show_and_its_source(figures: Figures, frame: Frames) -> None:
    soup = BeautifulSoup(figure(frame("nl"), figures["vormen"]), "html.parser")
    assert [p.get_text() for p in soup.select("figure > p")] == [
        "Wat je ziet: Praten helpt het meest.",
        "Wat je niet ziet: De balken tel je niet op.",
        "Bron: Onderzoek. Geteld in: 2024.",
    ]
    assert soup.select_one('a[href="https://voorbeeld.example/onderzoek"][rel=noreferrer]')


def test_years_are_one_period_only_when_none_is_left_out(figures: Figures) -> None:
    assert [years(entry) for entry in figures.figures] == ["2020, 2021, 2023", "2024", "2017, 2023"]
    joined = figures["vragen"].model_copy(update={"points": figures["vragen"].points[:2]})
    assert years(joined) == "2020, 2021"


def _numbers(outline: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?[\d.]+", outline)]


def test_bars_start_at_zero_and_are_as_long_as_their_numbers(figures: Figures, frame: Frames) -> None:
    soup = BeautifulSoup(draw(frame("nl"), figures["groepen"]), "html.parser")
    lengths = [max(x) - min(x) for path in soup.select("path") if (x := _numbers(str(path["d"]))[::2])]
    assert [round(length / lengths[1], 2) for length in lengths] == [round(12 / 22, 2), 1, round(5 / 22, 2)]


def test_a_line_is_broken_where_a_year_is_missing(figures: Figures, frame: Frames) -> None:
    soup = BeautifulSoup(draw(frame("nl"), figures["vragen"]), "html.parser")
    assert len(soup.select("circle.dot")) == 3
    assert len(soup.select("path.join")) == 1  # from 2020 to 2021; nobody knows 2022
    across = [float(str(circle["cx"])) for circle in soup.select("circle")]
    assert round((across[2] - across[1]) / (across[1] - across[0]), 2) == 2  # a year that is missing keeps its place


def test_right_to_left_is_drawn_the_other_way_round(figures: Figures, frame: Frames) -> None:
    """Bars start at the right, and a word is isolated so that its own direction counts (UAX 9, 6.3)."""
    here, there = (BeautifulSoup(draw(frame(code), figures["vormen"]), "html.parser") for code in ("nl", "ar"))
    for one, other in zip(here.select("path"), there.select("path"), strict=True):
        mirrored = [300 - x for x in _numbers(str(one["d"]))[::2]]
        assert sorted(mirrored) == pytest.approx(sorted(_numbers(str(other["d"]))[::2]), abs=0.11)
    first = there.select_one("text.name")
    assert first is not None
    assert first.get_text() == "\u2067الحديث\u2069"
    assert (first["x"], first["text-anchor"]) == ("300", "end")
    html = BeautifulSoup(figure(frame("ar"), figures["vormen"]), "html.parser")
    assert html.select_one("div[dir=ltr] > svg")


def test_what_is_not_translated_is_marked_as_dutch(figures: Figures, frame: Frames) -> None:
    soup = BeautifulSoup(figure(frame("en"), figures["vormen"]), "html.parser")
    assert [row.get("lang") for row in soup.select("th[scope=row]")] == [None, "nl"]
    assert soup.select_one('p span[lang="nl"][dir="ltr"]')


def test_the_policy_of_the_site_allows_all_of_it(figures: Figures, frame: Frames) -> None:
    """No style, no colour, no id (two figures on a page would share it), nothing that is fetched."""
    assert "'unsafe-inline'" not in security.policy([], [])
    for entry in figures.figures:
        drawing = str(draw(frame("nl"), entry))
        assert set(re.findall(r" ([\w:-]+)=", drawing)) <= {
            *("viewBox", "role", "aria-label", "class", "d", "cx", "cy", "r", "x", "y", "text-anchor")
        }


def test_a_drawing_is_the_same_in_every_build(tmp_path: Path) -> None:
    """In another process, on a machine with settings of its own: no date, no random id, no font of that machine."""
    (tmp_path / "matplotlibrc").write_text("font.family: serif\nlines.linewidth: 9\nsvg.hashsalt: other\n")
    made = [_drawn({"PYTHONHASHSEED": "1"}), _drawn({"PYTHONHASHSEED": "2", "MATPLOTLIBRC": str(tmp_path)})]
    assert made[0] == made[1]
    assert made[0].startswith("<svg")


def _drawn(environment: dict[str, str]) -> str:
    """The drawings of the sample site, made in a process with this environment."""
    script = """
import datetime, pathlib
from omzien import document, figures, frame, loading, validation
from omzien.model.figures import Figures
root = pathlib.Path("tests/samples/site")
site = loading.load(root)[0]
found = validation.validate(Figures, document.read(root / "data/figures.yml", root))[0]
print(*(figures.draw(frame.Frame(site, "ar", datetime.date(2026, 1, 1)), entry) for entry in found.figures))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, env={**os.environ, **environment}
    )
    return done.stdout


def test_a_figure_that_is_not_there_is_a_key_error(figures: Figures) -> None:
    with pytest.raises(KeyError):
        figures["weg"]
