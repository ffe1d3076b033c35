"""What editors and the guide know of a calendar item, made from the model: it cannot say anything else than the check does."""

from __future__ import annotations

import json

from omzien.content import Content
from omzien.model import Item

START, END = "<!-- velden: hieronder niet zelf veranderen, draai: make schema -->", "<!-- einde velden -->"


def item_schema(content: Content) -> str:
    """The JSON Schema (2020-12) of a calendar item, with the themes, audiences and organisations that can be chosen."""
    schema = Item.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Item in de contentkalender"
    schema["description"] = "Uitleg voor medewerkers: content-calendar/README.md"
    choices = {
        "themes": list(content.themes.labels),
        "audiences": list(content.audiences.labels),
        "help": [o.id for o in content.organisations.organisations if o.public],
    }
    for key, ids in choices.items():
        schema["properties"][key]["items"] = {"enum": ids}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def field_table() -> str:
    """The fields of a calendar item as a Markdown table in Dutch."""
    rows = ["| veld | moet | wat |", "|---|---|---|"]
    for name, field in Item.model_fields.items():
        must = "ja" if field.is_required() else ""
        rows.append(f"| `{name}` | {must} | {field.description} |")
    return "\n".join(rows) + "\n"


def with_table(guide: str) -> str:
    """The text of the guide with the table of today between its two marks. ValueError when a mark is missing."""
    before, mark, rest = guide.partition(START)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"the guide has no {START} ... {END}")
    return f"{before}{START}\n\n{field_table()}\n{END}{after}"
