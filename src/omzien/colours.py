"""The municipality's own colours: as custom properties for the stylesheet, and whether everything stays readable.

Contrast as WCAG 2.2 defines it (relative luminance, 1.4.3): text needs 4.5 against what it stands on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from omzien.model.municipality import Colours, Pair

LEAST = 4.5  # WCAG 1.4.3, for text of ordinary size
_TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?)\b")
# What the colours are drawn on (headings, links), and what is written on them (buttons); names of overrides/assets/omzien.css.
_AGAINST = {
    "md-default-bg-color": "de achtergrond",
    "surface": "een kaart",
    "surface-quiet": "een rustig vlak",
    "md-primary-bg-color": "de letters op een knop",
}


@dataclass(frozen=True)
class Faint:
    """Two colours that are too much alike. `place`: keys in municipality.yml; `against`: in Dutch, what it stands on."""

    place: tuple[str, str]
    colour: str
    against: str
    other: str
    contrast: float


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (`#1b5650`), from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def faint(colours: Colours, stylesheet: str) -> Iterator[Faint]:
    """Each colour that cannot be read well on what the stylesheet puts behind it or writes on it, with where it is worst."""
    for screen, tokens in zip(("light", "dark"), screens(stylesheet), strict=True):
        pair: Pair = getattr(colours, screen)
        for key in ("primary", "accent"):
            colour = getattr(pair, key)
            pairs = [
                (contrast(colour, tokens[token]), name, tokens[token]) for token, name in _AGAINST.items() if token in tokens
            ]
            if pairs and (worst := min(pairs))[0] < LEAST:
                yield Faint((screen, key), colour, worst[1], worst[2], worst[0])


def told(found: Faint) -> tuple[str, str]:
    """What is wrong and what to do, in Dutch."""
    dark = found.place[0] == "dark"
    sentence = (
        f"De kleur {found.colour} is op een {'donker' if dark else 'licht'} scherm niet goed te lezen met {found.against} "
        f"({found.other}): het contrast is {_decimal(found.contrast)}, en moet minstens {_decimal(LEAST)} zijn."
    )
    return sentence, "Kies een lichtere kleur." if dark else "Kies een donkerder kleur."


def _decimal(value: float) -> str:
    return f"{int(value * 10) / 10:.1f}".replace(".", ",")  # cut off: 4,46 may not pass for 4,5


def screens(stylesheet: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours of the stylesheet by name, on a light and on a dark screen."""
    light, _, dark = stylesheet.partition("prefers-color-scheme: dark")
    dark = dark.split("\n}\n", 1)[0]
    day = dict(_TOKEN.findall(light.split("\n}\n", 1)[0]))
    return day, {**day, **dict(_TOKEN.findall(dark))}


def whole(colour: str) -> str:
    """A colour with all six digits: `#ffffff` for `#fff`."""
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


def properties(colours: Colours) -> str:
    """The CSS that puts these colours in place of those of the stylesheet; it comes after it."""
    return f":root{{{_pair(colours.light)}}}@media (prefers-color-scheme:dark){{:root{{{_pair(colours.dark)}}}}}"


def _pair(pair: Pair) -> str:
    return f"--md-primary-fg-color:{pair.primary};--md-typeset-a-color:{pair.primary};--md-accent-fg-color:{pair.accent}"


def luminance(colour: str) -> float:
    """The relative luminance of `#1b5650` or `#fff`, from 0 to 1 (WCAG 2.2, «relative luminance»)."""
    digits = whole(colour).lstrip("#")
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    # WCAG 2.2 says 0.04045 since 2021; for 8-bit colours it makes no difference.
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
