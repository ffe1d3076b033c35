"""The generated files: pages as agreed, nothing that may not be public, and nothing that can attack."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from omzien.calendar_view import CalendarView
from omzien.content import Content
from omzien.frame import Frame
from omzien.loading import load
from omzien.outputs import outputs
from tests.conftest import TODAY

EXPECTED = Path(__file__).parent / "pages"


def test_which_files_are_made(content: Content) -> None:
    """The addresses are a contract: partners have them."""
    item = "campagnes/2026"
    every_language = [
        *(f"{item}/{id}.{ending}" for id in ("week-van-het-kind", "afgelast") for ending in ("md", "ics")),
        f"{item}/avond.ics",
        f"{item}/index.md",
        "campagnes/index.md",
        "hulp/organisaties.md",
        "hulp/organisaties/nu.md",
        "hulp/organisaties/praten.md",
        "overzicht.md",
        "a-z.md",
        *(f"campagnes/{choice}.md" for choice in ("thema/kinderen", "thema/buurt", "doelgroep/ouders", "doelgroep/inwoners")),
        *(f"kalender/{choice}.ics" for choice in ("thema/kinderen", "thema/buurt", "doelgroep/ouders", "doelgroep/inwoners")),
        *(f"kalender.{ending}" for ending in ("ics", "xml", "json")),
        "kalender/volgende.html",
    ]
    assert set(outputs(content, TODAY)) == {
        *(f"{code}/{path}" for code in ("nl", "en", "ar") for path in every_language),
        f"nl/{item}/avond.md",  # not translated: the other languages fall back to Dutch, marked
        "nl/organisaties.json",
        "nl/organisaties.schema.json",
    }


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("campagnes/2026/week-van-het-kind.md", "week-van-het-kind.md"),
        ("campagnes/index.md", "calendar.md"),
        ("campagnes/2026/index.md", "year.md"),
        ("campagnes/thema/buurt.md", "theme.md"),
        ("overzicht.md", "map.md"),
        ("a-z.md", "index.md"),
    ],
)
def test_a_page_is_as_agreed(path: str, expected: str, content: Content) -> None:
    assert outputs(content, TODAY)[f"nl/{path}"].content == (EXPECTED / expected).read_text(encoding="utf-8")


def test_an_embargoed_item_appears_on_its_day(content: Content) -> None:
    def mentions(day: date) -> bool:
        return any("Verrassing" in str(made.content) for made in outputs(content, day).values())

    assert [mentions(date(2026, 11, 30)), mentions(date(2026, 12, 1))] == [False, True]


AGENDA = {"Zet het in je agenda", "Staat dit al in je agenda?"}


@pytest.mark.parametrize(
    ("item", "day", "headings"),
    [
        ("week-van-het-kind", TODAY, {"Zet het in je agenda"}),
        ("week-van-het-kind", date(2027, 6, 1), {"Zet het in je agenda"}),
        ("afgelast", TODAY, {"Staat dit al in je agenda?"}),
        ("afgelast", date(2026, 12, 31), {"Staat dit al in je agenda?"}),
        ("afgelast", date(2027, 1, 1), set()),  # thirty days after: its file is gone
    ],
)
def test_a_page_offers_the_file_for_your_agenda_while_there_is_one(
    item: str, day: date, headings: set[str], content: Content
) -> None:
    made = outputs(content, day)
    page = str(made[f"nl/campagnes/2026/{item}.md"].content)
    assert {heading for heading in AGENDA if f"## {heading}\n" in page} == headings
    assert (f"nl/campagnes/2026/{item}.ics" in made) is ("diary(" in page) is bool(headings)


def test_what_was_cancelled_takes_nobody_in(sample: Path) -> None:
    """No signing up, and no places left."""
    file = sample / "content-calendar/2026/avond.yml"
    before = (
        file.read_text(encoding="utf-8") + "registration: https://voorbeeld.example\ncapacity: {nl: Er is plek voor vijftig.}\n"
    )
    pages = []
    for status in ("confirmed", "cancelled"):
        file.write_text(before.replace("status: confirmed", f"revision: 1\nstatus: {status}"), encoding="utf-8")
        content, problems = load(sample)
        assert content is not None, problems
        pages.append(str(outputs(content, TODAY)["nl/campagnes/2026/avond.md"].content))
    assert ["Meld je aan" in page for page in pages] == [True, False]
    assert ["vijftig" in page for page in pages] == [True, False]


def test_the_file_of_what_was_cancelled_is_said_to_mark_it(content: Content) -> None:
    for language, words in (("nl", "Zet in je agenda dat dit niet doorgaat"), ("ar", "أضف إلى تقويمك أن هذا قد أُلغي")):
        view = CalendarView(Frame(content, language, TODAY), "campagnes/2026/afgelast/")
        assert words in view.diary("2026/afgelast")
        assert 'href="../afgelast.ics"' in view.diary("2026/afgelast")


def test_a_preview_shows_what_is_not_public_and_says_so(content: Content) -> None:
    made = outputs(content, TODAY, preview=True)
    view = CalendarView(Frame(content, "nl", TODAY, preview=True), "campagnes/2026/geheim/")
    assert "nl/campagnes/2026/geheim.md" in made
    assert "Dit is een concept. Alleen jij ziet het." in view.moment("2026/geheim")
    assert b"Verrassing" not in made["nl/kalender.ics"].content


def test_on_a_page_that_is_not_translated_cards_say_their_own_language(frame: Callable[[str], Frame]) -> None:
    """The text around is Dutch; a number in a Dutch sentence stays as it is."""
    view, html = CalendarView(frame("ar"), "x/"), '<p>{{ contact("veilig") }}</p><p>Bel {{ phone("veilig") }}.</p>'
    dutch, arabic = view.expand(html, "nl"), view.expand(html, "ar")
    assert dutch.startswith('<div lang="ar" dir="rtl"><div class="contact">')
    assert arabic.startswith('<div class="contact">')
    assert dutch.endswith(arabic[arabic.index("<p>Bel ") :])
    assert arabic == view.expand(html)


def test_the_source_is_the_file_that_staff_edit(content: Content) -> None:
    made = outputs(content, TODAY)["nl/campagnes/2026/avond.md"]
    assert made.source == content.root / "content-calendar/2026/avond.yml"


def test_a_long_text_stands_on_the_page(sample: Path) -> None:
    text = sample / "docs/nl/campagnes/2026/week-van-het-kind.md"
    text.parent.mkdir(parents=True)
    text.write_text("## Meer\n\nEen lang verhaal.\n")
    content, _ = load(sample)
    assert content is not None
    assert "Een lang verhaal." in str(outputs(content, TODAY)["nl/campagnes/2026/week-van-het-kind.md"].content)


def test_the_directory_holds_only_what_may_be_shown(content: Content) -> None:
    found = json.loads(outputs(content, TODAY)["nl/organisaties.json"].content)["organisations"]
    assert [entry["id"] for entry in found] == ["alarm", "veilig", "stil"]
    assert [[p["tel"] for p in entry["phones"]] for entry in found] == [["112"], ["08009999"], []]


def test_a_title_that_tries_to_inject_comes_out_inert(sample: Path, frame: Callable[[str], Frame]) -> None:
    file = sample / "content-calendar/2026/week-van-het-kind.yml"
    attack = r'"</title><script>alert(1)</script> \r\nBEGIN:VEVENT {% raw %} # [x](javascript:alert(1))"'
    file.write_text(file.read_text().replace('"Week van het kind; vraag, luister"', attack))
    content, _ = load(sample)
    assert content is not None
    made = outputs(content, TODAY)
    page = str(made["nl/campagnes/2026/week-van-het-kind.md"].content)
    assert "<script" not in page
    body = page.split("---\n", 2)[2]
    assert "](javascript" not in body
    calendar = made["nl/kalender.ics"].content
    assert isinstance(calendar, bytes)
    assert calendar.count(b"\r\nBEGIN:VEVENT") == 3


def test_what_runs_over_new_year_is_listed_in_both_years(sample: Path) -> None:
    """Under January in the second: the list says what the drawing above it shows."""
    first = sample / "content-calendar/2026/week-van-het-kind.yml"
    text = first.read_text(encoding="utf-8")
    (sample / "content-calendar/2027").mkdir()
    later = text.replace("2026-11-16", "2027-03-01").replace("2026-11-22", "2027-03-07").replace("[kinderen]", "[buurt]")
    (sample / "content-calendar/2027/later.yml").write_text(later, encoding="utf-8")
    over = text.replace("2026-11-16", "2026-12-28").replace("2026-11-22", "2027-01-03")
    first.write_text(over, encoding="utf-8")
    content, problems = load(sample)
    assert content is not None, problems
    made = outputs(content, TODAY)
    for year, month in (("2026", "2026-12"), ("2027", "2027-01")):
        view = CalendarView(Frame(content, "nl", TODAY), f"campagnes/{year}/")
        page = made[f"nl/campagnes/{year}/index.md"].content
        assert f'items("month/{month}")' in page
        assert "(../thema/kinderen.md)" in page
        assert "week-van-het-kind" in view.items(f"month/{month}")
