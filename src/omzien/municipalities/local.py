"""What of the content is of this municipality alone, and so does not go along to another.

Nothing is marked by hand. What names the municipality, or its region when the other lies elsewhere, is local; so is an
organisation that does not work in the whole country or in the region of the other; and so is every passage that calls, links
or names what is local. Who writes `{{ municipality() }}` instead of the name writes for everybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from omzien import document, macros
from omzien.content import Content
from omzien.document import Document
from omzien.model.base import SOURCE_LANGUAGE
from omzien.municipalities.passages import Block, blocks, says_nothing, whole
from omzien.pages import Page

NATIONAL = "landelijk"  # the `area` of an organisation for everybody
_LINK = re.compile(r"\]\(([^)#\s]+)")
_SHORTEST_NAME = 4  # GGD and MEE are there in every region


@dataclass
class Local:
    """What does not go along: ids of organisations, figures and terms; pages by path; per page the blocks, by index."""

    content: Content
    region: str
    organisations: set[str] = field(default_factory=set)
    figures: set[str] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    passages: dict[str, set[int]] = field(default_factory=dict)
    items: set[str] = field(default_factory=set)

    def named(self, text: str) -> bool:
        """Whether a text in any language names the municipality, or a region that is not the other's."""
        folded = text.casefold()
        return any(word in folded for word in self._words)

    @cached_property
    def _words(self) -> list[str]:
        own = self.content.municipality
        region = [own.region] if own.region and own.region != self.region else []
        return [word.casefold() for word in (own.name, *own.name_in.values(), *region)]

    def names_organisation(self, dutch: str) -> bool:
        """Whether a Dutch text names a local organisation."""
        return bool(self._names.search(dutch))

    @cached_property
    def _names(self) -> re.Pattern[str]:
        """Names of data/names.yml that are part of the name of a local organisation and of no other."""
        known = document.read(self.content.root / "data/names.yml", self.content.root).data
        entries = known.get("names", [])
        written = {name for entry in entries for name in (entry["name"], *entry.get("also", []))}
        here: set[str] = set()
        elsewhere: set[str] = set()
        for organisation in self.content.organisations.organisations:
            name = organisation.name_in(SOURCE_LANGUAGE)[0]
            (here if organisation.id in self.organisations else elsewhere).update(n for n in written if n in name)
        own = [name for name in here - elsewhere if len(name) >= _SHORTEST_NAME]
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(own)))})(?!\w)" if own else r"(?!)")


def local(content: Content, region: str) -> Local:
    """What is local, for a municipality in `region`."""
    found = Local(content, region)
    organisations = content.documents["data/organisations.yml"]
    for index, organisation in enumerate(content.organisations.organisations):
        said = _texts(organisations, ("organisations", index), left_out=("sources", "ask"))
        if organisation.area not in {NATIONAL, region} or any(map(found.named, said)):
            found.organisations.add(organisation.id)
    found.figures = {
        id for id, texts in _entries(content.documents["data/figures.yml"], "figures") if any(map(found.named, texts))
    }
    for id, term in content.glossary.terms.items():
        texts = [text for part in (term.term, term.means) for text in part.by_language().values()]
        if any(map(found.named, texts)) or found.names_organisation(term.term.dutch):
            found.terms.add(id)
    _mark_pages(found)
    found.items = {item.document.path for item in content.items if _is_local(item.document, found)}
    return found


def _texts(source: Document, place: tuple[str | int, ...], left_out: tuple[str, ...] = ()) -> Iterator[str]:
    depth = len(place)
    for location, text in source.strings():
        if location[:depth] == place and (len(location) == depth or location[depth] not in left_out):
            yield text


def _entries(source: Document, key: str) -> Iterator[tuple[str, list[str]]]:
    for index, entry in enumerate(source.data[key]):
        yield entry["id"], list(_texts(source, (key, index)))


def _mark_pages(found: Local) -> None:
    """The pages and passages; again and again, for a passage that links to a local page is local too."""
    content = found.content
    by_path: dict[str, list[Page]] = {}
    for page in content.pages:
        by_path.setdefault(page.path, []).append(page)
    before = None
    while before != (found.pages, found.passages):
        before = set(found.pages), dict(found.passages)
        for path, pages in by_path.items():
            if path not in found.pages:
                _mark_page(found, path, pages)


def _mark_page(found: Local, path: str, pages: list[Page]) -> None:
    dutch = next((page for page in pages if page.language == SOURCE_LANGUAGE), None)
    if dutch is None:
        return
    outline = blocks(dutch.markdown)
    chosen: set[int] = set()
    for page in pages:
        own = outline if page is dutch else blocks(page.markdown)
        if [block.kind for block in own] == [block.kind for block in outline]:
            chosen |= {index for index, block in enumerate(own) if _block_is_local(block, page, found)}
    title = next((index for index, block in enumerate(outline) if block.kind == "#"), None)
    gone = whole(outline, chosen)
    core = path in found.content.municipality.core_pages
    if not core and (title in chosen or (chosen and says_nothing(outline, gone))):
        found.pages.add(path)
        found.passages.pop(path, None)
    elif gone:
        found.passages[path] = gone


def _block_is_local(block: Block, page: Page, found: Local) -> bool:
    if found.named(macros.CALL.sub("", block.text)):
        return True
    if page.language == SOURCE_LANGUAGE and found.names_organisation(block.text):
        return True
    if any(call.id in found.organisations | found.figures for call in macros.calls(block.text)):
        return True
    return any(_target(page.path, match[1]) in found.pages for match in _LINK.finditer(block.text))


def _target(path: str, link: str) -> str:
    """The path of the page that a link on the page at `path` leads to."""
    parts = path.split("/")[:-1]
    for part in link.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _is_local(source: Document, found: Local) -> bool:
    """Whether what readers see of an item is local; its organiser and website can be left out by themselves."""
    texts = [(at, text) for at, text in source.strings() if at[0] not in OPTIONAL]
    return any(found.named(text) for _, text in texts) or any(
        found.names_organisation(text) for at, text in texts if at[-1] == SOURCE_LANGUAGE
    )


OPTIONAL = ("organiser", "website", "ask", "partners")  # of an item: a line with something local in it is left out
