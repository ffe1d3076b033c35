"""What goes along, what stays here, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from omzien import colours
from omzien.loading import load, load_or_raise
from omzien.municipalities.local import local
from omzien.municipalities.passages import blocks, whole, without
from omzien.municipalities.wanted import palette
from tests.conftest import ROOT, problems_of
from tests.municipalities.voorbeeldstad import COLOURS, command

SHEET = (ROOT / "overrides/assets/omzien.css").read_text(encoding="utf-8")


def test_their_content_is_right_without_a_hand_on_it(made: Path) -> None:
    """No error and no warning: the translations too are recorded for what is left of the Dutch."""
    assert [str(problem) for problem in problems_of(made) if problem.severity != "na te vragen"] == []
    content = load_or_raise(made)
    assert content.settings.codes == ["nl", "en", "ar"]
    assert content.municipality.approved is False
    assert content.municipality.security is None


def test_the_forms_send_who_needs_help_to_their_site(made: Path) -> None:
    ours, theirs = load_or_raise(ROOT).settings.site_url, load_or_raise(made).settings.site_url
    forms = [file.read_text(encoding="utf-8") for file in (made / ".github/ISSUE_TEMPLATE").glob("*.yml")]
    assert not [form for form in forms if ours in form]
    assert len([form for form in forms if f"{theirs}nu/" in form]) == 3


def test_national_numbers_go_along_and_local_ones_do_not(made: Path) -> None:
    """Voorbeeldstad has the numbers of the whole country, each as it is here, and none of Deventer."""
    ours, theirs = load_or_raise(ROOT), load_or_raise(made)
    for organisation in theirs.organisations.organisations:
        assert organisation == ours.organisation(organisation.id)
        assert organisation.area == "landelijk"
    assert theirs.organisation("veilig-thuis") is not None
    assert theirs.organisation("kadera") is None


def test_a_neighbour_keeps_what_is_of_the_region() -> None:
    """Another municipality in IJsselland gets the organisations of IJsselland that do not speak of Deventer."""
    found = local(load_or_raise(ROOT), "IJsselland")
    assert "kadera" not in found.organisations
    assert {"gemeente-deventer", "veilig-thuis-ijsselland", "relatiedesk"} <= found.organisations


def test_the_list_tells_all_that_was_left_out(made: Path) -> None:
    """Pages, passages with their text, organisations and items: people can write their own."""
    told = (made / "NOG-TE-DOEN.md").read_text(encoding="utf-8")
    for part in ("docs/nl/hulp/relatiedesk.md", "content-calendar/2027/ben-je-oke-deventer.yml", "Kadera"):
        assert part in told
    assert "> In Deventer loopt de campagne" in told


@pytest.mark.parametrize(
    ("markdown", "chosen", "left"),
    [
        ("# A\n\nEen.\n\n## B\n\nTwee.\n\n## C\n\nDrie.\n", {3}, "# A\n\nEen.\n\n## C\n\nDrie.\n"),
        ("# A\n\n1. een\n2. twee\n3. drie\n\nNa.\n", {2}, "# A\n\nNa.\n"),
        ("# A\n\n1. een\n2. twee\n3. drie\n", {3}, "# A\n\n1. een\n2. twee\n"),
        ("# A\n\nDit zijn ze.\n\n- een\n- twee\n\nNa.\n", {1}, "# A\n\nNa.\n"),
        ("# A\n\n- een\n- twee\n  en meer\n- drie\n", {2}, "# A\n\n- een\n- drie\n"),
        ("# A\n\n## B\n\nEen.\n\n### C\n\nTwee.\n\n## D\n\nDrie.\n", {1}, "# A\n\n## D\n\nDrie.\n"),
    ],
)
def test_a_passage_takes_along_what_means_nothing_without_it(markdown: str, chosen: set[int], left: str) -> None:
    """A heading with nothing below it, a procedure that lost a step, a list without the sentence that begins it."""
    found = blocks(markdown)
    assert without(markdown, found, whole(found, chosen)) == left


def test_translations_have_the_same_blocks() -> None:
    """On this the leaving out in every language stands: each page has the blocks of its Dutch page."""
    content = load_or_raise(ROOT)
    for page in content.pages:
        dutch = content.page(page.path, "nl")
        assert dutch is not None
        assert [b.kind for b in blocks(page.markdown)] == [b.kind for b in blocks(dutch.markdown)], page.source


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    """No name, no region, an unknown language, faint colours, a folder that is there: and nothing is written."""
    folder = tmp_path / "bestaat"
    folder.mkdir()
    done = command("--languages", "nl frr", "--colours", "#aaaaaa #8a2d1c #9cc4ff #222222", "--folder", str(folder))
    assert done.returncode == 1
    for part in (
        "Er staat niet hoe de gemeente heet.",
        "Er staat niet in welke regio",
        "De taal «frr» is er niet.",
        "#aaaaaa is op een licht scherm niet goed te lezen",
        "het contrast is 1,9, en moet minstens 4,5 zijn. Kies een donkerder kleur.",
        "#222222 is op een donker scherm niet goed te lezen",
        "De map bestaat bestaat al.",
        "kan het adres van de nieuwe site niet zijn",
    ):
        assert part in done.stderr
    assert "#8a2d1c" not in done.stderr
    assert list(folder.iterdir()) == []
    assert list(tmp_path.iterdir()) == [folder]


def test_a_name_cannot_become_something_else_in_the_yaml(tmp_path: Path) -> None:
    """Quotes and colons in what is typed stay part of the name."""
    name = 'O\'dorp: "Aan" #Zee'
    done = command(
        *("--name", name, "--region", "Regio: {x}", "--website", "https://a.example", "--address", "https://a.example/"),
        *("--languages", "nl", "--folder", str(tmp_path / "odorp")),
    )
    assert done.returncode == 0, done.stderr
    content, problems = load(tmp_path / "odorp")
    assert content is not None, problems
    assert content.municipality.name == name
    assert content.municipality.region == "Regio: {x}"


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21, a colour on itself 1; the colours of Omzien and of Voorbeeldstad can be read everywhere."""
    assert colours.contrast("#000000", "#fff") == pytest.approx(21)
    assert colours.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert colours.contrast("#1b5650", "#1b5650") == 1
    assert list(colours.faint(palette(COLOURS), SHEET)) == []
    assert list(colours.faint(palette(("#1b5650", "#9c3d1f", "#8fd3c8", "#ffb49b")), SHEET)) == []


def test_the_check_says_which_colour_cannot_be_read(sample: Path) -> None:
    """In the file, on its line, for who changes a colour later."""
    file = sample / "data/municipality.yml"
    added = 'colours:\n  light: {primary: "#123a6b", accent: "#cc9999"}\n  dark: {primary: "#9cc4ff", accent: "#ffb49b"}\n'
    file.write_text(added + file.read_text(encoding="utf-8"), encoding="utf-8")
    told = [str(problem) for problem in problems_of(sample) if "kleur" in problem.message]
    assert len(told) == 1
    assert re.match(r"data/municipality\.yml:2: De kleur #cc9999 is op een licht scherm niet goed te lezen", told[0])
