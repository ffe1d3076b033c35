"""The report as a whole: as nouns, as one page, and as JSON with its schema."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from omzien import document
from omzien.content import Content
from omzien.frame import Frame
from omzien.links import Answer
from omzien.overview import built, planned, written
from omzien.overview.model import Overview, Part
from omzien.problems import Problem

_TEMPLATE = "staff/rapport.html"


def overview(
    content: Content, problems: Sequence[Problem], today: date, site: Path | None, answers: Mapping[str, Answer]
) -> Overview:
    """How the site stands on `today`.

    problems: what the check found. site: the folder of the built site, or None. answers: what other sites last said.
    """
    host = edit_base(content.root)
    parts = [
        *planned.parts(content, today),
        written.translated(content),
        written.reviewed(content, today),
        written.readable(content),
        built.links(content, answers),
        built.weight(content, site),
        *written.told(problems),
    ]
    return Overview(municipality=content.municipality.name, day=today, parts=[_with_edit(part, host) for part in parts])


def page(made: Overview, frame: Frame) -> str:
    """The report as one HTML page that stands on its own, one folder deep: links start with `../`."""
    return frame.template(_TEMPLATE, made=made)


def as_json(made: Overview) -> str:
    """The report as JSON; `schema` says what is in it."""
    return made.model_dump_json(indent=1) + "\n"


def schema() -> str:
    """The JSON Schema (2020-12) of the report."""
    found = Overview.model_json_schema(mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **found}, indent=1, ensure_ascii=False) + "\n"


def edit_base(root: Path) -> str:
    """Where the git host changes a file, from `repo_url` and `edit_uri` of mkdocs.yml; empty when they are not both there."""
    settings = document.read(root / "mkdocs.yml", root).data
    repository, edit = settings.get("repo_url"), settings.get("edit_uri")
    if not repository or not edit or not str(repository).startswith("https://"):
        return ""
    # edit_uri leads to docs_dir; our files stand from the root of the project.
    return f"{str(repository).rstrip('/')}/{str(edit).strip('/').removesuffix('docs').strip('/')}/"


def _with_edit(part: Part, host: str) -> Part:
    if not host:
        return part
    rows = [row.model_copy(update={"edit": host + row.file}) if row.file else row for row in part.rows]
    return part.model_copy(update={"rows": rows})
