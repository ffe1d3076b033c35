"""What comes out of content is safe, and calls are the only thing that is expanded."""

from __future__ import annotations

import markdown
import pytest

from omzien import macros, markup


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](tel:112)",
        '<a href="https://x.nl" onclick="alert(1)" style="position:fixed">x</a>',
        '<iframe src="https://x.nl"></iframe><form action="/"><input></form>',
        "<style>body{display:none}</style>",
    ],
)
def test_nothing_active_survives(attack: str) -> None:
    html = markup.sanitise(markdown.markdown(attack))
    for word in ("<script", "onerror", "javascript:", "tel:", "onclick", "style", "<iframe", "<form", "<input", "<img"):
        assert word not in html


def test_outside_links_send_no_referrer() -> None:
    assert 'rel="noreferrer"' in markup.render("[x](https://voorbeeld.nl)")


def test_plain_text_has_no_markup_left() -> None:
    assert (
        markup.plain("**Vraag** hoe het [gaat](https://x.nl) & luister.\n\nEcht.") == "Vraag hoe het gaat & luister.\n\nEcht."
    )


def test_a_title_cannot_become_markup() -> None:
    assert markdown.markdown("# " + markup.escape("*A* [b](c) # `d` 1. e")) == "<h1>*A* [b](c) # `d` 1. e</h1>"


def test_calls_are_expanded_and_a_card_takes_its_paragraph() -> None:
    functions = {"contact": lambda id: f"<div>{id}</div>", "phone": lambda id: f"<a>{id}</a>"}
    html = '<p>{{ contact("a") }}</p><p>Bel {{ phone("b") }} nu</p>'
    assert macros.expand(html, functions) == "<div>a</div><p>Bel <a>b</a> nu</p>"


@pytest.mark.parametrize("text", ["{{ 7 * 7 }}", "{% for x in y %}", '{{ contact("a").x }}', "{{ config }}"])
def test_other_braces_are_reported_and_never_evaluated(text: str) -> None:
    assert list(macros.unknown(f"een\n{text}")) == [1]
    assert macros.expand(text, {}) == text


def test_what_generated_pages_call_is_not_for_writers() -> None:
    """Else a page by hand could show what the build has not checked."""
    assert list(macros.unknown('{{ items("now") }}')) == [0]


def test_a_call_that_nobody_knows_is_reported_and_never_made() -> None:
    assert list(macros.unknown('{{ open("a") }}')) == [0]
    with pytest.raises(KeyError):
        macros.expand('{{ open("a") }}', {})
