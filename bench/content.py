"""Makes sites of any size to build: the same pages for our own builder, for stock MkDocs and for a bare renderer.

The texts are those of our real pages, in all languages, over and over: real prose, which holds to every rule that our build
checks: so it finds nothing to warn of. Links, pages with lists of their own and pages for professionals (whose words are right
in their own folder alone) are left out; there are no tables, because our pages have none. Each page ends with a word of its
own, so that nobody gets away with making a text once.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml

from omzien.content import Content
from omzien.loading import load_or_raise
from omzien.macros import CALL
from omzien.model import TranslationRecord
from omzien.model.base import SOURCE_LANGUAGE
from omzien.stamp import holders, stamp, stamped_page
from omzien.translation import hashes

_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\([^)]*\)")
_OWN = {"contact", "phone"}  # pages with other calls are left out
_ITEMS = 12  # calendar items, for the listing
_FEWEST, _MOST = 150, 700  # words
_PER_SECTION = 20
_FOR_PROFESSIONALS = "professionals/"


@dataclass(frozen=True)
class Source:
    """One page in every language: its front matter and its Markdown without links."""

    fronts: dict[str, str]
    texts: dict[str, str]


def sources(content: Content) -> list[Source]:
    """The real pages that can be used, in order of path."""
    return list(_sources(content))


def _sources(content: Content) -> Iterator[Source]:
    codes = content.settings.codes
    for page in content.pages:
        versions = {code: found for code in codes if (found := content.page(page.path, code))}
        calls = {call[1] for found in versions.values() for call in CALL.finditer(found.markdown)}
        fits = _FEWEST <= len(page.markdown.split()) <= _MOST and calls <= _OWN and not page.meta.doors
        fits = fits and not page.path.startswith(_FOR_PROFESSIONALS)
        if page.language == SOURCE_LANGUAGE and len(versions) == len(codes) and fits:
            fronts = {
                code: (content.root / found.source).read_text("utf-8").split("---")[1] for code, found in versions.items()
            }
            yield Source(fronts, {code: _LINK.sub(r"\1", found.markdown) for code, found in versions.items()})


def ours(root: Path, content: Content, pages: int, target: Path, *, plain: bool = False) -> None:
    """A site for `scripts/build.py` in `target`, with this many pages in each language.

    With `plain`, the least that our builder takes besides these pages: no calendar items, and so no posters; one theme and one
    audience; only the organisations that the pages name.
    """
    for name in ("hooks", "overrides", "scripts"):
        (target / name).symlink_to(root / name)
    shutil.copytree(root / "data", target / "data")
    unused = ["wizard.yml", "finding.yml"]  # they name pages of the real site; a site may do without
    for name in (*unused, "kit.yml", "accessibility.yml", "plan.yml") if plain else unused:
        (target / "data" / name).unlink()
    _calendar(root, content, target, _ITEMS * (not plain))
    if plain:
        _bare_data(content, target)
    municipality = target / "data/municipality.yml"
    core = "core_pages: [index.md]\n"
    municipality.write_text(re.sub(r"(?m)^core_pages:.*\n(?:[ -].*\n)*", core, municipality.read_text("utf-8")), "utf-8")
    menu = _menu(pages)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    nav = yaml.safe_dump({"nav": [*menu, "campagnes/index.md", "hulp/organisaties.md"]}, allow_unicode=True)
    (target / "mkdocs.yml").write_text(re.sub(r"(?ms)^nav:\n.*?(?=^\w)", lambda _: nav, settings), "utf-8")
    for path, source in _named(content, menu):
        for code, text in source.texts.items():
            _write(target / "docs" / code / path, f"---{source.fronts[code]}---\n{text}{_own(path)}")
    _translated_now(target)


def _translated_now(site: Path) -> None:
    """Without its links and with its own word the Dutch of a page is not the one that its translations knew."""
    content = load_or_raise(site)
    dutch = {page.path: hashes(page.dutch_blocks()) for page in content.pages if page.language == SOURCE_LANGUAGE}
    for page in content.pages:
        if page.language != SOURCE_LANGUAGE:
            file = site / page.source
            _write(file, stamped_page(file.read_text("utf-8"), TranslationRecord(of=dutch[page.path])))
    for path in holders(content):
        stamp(content, path, content.settings.codes[1:], None)


def stock(content: Content, pages: int, target: Path) -> None:
    """The same for Material for MkDocs with the translation plugin, as its manual says."""
    languages = [{"locale": lang.code, "name": lang.name, "default": lang.code == "nl"} for lang in content.settings.languages]
    settings = {
        "site_name": "Stock",
        "site_url": "https://stock.example/",
        "theme": {"name": "material"},
        "plugins": ["search", {"i18n": {"docs_structure": "folder", "languages": languages}}],
        "markdown_extensions": ["attr_list", "toc"],
    }
    target.mkdir()
    (target / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    for path, source in _named(content, _menu(pages)):
        for code, text in source.texts.items():
            title = re.search(r"(?m)^title: .*$", source.fronts[code])
            plain = CALL.sub(lambda call: _phone(content, call[2]), text)
            _write(target / "docs" / code / path, f"---\n{title[0] if title else ''}\n---\n{plain}{_own(path)}")


def _own(path: str) -> str:
    return f"\n({path.removesuffix('.md')})\n"


def _phone(content: Content, id: str) -> str:
    organisation = content.organisation(id)
    phones = organisation.public_phones if organisation else []
    return f"[{phones[0].display}](tel:{phones[0].tel})" if phones else id


def _bare_data(content: Content, target: Path) -> None:
    for name in ("themes", "audiences"):
        file = target / f"content-calendar/{name}.yml"
        _write(file, _dumped({"labels": dict(islice(_loaded(file)["labels"].items(), 1))}))
    texts = [text for source in sources(content) for text in source.texts.values()]
    used = {call[2] for text in texts for call in CALL.finditer(text)} | set(content.municipality.emergency)
    file = target / "data/organisations.yml"
    _write(file, _dumped({"organisations": [o for o in _loaded(file)["organisations"] if o["id"] in used]}))


def _loaded(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 texts only: a number keeps its zero


def _dumped(data: Any) -> str:
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


def _calendar(root: Path, content: Content, target: Path, items: int) -> None:
    (target / "content-calendar").mkdir()
    for file in (root / "content-calendar").glob("*.yml"):
        shutil.copy(file, target / "content-calendar")
    public = [item for item in content.items if item.item.start and item.item.status.value == "confirmed"]
    for item in public[:items]:
        _write(target / item.document.path, (root / item.document.path).read_text("utf-8"))


def _menu(pages: int) -> list[str | dict[str, list[str]]]:
    sections = [list(range(start, min(start + _PER_SECTION, pages))) for start in range(2, pages, _PER_SECTION)]
    return [
        "index.md",
        "abonneren.md",
        *({f"s{n}": [f"s{n}/p{page}.md" for page in section]} for n, section in enumerate(sections)),
    ]


def _named(content: Content, menu: list[str | dict[str, list[str]]]) -> Iterator[tuple[str, Source]]:
    paths = [path for entry in menu for path in ([entry] if isinstance(entry, str) else next(iter(entry.values())))]
    yield from zip(paths, islice(cycle(sources(content)), len(paths)), strict=True)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
