"""The order of blocks on help pages: each test plants one fault and reads what staff would see."""

from __future__ import annotations

from pathlib import Path

import pytest

from omzien.loading import load
from omzien.model.base import SOURCE_LANGUAGE
from omzien.rules import blocks
from tests.conftest import ROOT, TODAY, problems_of

GOOD = """---
title: Hulp
description: Waar je hulp vindt.
sources: [S1]
reviewed_on: 2026-11-01
---
# Waar vind je hulp

Is er nu gevaar? Bel {{ phone("alarm") }}.

## Wat kun je merken?

- Iemand is stil.

## Nog iets

Dat mag ertussen staan.

## Wat kun je doen?

1. Vraag hoe het gaat.

## Praat erover

{{ contact("veilig") }}
"""
DANGER = 'Is er nu gevaar? Bel {{ phone("alarm") }}.\n\n'
SIGNS = "## Wat kun je merken?\n\n- Iemand is stil.\n\n"
TALK = '## Praat erover\n\n{{ contact("veilig") }}\n'
ABOVE = 'Zet boven de eerste kop met ##: Is er nu gevaar? Bel {{ phone("alarm") }}.'
PLACE = "Zet het ervoor: op elke pagina is de volgorde dezelfde."
PAGE = "docs/nl/hulp/index.md"

FAULTS = {
    "no danger": (GOOD.replace(DANGER, ""), [f"{PAGE}:7: Boven aan deze pagina staat niet wat je doet bij gevaar. {ABOVE}"]),
    "danger below a heading": (
        GOOD.replace(DANGER, "").replace("Dat mag ertussen staan.", DANGER.strip()),
        [f"{PAGE}:7: Boven aan deze pagina staat niet wat je doet bij gevaar. {ABOVE}"],
    ),
    "another number on top": (
        GOOD.replace("alarm", "veilig"),
        [f"{PAGE}:7: Boven aan deze pagina staat niet wat je doet bij gevaar. {ABOVE}"],
    ),
    "no contact at the end": (
        GOOD.replace(TALK, "## Praat erover\n\nMet een vriend.\n"),
        [
            f"{PAGE}:23: Deze pagina eindigt niet met een organisatie die helpt. "
            'Zet onder de laatste kop een regel {{ contact("id") }}.'
        ],
    ),
    "a block after the contact": (
        GOOD + "\n## Lees ook\n\nEen boek.\n",
        [
            f"{PAGE}:27: Deze pagina eindigt niet met een organisatie die helpt. "
            'Zet onder de laatste kop een regel {{ contact("id") }}.'
        ],
    ),
    "signs after the action": (
        GOOD.replace(SIGNS, "").replace(TALK, SIGNS + TALK),
        [f"{PAGE}:19: Het blok «Wat kun je merken?» staat na «Wat kun je doen?». {PLACE}"],
    ),
}


@pytest.fixture
def ordered(sample: Path) -> Path:
    """The sample site with an order of blocks, and no page but this one that must keep it."""
    file = sample / "data/municipality.yml"
    rules = "blocks: [[Wat kun je merken], [Wat kun je doen], [Praat erover]]\npages_without_sources: [index.md]\n"
    file.write_text(file.read_text(encoding="utf-8") + rules, encoding="utf-8")
    (sample / PAGE).write_text(GOOD, encoding="utf-8")
    return sample


def told(root: Path) -> list[str]:
    return [
        str(p) for p in problems_of(root) if any(word in str(p) for word in ("bij gevaar. Zet", "eindigt niet", "Het blok"))
    ]


def test_a_page_in_order_is_right(ordered: Path) -> None:
    assert told(ordered) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told(fault: str, ordered: Path) -> None:
    text, expected = FAULTS[fault]
    (ordered / PAGE).write_text(text, encoding="utf-8")
    assert told(ordered) == expected


def test_a_translation_must_hold_to_it_too(ordered: Path) -> None:
    page = ordered / "docs/en/hulp/index.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(GOOD.replace(DANGER, ""), encoding="utf-8")
    assert f"docs/en/hulp/index.md:7: Boven aan deze pagina staat niet wat je doet bij gevaar. {ABOVE}" in told(ordered)


def test_a_site_without_an_order_has_no_rule(sample: Path) -> None:
    assert told(sample) == []


def test_the_pages_of_the_site_keep_the_order() -> None:
    """And nearly all of them have blocks that the order knows."""
    content, _ = load(ROOT)
    assert content is not None
    for rule in (blocks.danger_first, blocks.contact_last, blocks.known_order):
        assert list(rule(content, TODAY)) == []
    talk = content.municipality.blocks[-1]
    dutch = [page for page in content.pages if page.language == SOURCE_LANGUAGE]
    assert len([page for page in dutch if any(f"\n## {name}" in page.markdown for name in talk)]) > 50
