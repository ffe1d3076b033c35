"""The pages of the calendar as Markdown: one for each item, the whole, each year, each theme and each audience.

What they say is in the templates in overrides/generated/; lists and pictures are calls that are filled in when the page is
built (see calendar_view), because their addresses depend on where the page stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from markupsafe import Markup

from omzien import markup
from omzien.agenda import listed_from
from omzien.content import CalendarItem
from omzien.feeds import in_feeds
from omzien.frame import Frame
from omzien.kit.bundle import QUIET
from omzien.kit.window import FOLDER, GENERAL


class CalendarPages:
    """The pages of one language, from the items that are shown."""

    def __init__(self, frame: Frame, shown: Sequence[CalendarItem]) -> None:
        self.frame = frame
        self.shown = shown

    def overviews(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Every page that is about more than one item: its path, and what makes its Markdown."""
        content, language = self.frame.content, self.frame.language.code
        years = sorted({item.year for item in self.shown})
        themes, audiences = list(content.themes.labels), list(content.audiences.labels)
        yield (
            "campagnes/index.md",
            partial(
                self._page, "calendar.md", years=years, themes=themes, audiences=audiences, audience_name=self._audience_name
            ),
        )
        for year in years:
            listed = [(first, i) for i in self.shown if (first := listed_from(i, year))]
            months = sorted({first.replace(day=1) for first, _ in listed})
            used = [theme for theme in themes if any(theme in i.item.themes for _, i in listed)]
            yield f"campagnes/{year}/index.md", partial(self._page, "year.md", year=year, months=months, themes=used)
        for theme in themes:
            name = content.themes.text(theme, language)
            page = partial(self._page, "selection.md", name=name, key=f"theme/{theme}", feed=f"kalender/thema/{theme}")
            yield f"campagnes/thema/{theme}.md", page
        for audience in audiences:
            name = self._audience_name(audience)
            page = partial(
                self._page, "selection.md", name=name, key=f"audience/{audience}", feed=f"kalender/doelgroep/{audience}"
            )
            yield f"campagnes/doelgroep/{audience}.md", page

    def campaign(self, item: CalendarItem) -> str:
        """The page of one item."""
        language = self.frame.language.code
        texts = {name: getattr(item.item, name).best(language)[0] for name in ("title", "summary", "message")}
        extra = {
            name: text.best(language)[0] if text else ""
            for name, text in {"location": item.item.location, "capacity": item.item.capacity}.items()
        }
        return self._page(
            "campaign.md",
            item=item,
            key=f"{item.year}/{item.id}",
            texts=texts,
            description=markup.plain(texts["summary"]),
            partners=", ".join(self._partner_name(partner) for partner in item.item.partners),
            long_text=item.long_texts.get(language, ""),
            materials=f"{item.id}/{FOLDER[:-1]}.md" if self._has_kit(item) else "",
            has_file=in_feeds(
                item, self.frame.today
            ),  # for one's own calendar; gone some time after what was cancelled or moved
            **extra,
        )

    def materials(self) -> Iterator[tuple[str, str, CalendarItem | None]]:
        """The pages with posters, images and texts: path, Markdown, and the item that it is about."""
        kits, language = self.frame.kits, self.frame.language.code
        for item in self.shown:
            key = f"{item.year}/{item.id}"
            if self._has_kit(item):
                title = item.item.title.best(language)[0]
                page = self._page("materials.md", id=item.id, key=key, title=title)
                yield f"{item.path}{FOLDER[:-1]}.md", page, item
        if kits and (QUIET, language) in kits.bundles:
            yield f"{GENERAL[:-1]}.md", self._page("quiet_materials.md"), None

    def _has_kit(self, item: CalendarItem) -> bool:
        kits = self.frame.kits
        return kits is not None and (f"{item.year}/{item.id}", self.frame.language.code) in kits.bundles

    def _page(self, template: str, **context: object) -> str:
        return self.frame.template(
            f"generated/{template}", escape=markup.escape, call=_call, theme_name=self._theme_name, **context
        )

    def _theme_name(self, theme: str) -> str:
        return self.frame.content.themes.text(theme, self.frame.language.code)

    def _audience_name(self, audience: str) -> str:
        return self.frame.content.audiences.text(audience, self.frame.language.code)

    def _partner_name(self, partner: str) -> str:
        organisation = self.frame.content.organisation(partner)
        return organisation.name_in(self.frame.language.code)[0] if organisation else partner


def _call(name: str, id: str) -> Markup:
    """A call that is filled in when the page is built. Names and ids are our own slugs: there is nothing to escape."""
    return Markup(f'{{{{ {name}("{id}") }}}}')  # noqa: S704
