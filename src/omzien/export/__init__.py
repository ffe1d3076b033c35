"""The way out: everything on the site as plain Markdown and files, for a site builder that knows nothing of ours."""

from __future__ import annotations

from omzien.export.project import export, place_kits

__all__ = ["export", "place_kits"]
