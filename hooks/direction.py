"""The last step of each page: isolate numbers and Latin names in right-to-left languages; a 404 page per language."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


@event_priority(-200)  # after every other change of the page
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The finished page, with its numbers in the right order."""
    return config.omzien.isolated(output, config.places.split(page.file.src_uri)[0])


@event_priority(-200)  # after the templates have got what they need
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Write 404.html of each language. It is shown at any address, so its links start at the root."""
    template, root = env.get_template("404.html"), urlsplit(config.site_url or "/").path
    for code in config.share:
        frame, menu = config.omzien.frame(code), config.menus[code]
        if f"{frame.language.prefix}404.html" not in config.extra.get("only", [f"{frame.language.prefix}404.html"]):
            continue
        context = get_context(menu, files, config, base_url=root)
        target = Path(config.site_dir, frame.language.prefix, "404.html")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(config.omzien.isolated(template.render(context, frame=frame), code), encoding="utf-8")
    return env
