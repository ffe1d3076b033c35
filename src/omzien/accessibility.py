"""The accessibility statement on its page: what the municipality has signed, and how to tell that something does not work."""

from __future__ import annotations

from markupsafe import Markup

from omzien.frame import Frame
from omzien.model.accessibility import Statement

PARTS = ("status", "melden")  # what a page can call for


def part(frame: Frame, name: str) -> Markup:
    """One part of the statement as HTML, in the language of `frame`. KeyError for a part that does not exist.

    Without a file of its own a site has stated nothing, and says so.
    """
    if name not in PARTS:
        raise KeyError(name)
    statement = frame.content.accessibility or Statement()
    return Markup(frame.template(f"fragments/statement_{name}.html", statement=statement).strip())  # noqa: S704 escaped by Jinja
