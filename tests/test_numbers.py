"""Finding numbers that belong in the data, and leaving ordinary ones alone."""

from __future__ import annotations

import pytest

from omzien.numbers import find

KNOWN = ["112", "113", "144", "08002000", "140570"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bel 112 nu.", ["112"]),
        ("Bel 0800-2000, of 0800 2000!", ["0800-2000", "0800 2000"]),
        ("اتصل على ٠٨٠٠٢٠٠٠ الآن", ["٠٨٠٠٢٠٠٠"]),
        ("de gemeente: 14 0570", ["14 0570"]),
        ("+31 6 12345678 of (020) 123 45 67", ["+31 6 12345678", "(020) 123 45 67"]),
        ("open van 09:00 tot 17.00 uur", ["09:00", "17.00"]),
        ("open van 9 tot 17 uur", ["9 tot 17 uur"]),
        ("mail naar hulp@voorbeeld.nl", ["hulp@voorbeeld.nl"]),
        ("[bel](tel:112)", ["tel:", "112"]),
        ("7 dagen, 16 dagen, 1 op de 5, 22% en 24 uur", []),
        ("sinds 1 juli 2024, van 2019-2023, op 2026-11-25", []),
        ("200.000 volwassenen en 1.956 contacten, 12.50 euro", []),
        ('{{ phone("112") }} en {{ contact("113") }}', []),
        ("[bron](https://voorbeeld.nl/nieuws/4363600/)", []),
        ("de 112NL-app", []),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    assert [entry.text for entry in find(text, KNOWN)] == found


def test_the_line_is_counted_from_the_start() -> None:
    assert [entry.line for entry in find("een\ntwee\nBel 112", KNOWN)] == [2]
