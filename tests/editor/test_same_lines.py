"""The editor changes the lines of what was changed, and no other line of what people wrote."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from omzien import document
from omzien.content import Content
from tests.conftest import ROOT
from tests.editor.conftest import Case

Edited = Callable[[list[Case]], list[Case]]

ITEM = """\
# yaml-language-server: $schema=../item.schema.json
# Bron: https://voorbeeld.nl
kind: campaign
status: confirmed    # vast sinds oktober
start: 2026-11-25
themes: [sgg, 'omstanders']
audiences: [inwoners]
revision: 0
updated: 2026-11-22
title: {nl: "Oranje", en: "Orange"}
summary:
  nl: "Eén zin."   # kort houden
  en: 'It''s one.'
message:
  nl: "Twee."
  en: "Two."

# reeks
days:
  - date: 2026-11-25
    title: {nl: "Een"}
    text: {nl: "Eerste stap."}
  # de tweede
  - date: 2026-11-26
    title: {nl: "Twee"}
    text: {nl: "Tweede stap."}
translated:   # wordt bijgehouden met: make translated
  en: {of: ["7354f0eb"]}
"""


def changed_lines(before: str, after: str) -> list[str]:
    """The lines that went (-) and came (+)."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:3] not in {"---", "+++"} and line[0] in "+-"]


CASES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a text in one language": (
        {"summary": {"nl": 'Zeg: "ja" # nee'}},
        ['-  nl: "Eén zin."   # kort houden', r'+  nl: "Zeg: \"ja\" # nee"   # kort houden'],
    ),
    "a text in single quotes": ({"summary": {"en": "It's two."}}, ["-  en: 'It''s one.'", "+  en: 'It''s two.'"]),
    "a text in brackets": (
        {"title": {"en": "Orange, now"}},
        ['-title: {nl: "Oranje", en: "Orange"}', '+title: {nl: "Oranje", en: "Orange, now"}'],
    ),
    "one more language": ({"message": {"ar": "اثنان"}}, ['+  ar: "اثنان"']),
    "one more language in brackets": (
        {"title": {"tr": "Turuncu"}},
        ['-title: {nl: "Oranje", en: "Orange"}', '+title: {nl: "Oranje", en: "Orange", tr: "Turuncu"}'],
    ),
    "a language less": ({"message": {"en": ""}}, ['-  en: "Two."']),
    "a date": ({"start": "2026-11-24"}, ["-start: 2026-11-25", "+start: 2026-11-24"]),
    "a status with a comment": (
        {"status": "cancelled"},
        ["-status: confirmed    # vast sinds oktober", "+status: cancelled    # vast sinds oktober"],
    ),
    "a number": ({"revision": 1}, ["-revision: 0", "+revision: 1"]),
    "one more theme": (
        {"themes": ["sgg", "omstanders", "horeca"]},
        ["-themes: [sgg, 'omstanders']", "+themes: [sgg, 'omstanders', horeca]"],
    ),
    "a theme less": ({"themes": ["omstanders"]}, ["-themes: [sgg, 'omstanders']", "+themes: ['omstanders']"]),
    "one more day": (
        {"days": {"2": {"date": "2026-11-27", "title": {"nl": "Drie"}, "text": {"nl": "Derde stap."}}}},
        ["+  - date: 2026-11-27", "+    title:", '+      nl: "Drie"', "+    text:", '+      nl: "Derde stap."'],
    ),
    "a text in a day": (
        {"days": {"1": {"text": {"nl": "Anders."}}}},
        ['-    text: {nl: "Tweede stap."}', '+    text: {nl: "Anders."}'],
    ),
    "what the form leaves empty": ({"partners": [], "website": "", "capacity": {"nl": "", "en": ""}, "moved_from": None}, []),
}


@pytest.mark.parametrize("name", CASES)
def test_only_the_changed_lines_change(name: str, edited: Edited) -> None:
    edit, expected = CASES[name]
    [result] = edited([{"kind": "item", "text": ITEM, "edit": edit}])
    after = result["text"]
    stamped = ["-updated: 2026-11-22", "+updated: 2027-01-05"] if expected else []
    assert sorted(changed_lines(ITEM, after)) == sorted(expected + stamped)


def test_a_new_key_comes_where_the_form_has_it(edited: Edited) -> None:
    edit = {"kind": "campaign", "organiser": "Gemeente"}
    [result] = edited([{"kind": "item", "text": ITEM, "edit": edit}])
    assert 'organiser: "Gemeente"\n' in result["text"]
    assert document.parse(result["text"], "x").data["organiser"] == "Gemeente"


def test_days_can_go_and_change_places(edited: Edited) -> None:
    form = edited([{"kind": "item", "text": ITEM, "edit": {}}])[0]["form"]
    one, two = form["days"]
    results = edited([{"kind": "item", "text": ITEM, "edit": {"days": days}} for days in ([two], [two, one], [])])
    less, turned, none = (result["text"] for result in results)
    assert [day["date"] for day in document.parse(less, "x").data["days"]] == ["2026-11-26"]
    assert "  # de tweede\n  - date: 2026-11-26" in less
    assert [day["date"] for day in document.parse(turned, "x").data["days"]] == ["2026-11-26", "2026-11-25"]
    assert "days" not in document.parse(none, "x").data
    for text in (less, turned, none):
        assert text.startswith("# yaml-language-server")
        assert text.endswith('  en: {of: ["7354f0eb"]}\n')


def _texts(data: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        if isinstance(value, str):
            yield (*at, str(key)), value
        else:
            yield from _texts(value, (*at, str(key)))


def _put(at: tuple[str, ...], value: str) -> dict[str, Any]:
    return {at[0]: _put(at[1:], value) if len(at) > 1 else value}


@pytest.mark.parametrize(
    "path", ["content-calendar/2026/orange-the-world.yml", "data/organisations.yml", "data/municipality.yml"]
)
def test_each_text_of_a_real_file_is_one_line(path: str, real: Content, edited: Edited) -> None:
    """Every text of the file in turn gets a sentence with all that could break YAML."""
    kind = "item" if "2026" in path else path[5:-4]
    text = (ROOT / path).read_text(encoding="utf-8")
    form = edited([{"kind": kind, "text": text, "edit": {}}])[0]["form"]
    form.pop("_bestand")
    places = [at for at, value in _texts(form) if at[0] not in {"translated", "updated"} and value != "24/7"]
    places = [at for at in places if "days" not in at and not (at[-1] in {"from", "to"} and "hours" in at)]
    places = places[:: max(1, len(places) // 60)]
    results = edited([{"kind": kind, "text": text, "edit": _put(at, "Zo: «a», 'b' # \"c\" {d}")} for at in places])
    for at, result in zip(places, results, strict=True):
        lines = [line for line in changed_lines(text, result.get("text", "")) if "updated:" not in line]
        assert [line[0] for line in lines] == ["-", "+"], (at, result.get("error"), lines[:6])


def test_saving_without_a_change_changes_nothing(real: Content, edited: Edited) -> None:
    kinds = {"data/organisations.yml": "organisations", "data/municipality.yml": "municipality"}
    kinds |= {"content-calendar/themes.yml": "themes", "content-calendar/audiences.yml": "audiences"}
    kinds |= {item.document.path: "item" for item in real.items} | {page.source: "page" for page in real.pages}
    texts = {path: (ROOT / path).read_text(encoding="utf-8") for path in kinds}
    results = edited([{"kind": kind, "text": texts[path], "edit": {}} for path, kind in kinds.items()])
    for path, result in zip(kinds, results, strict=True):
        assert result.get("text") == texts[path], (path, result.get("error"))


def test_a_page_keeps_its_head_and_the_record_of_its_translation(edited: Edited) -> None:
    text = '---\ntitle: At home\nsources: [S3, W1]\ntranslated: {of: ["e4d90404"]}\n---\n\n# Head\n\nOne {{ phone("112") }}.\n'
    edit = {"body": '# Head\n\nTwo {{ phone("112") }}.'}
    [result] = edited([{"kind": "page", "text": text, "edit": edit}])
    assert changed_lines(text, result["text"]) == ["-", '-One {{ phone("112") }}.', '+Two {{ phone("112") }}.']


def test_hours_and_names_are_written_as_before(edited: Edited) -> None:
    text = (
        'organisations:\n  - id: a\n    name: "Aap"\n    publish: ja\n'
        '    phones:\n      - display: "0800-2000"\n        tel: "08002000"\n        hours: 24/7\n        confirmed: true\n'
    )
    form = edited([{"kind": "organisations", "text": text, "edit": {}}])[0]["form"]["organisations"][0]
    assert form["name"] == {"nl": "Aap"}
    assert form["phones"][0]["hours"][0]["to"] == "24:00"
    assert form["phones"][0]["tel"] == "08002000"
    edit = {"organisations": {"0": {"name": {"nl": "Beer"}, "phones": {"0": {"confirmed": False}}}}}
    [result] = edited([{"kind": "organisations", "text": text, "edit": edit}])
    assert changed_lines(text, result["text"]) == [
        '-    name: "Aap"', '+    name: "Beer"', "-        confirmed: true", "+        confirmed: false"
    ]  # fmt: skip


def test_a_new_item_is_written_in_the_way_of_the_house(edited: Edited) -> None:
    edit = {
        "kind": "theme-day", "status": "draft", "start": "", "themes": ["sgg"], "audiences": ["inwoners"], "revision": 0,
        "updated": "2027-01-05", "title": {"nl": "Dag: nieuw", "en": ""}, "ask": "Wanneer?",
    }  # fmt: skip
    [result] = edited([{"kind": "item", "text": None, "edit": edit}])
    assert result["text"] == (
        "# yaml-language-server: $schema=../item.schema.json\nkind: theme-day\nstatus: draft\nthemes: [sgg]\n"
        'audiences: [inwoners]\nrevision: 0\nupdated: 2027-01-05\ntitle:\n  nl: "Dag: nieuw"\nask: "Wanneer?"\n'
    )


def test_what_cannot_be_written_is_not_saved(edited: Edited) -> None:
    """A key that stands there twice: the editor must not guess."""
    [result] = edited([{"kind": "item", "text": "kind: campaign\nkind: event\n", "edit": {"kind": "training"}}])
    assert "error" in result
