"""The yearly overview as one HTML page that stands on its own: for staff, to read, print and mail; never in the site."""

from __future__ import annotations

from omzien.frame import Frame
from omzien.planning.words import Words
from omzien.planning.year import Plan

_TEMPLATE = "staff/plan.html"


def page(plan: Plan, frame: Frame) -> str:
    """The overview as HTML; everything from the content in it is escaped by the template."""
    return frame.template(_TEMPLATE, plan=plan, words=Words(frame))
