"""The colours of the material: tokens shared with the stylesheet of the site, and whether text on them can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from omzien.model.kit import Look

MINIMUM = 4.5  # WCAG 2.2, 1.4.3: contrast of text with what is behind it
_STYLESHEET = "overrides/assets/omzien.css"
_ROOT = re.compile(r":root\s*\{(.*?)\}", re.DOTALL)
_TOKEN = re.compile(r"(--[a-z-]+):\s*(#[0-9a-f]{3}(?:[0-9a-f]{3})?)\s*;")


@dataclass(frozen=True)
class Palette:
    """The colours of one look as `#rrggbb`, and its pattern."""

    ground: str
    tint: str
    ink: str
    accent: str
    on_accent: str
    paper: str
    dark: str
    deep: str
    pattern: str

    def pairs(self) -> dict[str, tuple[str, str]]:
        """Every pair of text and what is behind it that the templates use."""
        return {
            "ink/ground": (self.ink, self.ground),
            "ink/tint": (self.ink, self.tint),
            "on_accent/accent": (self.on_accent, self.accent),
            "dark/paper": (self.dark, self.paper),
            "deep/paper": (self.deep, self.paper),
        }


def tokens(root: Path) -> dict[str, str]:
    """The colours of the light site by token (`--md-primary-fg-color`), as `#rrggbb`."""
    match = _ROOT.search((root / _STYLESHEET).read_text(encoding="utf-8"))
    found = _TOKEN.findall(match[1]) if match else []
    return {name: value if len(value) == 7 else "#" + "".join(2 * digit for digit in value[1:]) for name, value in found}


def palette(look: Look, known: dict[str, str]) -> Palette:
    """A look with its tokens filled in from `known`. KeyError for a token that is not there.

    Text on the accent and numbers on paper are in the darker of ground and ink: one of them always is dark.
    """
    ground, tint, ink, accent = (known[c] if c.startswith("--") else c for c in (look.ground, look.tint, look.ink, look.accent))
    paper, dark = known["--md-default-bg-color"], known["--md-default-fg-color"]
    deep = min((ground, accent), key=luminance)
    on_accent = max((dark, "#ffffff"), key=lambda colour: contrast(colour, accent))
    return Palette(ground, tint, ink, accent, on_accent, paper, dark, deep, look.pattern)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, «contrast ratio»)."""
    light, heavy = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (heavy + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, from 0 to 1 (WCAG 2.2, «relative luminance»)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
