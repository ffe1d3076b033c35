"""What every page of one language needs around its text: the words of the site, the contacts, the notices."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from omzien import bidi, dates
from omzien.cache import Cache
from omzien.content import CalendarItem, Content
from omzien.kept_templates import KeptTemplates
from omzien.model import Cost, Organisation, Phone
from omzien.model.organisation import Hours
from omzien.settings import Language
from omzien.translation import State, state

if TYPE_CHECKING:
    from omzien.kit.bundle import Kits

Made = TypeVar("Made")


@lru_cache(maxsize=4)
def environment(root: Path, cache: Cache | None = None) -> Environment:
    """Jinja for the templates in overrides/: everything is escaped, a name that does not exist is an error.

    Kept for each root, because compiling templates is most of the work; a template that changes on disk is read again.
    """
    return Environment(
        loader=FileSystemLoader(root / "overrides"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=KeptTemplates(cache) if cache else None,
    )


def read_templates(root: Path, cache: Cache) -> None:
    """Have the templates of fragments and of generated pages ready before processes are started that all need them."""
    templates = environment(root, cache)
    for folder in ("fragments", "generated"):
        for file in sorted((root / "overrides" / folder).iterdir()):
            templates.get_template(f"{folder}/{file.name}")


class Frame:
    """The site in one language on one day. Templates and outputs ask it for words, contacts and dates."""

    def __init__(
        self,
        content: Content,
        language: str,
        today: date,
        *,
        preview: bool = False,
        cache: Cache | None = None,
        kits: Kits | None = None,
    ) -> None:
        self.content = content
        self.language: Language = content.settings.language(language)
        self.today = today
        self.preview = preview
        self.kits = kits  # posters and texts, when they were made
        self._templates = environment(content.root, cache)
        self._cache = cache
        self._made: dict[Hashable, Any] = {}

    def t(self, key: str, **values: Any) -> str:
        """The words of the site for `key`. KeyError when strings.yml does not have them."""
        text = self.content.strings.text(key, self.language.code)
        return text.format(**values) if values else text

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made once for all pages and feeds of this language; `key` says what it is."""
        if key not in self._made:
            self._made[key] = make()
        return cast(Made, self._made[key])

    def kept(self, kind: str, parts: Iterable[str | bytes], make: Callable[[], Made]) -> Made:
        """What was made of these parts at an earlier build, or else what `make` gives. The language is one of the parts."""
        return make() if self._cache is None else self._cache.once(kind, (self.language.code, *parts), make)

    def template(self, name: str, /, **context: Any) -> str:
        """A template in overrides/ filled in, with this frame as `frame`."""
        return self._templates.get_template(name).render(frame=self, **context)

    def isolated(self, text: str) -> str:
        """Plain text as people of this language see it: in a right-to-left one each number and Latin name in its own order."""
        return bidi.isolate_text(text) if self.language.direction == "rtl" else text

    @property
    def emergency(self) -> list[tuple[Organisation, Phone]]:
        """The contacts in the strip on every page."""
        found = (self.content.organisation(id) for id in self.content.municipality.emergency)
        return [(o, o.callable_phones[0]) for o in found if o and o.callable_phones]

    @property
    def site_name(self) -> str:
        """The discreet name of the site."""
        return self.content.municipality.site_name.best(self.language.code)[0]

    @property
    def municipality(self) -> Markup:
        """The name of the municipality as people write it in this language, with the Dutch name that is on the signs."""
        own = self.content.municipality
        translated = own.name_in.get(self.language.code)
        return escape(f"{translated} ({own.name})" if translated else own.name)

    def organisation_name(self, organisation: Organisation) -> Markup:
        """The name as HTML: a Dutch proper name keeps its language and direction in every page."""
        name, language = organisation.name_in(self.language.code)
        if language is not None or self.language.code == "nl":
            return Markup("{}").format(name)
        return Markup('<bdi lang="nl" dir="ltr">{}</bdi>').format(name)

    def contact(self, id: str) -> Markup:
        """A card with everything about one organisation that may be shown. KeyError for an unknown or hidden one."""
        organisation = self._public(id)
        card = self.once(("contact", id), lambda: self.template("fragments/contact.html", organisation=organisation).strip())
        return Markup(card)  # noqa: S704 escaped by Jinja

    def phone(self, id: str) -> Markup:
        """The first number to call of an organisation as a link. KeyError when it has none that may be shown."""
        phones = self._public(id).callable_phones
        if not phones:
            raise KeyError(id)
        return self.once(("phone", id), lambda: self.call_link(phones[0]))

    @staticmethod
    def icon(name: str) -> Markup:
        """A pictogram that says nothing to a screen reader: the words stand beside it. Its drawing is once on the page."""
        return Markup('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>').format(name)

    def cards(self, id: str) -> Markup:
        """Cards to print with the first number to call of an organisation, without its name. KeyError as for `phone`."""
        self.phone(id)
        return Markup(self.template("fragments/cards.html", phone=self._public(id).callable_phones[0]).strip())  # noqa: S704 escaped by Jinja

    def call_link(self, phone: Phone) -> Markup:
        """A number that calls when tapped. It is drawn left to right in every language."""
        number = Markup('<bdi dir="ltr">{}</bdi>').format(phone.display)
        if phone.channel != "bellen":
            return number
        return Markup('<a class="tel" href="tel:{}">{}</a>').format(phone.tel, number)

    def _public(self, id: str) -> Organisation:
        organisation = self.content.organisation(id)
        if organisation is None or not organisation.public:
            raise KeyError(id)
        return organisation

    def cost(self, cost: Cost) -> str:
        """What a call costs, in words."""
        return self.t(f"cost-{cost.value}")

    def hours(self, hours: Hours) -> str:
        """Opening hours in words."""
        return dates.hours(hours, self.language.code, self.t)

    def when(self, item: CalendarItem) -> str:
        """When an item is, in words."""
        return self.once(("when", item.path), lambda: dates.when(item.item, self.language.code, self.t))

    def month(self, value: date) -> str:
        """A month as a heading."""
        return dates.month(value, self.language.code)

    def day(self, value: date) -> str:
        """A day in words."""
        return self.once(("day", value), lambda: dates.day(value, self.language.code))

    def path_of(self, url: str) -> str:
        """The address below the language of a page at `url` below the site: `en/hulp/` is `hulp/`, `./` is nothing."""
        return url.removeprefix("./").removeprefix(self.language.prefix)

    @staticmethod
    def address_of(path: str) -> str:
        """The address below the language of a page: `hulp/index.md` is `hulp/`, `nu.md` is `nu/`."""
        return path.removesuffix("index.md") if path.endswith("index.md") else f"{path.removesuffix('.md')}/"

    def page_state(self, path: str) -> State:
        """How the page at `path` in this language stands to its Dutch source."""
        page = self.content.page(path, self.language.code)
        source = self.content.page(path, "nl")
        if page is None or source is None:
            return State.MISSING
        if page is source:
            return State.REVIEWED
        return state(page.meta.translated, source.dutch_blocks())

    def reviewed_on(self, path: str) -> date | None:
        """When the Dutch source of the page at `path` was last compared with its sources."""
        source = self.content.page(path, "nl")
        return source.meta.reviewed_on if source else None

    def wizard_state(self) -> State:
        """How the help finder in this language stands to the Dutch."""
        wizard, code = self.content.wizard, self.language.code
        if wizard is None or code == "nl":
            return State.REVIEWED
        return state(wizard.translated.get(code), wizard.dutch_blocks())

    def item_state(self, item: CalendarItem) -> State:
        """How the texts of an item in this language stand to the Dutch."""
        code = self.language.code
        if code == "nl":
            return State.REVIEWED
        if code not in item.item.languages():
            return State.MISSING
        return state(item.item.translated.get(code), item.item.dutch_blocks())
