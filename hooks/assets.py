"""Keeps Material's own scripts and styles out of the site, inlines ours, and writes the headers for the host."""

from __future__ import annotations

from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import get_relative_url, get_theme_dir

from omzien import security
from omzien.headers import headers_file
from omzien.kept_templates import KeptTemplates
from omzien.model.base import SOURCE_LANGUAGE
from omzien.shared_parts import SharedParts


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Only our own files go into the site: Material's 14,000 are not even listed. Its icons are found again in `on_env`."""
    config.theme.dirs[:] = [config.theme.custom_dir]
    return config


@event_priority(90)  # before the generated files
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Drop the styles and scripts, which stand in the pages, and the templates of posters and texts."""
    for file in list(files):
        if file.src_uri.endswith((".css", ".js")) or file.src_uri.startswith("kit/"):
            files.remove(file)
    return files


@event_priority(100)  # before a template is used
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """The stylesheets and scripts, and the policy that allows them and nothing else inline. Templates escape everything."""
    env.autoescape = True
    env.trim_blocks = env.lstrip_blocks = True  # lines that hold only a tag of ours leave nothing in the page
    env.bytecode_cache = KeptTemplates(config.omzien.cache)
    # Of Material its icons and nothing else: a partial of ours that is missing must not become Material's of the same name.
    icons = FileSystemLoader(Path(get_theme_dir(config.theme.name), ".icons"))
    env.loader = ChoiceLoader([env.loader, PrefixLoader({".icons": icons})])
    env.globals["styles"] = config.omzien.styles
    env.globals["scripts"] = config.omzien.scripts
    shared = SharedParts(env, get_relative_url)
    env.globals |= {"part": shared.part, "here": shared.here}
    # While somebody works on it, MkDocs adds a script of its own that shows each change at once.
    env.globals["policy"] = None if config.omzien.preview else config.omzien.page_policy
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Once for the whole site: scripts that may be chosen, headers, whom to tell about a hole, what robots may do."""
    if SOURCE_LANGUAGE not in config.share or "only" in config.extra:
        return
    site = Path(config.site_dir)
    for path, text in config.omzien.chosen_scripts.items():
        (site / path).write_text(text, encoding="utf-8")
    (site / "_headers").write_text(headers_file(config.omzien.headers()), encoding="utf-8")
    if known := config.omzien.content.municipality.security:
        file = site / security.SECURITY_TXT
        file.parent.mkdir(exist_ok=True)
        file.write_text(security.security_txt(known, config.site_url), encoding="utf-8")
    (site / "robots.txt").write_text(f"User-agent: *\nAllow: /\n\nSitemap: {config.site_url}sitemap.xml\n")
