"""One build: the content, the day it is seen on, and everything made from it. What a site builder's hooks share."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from omzien import colours, directory, embed, finding, headers, security, wizard
from omzien.assets import javascript, shortened, stylesheet
from omzien.bidi import isolate_html
from omzien.cache import Cache, fingerprint
from omzien.content import CalendarItem, Content
from omzien.frame import Frame
from omzien.glossary import Explanations
from omzien.headers import HeaderRule
from omzien.kit.bundle import Kits
from omzien.markup import sanitise
from omzien.outputs import Output, outputs

_STYLES = ("omzien", "doors", "calendar", "year", "listing", "terms", "words", "figures", "directory", "topic", "cards", "kit")
_LATER = "search"  # a stylesheet that no page inlines; it is asked for when somebody opens search
_SCRIPTS = {"page": ("page", "find"), "calendar": ("calendar",)}  # each is one script in the page, made of these files
# Scripts that a page asks for when somebody chooses what they do, with the words that they need.
_CHOSEN = {"quiet": ("quiet-on", "quiet-off", "quiet-back", "quiet-failed"), "aloud": ("read-aloud", "read-aloud-stop")}


@dataclass
class Site:
    """The content as seen on `today`; with `preview`, drafts and embargoed items too. Each frame is made once."""

    content: Content
    today: date
    preview: bool
    cache: Cache = field(default_factory=Cache, repr=False)
    kits: Kits | None = None
    _frames: dict[str, Frame] = field(default_factory=dict, repr=False)
    _explanations: dict[str, Explanations] = field(default_factory=dict, repr=False)

    @cached_property
    def outputs(self) -> dict[str, Output]:
        """Every generated file, by its path in docs/."""
        return outputs(self.content, self.today, preview=self.preview, cache=self.cache, kits=self.kits)

    @cached_property
    def styles(self) -> dict[str, str]:
        """The stylesheets that pages inline, by name."""
        return {name: self._sheets[name] for name in _STYLES}

    @property
    def search_style(self) -> str:
        """The stylesheet of search."""
        return self._sheets[_LATER]

    @cached_property
    def _sheets(self) -> dict[str, str]:
        folder = self.content.root / "overrides/assets"
        sheets = {name: stylesheet(folder / f"{name}.css") for name in (*_STYLES, _LATER)}
        if own := self.content.municipality.colours:
            sheets["omzien"] += colours.properties(own)
        return shortened(sheets)

    @cached_property
    def scripts(self) -> dict[str, str]:
        """The scripts that pages inline, by name."""
        folder = self.content.root / "overrides/assets"
        return {name: "\n".join(javascript(folder / f"{file}.js") for file in files) for name, files in _SCRIPTS.items()}

    @cached_property
    def chosen_scripts(self) -> dict[str, str]:
        """The scripts that no page loads by itself, by their path in the site, with their words in every language."""
        made = {}
        for name, keys in _CHOSEN.items():
            words = {code: [self.frame(code).t(key) for key in keys] for code in self.content.settings.codes}
            source = javascript(self.content.root / f"overrides/assets/{name}.js")
            made[f"assets/{name}.js"] = source.replace("WORDS", json.dumps(words, ensure_ascii=False))
        return made

    @cached_property
    def policy(self) -> str:
        """The Content Security Policy for a header of the host: allows these inline on any page, and nothing else."""
        return security.policy(self.styles.values(), self.scripts.values(), header=True)

    def page_policy(self, styles: list[str], scripts: list[str]) -> str:
        """The policy for a page with these of them: it allows no other, and so weighs less."""
        return security.policy([self.styles[name] for name in styles], [self.scripts[name] for name in scripts])

    def headers(self) -> list[HeaderRule]:
        """What a host sends."""
        framed = security.embed_policy(embed.style(self.content.root), header=True)
        return headers.rules(self.policy, framed)

    def text(self, html: str, language: str) -> str:
        """What Markdown made of a text in `language`, sanitised, with its difficult words explained."""
        if language not in self._explanations:
            self._explanations[language] = Explanations(self.content.glossary, language)
        return self._explanations[language].explain(sanitise(html))

    @cached_property
    def explained(self) -> bytes:
        """A hash of the words that texts explain: with others, a text is made anew."""
        return fingerprint([self.content.glossary.model_dump_json()])

    def isolated(self, page: str, language: str) -> str:
        """A finished page in `language`; in right-to-left languages with its numbers in the right order."""
        if self.frame(language).language.direction == "ltr":
            return page
        return self.cache.once("isolated", (page,), lambda: isolate_html(page))

    def frame(self, language: str) -> Frame:
        """The frame of one language."""
        if language not in self._frames:
            self._frames[language] = Frame(
                self.content, language, self.today, preview=self.preview, cache=self.cache, kits=self.kits
            )
        return self._frames[language]

    def item(self, name: str) -> CalendarItem | None:
        """The calendar item `2026/orange-the-world`, or None."""
        return self._items.get(name)

    @cached_property
    def _items(self) -> dict[str, CalendarItem]:
        return {f"{item.year}/{item.id}": item for item in self.content.items}

    def state(self, path: str, language: str, item: CalendarItem | None) -> str:
        """How the text of the page at `path` in `language` stands to the Dutch, if the page is there in that language."""
        frame = self.frame(language)
        if item is not None:
            return str(frame.item_state(item))
        if path.startswith(f"{wizard.FOLDER}/"):
            return str(frame.wizard_state())
        if path.startswith(directory.FOLDER):
            return str(directory.texts_state(frame))
        if path == finding.INDEX:
            return str(finding.finding_state(frame))
        generated = f"{language}/{path}" in self.outputs
        return "reviewed" if generated else str(frame.page_state(path))
