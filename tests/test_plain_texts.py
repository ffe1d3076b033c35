"""What Python-Markdown makes of a text is the same whether or not it was told which texts have no markup."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from omzien.pages import split
from omzien.plain_texts import PlainTexts
from tests.conftest import ROOT
from tests.test_fuzz import PROFILE

# Pieces of which people make markup, and what it may be mixed up with.
_PIECES = [*"*_`\\[]()<>&!{}:@#-a1éب\n \x02\x03", "**", "__", "\n\n", "  \n", "1. ", "&copy;"]
_PIECES += ["https://a.nl", "<a@b.nl>", "<b>", "</b>", "[a](b)"]


@cache
def _settings() -> MkDocsConfig:
    return load_config(str(ROOT / "mkdocs.yml"))


def _rendered(text: str, *more: PlainTexts) -> tuple[str, list[Any]]:
    names: list[str] = _settings().markdown_extensions
    md = Markdown(extensions=[*names, *more], extension_configs=_settings().mdx_configs)
    return md.convert(text), getattr(md, "toc_tokens", [])


@settings(PROFILE, max_examples=20 * PROFILE.max_examples)
@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
@example("Een regel  \nen nog een")
@example("Een *woord*.")
@example("Een _woord_.")
@example("Een `woord`.")
@example("Een <https://a.nl> en &copy; en \\# en [a](b).")
def test_all_markup_is_found(text: str) -> None:
    assert _rendered(text, PlainTexts()) == _rendered(text)


def test_every_page_is_the_same() -> None:
    for page in sorted((ROOT / "docs").glob("*/**/*.md")):
        text = split(page.read_text("utf-8"))[1]
        assert _rendered(text, PlainTexts()) == _rendered(text), page
