"""Reading YAML: values stay as typed, each has its line, and no trick of YAML gets through."""

from __future__ import annotations

from omzien.document import parse


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
