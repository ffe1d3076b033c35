"""Known holes in what the site is made with, in words for staff."""

from __future__ import annotations

import json
from collections.abc import Iterator


class NotReachedError(Exception):
    """The database of known holes gave no answer."""


def holes(report: str) -> Iterator[str]:
    """A Dutch sentence for each known hole in the JSON report of pip-audit. NotReachedError when it is no report."""
    try:
        packages = json.loads(report)["dependencies"]
    except (ValueError, LookupError, TypeError):
        raise NotReachedError from None
    for package in packages:
        for hole in package.get("vulns", []):
            fixed = ", ".join(hole["fix_versions"])
            remedy = f"Opgelost in {fixed}: draai make lock." if fixed else "Er is nog geen versie zonder dit lek."
            yield f"{package['name']} {package['version']}: bekend lek {hole['id']}. {remedy}"
