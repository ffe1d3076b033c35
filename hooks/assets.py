"""Keeps Material's own scripts and styles out of the site, inlines ours, and writes the headers for the host."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from omzien import security
from omzien.headers import headers_file


@event_priority(-160)  # after all files are known
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Drop the theme's scripts, styles and images: our pages use none of them."""
    ours = (Path(config.docs_dir).as_posix(), Path(config.theme.custom_dir).as_posix())
    for file in list(files):
        inlined = file.src_uri.endswith((".css", ".js"))
        if not file.is_documentation_page() and (inlined or not _is_ours(file, ours)):
            files.remove(file)
    return files


def _is_ours(file: File, folders: tuple[str, ...]) -> bool:
    return file.generated_by is not None or Path(file.abs_src_path or "").as_posix().startswith(folders)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """The stylesheets and scripts, and the policy that allows them and nothing else inline. Templates escape everything."""
    env.autoescape = True
    env.trim_blocks = env.lstrip_blocks = True  # lines that hold only a tag of ours leave nothing in the page
    env.globals["styles"] = config.omzien.styles
    env.globals["scripts"] = config.omzien.scripts
    # While somebody works on it, MkDocs adds a script of its own that shows each change at once.
    env.globals["policy"] = None if config.omzien.preview else config.omzien.page_policy
    return env


@event_priority(-200)  # the translation plugin builds the other languages inside its own on_post_build (-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Once, after all languages: scripts that somebody may choose, headers, whom to tell about a hole, what robots may do."""
    if config.plugins["i18n"].building:
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
