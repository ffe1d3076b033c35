"""Which pages of a built site are looked at one by one: a page of every template in every language, or every page.

The choice is made from the built pages themselves, so that a new template, element or look is never forgotten: whatever occurs
anywhere in a language occurs on at least one of the pages that are chosen for that language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tests.site.pages import BuiltPage, all_pages

_TAG = re.compile(r"<([a-z][a-z0-9]*)\b([^>]*)>")
_CLASS = re.compile(r'\bclass="([^"]*)"')
_TELLING = re.compile(r'\s(type|role|popover|open|hidden|aria-current|lang|dir|data-[a-z]+)(?=[\s=>/])(?:="(\w*)")?')
_WITH_VALUE = {"type", "role"}


def every_page(site: Path) -> list[str]:
    """The path of each page, without the slash in front."""
    return [page.path[1:] for page in all_pages(site)]


def one_of_every_template(site: Path, core: Iterable[str] = ()) -> list[str]:
    """As few pages as have all features of all pages, for each language apart; and the pages in `core` (`hulp/`) in each.

    Greedy: each time the page that adds most, so the same site gives the same choice.
    """
    features: dict[str, dict[str, set[str]]] = {}
    for page in all_pages(site):
        features.setdefault(page.language, {})[page.path[1:]] = features_of(page, frozenset(core))
    return [path for pages in features.values() for path in sorted(cover(pages))]


def cover(features: dict[str, set[str]]) -> list[str]:
    """As few keys as have every feature between them."""
    missing = set[str]().union(*features.values())
    chosen = []
    while missing:
        best = max(sorted(features), key=lambda path: len(features[path] & missing))
        chosen.append(best)
        missing -= features[best]
    return chosen


def features_of(page: BuiltPage, core: frozenset[str] = frozenset()) -> set[str]:
    """What could make a page different from others: its elements with their classes and states, and the folder it is in."""
    found: set[str] = set()
    for tag, attributes in _TAG.findall(page.html[page.html.index("<body") :]):
        classes = match[1].split() if (match := _CLASS.search(attributes)) else [""]
        found |= {f"{tag}.{name}" for name in classes}
        found |= {f"{tag}[{n}={v}]" if n in _WITH_VALUE else f"{tag}[{n}]" for n, v in _TELLING.findall(attributes)}
    path = page.path[1:].removeprefix("" if page.language == "nl" else f"{page.language}/")
    folder, _, name = path.rstrip("/").rpartition("/")
    found.add("folder " + re.sub(r"\d+", "1", folder))
    if not page.path.endswith("/"):
        found.add(f"file {name}")
    if path in core:
        found.add(f"core {path}")
    return found
