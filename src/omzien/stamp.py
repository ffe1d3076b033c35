"""Records that a translation was made from the Dutch of today, and whether a person has read it.

Only the line or block of that record changes in a file; all else stays as staff wrote it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from omzien.content import Content
from omzien.files import text_of
from omzien.model import TranslationRecord
from omzien.model.base import SOURCE_LANGUAGE, Translations
from omzien.pages import split
from omzien.translation import hashes

_BLOCK = re.compile(r"^translated:.*\n(?:[ ].*\n)*", re.MULTILINE)


class Holder(Protocol):
    """What holds texts in several languages: an item of the calendar, or a file of data."""

    @property
    def translated(self) -> Translations:
        """The records of its translations."""

    def dutch_blocks(self) -> list[str]:
        """The Dutch that translations are made from."""


def record(found: TranslationRecord) -> str:
    """The record of one translation as YAML on one line."""
    fields = ["of: [" + ", ".join(f'"{value}"' for value in found.of) + "]"]
    if found.reviewed:
        fields.append(f"reviewed: {found.reviewed}")
    if found.reviewed_by:
        fields.append(f"reviewed_by: {json.dumps(found.reviewed_by, ensure_ascii=False)}")
    return "{" + ", ".join(fields) + "}"


def stamped_page(text: str, found: TranslationRecord) -> str:
    """The text of a translated page with the record in its front matter. ValueError when it has none."""
    front, body, _ = split(text)
    if not front:
        raise ValueError("no front matter")
    line = f"translated: {record(found)}\n"
    stamped = _BLOCK.sub(lambda _: line, front, count=1) if _BLOCK.search(front) else front + line
    return f"---\n{stamped}---\n{body}"


def stamped_yaml(text: str, found: Mapping[str, TranslationRecord]) -> str:
    """The text of a YAML file with the records of these languages as its last block."""
    lines = "".join(f"  {code}: {record(entry)}\n" for code, entry in found.items())
    return (
        _BLOCK.sub("", text.rstrip("\n") + "\n").rstrip("\n")
        + f"\ntranslated:   # wordt bijgehouden met: make translated\n{lines}"
    )


def stamp(content: Content, path: str, languages: Sequence[str], reviewed: date | None, reviewed_by: str | None = None) -> None:
    """Write the records of one file, named from the root, for these languages; others keep theirs.

    reviewed, reviewed_by: the day of a review, and the role of who did it.
    For a page its own language counts, whatever `languages` says. KeyError when this is no file that holds translations.
    """
    file = content.root / path
    page = next((p for p in content.pages if p.source == path), None)
    if page is not None:
        source = content.page(page.path, SOURCE_LANGUAGE)
        if source is None or source is page:
            raise KeyError(path)
        of = hashes(source.dutch_blocks())
        new = TranslationRecord(of=of, reviewed=reviewed, reviewed_by=reviewed_by)
        stamped = stamped_page(text_of(file, content.root), new)
    else:
        holder = holders(content)[path]
        new = TranslationRecord(of=hashes(holder.dutch_blocks()), reviewed=reviewed, reviewed_by=reviewed_by)
        stamped = stamped_yaml(text_of(file, content.root), {**holder.translated, **dict.fromkeys(languages, new)})
    file.write_text(stamped, encoding="utf-8")


def holders(content: Content) -> dict[str, Holder]:
    """Everything that holds texts in several languages, by the path of its YAML file."""
    optional: dict[str, Holder | None] = {
        "data/wizard.yml": content.wizard,
        "data/accessibility.yml": content.accessibility,
        "data/finding.yml": content.finding,
    }
    return {
        **{path: holder for path, holder in optional.items() if holder and holder.dutch_blocks()},
        **{item.document.path: item.item for item in content.items},
        "data/organisations.yml": content.organisations,
        "data/strings.yml": content.strings,
        "data/municipality.yml": content.municipality,
        "data/figures.yml": content.figures,
        "data/glossary.yml": content.glossary,
        "data/for_whom.yml": content.for_whom,
        "data/topics.yml": content.topics,
        "content-calendar/themes.yml": content.themes,
        "content-calendar/audiences.yml": content.audiences,
    }
