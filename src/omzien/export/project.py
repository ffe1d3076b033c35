"""A project for each language, as Zensical takes it: its settings, and docs/ with pages, drawings, feeds and other files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from omzien import pages, security
from omzien.assets import stylesheet
from omzien.document import parse
from omzien.export.page import ExportedPage, Source
from omzien.frame import Frame
from omzien.model.base import SOURCE_LANGUAGE
from omzien.problems import ContentError, Problem
from omzien.site import Site

_LOOK = "assets/nummers.css"


def export(site: Site, languages: Iterable[str] = ()) -> dict[str, bytes]:
    """Every file by its path: `ar/zensical.toml`, `ar/docs/nu.md`, `ar/docs/kalender.ics`.

    For these languages, or for all. The Dutch project is the root of the site, each other one the folder of its language.
    Raises ContentError with every text that would not be safe without our own build.
    """
    made: dict[str, bytes] = {}
    problems: list[Problem] = []
    dutch = {path for path, _ in _files(site, SOURCE_LANGUAGE)}
    for language in languages or site.content.settings.codes:
        titles: dict[str, str] = {}
        found, files = sources(site, language), dict(_files(site, language))
        for source in found.values():
            page = ExportedPage(site, source, found, dutch - files.keys())
            try:
                made[f"{language}/docs/{source.path}"] = page.text().encode()
            except ContentError as error:
                problems += error.problems
            titles[source.path] = page.title
            made |= {f"{language}/docs/{path}": svg.encode() for path, svg in page.drawings.items()}
        made |= {f"{language}/docs/{path}": data for path, data in files.items()}
        made[f"{language}/zensical.toml"] = settings(site.frame(language), titles).encode()
    if problems:
        raise ContentError(list(dict.fromkeys(problems)))
    return made


def place_kits(site: Site, folder: Path) -> None:
    """Copy posters and other material into an export in `folder`; they are too large to hold all at once."""
    for bundle in site.kits.bundles.values() if site.kits else ():
        prefix = site.content.settings.language(bundle.language).prefix
        replace(bundle, folder=bundle.folder.removeprefix(prefix)).place(folder / bundle.language / "docs")


def sources(site: Site, language: str) -> dict[str, Source]:
    """Every page of a language by its path; where it is not translated, the Dutch one."""
    found: dict[str, Source] = {}
    for code in dict.fromkeys([SOURCE_LANGUAGE, language]):
        for page in site.content.pages:
            if page.language == code:
                found[page.path] = Source(page.path, language, code, page.front.data, page.markdown, page.source)
        for path, output in site.outputs.items():
            folder, _, name = path.partition("/")
            if folder == code and isinstance(output.content, str):
                edited = output.source.relative_to(site.content.root).as_posix()
                front, body, _ = pages.split(output.content)
                found[name] = Source(name, language, code, parse(front, name).data, body, edited)
    return dict(sorted(found.items()))


def _files(site: Site, language: str) -> Iterator[tuple[str, bytes]]:
    """What stands beside the pages: feeds, data for machines, the icon, and for the whole site what robots may do."""
    root = site.content.root
    for path, output in site.outputs.items():
        folder, _, name = path.partition("/")
        if folder == language and isinstance(output.content, bytes):
            yield name, output.content
    docs = root / "docs" / language
    for file in sorted(docs.rglob("*")):
        if file.is_file() and file.suffix != ".md":
            yield file.relative_to(docs).as_posix(), file.read_bytes()
    yield "assets/icon.svg", Path(root, "overrides/assets/icon.svg").read_bytes()
    yield _LOOK, stylesheet(root / "overrides/assets/export.css").encode()
    if language != SOURCE_LANGUAGE:
        return
    address = site.content.settings.site_url
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n".encode()
    if known := site.content.municipality.security:
        yield security.SECURITY_TXT, security.security_txt(known, address).encode()


def settings(frame: Frame, titles: dict[str, str]) -> str:
    """The file zensical.toml. No font from elsewhere.

    Nothing stands in extra.alternate: it knows one address for each language and not the same page in it, and a script of
    the theme then asks for the sitemap of each language at every visit. The links to languages stand below each text.
    """
    content, language = frame.content, frame.language
    menu = []
    for section in content.settings.nav:
        first, *others = section.pages
        menu.append(f"{{{_text(titles[first])} = [{', '.join(map(_text, section.pages))}]}}" if others else _text(first))
    lines = ",\n  ".join(menu)
    return f"""[project]
site_name = {_text(frame.site_name)}
site_url = {_text(content.settings.address("", language.code))}
extra_css = [{_text(_LOOK)}]
nav = [
  {lines}
]

[project.theme]
language = {_text(language.code)}
direction = {_text(language.direction)}
font = false
favicon = "assets/icon.svg"
features = ["navigation.indexes"]

[project.extra]
generator = false

[project.markdown_extensions]
abbr = {{}}
attr_list = {{}}
md_in_html = {{}}

[project.markdown_extensions.toc]
permalink = false
slugify = {{object = "pymdownx.slugs.slugify", kwds = {{case = "lower"}}}}
"""


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)  # a string of JSON is a basic string of TOML
