"""Figures, explanations and the list of organisations in Chromium: under the policy of the site, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from omzien import directory, document, figures
from omzien.content import Content
from omzien.frame import Frame
from omzien.glossary import explain
from omzien.model import Labels, Organisations
from omzien.model.figures import Figures
from omzien.model.glossary import Glossary
from omzien.security import policy
from omzien.validation import validate
from tests.browser.visits import AXE, RUN, TAGS
from tests.conftest import ROOT, TODAY

ADDRESS = "https://voorbeeld.example/"
STYLES = [
    (ROOT / f"overrides/assets/{name}.css").read_text(encoding="utf-8")
    for name in ("omzien", "terms", "words", "figures", "directory", "topic")
]
STRIP = '<nav class="sos"><a class="exit" href="https://weer.example">Snel weg</a><a href="tel:112">112</a></nav>'

Make = Callable[..., BrowserContext]
Show = Callable[..., Page]


@pytest.fixture
def show(context: Make) -> Show:
    """Opens a small page with the styles and the policy of the site around this content."""

    def opened(html: str, language: str = "nl", **options: object) -> Page:
        page = context(**options).new_page()
        styles = "".join(f"<style>{style}</style>" for style in STYLES)
        direction = "rtl" if language == "ar" else "ltr"
        body = f"<!doctype html><html lang={language} dir={direction}><title>x</title>{styles}<body>{STRIP}<main>{html}</main>"
        headers = {"content-type": "text/html; charset=utf-8", "content-security-policy": policy(STYLES, [])}
        page.route(f"{ADDRESS}**", lambda route: route.fulfill(body=body, headers=headers))
        page.goto(ADDRESS)
        return page

    return opened


@pytest.fixture
def organisations(content: Content) -> Callable[[str], str]:
    """The list of organisations of the sample site: 112 for everyone, one for children with a chat, one without a number."""
    tags = {"alarm": ["iedereen", "kind"], "veilig": ["kind"], "stil": ["kind", "ouder"]}
    entries = [o.model_copy(update={"for_whom": tags.get(o.id, [])}) for o in content.organisations.organisations]
    for_whom = Labels.model_validate({"labels": {key: {"nl": key} for key in ("iedereen", "kind", "ouder")}})
    site = replace(content, organisations=Organisations(organisations=entries), for_whom=for_whom)
    return lambda language: str(directory.listing(Frame(site, language, TODAY)))


@pytest.fixture
def glossary(sample: Path) -> Glossary:
    """The words of the sample site."""
    found, _ = validate(Glossary, document.read(sample / "data/glossary.yml", sample))
    assert found is not None
    return found


def names(page: Page) -> list[str]:
    return [row.locator("a").first.inner_text() for row in page.locator(".directory li:visible").all()]


def test_the_list_is_narrowed_down_by_keyboard_without_javascript(show: Show, organisations: Callable[[str], str]) -> None:
    page = show(organisations("nl"), java_script_enabled=False)
    assert names(page) == ["Alarmnummer", "Veilig Advies", "Stille Lijn"]
    for choice in ("Waarover?", "Voor wie?", "Hoe?"):
        page.locator("summary", has_text=choice).focus()
        page.keyboard.press("Enter")
    page.get_by_role("group", name="Waarover?").get_by_role("radio", name="Alles").focus()
    page.keyboard.press("ArrowDown")
    assert names(page) == ["Alarmnummer", "Veilig Advies"]  # danger now
    page.keyboard.press("ArrowUp")
    page.get_by_role("group", name="Voor wie?").get_by_role("radio", name="Alles").focus()
    page.keyboard.press("ArrowDown")
    assert names(page) == ["Alarmnummer", "Veilig Advies", "Stille Lijn"]  # children, and who is there for everyone
    page.get_by_role("checkbox", name="Bellen", exact=True).focus()
    page.keyboard.press("Space")
    assert names(page) == ["Alarmnummer", "Veilig Advies"]
    page.get_by_role("checkbox", name="Gratis bellen").check()
    assert names(page) == ["Veilig Advies"]
    page.keyboard.press("Enter")  # would send a form; this one stays where it is
    assert page.url == ADDRESS
    assert names(page) == ["Veilig Advies"]
    page.get_by_role("button", name="Wis je keuzes").click()
    assert names(page) == ["Alarmnummer", "Veilig Advies", "Stille Lijn"]


def test_without_has_the_whole_list_is_there_and_no_form(show: Show, organisations: Callable[[str], str]) -> None:
    """An old browser skips what stands in @supports and every rule with :has()."""
    page = show(organisations("nl"))
    page.evaluate("""() => {
      for (const sheet of document.styleSheets)
        for (let i = sheet.cssRules.length; i--; )
          if (sheet.cssRules[i].cssText.includes(":has(")) sheet.deleteRule(i);
    }""")
    assert not page.locator(".choices").is_visible()
    assert len(names(page)) == 3


def test_an_explanation_opens_and_closes_without_javascript(show: Show, glossary: Glossary) -> None:
    """By touch and by keyboard; Escape and a touch beside it close it."""
    page = show(explain("<p>Vraag het buurtteam om hulp.</p>", glossary, "nl"), java_script_enabled=False, has_touch=True)
    button, text = page.get_by_role("button", name="buurtteam"), page.get_by_text("Mensen die helpen in de buurt.")
    assert not text.is_visible()
    button.tap()
    assert text.is_visible()
    page.touchscreen.tap(5, 5)
    assert not text.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert text.is_visible()
    page.keyboard.press("Escape")
    assert not text.is_visible()
    assert page.locator("p").inner_text() == "Vraag het buurtteam om hulp."


@pytest.mark.parametrize("height", [740, 430, 256])
def test_an_explanation_never_covers_the_ways_out(height: int, show: Show) -> None:
    """Also a long one, and on a low screen; where the strip does not stay in view it is on top of the page."""
    entry = {"term": {"nl": "Woord"}, "means": {"nl": "lang " * 200}, "tooltip": True}
    glossary = Glossary.model_validate({"terms": {"woord": entry}})
    page = show(explain("<p>Een woord.</p>", glossary, "nl"), viewport={"width": 320, "height": height})
    page.get_by_role("button", name="woord").click()
    strip, text = page.locator(".sos").bounding_box(), page.locator(".ref-means").bounding_box()
    assert strip is not None
    assert text is not None
    assert text["y"] + text["height"] <= strip["y"] or strip["y"] + strip["height"] <= text["y"]


def test_the_policy_above_can_forbid(show: Show) -> None:
    """The check below is able to fail."""
    page = show('<p id="x" style="color: red">x</p>')
    assert page.evaluate("getComputedStyle(document.querySelector('#x')).color") != "rgb(255, 0, 0)"


def test_the_policy_lets_all_of_it_work(show: Show, figure: str) -> None:
    """No complaint in the console, and the drawing has the colours of the scheme."""
    seen = []
    for scheme in ("light", "dark"):
        page = show(figure, color_scheme=scheme)
        page.reload()
        assert [message.text for message in page.console_messages()] == []
        colours = "[...document.querySelectorAll('.bar0, .bar1')].map((e) => getComputedStyle(e).fill)"
        seen.append(page.evaluate(colours))
        assert len(set(seen[-1])) == 2
        assert "rgb(0, 0, 0)" not in seen[-1]
    assert seen[0] != seen[1]


@pytest.fixture
def figure(frame: Callable[[str], Frame], sample: Path) -> str:
    """A figure with two groups."""
    found, _ = validate(Figures, document.read(sample / "data/figures.yml", sample))
    assert found is not None
    return str(figures.figure(frame("nl"), found["groepen"]))


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_labels_of_a_figure_stay_inside_it_and_apart(
    language: str, show: Show, frame: Callable[[str], Frame], sample: Path
) -> None:
    """Every word is drawn inside the picture and over no other word, also from right to left."""
    found, _ = validate(Figures, document.read(sample / "data/figures.yml", sample))
    assert found is not None
    page = show("".join(str(figures.figure(frame(language), entry)) for entry in found.figures), language)
    overlaps = page.evaluate("""() => [...document.querySelectorAll('svg')].flatMap((svg) => {
      const whole = svg.getBoundingClientRect();
      const boxes = [...svg.querySelectorAll('text')].map((e) => [e.textContent, e.getBoundingClientRect()]);
      const out = boxes.filter(([, b]) => b.left < whole.left - 3 || b.right > whole.right + 3 || b.width === 0);
      const over = boxes.filter(([, a], i) => boxes.some(([, b], j) => j < i &&
        a.left < b.right - 1 && b.left < a.right - 1 && a.top + 3 < b.bottom - 3 && b.top + 3 < a.bottom - 3));
      return [...out, ...over].map(([text]) => text);
    })""")
    assert overlaps == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_axe_finds_nothing(
    language: str, scheme: str, show: Show, organisations: Callable[[str], str], glossary: Glossary, figure: str
) -> None:
    """With an explanation open."""
    words = explain("<h1>Kop</h1><p>Vraag het Buurtteam of ABC.</p>", glossary, language)
    html = words + organisations(language) + figure
    page = show(html, language, color_scheme=scheme, bypass_csp=True)
    page.get_by_role("button", name="Buurtteam").click()
    page.evaluate(AXE)
    assert page.evaluate(RUN, TAGS) == []
