"""What is now and next in the calendar, as a small page that partners put in a frame on their own site: no script, no cookie.

It is made again at every build, so what partners show stays true without anybody doing anything.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path

from omzien import security
from omzien.agenda import agenda
from omzien.assets import stylesheet
from omzien.bidi import isolate_html
from omzien.content import CalendarItem
from omzien.frame import Frame
from omzien.model import Status

PATH = "kalender/volgende.html"
HEIGHT = 320  # pixels; room for two items with long titles at 320 px wide, and for larger letters


def document(items: Sequence[CalendarItem], frame: Frame) -> str:
    """The page, from the items of the feed with everything."""
    certain = [item for item in items if item.item.status is Status.CONFIRMED]
    around = agenda(certain, frame.today, how_many=1)
    look = style(frame.content.root)
    shown = [("now", item) for item in around.now[:1]] + [("next", item) for item in around.next]
    text = frame.template("embed.html", shown=shown, style=look, policy=security.embed_policy(look))
    return isolate_html(text) if frame.language.direction == "rtl" else text


def style(root: Path) -> str:
    """Its stylesheet."""
    return stylesheet(root / "overrides/assets/embed.css")


def snippet(frame: Frame) -> str:
    """The HTML that a partner pastes. Their own address is not sent along (`referrerpolicy`)."""
    address = frame.content.settings.address(PATH, frame.language.code)
    title = html.escape(frame.t("feed-name", municipality=frame.content.municipality.name))
    return (
        f'<iframe src="{address}" title="{title}" width="100%" height="{HEIGHT}" '
        'loading="lazy" referrerpolicy="no-referrer" style="border:0"></iframe>'
    )
