"""One page as plain Markdown: the text, everything around it that a reader needs, and no call of ours left in it."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

import markdown
from markupsafe import Markup

from omzien import macros, markup
from omzien.bidi import isolate_text
from omzien.calendar_view import CalendarView
from omzien.export.direction import isolate_markdown
from omzien.export.fragments import Fragments
from omzien.glossary import explain
from omzien.markup import sanitise
from omzien.model.base import SOURCE_LANGUAGE
from omzien.model.page import Door
from omzien.problems import ContentError, Problem
from omzien.site import Site

_EXPLAINED = re.compile(r'popovertarget="w-([^"]+)">([^<]+)</button>')
_LINK = re.compile(r"\]\(([^)]*)\)")
_MARKUP = re.compile(r"<[a-z][a-z0-9]*|\s(?:href|src|style|class|on\w+)=")


@dataclass(frozen=True)
class Source:
    """A page as it is written or generated. `written_in` is Dutch where the page falls back to it."""

    path: str
    language: str
    written_in: str
    front: Mapping[str, Any]
    body: str
    source: str  # the file that staff edit

    @property
    def fallback(self) -> bool:
        """Whether the text is not in the language of the page."""
        return self.written_in != self.language


class ExportedPage:
    """A page of one language. `drawings` are the files that belong to it, known once it has been made.

    `paths` are all pages of that language, `dutch` the other files that only the Dutch part of the site has.
    """

    def __init__(self, site: Site, source: Source, paths: Collection[str], dutch: Collection[str]) -> None:
        self.site = site
        self.source = source
        self.frame = site.frame(source.language)
        self.drawings: dict[str, str] = {}
        rtl = self.frame.language.direction == "rtl"
        self.view = CalendarView(self.frame, self.frame.address_of(source.path))
        self.fragments = Fragments(self.view, source.path, paths, rtl, source.written_in, self.drawings)
        self.isolated = rtl and not source.fallback
        self.dutch = dutch

    @property
    def title(self) -> str:
        """The short title, for menu and tab."""
        return self._plain(str(self.source.front["title"]))

    def text(self) -> str:
        """The whole file. ContentError when its text holds HTML that only our own build takes out."""
        body = self._expanded(self.source.body)
        if doors := [Door.model_validate(door) for door in self.source.front.get("doors", [])]:
            opening, rest = _after_first_paragraph(body)
            agenda = self.fragments.html(self.frame.template("partials/now.html", view=self.view))
            body = "\n\n".join([opening, self._doors(doors), agenda, rest])
        body = "\n\n".join([re.sub(r"\n{3,}", "\n\n", body).strip(), *self._explanations()])
        if self.source.fallback:
            body = f'<div lang="{self.source.written_in}" dir="ltr" markdown="1">\n\n{body}\n\n</div>'
        emergency = self.fragments.html(self.frame.template("partials/emergency.html"))
        around = [emergency, self._notice(), body, self._reviewed(), self._other_languages()]
        return self._head() + "\n\n".join(filter(None, around)) + "\n"

    def _head(self) -> str:
        kept = {"title": self.title, "description": self._plain(str(self.source.front["description"]))}
        return (
            "---\n" + "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in kept.items()) + "---\n\n"
        )

    def _expanded(self, text: str) -> str:
        """The text with HTML in place of its calls."""
        found, end = [], 0
        for match in macros.CALL.finditer(text):
            found += [self._markdown(text[end : match.start()]), self.fragments.call(match[0], match[1], match[2])]
            end = match.end()
        return "".join([*found, self._markdown(text[end:])])

    def _markdown(self, text: str) -> str:
        text = _LINK.sub(self._link, text)
        return isolate_markdown(text) if self.isolated else text

    def _link(self, match: re.Match[str]) -> str:
        """Where a link of Markdown leads; a file that only the Dutch part has gets its whole address."""
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.source.path), match[1]))
        address = self.frame.content.settings.address(target, SOURCE_LANGUAGE) if target in self.dutch else match[1]
        return f"]({address})"

    def _plain(self, text: str) -> str:
        return isolate_text(text) if self.isolated else text

    def _doors(self, doors: list[Door]) -> str:
        """The choices of the home page, as a list of links."""
        lines = (f"- [**{markup.escape(door.title)}**]({door.to}) {markup.escape(door.text)}" for door in doors)
        return self._markdown("\n".join(lines))

    def _notice(self) -> str:
        """How the text stands to the Dutch."""
        item = self.site.item(str(self.source.front.get("item", "")))
        state = "missing" if self.source.fallback else self.site.state(self.source.path, self.source.language, item)
        if state not in {"missing", "machine", "outdated"}:
            return ""
        words = self.frame.t(f"state-{state}")
        dutch = f" [{self.frame.t('read-dutch')}]({self._address(SOURCE_LANGUAGE)})" if state != "missing" else ""
        return self._turned(words + dutch)

    def _reviewed(self) -> str:
        """When somebody last compared the page with its sources."""
        day = self.frame.reviewed_on(self.source.path)
        return self._turned(self.frame.t("reviewed-on", day=self.frame.day(day))) if day else ""

    def _other_languages(self) -> str:
        """The same page in every language. Each is a project of its own, so the addresses are whole."""
        links = (
            Markup('<li><a href="{}" lang="{}" dir="{}">{}</a></li>').format(
                self._address(it.code), it.code, it.direction, it.name
            )
            for it in self.frame.content.settings.languages
        )
        return Markup("<ul>\n{}\n</ul>").format(Markup("\n").join(links))

    def _address(self, language: str) -> str:
        return self.frame.content.settings.address(self.frame.address_of(self.source.path), language)

    def _turned(self, text: str) -> str:
        """Words of the site below or above a text, in the direction of the site."""
        return isolate_markdown(text) if self.frame.language.direction == "rtl" else text

    def _explanations(self) -> Iterator[str]:
        """The difficult words that our own build explains on this page, as abbreviations of Markdown Extra."""
        html = markdown.markdown(self.source.body, extensions=["attr_list", "toc"])
        clean = sanitise(html)
        if _markup_in(html) != _markup_in(clean):
            sentence = "In deze tekst staat HTML of een link die onze site weghaalt; een andere sitebouwer doet dat niet."
            raise ContentError([Problem(self.source.source, 1, sentence, "Haal het weg en gebruik gewone Markdown.")])
        glossary, language = self.frame.content.glossary, self.source.written_in
        for id, form in _EXPLAINED.findall(explain(clean, glossary, language)):
            term = glossary.terms[id]
            meaning = f"{term.term.in_(language)}: {term.means.in_(language)}"
            yield f"*[{unescape(form)}]: {self._plain(meaning)}"


def _after_first_paragraph(text: str) -> tuple[str, str]:
    """The heading and the first paragraph, and all that follows."""
    blocks = text.strip().split("\n\n")
    first = next((n for n, block in enumerate(blocks) if not block.startswith("#")), 0)
    return "\n\n".join(blocks[: first + 1]), "\n\n".join(blocks[first + 1 :])


def _markup_in(html: str) -> list[str]:
    """The elements and the telling attributes in it, in order; not those that can do nothing wrong."""
    return [found for found in _MARKUP.findall(html) if found not in {"<code", "<pre", "<hr"}]
