"""The forms that are drawn: their size, their template, and the data that goes into it. Only data: nothing becomes markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from omzien.frame import Frame
from omzien.kit import print_text
from omzien.kit.colours import Palette, palette, tokens
from omzien.kit.qr import code
from omzien.kit.subject import Contact, Subject, contact, danger
from omzien.model.kit import Look

Data = dict[str, Any]


@dataclass(frozen=True)
class Form:
    """One form: name of its file, template in overrides/kit/, size (millimetres for a PDF, dots for a PNG).

    words: the key of its name in strings.yml. message: how many characters of the message stand on it; None is all.
    preview: whether small pictures of it are made; a larger size of the same paper needs none.
    """

    name: str
    template: str
    width: int
    height: int
    ending: str
    words: str
    message: int | None = None
    preview: bool = True


POSTERS = (
    Form("poster-a4", "poster", 210, 297, "pdf", "kit-poster"),
    Form("poster-a3", "poster", 297, 420, "pdf", "kit-poster", preview=False),
)
SQUARE = Form("1080x1080", "image", 1080, 1080, "png", "kit-square", 150)
IMAGES = (
    SQUARE,
    Form("1080x1920", "image", 1080, 1920, "png", "kit-tall", 240),
    Form("1200x630", "image", 1200, 630, "png", "kit-wide", 0),
)
QUIET = Form("poster-a4", "quiet", 210, 297, "pdf", "kit-poster-quiet")
CARDS = Form("kaartjes-a4", "cards", 210, 297, "pdf", "kit-cards")


@dataclass(frozen=True)
class Drawing:
    """A form filled in: what the drawing program gets, and the same in words for who cannot see it."""

    form: Form
    name: str
    label: str
    data: Data
    alt: str

    @property
    def size(self) -> str:
        """How large it is, as people say it: `A4`, `1080 × 1920`."""
        paper = {210: "A4", 297: "A3"}.get(self.form.width)
        return paper or f"{self.form.width} × {self.form.height}"


def drawings(subject: Subject) -> Iterator[Drawing]:
    """Everything that is drawn of an item; of a day of its series, one square image."""
    if subject.day:
        label = subject.frame.t("kit-day", day=subject.when)
        yield _drawing(SQUARE, subject, f"{subject.day.date}-{SQUARE.name}", label)
        return
    for form in (*POSTERS, *IMAGES):
        yield _drawing(form, subject, form.name, subject.frame.t(form.words))


def quiet_drawings(frame: Frame) -> Iterator[Drawing]:
    """What belongs to no item: a poster that leads to the first page of the site, and cards with a number alone."""
    settings = frame.content.kit
    if settings is None:
        return
    known = [o for o in map(frame.content.organisation, settings.cards) if o]
    numbers = [contact(frame, o, phone).number for o in known for phone in o.callable_phones[:1]]
    look = next(iter(settings.looks.values()))
    site = frame.content.settings.address("", frame.language.code)
    if not numbers:
        return
    title, text = frame.t("kit-quiet-title"), frame.t("kit-quiet-text")
    base = _base(frame, look, title, frame.site_name, max(o.verified_on for o in known if o.verified_on))
    lead = {"title": _runs(title, frame), "message": _runs(text, frame), "code": _code(site, frame)}
    yield _filled(QUIET, QUIET.name, frame.t(QUIET.words), {**base, **lead, "numbers": numbers}, f"{title} {text}", frame)
    cards = {**base, "name": numbers[0], "numbers": numbers}
    yield _filled(CARDS, CARDS.name, frame.t(CARDS.words), cards, " ".join(numbers), frame)


def _drawing(form: Form, subject: Subject, name: str, label: str) -> Drawing:
    frame = subject.frame
    settings = frame.content.kit
    assert settings is not None  # noqa: S101 there are no subjects without it
    message = subject.message if form.message is None else print_text.opening(subject.message, form.message)
    colophon = " · ".join([frame.site_name, frame.content.settings.host, *_demonstration(frame)])
    words = {"help": frame.t("help-heading"), "scan": frame.t("kit-scan"), "danger": danger(frame), "colophon": colophon}
    item = subject.item.item
    data = {
        **_base(frame, settings.look(item.themes), subject.title, item.organiser or frame.site_name, item.updated),
        "host": frame.content.settings.host,
        "title": _runs(subject.title, frame),
        "message": _runs(message, frame) if message else [],
        "when": _runs(subject.when, frame),
        "contacts": [_contact(entry, frame) for entry in subject.contacts],
        "words": {key: _runs(text, frame) for key, text in words.items()},
    }
    if form.ending == "pdf":  # an image is seen on the phone that would have to scan it
        data["code"] = _code(subject.address, frame)
    said = [f"{entry.name}: {entry.number}." for entry in subject.contacts]
    return _filled(form, name, label, data, " ".join(filter(None, [f"{subject.title}.", message, *said])), frame)


def _base(frame: Frame, look: Look, name: str, author: str, day: date) -> Data:
    colours: Palette = palette(look, tokens(frame.content.root))
    return {
        "language": frame.language.code,
        "direction": frame.language.direction,
        "name": name,
        "author": author,
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "brand": frame.site_name,
        "look": asdict(colours),
    }


def _filled(form: Form, name: str, label: str, data: Data, said: str, frame: Frame) -> Drawing:
    return Drawing(form, name, label, {**data, "width": form.width, "height": form.height}, frame.t("kit-alt", text=said))


def _runs(text: str, frame: Frame) -> list[print_text.Run]:
    return print_text.runs(text, frame.language.direction)


def _contact(entry: Contact, frame: Frame) -> Data:
    name = print_text.name_runs(entry.name, frame.language.direction, latin=entry.latin)
    return {"name": name, "number": entry.number, "facts": _runs(entry.facts, frame) if entry.facts else []}


def _code(address: str, frame: Frame) -> Data:
    return {"svg": code(frame, address, "svg").decode(), "alt": frame.t("kit-qr-alt", address=address)}


def _demonstration(frame: Frame) -> list[str]:
    municipality = frame.content.municipality
    return [] if municipality.approved else [frame.t("demonstration", municipality=municipality.name)]
