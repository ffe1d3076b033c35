"""What a poster, an image or a text says of one item in one language: words, contacts, address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from omzien import markup
from omzien.content import CalendarItem
from omzien.frame import Frame
from omzien.model import Day, LocalizedText, Organisation, Phone

_MOST_CONTACTS = 2  # what stays large enough to read from across a room


@dataclass(frozen=True)
class Contact:
    """An organisation with its number as people read it, and what is known of hours and cost."""

    name: str
    latin: bool
    number: str
    facts: str


@dataclass(frozen=True)
class Subject:
    """An item, or one day of its series, as the reader of one language sees it."""

    frame: Frame
    item: CalendarItem
    day: Day | None = None

    @cached_property
    def title(self) -> str:
        """The title of the day, or else of the item."""
        return markup.plain(self._best(self.day.title if self.day else self.item.item.title))

    @cached_property
    def summary(self) -> str:
        """What it is about; nothing for a day of a series."""
        return "" if self.day else markup.plain(self._best(self.item.item.summary))

    @cached_property
    def message(self) -> str:
        """What somebody can do."""
        return markup.plain(self._best(self.day.text if self.day else self.item.item.message))

    @cached_property
    def when(self) -> str:
        """When it is, in words."""
        return self.frame.day(self.day.date) if self.day else self.frame.when(self.item)

    @cached_property
    def address(self) -> str:
        """The address of its page in this language."""
        return self.frame.content.settings.address(self.item.path, self.frame.language.code)

    @cached_property
    def contacts(self) -> list[Contact]:
        """The first two organisations of the item that can be called; when there are none, those on every page."""
        frame = self.frame
        danger = frame.emergency[0][0]
        helping = [o for o in map(frame.content.organisation, self.item.item.help) if o and o != danger]
        own = [(o, phone) for o in helping for phone in o.callable_phones[:1]]
        chosen = own or frame.emergency[1:] or frame.emergency
        return [contact(frame, organisation, phone) for organisation, phone in chosen[:_MOST_CONTACTS]]

    def _best(self, text: LocalizedText) -> str:
        return text.best(self.frame.language.code)[0]


def contact(frame: Frame, organisation: Organisation, phone: Phone) -> Contact:
    """One organisation and one of its numbers that may be shown."""
    name, language = organisation.name_in(frame.language.code)
    known = [frame.hours(phone.hours) if phone.hours else "", frame.cost(phone.cost) if phone.cost else ""]
    return Contact(name, language in {None, "nl"}, phone.display, " · ".join(filter(None, known)))


def danger(frame: Frame) -> str:
    """Whom to call when there is danger now."""
    return frame.t("kit-danger", number=frame.emergency[0][1].display)


def subjects(frame: Frame, item: CalendarItem) -> Iterator[Subject]:
    """The item itself, and then each day of its series."""
    yield Subject(frame, item)
    for day in item.item.days:
        yield Subject(frame, item, day)
