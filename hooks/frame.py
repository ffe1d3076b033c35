"""Gives the templates what they need, keeps Material's own assets out of the site, and tells the truth about languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from omzien import directory, security, wizard
from omzien.assets import javascript, stylesheet
from omzien.calendar_view import CalendarView
from omzien.content import CalendarItem
from omzien.frame import Frame

_STYLESHEETS = {
    "base": "overrides/assets/omzien.css",
    "calendar": "overrides/assets/calendar.css",
    "reference": "overrides/assets/reference.css",
    "directory": "overrides/assets/directory.css",
}

_SCRIPTS = {"page": "overrides/assets/page.js", "calendar": "overrides/assets/calendar.js"}


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
    styles = _styles(config)
    env.globals["styles"] = styles
    scripts = _scripts(config)
    env.globals["scripts"] = scripts
    # While somebody works on it, MkDocs adds a script of its own that shows each change at once.
    env.globals["policy"] = None if config.omzien.preview else security.policy(styles.values(), scripts.values())
    return env


def _scripts(config: MkDocsConfig) -> dict[str, str]:
    root = config.omzien.content.root
    return {name: javascript(root / path) for name, path in _SCRIPTS.items()}


def _styles(config: MkDocsConfig) -> dict[str, str]:
    return {name: stylesheet(config.omzien.content.root / path) for name, path in _STYLESHEETS.items()}


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """The frame, the true language pairs, and whether this page fell back to Dutch."""
    frame = config.omzien.frame(config.plugins["i18n"].current_language)
    context["frame"] = frame
    context["fallback"] = page.file.locale != frame.language.code
    context["state"] = _state(page, frame, config)
    context["languages"] = [(frame.content.settings.language(c), f.url) for c, f in _by_language(page.file, config)]
    context["pairs"] = [] if context["fallback"] else _true_pairs(page.file, config)
    context["view"] = CalendarView(frame, frame.path_of(page.url))
    context["item"] = _item(page, frame)
    context["reviewed_on"] = frame.reviewed_on(page.file.norm_src_uri)
    return context


def _item(page: Page, frame: Frame) -> CalendarItem | None:
    """The calendar item that a page is about, if it is about one."""
    name = page.meta.get("item")
    return next((i for i in frame.content.items if f"{i.year}/{i.id}" == name), None)


def _state(page: Page, frame: Frame, config: MkDocsConfig) -> str:
    if page.file.locale != frame.language.code:
        return "missing"
    if item := _item(page, frame):
        return str(frame.item_state(item))
    if page.file.norm_src_uri.startswith(f"{wizard.FOLDER}/"):
        return str(frame.wizard_state())
    if page.meta.get("texts") == "organisations":
        return str(directory.texts_state(frame))
    generated = page.file.generated_by is not None
    return "reviewed" if generated else str(frame.page_state(page.file.norm_src_uri))


def _by_language(file: File, config: MkDocsConfig) -> list[tuple[str, File]]:
    codes = config.omzien.content.settings.codes
    return [(code, file.alternates[code]) for code in codes if code in file.alternates]


def _true_pairs(file: File, config: MkDocsConfig) -> list[tuple[str, str]]:
    """Language and absolute address of each real translation of a page; a fallback is none."""
    found = [(code, urljoin(config.site_url, f.url)) for code, f in _by_language(file, config) if f.locale == code]
    return found if len(found) > 1 else []


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The frame for 404.html, and the addresses for sitemap.xml (complete when the last language is built)."""
    i18n = config.plugins["i18n"]
    context["frame"] = config.omzien.frame(i18n.current_language)
    context["addresses"] = [
        (urljoin(config.site_url, file.url), _true_pairs(file, config))
        for code, files in i18n.i18n_files_per_language.items()
        for file in sorted(files, key=lambda f: f.url)
        if file.locale == code
    ]
    return context


@event_priority(-200)  # the translation plugin builds the other languages inside its own on_post_build (-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Once, after all languages: the headers for hosts that can send them."""
    if config.plugins["i18n"].building:
        return
    policy = security.policy(_styles(config).values(), _scripts(config).values(), header=True)
    headers = security.headers_file(policy)
    Path(config.site_dir, "_headers").write_text(headers, encoding="utf-8")
    Path(config.site_dir, "robots.txt").write_text(f"User-agent: *\nAllow: /\n\nSitemap: {config.site_url}sitemap.xml\n")
