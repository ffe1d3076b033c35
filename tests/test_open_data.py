"""The organisations for machines keep to the schema that is published beside them."""

from __future__ import annotations

import json
from copy import deepcopy

import jsonschema
import pytest

from omzien import open_data
from omzien.content import Content
from omzien.loading import load
from tests.conftest import ROOT


def read(content: Content) -> tuple[dict[str, object], jsonschema.Draft202012Validator]:
    schema = json.loads(open_data.schema(content))
    jsonschema.Draft202012Validator.check_schema(schema)
    return json.loads(open_data.directory(content)), jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("real", [False, True])
def test_the_directory_is_valid_by_its_own_schema(real: bool, content: Content) -> None:
    found = load(ROOT)[0] if real else content
    assert found is not None
    directory, validator = read(found)
    assert list(validator.iter_errors(directory)) == []
    assert directory["$schema"] == json.loads(open_data.schema(found))["$id"] == f"{found.settings.site_url}{open_data.SCHEMA}"


def test_the_schema_refuses_what_is_not_promised(content: Content) -> None:
    directory, validator = read(content)
    wrong = deepcopy(directory)
    wrong["organisations"][0]["phones"][0]["channel"] = "fax"  # type: ignore[index]
    del wrong["approved"]
    assert {error.validator for error in validator.iter_errors(wrong)} == {"enum", "required"}


def test_it_says_that_the_site_is_a_demonstration(content: Content) -> None:
    assert json.loads(open_data.directory(content))["approved"] is content.municipality.approved
