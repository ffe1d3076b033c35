"""Colours that everybody can read, sentences that are not cut, and drawings as they were approved."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from omzien.colours import LEAST, contrast
from omzien.content import Content
from omzien.frame import Frame
from omzien.kit.colours import palette, tokens
from omzien.kit.drawing import draw, job, preview_ending
from omzien.kit.forms import drawings, quiet_drawings
from omzien.kit.print_text import opening, runs, sentences
from omzien.kit.subject import subjects
from tests.conftest import ROOT, problems_of
from tests.kit.conftest import TEMPLATES

APPROVED = Path(__file__).parent / "approved"


def test_every_look_can_be_read(real: Content) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5, for everything that stands on something."""
    assert real.kit is not None
    for name, look in real.kit.looks.items():
        for pair, (front, back) in palette(look, tokens(ROOT)).pairs().items():
            assert contrast(front, back) >= LEAST, f"{name}: {pair}"


def test_every_look_has_its_own_pattern(real: Content) -> None:
    """Themes are told apart without colour too."""
    assert real.kit is not None
    patterns = [look.pattern for look in real.kit.looks.values()]
    assert len(patterns) == len(set(patterns))


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            '"#ffd166"',
            '"#8f6a1a"',
            "data/kit.yml:12: Bij «sun» is dit niet goed te lezen: de letters (ink) op de achtergrond (ground) (2.7). "
            "Kies kleuren die meer verschillen: minstens 4.5.",
        ),
        ("--sun", "--suns", "data/kit.yml:11: De kleur «--suns» bestaat niet. Bedoel je «--sun»?"),
        ("kinderen: sun", "kinder: sun", "data/kit.yml:13: Thema «kinder» bestaat niet. Bedoel je «kinderen»?"),
        (
            "kinderen: sun",
            "kinderen: maan",
            "data/kit.yml:13: Thema «kinderen» heeft uiterlijk «maan», maar dat staat niet bij «looks». ",
        ),
        (
            "cards: [veilig]",
            "cards: [stil]",
            "data/kit.yml:9: «stil» heeft geen nummer om te bellen dat op een kaartje mag. "
            "Kies een organisatie uit data/organisations.yml met een bevestigd nummer.",
        ),
        (
            "  screen: {limit: 240, hashtags: 0}\n",
            "",
            "data/kit.yml:2: Bij «channels» ontbreekt screen. Vul limit en hashtags in.",
        ),
        ('"#ffd166"', "geel", "data/kit.yml:12: «geel» is geen kleur. "),
    ],
)
def test_a_fault_in_the_settings_is_told(old: str, new: str, message: str, kit_root: Path) -> None:
    file = kit_root / "data/kit.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [str(problem) for problem in problems_of(kit_root) if problem.path == "data/kit.yml"]
    assert any(problem.startswith(message) for problem in found), found


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Een zin. Nog een zin. En nog een.", 22, "Een zin. Nog een zin."),
        ("Deze zin is te lang voor de grens. En deze ook.", 10, "Deze zin is te lang voor de grens."),
        ("Vraag: ‘Hoe gaat het?’ Luister. Twijfel je? Bel dan.", 48, "Vraag: ‘Hoe gaat het?’ Luister."),
        ("Luister. Twijfel je? Bel dan.", 40, "Luister. Twijfel je? Bel dan."),
        ("اسأل: «كيف حالك؟». استمع دون حكم.", 20, "اسأل: «كيف حالك؟»."),
        ("Een zin.", 0, ""),
    ],
)
def test_a_message_is_cut_between_sentences(text: str, limit: int, expected: str) -> None:
    assert opening(text, limit) == expected


def test_sentences_lose_nothing() -> None:
    text = "Zapytaj: „Jak się czujesz?”. Słuchaj! Dzwoń (także, gdy nie masz pewności). Bez kropki"
    assert " ".join(sentences(text)) == text


def test_arabic_runs() -> None:
    assert runs("اتصل بـ 0800-2000 ليلًا", "rtl") == [
        ("اتصل بـ ", False, False),
        ("0800-2000", True, True),
        (" ليلا", False, False),
    ]
    assert runs("Bel 0800-2000", "ltr") == [("Bel 0800-2000", False, False)]


@pytest.mark.parametrize("language", ["nl", "ar", "uk"])
def test_drawings_look_as_approved(language: str, kit_frame: Callable[[str], Frame], tmp_path: Path) -> None:
    """Small pictures of each form, compared with those in approved/. APPROVE=1 approves what is drawn now."""
    frame = kit_frame(language)
    item = next(item for item in frame.content.items if item.id == "reeks")
    found = [d for subject in subjects(frame, item) for d in drawings(subject) if d.form.preview][:5]
    for drawing in [*found, *quiet_drawings(frame)]:
        made = job(drawing.form.template, drawing.data, drawing.form.ending, drawing.name, preview=True)
        file = APPROVED / f"{drawing.form.template}-{drawing.name}-{language}.png"
        small = draw(made, TEMPLATES)[preview_ending("png")]
        if os.environ.get("APPROVE"):
            file.write_bytes(small)
        (tmp_path / file.name).write_bytes(small)
        assert difference(file, tmp_path / file.name) < 1.5, file.name


def difference(one: Path, other: Path) -> float:
    """The mean difference of two pictures for a dot, from 0 to 255."""
    with Image.open(one) as a, Image.open(other) as b:
        assert a.size == b.size
        return sum(ImageStat.Stat(ImageChops.difference(a.convert("RGB"), b.convert("RGB"))).mean) / 3


def test_another_drawing_is_not_as_approved() -> None:
    """The test above can fail: the same form with another message differs by more than it allows."""
    one, other = (APPROVED / f"image-{name}-nl.png" for name in ("1080x1080", "2026-11-25-1080x1080"))
    assert difference(one, other) > 3
