"""From the calendar to bundles: what is to be drawn, drawing it, and putting together what belongs together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from omzien.cache import Cache
from omzien.content import CalendarItem, Content
from omzien.frame import Frame
from omzien.kit import bundle
from omzien.kit.bundle import QUIET, Bundle, Kits, Piece
from omzien.kit.drawing import PREVIEWS, DrawingError, Job, job, preview_ending
from omzien.kit.forms import Drawing, drawings, quiet_drawings
from omzien.kit.qr import code
from omzien.kit.subject import subjects
from omzien.kit.texts import ChannelText, texts
from omzien.kit.window import GENERAL, folder, items_with_kit
from omzien.kit.workshop import Workshop, keep
from omzien.problems import ContentError, Problem


@dataclass(frozen=True)
class _Plan:
    """A bundle that is yet to be made."""

    key: str
    frame: Frame
    path: str
    name: str
    drawings: tuple[Drawing, ...]
    texts: Mapping[str, Sequence[ChannelText]]
    about: dict[str, Any]
    item: CalendarItem | None = None

    def job(self, drawing: Drawing) -> Job:
        return job(drawing.form.template, drawing.data, drawing.form.ending, self.key, preview=drawing.form.preview)


def make_kits(content: Content, today: date, workshop: Workshop, published: Path, cache: Cache | None = None) -> Kits:
    """All material for `today`; only what is not in the workshop yet is drawn.

    published: the site that was built before, for what changed. cache: what was worked out at other builds. Raises
    ContentError when a text does not fit on a form.
    """
    plans = [plan for language in content.settings.codes for plan in _plans(Frame(content, language, today, cache=cache))]
    failed = workshop.make(plan.job(drawing) for plan in plans for drawing in plan.drawings)
    if failed:
        raise ContentError(_problems(content, today, failed))
    return Kits({(p.key, p.frame.language.code): _bundle(p, workshop, published) for p in plans}, workshop.made)


def _problems(content: Content, today: date, failed: Sequence[DrawingError]) -> Iterator[Problem]:
    by_name = {_key(item): item for item in items_with_kit(content, today)}
    for name, language in sorted({(error.name, error.language) for error in failed}):
        if item := by_name.get(name):
            sentence = f"Een tekst hiervan past niet op een poster of plaatje, in taal «{language}»."
            yield item.document.problem(("title",), sentence, "Maak de titel of de eerste zin van de boodschap korter.")
        else:
            sentence = f"De tekst van de rustige poster (kit-quiet-title, kit-quiet-text) past niet, in taal «{language}»."
            yield Problem("data/strings.yml", 1, sentence, "Maak de tekst korter.")


def _key(item: CalendarItem) -> str:
    return f"{item.year}/{item.id}"


def _plans(frame: Frame) -> Iterator[_Plan]:
    language = frame.language.code
    for item in items_with_kit(frame.content, frame.today):
        if language not in item.item.languages():
            continue
        found = list(subjects(frame, item))
        about = {
            "item": _key(item),
            "language": language,
            "title": found[0].title,
            "address": found[0].address,
            "updated": item.item.updated.isoformat(),
            "translation": str(frame.item_state(item)),
        }
        made = tuple(drawing for subject in found for drawing in drawings(subject))
        said = {str(subject.day.date) if subject.day else "": texts(subject) for subject in found}
        yield _Plan(_key(item), frame, folder(item), f"{item.id}-{language}", made, said, about, item)
    if quiet := tuple(quiet_drawings(frame)):
        yield _Plan(QUIET, frame, GENERAL, f"materiaal-{language}", quiet, {}, {"item": None, "language": language})


def _bundle(plan: _Plan, workshop: Workshop, published: Path) -> Bundle:
    frame = plan.frame
    where = f"{frame.language.prefix}{plan.path}"
    pieces = [*_drawn(plan, workshop), *_codes(plan, workshop)]
    if plan.texts:
        words = frame.template("kit/texts.txt", texts=plan.texts, drawings=plan.drawings)
        pieces.append(_kept(workshop, "teksten.txt", words.encode(), frame.t("kit-texts")))
    rights = [frame.t(key) for key in ("kit-rights-text", "kit-fonts")]
    about = {**plan.about, "rights": " ".join(rights)}
    manifest = bundle.manifest(about, pieces, frame.today, bundle.published(published, where))
    readme = frame.isolated("\n\n".join(rights)) + "\n"
    files = {piece.name: piece.bytes for piece in pieces}
    files |= {"leesmij.txt": readme.encode(), bundle.MANIFEST: bundle.written(manifest)}
    archive = _kept(workshop, f"{plan.name}.zip", bundle.zipped(files), frame.t("kit-zip"))
    return Bundle(where, frame.language.code, tuple(pieces), plan.texts, manifest, archive)


def _drawn(plan: _Plan, workshop: Workshop) -> Iterator[Piece]:
    for drawing in plan.drawings:
        made, ending = plan.job(drawing), drawing.form.ending
        previews = {kind: workshop.file(made, preview_ending(kind)) for kind in PREVIEWS} if made.preview else {}
        name = f"{drawing.name}.{ending}"
        yield Piece(name, workshop.file(made, ending), drawing.label, drawing.alt, drawing.size, previews)


def _codes(plan: _Plan, workshop: Workshop) -> Iterator[Piece]:
    if address := plan.about.get("address"):
        alt = plan.frame.t("kit-qr-alt", address=address)
        for ending in ("svg", "png"):
            yield _kept(workshop, f"qr.{ending}", code(plan.frame, address, ending), plan.frame.t("kit-qr"), alt)


def _kept(workshop: Workshop, name: str, content: bytes, label: str, alt: str = "") -> Piece:
    """A piece that is made at once, kept in the workshop by what is in it."""
    file = workshop.folder / f"{hashlib.sha256(content).hexdigest()[:32]}.{name.rpartition('.')[2]}"
    if not file.is_file():
        keep(file, content)
    return Piece(name, file, label, alt)
