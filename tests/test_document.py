"""Reading YAML: values stay as typed, each has its line, and no trick of YAML gets through."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from omzien import document
from omzien.document import parse
from tests.conftest import ROOT

SAMPLE = (ROOT / "content-calendar/2026/orange-the-world.yml").read_text(encoding="utf-8")


def test_values_stay_as_they_were_typed() -> None:
    read = parse("tel: 08002000\nday: 2026-11-25\nno: no\nnumber: 1_000\nnothing:\nempty: ''\n", "f.yml")
    expected = {"tel": "08002000", "day": "2026-11-25", "no": "no", "number": "1_000", "nothing": None, "empty": ""}
    assert read.data == expected


def test_every_value_knows_its_line() -> None:
    read = parse("a: 1\nb:\n  - x\n  - c: d\n", "f.yml", first_line=5)
    assert [read.line("a"), read.line("b", 0), read.line("b", 1, "c"), read.line("b", 1, "gone")] == [5, 7, 8, 8]


def test_tags_are_not_obeyed() -> None:
    assert parse("x: !!python/object/apply:os.system [ls]\n", "f.yml").data == {"x": ["ls"]}


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True))
    read = parse(bomb, "f.yml")
    assert len(read.problems) == 16
    assert all("verwijzing" in problem.message for problem in read.problems)


def test_windows_line_ends_and_a_byte_order_mark_are_fine() -> None:
    assert parse("\ufeffa: 1\r\nb: 2\r\n", "f.yml").data == {"a": "1", "b": "2"}


def test_a_folded_text_is_what_was_typed() -> None:
    assert parse("a: >\n  x\n  y\n", "f.yml").data == {"a": "x y\n"}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.integers(0, 400),
    place=st.integers(0, 300),
    added=st.text("-:#\"'[]{}>|&*!%@`,?~ \n\\\t\u0085", max_size=3),
    removed=st.integers(0, 2),
)
def test_both_readers_read_the_same(monkeypatch: pytest.MonkeyPatch, start: int, place: int, added: str, removed: int) -> None:
    """The fast reader and the precise one, on our own texts with mistakes in them: values, lines and complaints."""
    text = SAMPLE[start : start + 300]
    broken = text[:place] + added + text[place + removed :]
    quick = parse(broken, "f.yml")
    with monkeypatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", False)
        parse.cache_clear()
        assert parse(broken, "f.yml") == quick


def test_both_readers_read_our_own_files_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [*(ROOT / "data").glob("*.yml"), *(ROOT / "content-calendar/2026").glob("*.yml")]
    quick = [document.read(file, ROOT) for file in files]
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    parse.cache_clear()
    assert [document.read(file, ROOT) for file in files] == quick


def test_a_character_that_yaml_does_not_know_has_its_line() -> None:
    (problem,) = parse("a: 1\nb: x\x92y\n", "f.yml", first_line=3).problems
    assert (problem.line, problem.message) == (4, "Er staat een onzichtbaar teken in dit bestand (U+0092).")
