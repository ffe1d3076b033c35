"""A number is shown only when it may be, and a wrong one cannot be written down."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from omzien import directory
from omzien.content import Content
from omzien.feeds import feed_text
from omzien.frame import Frame
from omzien.loading import load
from omzien.model import Organisation, Phone, Publish
from tests.conftest import TODAY

ENTRY = {
    "id": "x",
    "name": "X",
    "what": {"nl": "x"},
    "area": "landelijk",
    "phones": [{"display": "0800-2000", "tel": "08002000", "confirmed": True}],
    "email": "x@voorbeeld.nl",
    "verified_on": "2026-11-01",
}


@pytest.mark.parametrize("publish", list(Publish))
def test_only_yes_shows_a_number(publish: Publish) -> None:
    entry = Organisation.model_validate({**ENTRY, "publish": publish.value})
    assert bool(entry.public_phones) is (publish is Publish.YES)
    assert bool(entry.public_email) is (publish is Publish.YES)
    assert entry.public is (publish is not Publish.NO)


@pytest.mark.parametrize(
    ("publish", "sources", "fits"),
    [
        ("eerst-controleren", [], True),
        ("eerst-controleren", [{"ref": "x", "said": "y", "quality": "press"}], False),
        ("ja", [], False),
    ],
)
def test_there_is_no_day_of_checking_when_nothing_was_compared(publish: str, sources: list[object], fits: bool) -> None:
    entry = {key: value for key, value in ENTRY.items() if key != "verified_on"} | {"publish": publish, "sources": sources}
    if fits:
        assert Organisation.model_validate(entry).verified_on is None
    else:
        with pytest.raises(ValidationError, match="verified_on"):
            Organisation.model_validate(entry)


@pytest.mark.parametrize("publish", list(Publish))
def test_what_nobody_checked_is_not_offered(publish: Publish) -> None:
    texts = {key: {"nl": key} for key in ("visit", "anonymous", "languages")}
    chat = {"url": "https://x.example/chat"}
    entry = Organisation.model_validate({**ENTRY, **texts, "chat": chat, "publish": publish.value})
    offered = [entry.public_chat, entry.public_visit, entry.public_anonymous, entry.public_languages]
    assert [bool(part) for part in offered] == [publish.value in {"ja", "ja-zonder-nummer", "ja-alleen-chat"}] * 4


def test_the_pages_do_not_offer_it_either(sample: Path) -> None:
    file = sample / "data/organisations.yml"
    texts = "".join(f"    {key}: {{nl: Zo is het met {key}.}}\n" for key in ("visit", "anonymous", "languages"))
    file.write_text(re.sub("(    publish: eerst-controleren\n)", rf"{texts}\1", file.read_text()))
    content, problems = load(sample)
    assert content is not None, problems
    stil, nl = content.organisation("stil"), Frame(content, "nl", TODAY)
    assert stil is not None
    assert stil.visit is not None
    shown = nl.contact("stil") + directory.listing(nl) + "".join(directory.cards(nl, topic) for topic in stil.topics)
    assert stil.topics
    assert "Zo is het" not in shown
    assert "by-visit" not in shown


def test_a_number_for_messages_is_never_called(sample: Path) -> None:
    """It stands on the card, and nowhere as something to call."""
    file = sample / "data/organisations.yml"
    file.write_text(file.read_text().replace('tel: "08009999",', 'tel: "08009999", channel: whatsapp,'))
    content, problems = load(sample)
    assert content is not None, problems
    nl = Frame(replace(content, municipality=content.municipality.model_copy(update={"emergency": ["veilig"]})), "nl", TODAY)
    assert "0800-9999" in nl.contact("veilig")
    assert nl.emergency == []
    for call in (nl.phone, nl.cards):
        with pytest.raises(KeyError):
            call("veilig")
    week = next(item for item in content.items if item.id == "week-van-het-kind")
    assert "veilig" in week.item.help
    assert "Veilig Advies" not in feed_text(week, nl)
    assert "9999" not in directory.listing(nl)


def test_an_unconfirmed_number_is_never_shown() -> None:
    phones = [{"display": "112", "tel": "112", "confirmed": False}]
    assert Organisation.model_validate({**ENTRY, "publish": "ja", "phones": phones}).public_phones == []


@pytest.mark.parametrize(
    ("display", "tel"),
    [("0800-2000", "08002001"), ("0800-2000", "+318002000"), ("+31 800 2000", "+318002000"), ("+31 112", "+31112")],
)
def test_a_number_that_cannot_be_right_is_refused(display: str, tel: str) -> None:
    with pytest.raises(ValidationError):
        Phone(display=display, tel=tel, confirmed=True)


def test_a_card_of_an_unchecked_organisation_has_its_website_and_no_number(frame: Callable[[str], Frame]) -> None:
    card = str(frame("nl").contact("stil"))
    assert "https://stil.example" in card
    assert "7777" not in card
    assert "tel:" not in card


def test_a_card_shows_the_confirmed_number_alone(frame: Callable[[str], Frame]) -> None:
    card = str(frame("nl").contact("veilig"))
    assert 'href="tel:08009999"' in card
    assert "9998" not in card
    for words in ("Hier krijg je advies.", "Dag en nacht", "Gratis", "maandag t/m vrijdag 09:00–17:00"):
        assert words in card


def test_a_dutch_text_in_another_language_says_so(frame: Callable[[str], Frame]) -> None:
    assert '<span lang="nl" dir="ltr">Nog niet nagebeld.</span>' in frame("ar").contact("stil")
    assert '<bdi lang="nl" dir="ltr">Stille Lijn</bdi>' in frame("ar").contact("stil")


@pytest.mark.parametrize("id", ["weg", "bestaat-niet"])
def test_a_hidden_or_unknown_organisation_has_no_card(id: str, frame: Callable[[str], Frame]) -> None:
    with pytest.raises(KeyError):
        frame("nl").contact(id)


def test_numbers_that_may_not_be_shown_are_still_known(content: Content) -> None:
    """So that nobody types them in a text."""
    assert {"08006666", "08007777"} <= set(content.known_numbers())
