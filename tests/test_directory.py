"""The page with all organisations: who is in it, how they can be chosen, and nothing that may not be shown."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from omzien import document
from omzien.content import Content, load
from omzien.directory import choices, host, listing, page, texts_state, unknown_tags
from omzien.frame import Frame
from omzien.model import Labels, Organisations
from omzien.translation import State, hashes
from omzien.validation import validate
from tests.conftest import ROOT, TODAY

LIMIT = 7 * 1024  # bytes, gzipped: the page around the list takes the other half of what a page may weigh


def read(root: Path) -> Labels:
    found, problems = validate(Labels, document.read(root / "data/for_whom.yml", root))
    assert found is not None, problems
    return found


@pytest.fixture
def for_whom(sample: Path) -> Labels:
    """The groups of the sample site."""
    return read(sample)


def with_tags(content: Content, **tags: list[str]) -> Organisations:
    """The organisations of the sample site, for these groups."""
    entries = content.organisations.organisations
    return Organisations(organisations=[o.model_copy(update={"for_whom": tags.get(o.id, [])}) for o in entries])


def test_only_what_may_be_shown_is_in_the_list(frame: Callable[[str], Frame], for_whom: Labels) -> None:
    soup = BeautifulSoup(listing(frame("nl"), for_whom), "html.parser")
    assert [name.get_text() for name in soup.select("li > strong")] == ["Alarmnummer", "Veilig Advies", "Stille Lijn"]
    assert [link["href"] for link in soup.select('li a[href^="tel:"]')] == ["tel:112", "tel:08009999"]
    assert "7777" not in soup.get_text()  # may be named, but its number was not checked


def test_a_row_says_what_how_when_where_and_whether_it_is_free(frame: Callable[[str], Frame], for_whom: Labels) -> None:
    row = BeautifulSoup(listing(frame("nl"), for_whom), "html.parser").select("li")[1].get_text(" ", strip=True)
    for words in ("Hier krijg je advies.", "0800-9999", "Gratis", "Dag en nacht", "Chat met Veilig Advies"):
        assert words in row
    assert "maandag t/m vrijdag 09:00–17:00 veilig.example" in row


def test_a_smaller_area_is_named(content: Content, for_whom: Labels) -> None:
    entries = [
        o.model_copy(update={"area": "Voorbeeldstad"}) if o.id == "stil" else o for o in content.organisations.organisations
    ]
    local = with_content(content, Organisations(organisations=entries))
    soup = BeautifulSoup(listing(Frame(local, "nl", TODAY), for_whom), "html.parser")
    assert [row.small and row.small.get_text() for row in soup.select("li")] == [None, None, "Voorbeeldstad"]


def test_the_classes_are_what_the_choices_look_for(frame: Callable[[str], Frame], content: Content) -> None:
    here = frame("nl")
    here.content = with_content(content, with_tags(content, alarm=["iedereen"], veilig=["kind", "ouder"], stil=["kind"]))
    labels = Labels.model_validate({"labels": {key: {"nl": key} for key in ("iedereen", "ouder", "kind")}})
    soup = BeautifulSoup(listing(here, labels), "html.parser")
    assert [row["class"] for row in soup.select("li")] == [
        ["who-0", "by-call"],
        ["who-1", "by-call", "by-chat", "free"],
        ["who-1"],
    ]
    assert [i.parent.get_text(strip=True) for i in soup.select("input[type=radio]") if i.parent] == ["Alles", "kind"]


def with_content(content: Content, organisations: Organisations) -> Content:
    """The same site with other organisations."""
    return replace(content, organisations=organisations)


def test_a_choice_that_one_organisation_has_is_no_choice(content: Content) -> None:
    labels = Labels.model_validate({"labels": {key: {"nl": key} for key in ("iedereen", "ouder", "kind")}})
    shown = with_tags(content, alarm=["iedereen"], veilig=["kind", "ouder", "iedereen"], stil=["kind"]).organisations
    assert choices(shown, labels) == ["kind"]


def test_every_choice_has_a_rule_in_the_stylesheet() -> None:
    content, _ = load(ROOT)
    assert content is not None
    tags = choices([o for o in content.organisations.organisations if o.public], read(ROOT))
    css = (ROOT / "overrides/assets/directory.css").read_text(encoding="utf-8")
    assert len(tags) > 10
    for number in range(1, len(tags) + 1):
        assert f"#who-{number}:checked) ~ ul > :not(.who-0, .who-{number})" in css


def test_every_group_of_the_site_has_a_name() -> None:
    content, _ = load(ROOT)
    assert content is not None
    assert list(unknown_tags(content.organisations, read(ROOT), content.documents["data/organisations.yml"])) == []


def test_a_group_without_a_name_is_told(sample: Path, for_whom: Labels) -> None:
    file = sample / "data/organisations.yml"
    text = file.read_text(encoding="utf-8").replace("    publish: ja\n", "    for_whom: [kidn, x]\n    publish: ja\n", 1)
    file.write_text(text.replace("    publish: nee\n", "    for_whom: [geheim]\n    publish: nee\n"), encoding="utf-8")
    content, _ = load(sample)
    assert content is not None
    assert [str(p) for p in unknown_tags(content.organisations, for_whom, content.documents["data/organisations.yml"])] == [
        "data/organisations.yml:7: De groep «kidn» bestaat niet. Bedoel je «kind»?",
        "data/organisations.yml:7: De groep «x» bestaat niet. Zet hem erbij in data/for_whom.yml, of haal hem weg.",
    ]


def test_the_contact_of_every_page_stands_before_the_list(frame: Callable[[str], Frame], for_whom: Labels) -> None:
    """So that nobody who finds nothing is left with nothing."""
    html = listing(frame("nl"), for_whom)
    assert html.index("Weet je niet wie je moet kiezen?") < html.index('<ul class="directory">')
    assert '<a class="tel" href="tel:112">' in html[: html.index('<ul class="directory">')]


def test_the_page_has_a_discreet_title_and_the_list(frame: Callable[[str], Frame]) -> None:
    text = page(frame("en"))
    assert 'title: "Organisations"' in text
    assert "# All organisations in one list" in text
    assert "{{ directory() }}" in text


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_the_list_is_light(language: str, content: Content) -> None:
    real, _ = load(ROOT)
    assert real is not None
    html = listing(Frame(with_content(content, real.organisations), language, TODAY), read(ROOT))
    assert len(gzip.compress(html.encode(), 6)) < LIMIT


def test_a_dutch_text_in_another_language_says_so(frame: Callable[[str], Frame], for_whom: Labels) -> None:
    assert '<span lang="nl" dir="ltr">Nog niet nagebeld.</span>' in listing(frame("ar"), for_whom)


def test_the_notice_on_the_page_is_that_of_its_texts(content: Content) -> None:
    blocks = hashes(content.organisations.dutch_blocks())
    known = content.organisations.model_validate(
        {**content.organisations.model_dump(by_alias=True), "translated": {"en": {"of": blocks}}}
    )
    with_record = with_content(content, known)
    assert texts_state(Frame(with_record, "nl", TODAY)) is State.REVIEWED
    assert texts_state(Frame(with_record, "en", TODAY)) is State.MACHINE
    assert texts_state(Frame(with_record, "ar", TODAY)) is State.OUTDATED


def test_a_web_address_is_called_by_its_host() -> None:
    assert host("https://www.veilig.example/chat?x=1") == "veilig.example"
