"""From a model to a form: each field of its JSON Schema becomes a field of Sveltia CMS, with its Dutch title and description.

https://sveltiacms.app/en/docs/fields says what the fields can do; the package has a JSON Schema of them, which a test uses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from omzien.settings import Language

Schema = dict[str, Any]
FormField = dict[str, Any]
Choices = Mapping[str, Mapping[str, str]]  # for a field: what is written, and what staff see

# Short texts: one line in the form. Every other text in several languages gets room for sentences.
_ONE_LINE = {"title", "name", "site_name", "location", "capacity", "labels"}
_IN_DUTCH = {
    "campaign": "campagne",
    "theme-week": "themaweek",
    "theme-day": "themadag",
    "event": "bijeenkomst",
    "training": "training",
    "draft": "concept",
    "confirmed": "vast",
    "cancelled": "gaat niet door",
    "official": "officieel",
    "press": "pers",
    "secondary": "een ander die het zegt",
    "calendar": "kalender",
    "true": "ja",
    "false": "nee",
}
_KEPT_BY_THE_COMPUTER = "TranslationRecord"


@dataclass
class Form:
    """The fields of one model, and where its values must be turned before a form can show them (see editor/formats.js)."""

    fields: list[FormField]
    turns: dict[str, list[str]] = field(default_factory=lambda: {"texts": [], "hours": []})


def form(model: type[BaseModel], languages: Iterable[Language], choices: Choices, data: Any = None) -> Form:
    """The form of a model.

    languages: of the site, Dutch first. choices: for the name of a field, what can be chosen.
    data: what the file says now; a mapping with free keys (a label for each theme) shows the keys that are there.
    """
    maker = _Maker(model.model_json_schema(), list(languages), choices)
    fields = maker.object_fields(maker.schema, (), data)
    return Form(fields, maker.turns)


class _Maker:
    def __init__(self, schema: Schema, languages: list[Language], choices: Choices) -> None:
        self.schema = schema
        self.languages = languages
        self.choices = choices
        self.turns: dict[str, list[str]] = {"texts": [], "hours": []}

    def object_fields(self, schema: Schema, at: tuple[str, ...], data: Any) -> list[FormField]:
        required = schema.get("required", [])
        found = []
        for name, inner in schema.get("properties", {}).items():
            lists_of_lists = inner.get("items", {}).get("type") == "array"  # no form has those; the file keeps them as they are
            if lists_of_lists or _KEPT_BY_THE_COMPUTER in str(inner):
                continue
            value = data.get(name) if isinstance(data, dict) else None
            made = self.field(name, inner, (*at, name), value)
            made["required"] = name in required
            found.append(made)
        return found

    def field(self, name: str, schema: Schema, at: tuple[str, ...], data: Any) -> FormField:
        """One field; its name, title and description are those of the model."""
        head = {"name": name, "label": schema.get("title", name)}
        if "description" in schema:
            head["hint"] = f"{schema['description'][0].upper()}{schema['description'][1:]}."
        # Sveltia CMS writes the default of a field within a list into every entry of it, also those that nobody touched.
        if len(at) == 1 and type(schema.get("default")) in {str, int}:
            head["default"] = schema["default"]
        made = {**head, **self.widget(name, schema, at, data)}
        if made["widget"] == "select" and all(option["value"] in _IN_DUTCH for option in made["options"]):
            made.pop("hint", None)  # it says in the words of the file what the options say in Dutch
        return made

    def widget(self, name: str, schema: Schema, at: tuple[str, ...], data: Any) -> FormField:
        """What the form shows for a value with this schema."""
        options = [option for option in schema.get("anyOf", []) if option.get("type") != "null"]
        if len(options) > 1:
            return self._either(name, options, at, data)
        if options:
            if options[0].get("type") == "boolean":  # yes, no, or not known
                return {"widget": "select", "options": _options(["true", "false"])}
            return self.widget(name, options[0], at, data)
        if reference := schema.get("$ref"):
            return self._named(name, reference.rsplit("/", 1)[-1], at, data)
        match schema.get("type"):
            case "array":
                return self._list(name, schema, at, data)
            case "object":
                return self._free_keys(name, schema, at, data)
            case "boolean":
                return {"widget": "boolean"}
            case "integer":
                return {"widget": "number", "value_type": "int", "min": 0}
        return self._text(name, schema)

    def _text(self, name: str, schema: Schema) -> FormField:
        if name in self.choices:
            return {"widget": "select", "options": _options(self.choices[name])}
        if "enum" in schema or "const" in schema:
            return {"widget": "select", "options": _options(schema.get("enum") or [schema["const"]])}
        if schema.get("format") == "date":
            return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
        made: FormField = {"widget": "string", "use_emoji_autocomplete": False}
        if "pattern" in schema:
            made["pattern"] = [schema["pattern"], "Dit kan hier niet. Kijk naar de uitleg eronder."]
        return made

    def _either(self, name: str, options: list[Schema], at: tuple[str, ...], data: Any) -> FormField:
        """A value that may be written in two ways: the form knows the wider one, the other is turned into it."""
        formats = {option.get("format") for option in options}
        if formats == {"date", "date-time"}:
            pattern = r"^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$"
            return {"widget": "string", "pattern": [pattern, "Schrijf bijvoorbeeld 2026-11-25, of 2026-11-26T19:30."]}
        wider = next(option for option in options if "$ref" in option or option.get("type") == "array")
        self.turns["hours" if wider.get("type") == "array" else "texts"].append(".".join(at))
        return self.widget(name, wider, at, data)

    def _named(self, name: str, model: str, at: tuple[str, ...], data: Any) -> FormField:
        if model == "LocalizedText":
            widget = "string" if name in _ONE_LINE or at[-2:-1] == ("labels",) else "text"
            texts = [
                {
                    "name": language.code,
                    "label": language.name,
                    "widget": widget,
                    "required": index == 0,
                    "use_emoji_autocomplete": False,
                }
                for index, language in enumerate(self.languages)
            ]
            return {"widget": "object", "fields": texts, "collapsed": False}
        definition = self.schema["$defs"][model]
        if definition.get("type") == "object":
            return {"widget": "object", "collapsed": True, "fields": self.object_fields(definition, at, data)}
        return self._text(name, definition)

    def _list(self, name: str, schema: Schema, at: tuple[str, ...], data: Any) -> FormField:
        items = schema["items"]
        definition = self.schema["$defs"].get(items.get("$ref", "").rsplit("/", 1)[-1], items)
        least = {"min": schema["minItems"]} if "minItems" in schema else {}
        if definition.get("type") == "object":
            first = next(iter(definition["properties"]))
            fields = self.object_fields(definition, (*at, "*"), data[0] if data else None)
            shown = {"collapsed": True, "summary": f"{{{{fields.{first}}}}}", "label_singular": schema.get("title", name)}
            return {"widget": "list", "fields": fields, **shown, **least}
        if name in self.choices or "enum" in definition:
            options = _options(self.choices.get(name) or definition["enum"])
            return {"widget": "select", "multiple": True, "options": options, **least}
        return {"widget": "list", **least}

    def _free_keys(self, name: str, schema: Schema, at: tuple[str, ...], data: Any) -> FormField:
        inner = schema.get("additionalProperties") or next(iter(schema.get("patternProperties", {}).values()))
        keys = list(data) if isinstance(data, dict) else []
        fields = [{**self.field(key, {**inner, "title": key}, (*at, key), data[key]), "required": False} for key in keys]
        return {"widget": "object", "collapsed": False, "fields": fields}


def _options(values: Mapping[str, str] | Iterable[str]) -> list[dict[str, str]]:
    named = values if isinstance(values, Mapping) else {value: _IN_DUTCH.get(value, value) for value in values}
    return [{"value": value, "label": label} for value, label in named.items()]
