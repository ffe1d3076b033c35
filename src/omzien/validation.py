"""From a document to a model: every mistake becomes a Dutch sentence with its line and a remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from omzien.document import Document, Location
from omzien.problems import Problem, did_you_mean

Model = TypeVar("Model", bound=BaseModel)

# What is wrong and what to do, by pydantic's own error types; {field} and the error's context are filled in.
_SENTENCES: dict[str, tuple[str, str]] = {
    "missing": ("«{field}» ontbreekt.", "Vul het in."),
    "enum": ("«{input}» kan hier niet.", "Kies uit: {choices}."),
    "literal_error": ("«{input}» kan hier niet.", "Kies uit: {choices}."),
    "bool_parsing": ("«{input}» kan hier niet.", "Schrijf true (ja) of false (nee)."),
    "int_parsing": ("«{input}» is geen heel getal.", "Schrijf bijvoorbeeld 0 of 1."),
    "greater_than_equal": ("«{input}» is te klein.", "Schrijf {ge} of hoger."),
    "less_than_equal": ("«{input}» is te groot.", "Schrijf {le} of lager."),
    "string_type": ("Bij «{field}» hoort een tekst.", "Schrijf hier één tekst, of haal de regel weg."),
    "string_too_short": ("Bij «{field}» staat niets.", "Vul een tekst in, of haal de regel weg."),
    "string_too_long": ("«{input}» is te lang.", "Gebruik hoogstens {max_length} tekens."),
    "list_type": ("Bij «{field}» hoort een lijst.", "Schrijf bijvoorbeeld {field}: [een, twee]."),
    "too_short": ("Bij «{field}» staat te weinig.", "Vul er minstens {min_length} in."),
    "too_long": ("Bij «{field}» staat te veel.", "Vul er hoogstens {max_length} in."),
    "dict_type": ("Bij «{field}» horen teksten per taal.", "Schrijf bijvoorbeeld {field}: {{nl: ..., en: ...}}."),
    "model_type": ("Bij «{field}» horen meer regels.", "Kijk in de handleiding hoe «{field}» eruitziet."),
    "model_attributes_type": ("Bij «{field}» horen meer regels.", "Kijk in de handleiding hoe «{field}» eruitziet."),
}
_PATTERNS: dict[str, tuple[str, str]] = {
    r"^[a-z0-9]+(-": ("«{input}» kan hier niet.", "Gebruik kleine letters, cijfers en streepjes, zonder spaties."),
    r"^[a-z]{2,3}$": ("«{input}» is geen taal.", "Gebruik de code van de taal, bijvoorbeeld nl, en of ar."),
    r"^(#[0-9a-f]{6}": ("«{input}» is geen kleur.", "Schrijf bijvoorbeeld #1d4473, of de naam van een kleur uit omzien.css."),
    r"^\w{2,40}$": ("«{input}» kan geen hashtag zijn.", "Schrijf één woord, zonder # ervoor."),
    r"^https?://": ("«{input}» is geen webadres.", "Schrijf het hele adres, met https:// ervoor."),
    r"^(mailto:": ("«{input}» kan hier niet.", "Begin met mailto:, tel: of https://, bijvoorbeeld mailto:naam@voorbeeld.nl."),
    r"^https://": ("«{input}» is geen webadres met https.", "Schrijf het hele adres, met https:// ervoor."),
    r"^\+?\d{3,15}$": ("«{input}» is geen telefoonnummer.", "Schrijf alleen cijfers, zonder spaties of streepjes."),
    r"^[1-4]\.": ("«{input}» is geen eis van WCAG.", "Schrijf drie getallen met punten, bijvoorbeeld 1.4.3."),
    r"^[^@": ("«{input}» is geen e-mailadres.", "Schrijf bijvoorbeeld toegankelijkheid@gemeente.nl."),
    r"^([01]\d": ("«{input}» is geen tijd.", "Schrijf uren en minuten, bijvoorbeeld 09:00."),
}
_UNKNOWN = ("Dit kan hier niet ({type}).", "Vergelijk deze regel met het voorbeeld in de handleiding.")


def validate(model: type[Model], document: Document) -> tuple[Model | None, list[Problem]]:
    """The document as a `model`, or None and what is wrong with it. The reader's own problems come first."""
    if document.problems:
        return None, document.problems
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        return None, [_problem(details, model, document) for details in _without_union_noise(error.errors())]


def unknown_ids(document: Document, key: str, known: Iterable[str], noun: str) -> Iterator[Problem]:
    """Ids in the list at `key` that do not exist, also in a document with other mistakes; `noun` has its article."""
    known = list(known)
    ids = document.data.get(key) if isinstance(document.data, dict) else None
    for index, id in enumerate(ids if isinstance(ids, list) else []):
        if isinstance(id, str) and id not in known:
            remedy = did_you_mean(id, known, f"Kies uit: {', '.join(known)}.")
            yield document.problem((key, index), f"{noun.capitalize()} «{id}» bestaat niet.", remedy)


def _without_union_noise(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """One complaint for each place: a value that fits no member of a union gives one error for each member."""
    seen: dict[Location, ErrorDetails] = {}
    for details in errors:
        location = tuple(part for part in details["loc"] if not _is_union_member(part))
        best = seen.get(location)
        if best is None or (best["type"] in {"string_type", "literal_error"} and details["type"] not in {"string_type"}):
            seen[location] = details
    # A complaint about a field inside says more than one about the whole around it.
    return [d for at, d in seen.items() if not any(other[: len(at)] == at and other != at for other in seen)]


def _is_union_member(part: str | int) -> bool:
    """Whether pydantic put this part in the location for a member of a union; it is not in the document."""
    return isinstance(part, str) and ("[" in part or part in {"constrained-str", "LocalizedText", "date", "datetime"})


def _problem(details: ErrorDetails, model: type[BaseModel], document: Document) -> Problem:
    location = tuple(part for part in details["loc"] if not _is_union_member(part) and part != "[key]")
    kind, context = details["type"], details.get("ctx", {})
    if kind == "extra_forbidden":
        return document.problem(location, *_unknown_key(str(location[-1]), location, model))
    if _is_ours(kind):
        at = (context["at"],) if "at" in context else ()  # the key in the entry that the sentence is about
        return document.problem((*location, *at), details["msg"])
    sentences = _SENTENCES.get(kind, _UNKNOWN)
    if kind == "string_pattern_mismatch":
        sentences = next((s for start, s in _PATTERNS.items() if context["pattern"].startswith(start)), _UNKNOWN)
    if kind == "model_type" and not location:
        sentence = "Dit bestand begint niet zoals het hoort."
        return document.problem(location, sentence, "Vergelijk het met het voorbeeld in de handleiding.")
    field = next((part for part in reversed(location) if isinstance(part, str)), "dit bestand")
    choices = context.get("expected", "").replace("'", "").replace(" or ", ", ")
    words = {**context, "field": field, "input": details["input"], "choices": choices, "type": kind}
    message, remedy = (sentence.format_map(words) for sentence in sentences)
    return document.problem(location, message, remedy)


def _is_ours(kind: str) -> bool:
    """Whether a model of ours raised it, with a Dutch sentence and remedy of its own."""
    return kind in {"missing_dutch", "date", "moment", "clock_change", "number", "twice", "item", "digits", "plus31"}


def _unknown_key(key: str, location: Location, model: type[BaseModel]) -> tuple[str, str]:
    known = _fields_at(model, location[:-1])
    remedy = did_you_mean(key, known, f"Haal de regel weg. Wat hier kan: {', '.join(known)}.")
    return f"«{key}» kent deze site niet.", remedy


def _fields_at(model: type[BaseModel], location: Location) -> list[str]:
    """The keys that the JSON Schema of `model` allows at `location`."""
    schema: dict[str, Any] = model.model_json_schema()
    here: dict[str, Any] = schema
    for part in location:
        here = _resolve(here, schema)
        if isinstance(part, int):
            here = here.get("items", {})
        else:
            free = [*here.get("patternProperties", {}).values(), here.get("additionalProperties")]
            any_key = next((value for value in free if isinstance(value, dict)), {})
            here = here.get("properties", {}).get(part, any_key)
    return list(_resolve(here, schema).get("properties", {}))


def _resolve(here: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference, and out of `X or nothing` take X."""
    for option in here.get("anyOf", []):
        if option.get("type") != "null":
            return _resolve(option, schema)
    if reference := here.get("$ref"):
        return _resolve(schema["$defs"][reference.rsplit("/", 1)[-1]], schema)
    return here
