"""Parts around a text that are the same on every page of a section but for their addresses: each is filled in once.

A menu of fifty links costs more to fill in than the text that it goes with costs to show. So a part is filled in with marks
where an address or «you are here» depends on the page, and for each page only the marks are replaced.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

_ADDRESS, _HERE = "\ue000", "\ue001"  # private to us: no text has them
_MARK = re.compile(rf'{_ADDRESS}/([^"]*)|{_HERE}([^{_HERE}]*){_HERE}')
_CURRENT = ' aria-current="page"'


@dataclass(frozen=True)
class _Part:
    """texts: what stands before, between and after the marks, so one more than there are marks.

    paths, is_address: of each mark its path, and whether it is the address of that path or its «here».
    """

    texts: Sequence[str]
    paths: Sequence[str]
    is_address: Sequence[bool]


class SharedParts:
    """What templates call as `part("partials/menu.html")`; `here(path)` in such a part marks the link to the page itself.

    relative: the address of a path below the site as seen from the page at another.
    """

    def __init__(self, templates: Environment, relative: Callable[[str, str], str]) -> None:
        self._templates = templates
        self._relative = relative
        self._parts: dict[tuple[str, str, int | None], _Part] = {}
        self._filled: dict[tuple[str, str, int | None, str], list[str]] = {}

    @pass_context
    def part(self, context: Context, name: str) -> Markup:
        """The template filled in for this page: its menu, its language, and where it stands."""
        page = context.get("page")
        values = context.get_all()
        if page is None:  # shown at any address: nothing to share
            return Markup(self._templates.get_template(name).render(values))  # noqa: S704 escaped by Jinja
        section = next((index for index, item in enumerate(values["nav"].items) if item.active), None)
        key = (name, values["frame"].language.code, section)
        if key not in self._parts:
            self._parts[key] = self._marked(name, values)
        return Markup("".join(self._for(key, page.url)))  # noqa: S704 the same

    @staticmethod
    @pass_context
    def here(context: Context, path: str) -> Markup:
        """What says to a screen reader that a link to `path` is the page that it is on."""
        return Markup(f"{_HERE}{escape(path)}{_HERE}") if context.get("base_url") == _ADDRESS else Markup()  # noqa: S704 escaped

    def _marked(self, name: str, values: dict[str, Any]) -> _Part:
        made = self._templates.get_template(name).render(values | {"page": None, "base_url": _ADDRESS})
        texts, paths, is_address = [], [], []
        end = 0
        for mark in _MARK.finditer(made):
            texts.append(made[end : mark.start()])
            is_address.append(mark[1] is not None)
            paths.append(mark[2] if mark[1] is None else mark[1])
            end = mark.end()
        return _Part([*texts, made[end:]], paths, is_address)

    def _for(self, key: tuple[str, str, int | None], url: str) -> list[str]:
        """Pages in the same folder have the same addresses, except for what is at or below the page itself."""
        part = self._parts[key]
        folder = url.rstrip("/").rpartition("/")[0]
        shared = (*key, folder)
        if shared not in self._filled:
            self._filled[shared] = self._fill(part, f"{folder}/{_HERE}/")
        filled = self._filled[shared].copy()
        for number, path in enumerate(part.paths):
            if path.startswith(url):
                if part.is_address[number]:
                    filled[2 * number + 1] = self._relative(path, url)
                elif path == url:
                    filled[2 * number + 1] = _CURRENT
        return filled

    def _fill(self, part: _Part, url: str) -> list[str]:
        filled = [part.texts[0]]
        for text, path, is_address in zip(part.texts[1:], part.paths, part.is_address, strict=True):
            filled += [self._relative(path, url) if is_address else "", text]
        return filled
