"""The material of an item as HTML, for the page on which it is offered."""

from __future__ import annotations

import posixpath
import re

from markupsafe import Markup

from omzien.bidi import LRI, PDI
from omzien.frame import Frame
from omzien.kit.bundle import Bundle, Piece, preview_name
from omzien.kit.drawing import PREVIEWS, preview_size

_LATIN_LINE = re.compile(r"(?m)^(https://\S+|#[^\n]+)$")


class KitView:
    """A bundle as seen from the page at `path`, an address below the site with its language."""

    def __init__(self, frame: Frame, bundle: Bundle, path: str) -> None:
        self.frame = frame
        self.bundle = bundle
        self.path = path

    def materials(self) -> str:
        """The downloads, with small pictures."""
        return self.frame.template("fragments/materials.html", view=self, bundle=self.bundle, previews=PREVIEWS).strip()

    def texts(self) -> str:
        """The texts to copy, by channel; those of a series by day."""
        return self.frame.template("fragments/kit_texts.html", view=self, bundle=self.bundle).strip()

    def link(self, name: str) -> str:
        """The address of a file of the bundle, from this page."""
        return posixpath.relpath(f"/{self.bundle.folder}{name}", f"/{self.path}")

    def preview(self, piece: Piece, ending: str) -> str:
        """The address of a small picture."""
        return self.link(preview_name(piece, ending))

    def size(self, piece: Piece) -> tuple[int, int]:
        """Width and height of the small picture, in CSS pixels."""
        return preview_size(piece.previews["png"])

    def weight(self, piece: Piece) -> str:
        """How large a file is, as people say it."""
        return f"{max(1, round(piece.weight / 1000))} kB"

    def copied(self, text: str) -> Markup:
        """A text to copy. Its numbers are isolated for the eye by elements, and in what is copied by the characters in it."""
        marked = _LATIN_LINE.sub(f"{LRI}\\1{PDI}", text) if LRI in text else text
        shown = Markup()
        for part in re.split(f"({LRI}[^{PDI}]*{PDI})", marked):
            shown += Markup('{}<bdi dir="ltr">{}</bdi>{}').format(LRI, part[1:-1], PDI) if part.startswith(LRI) else part
        return shown
