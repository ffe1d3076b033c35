"""What is made, for which items, what is made again, and what is in the zip."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from omzien.content import Content
from omzien.frame import Frame
from omzien.kit.bundle import QUIET, Kits
from omzien.kit.making import make_kits
from omzien.kit.subject import subjects
from omzien.kit.texts import texts
from omzien.kit.window import items_with_kit
from omzien.kit.workshop import Workshop
from omzien.loading import load
from omzien.model.kit import Channel
from omzien.problems import ContentError
from tests.conftest import TODAY
from tests.kit.conftest import LANGUAGES, TEMPLATES

SERIES = "2026/reeks"
WEEK = "2026/week-van-het-kind"
SERIES_FILE = "content-calendar/2026/reeks.yml"


def kits_of(root: Path, today: date = TODAY) -> Kits:
    """The material of the content below `root`, kept in its own workshop; `site` there is what was published before."""
    content, problems = load(root)
    assert content is not None, problems
    return make_kits(content, today, Workshop(root / "drawn", TEMPLATES), root / "site")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One workshop for the tests below: what one drew the next need not."""
    return tmp_path_factory.mktemp("drawn")


@pytest.fixture
def root(kit_root: Path, drawn: Path) -> Path:
    """The sample site with that workshop, in three languages: what is made does not depend on how many there are."""
    languages = (kit_root / "mkdocs.yml").read_text(encoding="utf-8")
    (kit_root / "mkdocs.yml").write_text(languages.split("        - {locale: tr")[0], encoding="utf-8")
    (kit_root / "drawn").symlink_to(drawn)
    return kit_root


def edited(root: Path, old: str, new: str, path: str = SERIES_FILE) -> None:
    """Change one thing in a file of the sample."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 13), ["week-van-het-kind"]),
        (date(2026, 10, 14), ["avond", "week-van-het-kind", "reeks"]),
        (date(2026, 11, 25), ["week-van-het-kind", "reeks"]),
        (date(2026, 11, 26), ["reeks"]),
        (date(2026, 12, 1), ["reeks", "geheim"]),
        (date(2026, 12, 23), ["geheim"]),
        (date(2026, 12, 24), []),
    ],
)
def test_near_confirmed_and_public_items_have_material(day: date, expected: list[str], kit_content: Content) -> None:
    """A draft, a cancelled item and one under embargo never do."""
    found = [item.id for item in items_with_kit(kit_content, day)]
    assert [id for id in found if id != "avond" or "avond" in expected] == expected


def test_what_is_in_a_zip(root: Path) -> None:
    made = kits_of(root)
    bundle = made.bundles[SERIES, "ar"]
    with zipfile.ZipFile(bundle.archive.file) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("materiaal.json"))
        readme = archive.read("leesmij.txt").decode()
        said = archive.read("teksten.txt").decode()
    pictures = ["1080x1080.png", "1080x1920.png", "1200x630.png", "2026-11-25-1080x1080.png", "2026-11-26-1080x1080.png"]
    own = ["poster-a4.pdf", "poster-a3.pdf", *pictures, "qr.svg", "qr.png", "teksten.txt"]
    assert names == [*own, "leesmij.txt", "materiaal.json"]
    assert "SIL Open Font License" in readme
    assert [file["name"] for file in manifest["files"]] == own
    assert all(file["alt"] for file in manifest["files"] if file["name"] in pictures)
    assert manifest["address"] == "https://voorbeeld.example/ar/campagnes/2026/reeks/"
    assert manifest["made_on"] == "2026-11-18"
    assert manifest["changed"] is None  # nothing was published before
    assert said.count("========") == 3 * len(Channel)  # the whole, and two days
    assert "\u20660800-9999\u2069" in said
    assert set(made.bundles) == {(key, code) for key in (SERIES, WEEK, QUIET) for code in ("nl", "en", "ar")}


def test_images_are_as_large_as_they_say(root: Path) -> None:
    from PIL import Image

    for piece in kits_of(root).bundles[SERIES, "nl"].pieces:
        if piece.name.endswith(".png") and piece.size:
            with Image.open(io.BytesIO(piece.bytes)) as picture:
                assert f"{picture.width} × {picture.height}" == piece.size


def test_nothing_is_drawn_twice(root: Path, drawn: Path) -> None:
    kits_of(root)
    before = {file: file.stat().st_mtime_ns for file in drawn.iterdir()}
    again = kits_of(root)
    assert again.drawn == 0
    assert {file: file.stat().st_mtime_ns for file in drawn.iterdir()} == before


def test_a_changed_title_remakes_only_its_own(root: Path) -> None:
    before = kits_of(root)
    edited(root, 'en: "Sixteen days for the neighbourhood"', 'en: "Sixteen days together"')
    after = kits_of(root)
    forms = 5  # two posters and three images; the images of the days do not have the title
    assert after.drawn == forms
    changed = {key for key in before.bundles if before.bundles[key].archive.bytes != after.bundles[key].archive.bytes}
    assert changed == {(SERIES, "en")}


def test_the_same_content_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    """Drawn again, in another folder, by other processes."""
    content, _ = load(root)
    assert content is not None
    one = kits_of(root)
    other = make_kits(content, TODAY, Workshop(tmp_path / "elsewhere", TEMPLATES), root / "site")
    assert other.drawn > 0
    for key, bundle in one.bundles.items():
        assert bundle.archive.bytes == other.bundles[key].archive.bytes, key
        previews = [file.read_bytes() for piece in bundle.pieces for file in piece.previews.values()]
        assert previews == [file.read_bytes() for piece in other.bundles[key].pieces for file in piece.previews.values()]


def test_the_manifest_tells_what_changed_since_what_was_published(root: Path) -> None:
    kits_of(root).place(root / "site")
    later = kits_of(root, date(2026, 11, 20)).bundles[SERIES, "en"]
    assert later.manifest["made_on"] == "2026-11-18"  # nothing changed
    edited(root, 'en: "Say hello"', 'en: "Say hi"')
    last = kits_of(root, date(2026, 11, 21)).bundles[SERIES, "en"]
    assert last.manifest["made_on"] == "2026-11-21"
    assert last.manifest["changed"] == ["2026-11-25-1080x1080.png", "teksten.txt"]


def test_what_was_placed_is_never_written_through(root: Path) -> None:
    """Both names are of one file: who writes to the place would change the workshop, and every site that has it."""
    kits_of(root).place(root / "materiaal")
    kept = {file: file.read_bytes() for file in (root / "drawn").iterdir()}
    edited(root, 'en: "Say hello"', 'en: "Say hi there"')
    with pytest.raises(FileExistsError):
        kits_of(root).place(root / "materiaal")
    assert {file: file.read_bytes() for file in kept} == kept


def test_a_title_that_does_not_fit_is_told_at_its_file(root: Path) -> None:
    edited(root, '"Zestien dagen voor de buurt"', f'"{"Buurtverbindingsbijeenkomstendagen " * 9}"')
    with pytest.raises(ContentError) as error:
        kits_of(root)
    assert str(error.value) == (
        "content-calendar/2026/reeks.yml:9: Een tekst hiervan past niet op een poster of plaatje, in taal «nl». "
        "Maak de titel of de eerste zin van de boodschap korter."
    )


def test_without_its_file_there_is_no_material(root: Path) -> None:
    (root / "data/kit.yml").unlink()
    assert kits_of(root).bundles == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_real_calendar_fits_its_channel(language: str, real: Content) -> None:
    frame = Frame(real, language, TODAY)
    for item in real.items:
        if item.item.start and language in item.item.languages():
            for subject in subjects(frame, item):
                for text in texts(subject):
                    assert text.fits, f"{item.id} {text.channel}: {text.length}"
                    assert subject.contacts[0].number in text.text
                    assert (subject.address in text.text) or text.channel is Channel.SCREEN


def test_a_text_is_shortened_by_whole_sentences(kit_root: Path, kit_frame: Callable[[str], Frame]) -> None:
    edited(kit_root, "screen: {limit: 240", "screen: {limit: 120", "data/kit.yml")
    content, _ = load(kit_root)
    assert content is not None
    item = next(item for item in content.items if item.id == "reeks")
    long, short = (
        {t.channel: t.text for t in texts(next(subjects(frame, item)))}[Channel.SCREEN]
        for frame in (kit_frame("nl"), Frame(content, "nl", TODAY))
    )
    assert (
        long.split("\n")[1]
        == "Vraag als jullie alleen zijn: ‘Hoe gaat het met je?’ Luister en oordeel niet. Twijfel je? Bel dan Veilig Advies."
    )
    assert short == "Zestien dagen voor de buurt\n\nVeilig Advies: 0800-9999 (Dag en nacht · Gratis)"


def test_hashtags_are_the_dutch_title_in_every_language(kit_frame: Callable[[str], Frame]) -> None:
    frame = kit_frame("uk")
    item = next(item for item in frame.content.items if item.id == "reeks")
    said = {text.channel: text.text for text in texts(next(subjects(frame, item)))}
    assert said[Channel.INSTAGRAM].endswith("\n#ZestienDagenVoorDeBuurt #Voorbeeld")
    assert "#" not in said[Channel.WHATSAPP]
