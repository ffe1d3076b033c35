"""The last step of each page: isolate numbers and Latin names in right-to-left languages; a 404 page per language."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from omzien.bidi import isolate_html


@event_priority(-200)  # after every other change of the page
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The finished page, with its numbers in the right order."""
    return _isolated(output, config)


@event_priority(-200)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for 404.html, which every language writes to one place: put each in its own folder."""
    if template_name != "404.html":
        return output_content
    output = _isolated(output_content, config)
    i18n = config.plugins["i18n"]
    if i18n.is_default_language_build:
        return output
    target = Path(config.site_dir, i18n.current_language, "404.html")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(output, encoding="utf-8")
    return ""


def _isolated(output: str, config: MkDocsConfig) -> str:
    language = config.omzien.content.settings.language(config.plugins["i18n"].current_language)
    return isolate_html(output) if language.direction == "rtl" else output
