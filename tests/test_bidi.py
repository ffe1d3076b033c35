"""Numbers and Latin names keep their order in right-to-left text."""

from __future__ import annotations

import pytest

from omzien.bidi import LRI, PDI, isolate_html, isolate_text


def shown(text: str) -> str:
    """The isolates as square brackets, so that they can be seen."""
    return isolate_text(text).replace(LRI, "[").replace(PDI, "]")


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("اتصل على 0800-2000.", "اتصل على [0800-2000]."),
        ("من 09:00 – 17:00", "من [09:00 – 17:00]"),
        (
            "مركز Centrum Seksueel Geweld (CSG): 0800 0188، هنا",
            "مركز [Centrum Seksueel Geweld] ([CSG]): [0800 0188]، هنا",
        ),
        ("2026-11-25 و 22% من 200.000", "[2026-11-25] و [22%] من [200.000]"),
        ("+31 247 247 247", "[+31 247 247 247]"),
        ("Veilig Thuis، 112", "[Veilig Thuis]، [112]"),
        ("https://veiligthuis.nl/x", "[https://veiligthuis.nl/x]"),
        ("ليس هنا رقم", "ليس هنا رقم"),
    ],
)
def test_plain_text(text: str, isolated: str) -> None:
    assert shown(text) == isolated


def test_a_row_of_dashes_joins_nothing() -> None:
    """And is no work: with two ways to read each dash this would never end."""
    row = " -" * 1000
    assert shown(f"a{row} ع") == f"[a]{row} ع"


def test_text_that_is_isolated_already_is_left_alone() -> None:
    assert isolate_text(isolate_text("على 0800-2000")) == isolate_text("على 0800-2000")


def test_the_nearest_direction_counts() -> None:
    """On a page that is not translated a card in the reader's language stands between the Dutch."""
    page = '<html dir="rtl"><article dir="ltr"><p>Bel 1-2</p><div dir="rtl"><p>من 09:00–17:00</p></div><p>3-4</p></article>5-6'
    assert isolate_html(page) == (
        '<html dir="rtl"><article dir="ltr"><p>Bel 1-2</p><div dir="rtl"><p>من <bdi dir="ltr">09:00–17:00</bdi></p></div>'
        '<p>3-4</p></article><bdi dir="ltr">5-6</bdi>'
    )


def test_html() -> None:
    page = (
        '<!doctype html>\n<html dir="rtl"><head><title>قال 0800-2000</title><style>a{b:1}</style>'
        '<meta name="description" content="في 2026"></head><body><h1>Veilig Thuis هنا</h1>'
        '<a href="tel:112" aria-label="اتصل 112">112</a><br><bdi dir="ltr">0800-2000</bdi>'
        '<p dir="ltr">Bel <b>112</b></p><p>&lt;script&gt; &amp; 7</p>'
        '<svg viewBox="0 0 9 9"><path d="M1 2z"/></svg></body></html>'
    )
    assert isolate_html(page) == (
        f'<!doctype html>\n<html dir="rtl"><head><title>قال {LRI}0800-2000{PDI}</title><style>a{{b:1}}</style>'
        f'<meta name="description" content="في {LRI}2026{PDI}"></head><body><h1><bdi dir="ltr">Veilig Thuis</bdi> هنا</h1>'
        f'<a href="tel:112" aria-label="اتصل {LRI}112{PDI}"><bdi dir="ltr">112</bdi></a><br><bdi dir="ltr">0800-2000</bdi>'
        '<p dir="ltr">Bel <b>112</b></p><p>&lt;<bdi dir="ltr">script</bdi>&gt; &amp; <bdi dir="ltr">7</bdi></p>'
        '<svg viewBox="0 0 9 9"><path d="M1 2z"/></svg></body></html>'
    )


@pytest.mark.parametrize(
    ("page", "isolated"),
    [
        (
            "<script>if (a < 112) f('<p>113</p>')</script>112",
            "<script>if (a < 112) f('<p>113</p>')</script><bdi dir=\"ltr\">112</bdi>",
        ),
        ("<!-- 112 <b> -->هنا", "<!-- 112 <b> -->هنا"),
        ('<p dir="ltr"><img alt="7"/><br>7</p>7', '<p dir="ltr"><img alt="7"/><br>7</p><bdi dir="ltr">7</bdi>'),
        ('<p dir="ltr"><b dir="auto">7</b></p>', '<p dir="ltr"><b dir="auto">7</b></p>'),
        ("</b>7", '</b><bdi dir="ltr">7</bdi>'),
        ('<meta property="og:url" content="/2026/">', '<meta property="og:url" content="/2026/">'),
        (
            '<meta property="og:description" content="من 25 نوفمبر">',
            f'<meta property="og:description" content="من {LRI}25{PDI} نوفمبر">',
        ),
        ('<a title="1 > 0">نعم</a>', f'<a title="{LRI}1{PDI} &gt; {LRI}0{PDI}">نعم</a>'),
        ('<svg viewBox="0 0 9 9"><title>في 7</title></svg>', f'<svg viewBox="0 0 9 9"><title>في {LRI}7{PDI}</title></svg>'),
        ("&#39;7&#39; &amp; &lt;x&gt;", '\'<bdi dir="ltr">7</bdi>\' &amp; &lt;<bdi dir="ltr">x</bdi>&gt;'),
    ],
)
def test_markup_is_left_as_it_is(page: str, isolated: str) -> None:
    assert isolate_html(page) == isolated
