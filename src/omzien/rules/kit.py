"""Posters and images can be read by everybody, and lean on what is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from omzien.colours import LEAST, contrast
from omzien.content import Content
from omzien.document import Document
from omzien.frame import Frame
from omzien.kit.colours import palette, tokens
from omzien.kit.subject import subjects
from omzien.kit.texts import texts
from omzien.kit.window import items_with_kit
from omzien.problems import Problem, did_you_mean

_PLACES = {
    "ink/ground": "de letters (ink) op de achtergrond (ground)",
    "ink/tint": "de letters (ink) op de vormen (tint)",
    "on_accent/accent": "de letters op het label (accent)",
    "dark/paper": "de donkere letters op papier",
    "deep/paper": "het nummer op papier: ground of accent moet donker zijn",
}


def looks_readable(content: Content, today: date) -> Iterator[Problem]:
    """Text has a contrast of at least 4.5 with what is behind it, in every look (WCAG 2.2, 1.4.3)."""
    if content.kit is None:
        return
    known = tokens(content.root)
    for name, look in content.kit.looks.items():
        unknown = [c for c in (look.ground, look.tint, look.ink, look.accent) if c.startswith("--") and c not in known]
        for colour in unknown:
            remedy = did_you_mean(colour, known, "Kies een kleur die boven in overrides/assets/omzien.css staat.")
            yield _document(content).problem(("looks", name), f"De kleur «{colour}» bestaat niet.", remedy)
        for pair, (front, back) in {} if unknown else palette(look, known).pairs().items():
            if contrast(front, back) < LEAST:
                sentence = f"Bij «{name}» is dit niet goed te lezen: {_PLACES[pair]} ({contrast(front, back):.1f})."
                remedy = f"Kies kleuren die meer verschillen: minstens {LEAST}."
                yield _document(content).problem(("looks", name), sentence, remedy)


def known_names(content: Content, today: date) -> Iterator[Problem]:
    """Themes with a look exist, and the numbers on cards may be shown."""
    if content.kit is None:
        return
    for theme in content.kit.themes:
        if theme not in content.themes:
            remedy = did_you_mean(theme, content.themes.labels, "Kies uit content-calendar/themes.yml.")
            yield _document(content).problem(("themes", theme), f"Thema «{theme}» bestaat niet.", remedy)
    for index, id in enumerate(content.kit.cards):
        organisation = content.organisation(id)
        if organisation is None or not organisation.callable_phones:
            sentence = f"«{id}» heeft geen nummer om te bellen dat op een kaartje mag."
            remedy = "Kies een organisatie uit data/organisations.yml met een bevestigd nummer."
            yield _document(content).problem(("cards", index), sentence, remedy)


def texts_fit(content: Content, today: date) -> Iterator[Problem]:
    """The shortest text for each channel is short enough for it, in every language."""
    for item in items_with_kit(content, today):
        for language in sorted(item.item.languages() & set(content.settings.codes)):
            frame = Frame(content, language, today)
            for subject in subjects(frame, item) if frame.emergency else ():  # that there is none is told by another rule
                for text in texts(subject):
                    if not text.fits:
                        sentence = f"De tekst voor {text.channel} is te lang in taal «{language}»: {text.length} tekens."
                        remedy = f"Maak de titel korter. De grens is {text.limit} (data/kit.yml)."
                        yield item.document.problem(("title",), sentence, remedy)


def _document(content: Content) -> Document:
    return content.documents["data/kit.yml"]
