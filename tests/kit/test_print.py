"""Posters and images of the real calendar, read back: every language, its longest title."""

from __future__ import annotations

import io
import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pypdf
import pypdfium2
import pytest
import zxingcpp

from omzien import numbers
from omzien.content import CalendarItem, Content
from omzien.frame import Frame
from omzien.kit.drawing import DrawingError
from omzien.kit.forms import drawings, quiet_drawings
from omzien.kit.subject import Subject
from omzien.model import Item
from tests.conftest import TODAY
from tests.kit.conftest import LANGUAGES, Printed, printed

_POINTS = 72 / 25.4  # in a millimetre


@pytest.fixture(scope="module")
def made(real: Content) -> dict[str, list[Printed]]:
    """For each language, everything of the item with the longest title in it."""

    def longest(language: str) -> CalendarItem:
        items = [item for item in real.items if item.item.start and language in item.item.languages()]
        return max(items, key=lambda item: len(item.item.title.best(language)[0]))

    return {
        language: [printed(d) for d in drawings(Subject(Frame(real, language, TODAY), longest(language)))]
        for language in LANGUAGES
    }


def all_of(made: dict[str, list[Printed]]) -> Iterator[tuple[str, Printed]]:
    """Each print with its language."""
    for language, prints in made.items():
        for one in prints:
            yield language, one


def fonts_of(one: Printed) -> Iterator[tuple[str, Any]]:
    """Name and descriptor of each font in a PDF."""
    for font in pypdf.PdfReader(io.BytesIO(one.pdf)).pages[0]["/Resources"]["/Font"].values():  # type: ignore[index]
        name = font.get_object()["/BaseFont"]
        yield name, font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]


def test_fonts_are_inside_as_subsets(made: dict[str, list[Printed]]) -> None:
    """Our own, never those of the machine: a poster looks the same everywhere."""
    for language, one in all_of(made):
        names = set()
        for name, descriptor in fonts_of(one):
            assert re.match(r"/[A-Z]{6}\+(NotoSans|Almarai)", name), name
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor, name
            names.add(name.partition("+")[2].partition("-")[0])
        assert ("Almarai" in names) == (language == "ar")


def test_readers_aloud_find_language_title_and_tags(made: dict[str, list[Printed]]) -> None:
    """PDF/UA-1 (ISO 14289-1) and PDF/A-2 (ISO 19005-2), with one heading."""
    for language, one in all_of(made):
        root = one.root
        assert str(root["/Lang"]) == language
        assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
        assert "/StructTreeRoot" in root
        metadata = root["/Metadata"].get_object().get_data()  # type: ignore[union-attr]
        assert b"<pdfuaid:part>1<" in metadata
        assert b"<pdfaid:part>2<" in metadata
        assert one.drawing.data["name"] in metadata.decode()
        assert tags(root["/StructTreeRoot"]).count("/H1") == 1


def tags(node: Any) -> list[str]:
    """The names of all tags below a node, in order."""
    node = node.get_object()
    if isinstance(node, list):
        return [tag for child in node for tag in tags(child)]
    if not isinstance(node, dict):
        return []
    below = tags(node["/K"]) if "/K" in node else []
    return [str(node["/S"]), *below] if "/S" in node else below


def without_signs(text: str) -> str:
    """Letters and digits alone: readers differ in what they do with brackets, hyphens at the end of a line and vowel signs."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def told(runs: list[tuple[str, bool, bool]]) -> str:
    """The words of a text that was handed to a form."""
    return "".join(words for words, *_ in runs)


def test_the_text_can_be_copied_in_its_own_order(made: dict[str, list[Printed]]) -> None:
    """As Chromium's reader copies it; of lam-alef, which is one sign, it gives the letters the other way round."""
    for language, one in all_of(made):
        copied = without_signs(one.text)
        for key in ("title", "message"):
            for part in re.split(r"[.:؟?(),«»]", told(one.drawing.data[key])):
                if language == "ar" and re.search(r"[A-Za-z0-9]", part):
                    continue  # what runs the other way is read by the test of the numbers
                words = without_signs(re.sub("ل([اأإآ])", r"\1ل", part) if language == "ar" else part)
                assert words in copied, f"{language} {one.drawing.name}: {part}\n{one.text}"


def test_the_code_is_read_from_paper_and_leads_straight_to_the_page(made: dict[str, list[Printed]]) -> None:
    for language, one in all_of(made):
        if one.drawing.form.ending != "pdf":
            continue
        picture = pypdfium2.PdfDocument(one.pdf)[0].render(scale=150 / 72).to_pil()
        found = [code.text for code in zxingcpp.read_barcodes(picture)]
        assert len(found) == 1
        prefix = "" if language == "nl" else f"{language}/"
        assert re.fullmatch(rf"https://omzien\.example/{prefix}campagnes/\d{{4}}/[a-z-]+/", found[0])


def test_every_number_is_of_the_data_and_drawn_left_to_right(made: dict[str, list[Printed]], real: Content) -> None:
    shown = {p.display for o in real.organisations.organisations for p in o.public_phones}
    for language, one in all_of(made):
        rows = drawn_rows(one)
        wanted = [entry["number"] for entry in one.drawing.data["contacts"]] + ["112"]
        for number in wanted:
            assert number in shown
            assert any(number in row for row in rows), f"{language} {one.drawing.name}: {number} in {rows}"
        for row in rows:
            for found in numbers.find(row.replace("omzien.example", ""), real.known_numbers()):
                assert found.kind != "telefoonnummer" or found.text in shown, f"{language} {one.drawing.name}: {found.text}"


def drawn_rows(one: Printed) -> list[str]:
    """What stands on the page from left to right, as an eye that reads digits sees it: a row for each line of each size."""
    rows: dict[tuple[int, int], list[Any]] = {}
    for character in one.characters:
        rows.setdefault((round(character["matrix"][5]), round(character["size"])), []).append(character)
    return [part for row in rows.values() for part in with_gaps(sorted(row, key=lambda c: float(c["x0"]))).split("\n")]


def with_gaps(row: list[Any]) -> str:
    """Characters in order of place; a gap between two is a space, a wide one the end of a column."""
    text = str(row[0]["text"])
    for before, after in itertools.pairwise(row):
        gap = (after["x0"] - before["x1"]) / after["size"]
        text += ("\n" if gap > 1 else " " if gap > 0.15 else "") + after["text"]
    return text


def test_a_number_that_is_turned_round_would_be_seen() -> None:
    """The test above can fail: an Arabic line without isolates swaps the parts of a number."""
    row = [{"text": text, "x0": at * 10.0, "x1": at * 10.0 + 9.9, "size": 12} for at, text in enumerate("2000-0800")]
    assert "0800-2000" not in with_gaps(row)


def test_nothing_runs_over_its_place(made: dict[str, list[Printed]]) -> None:
    """Letters stay within the margins, off the band with the pattern, and off each other."""
    for language, one in all_of(made):
        where = f"{language} {one.drawing.name}"
        width, height = one.size
        margin = 0.03 * min(width, height)
        for character in one.characters:
            assert margin <= character["x0"] <= character["x1"] <= width - margin, f"{where}: {character['text']}"
            assert margin / 2 <= character["matrix"][5] <= height - margin, f"{where}: {character['text']}"
        assert crossing(one) == [], where


def crossing(one: Printed) -> list[str]:
    """Pairs of letters of different lines that touch: the body of each, from its base line to the height of an x."""
    boxes = [
        (c["matrix"][5], c["matrix"][5] + 0.5 * c["size"], c["x0"], c["x1"], c["text"])
        for c in one.characters
        if unicodedata.category(c["text"][0])[0] in "LN"
    ]
    boxes.sort()
    found = []
    for index, (low, high, left, right, text) in enumerate(boxes):
        for other_low, _, other_left, other_right, other in boxes[index + 1 :]:
            if other_low >= high:
                break
            if other_low - low > 1.5 and left < other_right - 1 and other_left < right - 1:
                found.append(f"{text} {other}")
    return found


def test_lines_that_touch_would_be_seen(made: dict[str, list[Printed]]) -> None:
    one = made["nl"][0]
    moved = Printed(one.drawing, one.pdf)
    shifted = [{**c, "matrix": (*c["matrix"][:5], c["matrix"][5] + 0.3 * c["size"])} for c in one.characters]
    moved.__dict__["characters"] = one.characters + shifted
    assert crossing(moved)


def changed(item: CalendarItem, **texts: str) -> CalendarItem:
    """An item with other Dutch texts."""
    fields = {**item.item.model_dump(by_alias=True, mode="json"), **{key: {"nl": text} for key, text in texts.items()}}
    return CalendarItem(item.id, item.year, Item.model_validate(fields), item.document)


def test_a_title_that_fits_on_no_poster_is_an_error(real: Content) -> None:
    item = changed(real.items[0], title="Aansprakelijkheidswaardevaststellingsveranderingen " * 6)
    with pytest.raises(DrawingError, match="too long"):
        printed(next(drawings(Subject(Frame(real, "nl", TODAY), item))))


@pytest.mark.parametrize(
    "attack", ['#panic("x") $x^2$ *vet* @bron', '<a> "q" \\ [b] {c} // d', "= kop #import", "`code` _x_ ~ '1'"]
)
def test_markup_in_a_text_stays_text(attack: str, real: Content) -> None:
    item = changed(real.items[0], title=attack)
    one = printed(next(drawings(Subject(Frame(real, "nl", TODAY), item))))
    assert one.drawing.data["name"] == Subject(Frame(real, "nl", TODAY), item).title
    assert re.sub(r"\s", "", one.drawing.data["name"]) in re.sub(r"\s", "", one.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quiet_poster_and_the_cards_say_nothing(language: str, real: Content) -> None:
    """No betraying word in text, name or address; no name of an organisation; the code leads to the first page."""
    poster, cards = (printed(drawing) for drawing in quiet_drawings(Frame(real, language, TODAY)))
    everything = " ".join(
        [poster.text, cards.text, str(poster.drawing.data["name"]), poster.drawing.alt, cards.drawing.alt]
    ).lower()
    betraying = [word for words in real.municipality.betraying_words.values() for word in words]
    assert [word for word in betraying if word in everything] == []
    names = [o.name_in(language)[0].lower() for o in real.organisations.organisations]
    assert [name for name in names if name in everything and not name.isdigit()] == []
    assert set(cards.text.split()) == {"0800-2000"}
    assert "0800-2000" in " ".join(drawn_rows(poster))
    picture = pypdfium2.PdfDocument(poster.pdf)[0].render(scale=150 / 72).to_pil()
    home = real.settings.address("", language)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [home]
    assert str(poster.root["/Lang"]) == str(cards.root["/Lang"]) == language
