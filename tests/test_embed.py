"""The page for a frame on a partner's site."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from omzien import embed
from omzien.frame import Frame
from omzien.loading import load
from omzien.outputs import outputs
from tests.conftest import TODAY

EXPECTED = Path(__file__).parent / "pages"


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_it_is_as_agreed(language: str, frame: Callable[[str], Frame]) -> None:
    made = outputs(frame("nl").content, TODAY)[f"{language}/{embed.PATH}"].content
    assert isinstance(made, bytes)
    assert made.decode() == (EXPECTED / f"volgende-{language}.html").read_text(encoding="utf-8")


def test_an_item_that_was_cancelled_is_not_in_it(sample: Path, frame: Callable[[str], Frame]) -> None:
    content = frame("nl").content
    before = embed.document(content.shown_items(TODAY), frame("nl"))
    shown = [i for i in content.shown_items(TODAY) if f"/{i.path}" in before]
    assert shown
    file = sample / shown[0].document.path
    file.write_text(file.read_text().replace("status: confirmed", "status: cancelled"))
    changed, _ = load(sample)
    assert changed is not None
    assert f"/{shown[0].path}" not in embed.document(changed.shown_items(TODAY), Frame(changed, "nl", TODAY))


def test_the_snippet_holds_one_frame_and_nothing_that_runs(frame: Callable[[str], Frame]) -> None:
    soup = BeautifulSoup(embed.snippet(frame("ar")), "html.parser")
    assert [tag.name for tag in soup.find_all()] == ["iframe"]
    address = frame("ar").content.settings.site_url
    assert soup.iframe is not None
    assert soup.iframe["src"] == f"{address}ar/{embed.PATH}"
    assert soup.iframe["title"]
    assert json.dumps(soup.iframe.attrs).count("no-referrer") == 1
