"""The forms of the editor are those of the models: a new field appears in form, schema and guide at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel, Field

from omzien import schema
from omzien.content import Content
from omzien.editor import collections, page
from omzien.editor.forms import FormField, form
from omzien.model import Item, Municipality, Organisations, PageMeta
from omzien.model.base import Text
from omzien.model.municipality import GitHost
from tests.conftest import ROOT

SVELTIA = ROOT / "node_modules/@sveltia/cms"
MODELS = [Item, PageMeta, Organisations, Municipality]


class _Plus(Item):
    """An item with one more field, as a maintainer would add it."""

    reach: Text | None = Field(None, title="Bereik", description="hoeveel mensen we willen bereiken")


def _all(fields: list[FormField]) -> Iterator[FormField]:
    for field in fields:
        yield field
        yield from _all(field.get("fields", []))


def test_a_new_field_appears_in_form_schema_and_guide(real: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "Item", _Plus)
    monkeypatch.setattr(collections, "Item", _Plus)
    made = next(c for c in collections.settings(real)["config"]["collections"] if c["name"] == "kalender-2027")
    field = next(field for field in made["fields"] if field["name"] == "reach")
    assert field["label"] == "Bereik"
    assert field["hint"] == "Hoeveel mensen we willen bereiken."
    assert not field["required"]
    assert json.loads(schema.item_schema(real))["properties"]["reach"]["title"] == "Bereik"
    assert "| `reach` |  | hoeveel mensen we willen bereiken |" in schema.field_table()


@pytest.mark.parametrize("model", MODELS)
def test_every_field_is_in_its_form(model: type[BaseModel], real: Content) -> None:
    made = form(model, real.settings.languages, collections.choices(real)).fields
    kept = {name for name, field in model.model_fields.items() if "TranslationRecord" in str(field.annotation)}
    kept |= {name for name, field in model.model_fields.items() if str(field.annotation).startswith("list[list")}
    assert [field["name"] for field in made] == [name for name in model.model_fields if name not in kept]


@pytest.mark.parametrize("model", MODELS)
def test_every_field_says_in_dutch_what_it_is(model: type[BaseModel]) -> None:
    """A model that a form is made from has a title and a description for each of its fields."""
    for name, part in {model.__name__: model.model_json_schema(), **model.model_json_schema()["$defs"]}.items():
        if name in {"TranslationRecord", "LocalizedText"}:
            continue
        for field, inner in part.get("properties", {}).items():
            assert inner.get("title"), f"{name}.{field}"
            assert inner.get("description"), f"{name}.{field}"
            assert inner["title"] != field.replace("_", " ").title() or field in {"id", "website", "partners", "chat"}, (
                f"{name}.{field}"
            )


def test_texts_have_every_language_and_choices_have_names(real: Content) -> None:
    found = collections.settings(real)["config"]["collections"]
    fields = {field["name"]: field for field in _all(found[0]["fields"])}
    assert [text["name"] for text in fields["summary"]["fields"]] == real.settings.codes
    assert {"value": "omstanders", "label": "Omstanders"} in fields["themes"]["options"]
    assert {"value": "veilig-thuis", "label": "Veilig Thuis"} in fields["help"]["options"]
    assert {"value": "theme-week", "label": "themaweek"} in fields["kind"]["options"]


def test_sveltia_accepts_the_configuration(real: Content) -> None:
    """The JSON Schema comes with the package: another version with other names fails here."""
    rules = json.loads((SVELTIA / "schema/sveltia-cms.json").read_text(encoding="utf-8"))
    config = collections.settings(real)["config"]
    _check(rules, config)
    config["collections"][0]["no_such_option"] = True
    with pytest.raises(jsonschema.ValidationError):
        _check(rules, {**config, "collections": config["collections"][:1]})


def _check(rules: dict[str, Any], config: dict[str, Any]) -> None:
    known = {key: value for key, value in rules.items() if key != "$ref"}
    for collection in config["collections"]:
        name = "FileCollection" if "files" in collection else "EntryCollection"
        jsonschema.validate(collection, {**known, "$ref": f"#/definitions/{name}"})
    jsonschema.validate({**config, "collections": []}, rules)


@pytest.mark.parametrize(
    ("host", "name", "asked"),
    [
        (None, "test-repo", None),
        (GitHost(kind="github", repo="gemeente/omzien"), "github", "https://api.github.com"),
        (
            GitHost(kind="gitlab", repo="gemeente/omzien", address="https://git.voorbeeld.nl"),
            "gitlab",
            "https://git.voorbeeld.nl",
        ),
        (
            GitHost(kind="gitea", repo="gemeente/omzien", address="https://git.voorbeeld.nl"),
            "gitea",
            "https://git.voorbeeld.nl",
        ),
    ],
)
def test_only_the_git_host_may_be_asked(real: Content, host: GitHost | None, name: str, asked: str | None) -> None:
    content = _with(real, host)
    config = collections.settings(content)["config"]
    assert config["backend"]["name"] == name
    rules = dict(rule.split(" ", 1) for rule in page.policy(content, "{}").split("; "))
    assert rules.pop("connect-src") == "'self' data: blob:" + (f" {asked}" if asked else "")
    assert "http" not in " ".join(rules.values())
    assert config["publish_mode"] == ("editorial_workflow" if name == "github" else "simple")


def _with(content: Content, host: GitHost | None) -> Content:
    return replace(content, municipality=content.municipality.model_copy(update={"editor": host}))
