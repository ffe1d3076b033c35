"""The pages with the organisations: who is in them, how they can be chosen, and nothing that may not be shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bs4 import BeautifulSoup

from omzien.content import Content
from omzien.directory import cards, choices, host, listing, pages, texts_state, topics, unknown_tags
from omzien.frame import Frame
from omzien.loading import load
from omzien.model import Labels, Organisations
from omzien.model.base import LocalizedText
from omzien.translation import State, hashes
from tests.conftest import ROOT, TODAY, problems_of

MakeFrame = Callable[[str], Frame]


def with_tags(content: Content, **tags: list[str]) -> Organisations:
    """The organisations of the sample site, for these groups."""
    entries = content.organisations.organisations
    return Organisations(organisations=[o.model_copy(update={"for_whom": tags.get(o.id, [])}) for o in entries])


def with_organisation(content: Content, id: str, **changes: object) -> Content:
    """The sample site with these changes in one organisation."""
    entries = [o.model_copy(update=changes) if o.id == id else o for o in content.organisations.organisations]
    return replace(content, organisations=Organisations(organisations=entries))


def labels(*keys: str) -> Labels:
    return Labels.model_validate({"labels": {key: {"nl": key} for key in keys}})


def real() -> Content:
    content, problems = load(ROOT)
    assert content is not None, problems
    return content


def test_only_what_may_be_shown_is_in_the_list(frame: MakeFrame) -> None:
    soup = BeautifulSoup(listing(frame("nl")), "html.parser")
    rows = soup.select(".directory li")
    assert [row.a.get_text() for row in rows if row.a] == ["Alarmnummer", "Veilig Advies", "Stille Lijn"]
    assert [link["href"] for link in soup.select('li a[href^="tel:"]')] == ["tel:112", "tel:08009999"]
    assert "7777" not in soup.get_text()  # may be named, but its number was not checked


def test_a_name_leads_to_the_card(frame: MakeFrame) -> None:
    soup = BeautifulSoup(listing(frame("nl")), "html.parser")
    assert [link["href"] for link in soup.select(".directory li > a:first-child")] == [
        "nu/#o1",
        "praten/#o1",
        "praten/#o2",
    ]
    cards_of = BeautifulSoup(cards(frame("nl"), "praten"), "html.parser").select("li")
    assert [(card["id"], card.strong.get_text()) for card in cards_of if card.strong] == [
        ("o1", "Veilig Advies"),
        ("o2", "Stille Lijn"),
    ]


def test_a_card_says_what_how_when_where_and_whether_it_is_free(frame: MakeFrame) -> None:
    card = BeautifulSoup(cards(frame("nl"), "nu"), "html.parser").select("li")[1].get_text(" ", strip=True)
    for words in ("Hier krijg je advies.", "0800-9999", "Gratis", "Dag en nacht", "Chat met Veilig Advies"):
        assert words in card
    assert "maandag t/m vrijdag 09:00–17:00 veilig.example" in card


def test_a_smaller_area_is_named(content: Content) -> None:
    local = with_organisation(content, "stil", area="Voorbeeldstad")
    soup = BeautifulSoup(cards(Frame(local, "nl", TODAY), "praten"), "html.parser")
    assert [row.small and row.small.get_text() for row in soup.select("li")] == [None, "Voorbeeldstad"]


def test_the_classes_are_what_the_choices_look_for(content: Content) -> None:
    tagged = with_tags(content, alarm=["iedereen", "kind"], veilig=["kind", "ouder"], stil=["kind"])
    here = Frame(replace(content, organisations=tagged, for_whom=labels("iedereen", "ouder", "kind")), "nl", TODAY)
    soup = BeautifulSoup(listing(here), "html.parser")
    assert [row["class"] for row in soup.select(".directory li")] == [
        ["w0", "t1"],
        ["w1", "t1", "t2", "by-chat", "free"],
        ["w1", "t2"],
    ]
    names = {
        group: [i.parent.get_text(strip=True) for i in soup.select(f"[name={group}]") if i.parent] for group in ("who", "what")
    }
    assert names == {"who": ["Alles", "kind"], "what": ["Alles", "Er is nu gevaar", "Met iemand praten"]}


def test_going_there_is_a_choice_only_where_a_source_says_so(content: Content) -> None:
    assert "by-visit" not in listing(Frame(content, "nl", TODAY))
    open_door = with_organisation(content, "veilig", visit=LocalizedText({"nl": "Elke maandag in de bibliotheek."}))
    soup = BeautifulSoup(listing(Frame(open_door, "nl", TODAY)), "html.parser")
    assert soup.select("input#by-visit")
    assert [row.get_text(" ", strip=True) for row in soup.select("li.by-visit > a:first-child")] == ["Veilig Advies"]
    assert "Langsgaan: Elke maandag in de bibliotheek." in cards(Frame(open_door, "nl", TODAY), "praten")


def test_a_choice_that_few_organisations_have_is_no_choice(content: Content) -> None:
    shown = with_tags(content, alarm=["kind"], veilig=["kind", "ouder", "iedereen"], stil=["kind", "ouder"]).organisations
    assert choices(shown, labels("iedereen", "ouder", "kind")) == ["kind"]


def test_a_topic_without_help_is_no_topic(content: Content, frame: MakeFrame) -> None:
    assert topics(content.organisations.organisations, content.topics) == ["nu", "praten"]
    assert [path for path, _ in pages(frame("nl"))] == [
        "hulp/organisaties.md",
        "hulp/organisaties/nu.md",
        "hulp/organisaties/praten.md",
    ]


def test_every_choice_has_a_rule_in_the_stylesheet() -> None:
    content = real()
    shown = [o for o in content.organisations.organisations if o.public]
    css = (ROOT / "overrides/assets/directory.css").read_text(encoding="utf-8")
    groups, about = choices(shown, content.for_whom), topics(shown, content.topics)
    assert len(groups) > 10
    assert about == list(content.topics.labels)
    for number in range(1, len(groups) + 1):
        assert f"#w{number}:checked) ~ ul > :not(.w0, .w{number})" in css
    for number in range(1, len(about) + 1):
        assert f"#t{number}:checked) ~ ul > :not(.t{number})" in css


def test_every_group_and_topic_of_the_site_has_a_name() -> None:
    content = real()
    document = content.documents["data/organisations.yml"]
    for field, known in (("for_whom", content.for_whom), ("topics", content.topics)):
        assert list(unknown_tags(content.organisations, field, known, document)) == []


def test_a_tag_without_a_name_is_told(sample: Path) -> None:
    file = sample / "data/organisations.yml"
    text = file.read_text(encoding="utf-8").replace("    topics: [nu]\n", "    for_whom: [kidn, x]\n    topics: [nuu]\n", 1)
    file.write_text(text.replace("    publish: nee\n", "    for_whom: [geheim]\n    publish: nee\n"), encoding="utf-8")
    assert [str(p) for p in problems_of(sample) if "bestaat niet" in str(p)] == [
        "data/organisations.yml:5: De groep «kidn» bestaat niet. Bedoel je «kind»?",
        "data/organisations.yml:5: De groep «x» bestaat niet. Zet het erbij in data/for_whom.yml, of haal het weg.",
        "data/organisations.yml:6: Het onderwerp «nuu» bestaat niet. Bedoel je «nu»?",
    ]


def test_an_organisation_without_a_topic_is_told(sample: Path) -> None:
    """Its card would stand on no page."""
    file = sample / "data/organisations.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("    topics: [nu]\n", ""), encoding="utf-8")
    assert [str(p) for p in problems_of(sample) if "waarvoor" in str(p)] == [
        "data/organisations.yml:2: Bij «alarm» staat niet waarvoor je er terechtkunt. "
        "Zet erbij: topics: [...]. Kies uit: nu, praten, leeg."
    ]


def test_the_contact_of_every_page_stands_before_the_list(frame: MakeFrame) -> None:
    """So that nobody who finds nothing is left with nothing."""
    for html in (listing(frame("nl")), cards(frame("nl"), "praten")):
        assert html.index("Is er nu gevaar?") < html.index('<ul class="directory')
        assert '<a class="tel" href="tel:112">' in html[: html.index('<ul class="directory')]


def test_the_pages_have_discreet_titles_and_their_list(frame: MakeFrame) -> None:
    made = dict(pages(frame("en")))
    assert 'title: "Organisations"' in made["hulp/organisaties.md"]
    assert "{{ directory() }}" in made["hulp/organisaties.md"]
    assert 'title: "Talking"' in made["hulp/organisaties/praten.md"]
    assert '{{ directory("praten") }}' in made["hulp/organisaties/praten.md"]


def test_a_dutch_text_in_another_language_says_so(frame: MakeFrame) -> None:
    assert '<span lang="nl" dir="ltr">Nog niet nagebeld.</span>' in cards(frame("ar"), "praten")


def test_the_notice_on_the_page_is_that_of_its_texts(content: Content) -> None:
    blocks = hashes(content.organisations.dutch_blocks())
    known = content.organisations.model_validate(
        {**content.organisations.model_dump(by_alias=True), "translated": {"en": {"of": blocks}}}
    )
    with_record = replace(content, organisations=known)
    assert texts_state(Frame(with_record, "nl", TODAY)) is State.REVIEWED
    assert texts_state(Frame(with_record, "en", TODAY)) is State.MACHINE
    assert texts_state(Frame(with_record, "ar", TODAY)) is State.OUTDATED


def test_a_web_address_is_called_by_its_host() -> None:
    assert host("https://www.veilig.example/chat?x=1") == "veilig.example"
