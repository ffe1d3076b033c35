"""The colours of the material: tokens shared with the stylesheet of the site, and whether text on them can be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from omzien.colours import contrast, luminance, screens, whole
from omzien.model.kit import Look

_STYLESHEET = "overrides/assets/omzien.css"


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
    light, _ = screens((root / _STYLESHEET).read_text(encoding="utf-8"))
    return {f"--{name}": whole(value) for name, value in light.items()}


def palette(look: Look, known: dict[str, str]) -> Palette:
    """A look with its tokens filled in from `known`. KeyError for a token that is not there.

    Text on the accent and numbers on paper are in the darker of ground and ink: one of them always is dark.
    """
    ground, tint, ink, accent = (known[c] if c.startswith("--") else c for c in (look.ground, look.tint, look.ink, look.accent))
    paper, dark = known["--md-default-bg-color"], known["--md-default-fg-color"]
    deep = min((ground, accent), key=luminance)
    on_accent = max((dark, "#ffffff"), key=lambda colour: contrast(colour, accent))
    return Palette(ground, tint, ink, accent, on_accent, paper, dark, deep, look.pattern)
