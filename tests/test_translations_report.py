"""The report tells the truth about each translation, and a review is recorded with its day and a role."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from omzien.content import Content
from omzien.loading import load
from omzien.problems import ContentError
from omzien.stamp import holders, stamp
from omzien.translation import State, state
from omzien.translations_report import Sort, accept, report, translations
from tests.conftest import ROOT, TODAY

WEEK = "content-calendar/2026/week-van-het-kind.yml"
DAY = date(2026, 12, 1)


def read(root: Path) -> Content:
    content, problems = load(root)
    assert content is not None, problems
    return content


def counts(content: Content, code: str, sort: Sort) -> dict[State, int]:
    return dict(Counter(entry.state for entry in translations(content) if (entry.language, entry.sort) == (code, sort)))


def section(content: Content, heading: str) -> list[str]:
    """The lines below a heading of the report."""
    text = report(content).split(f"{heading} (", 1)[1]
    return text.split("\n\n", 1)[0].split("\n")[1:]


def test_each_translation_is_counted_once(content: Content) -> None:
    assert counts(content, "ar", Sort.PAGE) == {State.OUTDATED: 1, State.MISSING: 1}
    assert counts(content, "ar", Sort.ITEM) == {State.OUTDATED: 3, State.MISSING: 1}  # the draft does not count yet
    assert sum(counts(content, "ar", Sort.DATA).values()) == len(holders(content)) - len(content.items)
    assert counts(content, "nl", Sort.PAGE) == {}


def test_the_table_has_the_counts(content: Content) -> None:
    stamp(content, WEEK, ["ar"], None)
    accept(read(content.root), "docs/ar/index.md", "", "redacteur", DAY)
    arabic = next(part for part in report(read(content.root)).split("\n\n") if part.startswith("Arabisch"))
    rows = [line.split() for line in arabic.split("\n")]
    assert rows[0] == ["Arabisch", "nagekeken", "door", "machine", "Nederlands", "is", "nieuwer", "ontbreekt"]
    assert rows[1] == ["pagina's", "1", "0", "0", "1"]
    assert rows[2] == ["kalender", "0", "1", "2", "1"]
    assert rows[3][:3] == ["gegevens", "0", "7"]


def test_what_is_missing_is_listed(content: Content) -> None:
    lines = section(content, "Te doen in het Arabisch")
    assert "  docs/ar/hulp/index.md: is er nog niet." in lines
    assert "  content-calendar/2026/avond.yml: is er nog niet." in lines
    at = lines.index("  data/organisations.yml: hier ontbreekt nog iets (2).")
    assert lines[at + 1 : at + 3] == [
        "    data/organisations.yml:25: Nog niet nagebeld.",
        "    data/organisations.yml:34: Bestaat niet meer.",
    ]


def test_the_dutch_that_changed_is_shown(content: Content) -> None:
    root = content.root
    stamp(content, "docs/en/index.md", ["en"], None)
    stamp(content, WEEK, ["en"], None)
    page, week = root / "docs/nl/index.md", root / WEEK
    page.write_text(page.read_text(encoding="utf-8") + "\n## Nieuw\n\nDit is erbij gekomen.\n", encoding="utf-8")
    week.write_text(week.read_text(encoding="utf-8").replace("Een week over", "Zeven dagen over"), encoding="utf-8")
    lines = section(read(root), "Te doen in het Engels")
    at = lines.index("  docs/en/index.md: het Nederlands is nieuwer.")
    assert lines[at + 1 : at + 3] == ["    docs/nl/index.md:11: ## Nieuw", "        Dit is erbij gekomen."]
    at = lines.index(f"  {WEEK}: het Nederlands is nieuwer.")
    assert lines[at + 1] == f"    {WEEK}:10: Zeven dagen over kinderen."


def test_dutch_that_went_away_is_told(content: Content) -> None:
    page = content.root / "docs/nl/index.md"
    before = page.read_text(encoding="utf-8")
    page.write_text(before + "\n## Weg\n", encoding="utf-8")
    stamp(read(content.root), "docs/en/index.md", ["en"], None)
    page.write_text(before, encoding="utf-8")
    assert "    docs/nl/index.md:2: er is Nederlands weggehaald of verplaatst." in report(read(content.root))


def test_a_translation_without_a_record_says_so(content: Content) -> None:
    assert "  docs/en/index.md: er is niet vastgelegd bij welk Nederlands dit hoort; lees alles na." in report(content)


def test_a_page_that_cannot_be_read_is_not_called_missing(content: Content) -> None:
    (content.root / "docs/ar/index.md").write_text("geen kop", encoding="utf-8")
    told = report(read(content.root))
    assert "docs/ar/index.md: is er nog niet" not in told
    assert told.endswith("Niet meegeteld, want niet te lezen (kijk met make check): docs/ar/index.md")


def test_a_review_is_recorded_with_day_and_role(content: Content) -> None:
    told = accept(content, "docs/ar/index.md", "", " tolk Arabisch ", DAY)
    assert told == "docs/ar/index.md: vastgelegd dat het Arabisch is nagekeken op 2026-12-01 (tolk Arabisch)."
    page = read(content.root).page("index.md", "ar")
    assert page is not None
    assert page.meta.translated is not None
    assert (page.meta.translated.reviewed, page.meta.translated.reviewed_by) == (DAY, "tolk Arabisch")


def test_a_review_in_yaml_is_of_one_language(content: Content) -> None:
    stamp(content, WEEK, ["en", "ar"], None)
    accept(read(content.root), WEEK, "en", 'lezer: "B1", {x}', DAY)
    item = next(entry.item for entry in read(content.root).items if entry.id == "week-van-het-kind")
    assert item.translated["en"].reviewed_by == 'lezer: "B1", {x}'
    assert item.translated["ar"].reviewed is None
    assert state(item.translated["en"], item.dutch_blocks()) is State.REVIEWED


REFUSED = {
    ("docs/ar/index.md", "", " "): "docs/ar/index.md:1: Er staat niet bij wie heeft nagekeken. "
    "Geef de rol, bijvoorbeeld: ROL=redacteur. Schrijf geen naam.",
    ("docs/nl/index.md", "", "redacteur"): "docs/nl/index.md:1: «nl» is geen taal waarin deze site vertaalt. Kies uit: en, ar.",
    (WEEK, "", "redacteur"): f"{WEEK}:1: Er staat niet bij welke taal is nagekeken. Geef de taal, bijvoorbeeld: TAAL=en.",
    ("weg.md", "", "redacteur"): "weg.md:1: Hier staan geen vertalingen in. "
    "Kies een vertaalde pagina of een YAML-bestand met teksten.",
    ("content-calendar/2026/avond.yml", "en", "redacteur"): "content-calendar/2026/avond.yml:7: "
    "Deze tekst is er niet in het Engels. Vul eerst alles aan met «en».",
}


@pytest.mark.parametrize("given", REFUSED)
def test_a_review_of_nothing_is_refused(given: tuple[str, str, str], content: Content) -> None:
    with pytest.raises(ContentError) as error:
        accept(content, *given, DAY)
    assert str(error.value) == REFUSED[given]


def test_the_command_shows_and_records(sample: Path) -> None:
    script = [sys.executable, str(ROOT / "scripts/translations.py")]
    environment = {**os.environ, "DATE": TODAY.isoformat()}

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*script, *options], cwd=sample, capture_output=True, text=True, env=environment, check=False)

    assert run().stdout.startswith("Engels ")
    done = run("--accept", "docs/ar/index.md", "--role", "redacteur")
    assert (done.returncode, done.stderr) == (0, "")
    line = f'reviewed: {TODAY}, reviewed_by: "redacteur"}}'
    assert line in (sample / "docs/ar/index.md").read_text(encoding="utf-8")
    assert run("--accept", "docs/ar/index.md").returncode == 1
