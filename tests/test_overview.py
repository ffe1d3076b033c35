"""The report for staff: as agreed from the sample site, safe with anything in it, and the same as JSON."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator

from omzien.content import Content
from omzien.frame import Frame
from omzien.links import Answer, State
from omzien.loading import load_or_raise
from omzien.overview.making import as_json, edit_base, overview, page, schema
from omzien.overview.model import Overview, Part, Row, Sign
from omzien.problems import Problem, Severity
from omzien.rules import check
from tests.conftest import ROOT, SAMPLES, TODAY

EXPECTED = SAMPLES / "overview/rapport.json"
_ASKED = {
    "https://stil.example": Answer(State.BROKEN, "404"),
    "https://veilig.example": Answer(State.MOVED, "https://elders.example"),
    "https://weer.example": Answer(State.WORKS, "200"),
}
_MARKUP = "<script>alert(1)</script>\"' & {{ phone(1) }}"


def made(content: Content, day: date = TODAY, site: Path | None = None, answers: dict[str, Answer] | None = None) -> Overview:
    """The report of this content."""
    return overview(content, check(content, day), day, site, answers or {})


def part(found: Overview, id: str) -> Part:
    """One subject of a report."""
    return next(entry for entry in found.parts if entry.id == id)


@pytest.fixture
def planned(sample: Path) -> Content:
    """The sample site with what was agreed about the year, and limits for plain Dutch."""
    (sample / "data/plan.yml").write_text(
        "themes: [kinderen]\nsettings: []\ntext_weeks: 4\ntranslation_weeks: 2\nrevision: 0\nupdated: 2026-11-01\n",
        encoding="utf-8",
    )
    limits = re.sub(r"(?m)^minimum_words: \d+", "minimum_words: 5", (ROOT / "data/plain.yml").read_text(encoding="utf-8"))
    (sample / "data/plain.yml").write_text(limits, encoding="utf-8")
    return load_or_raise(sample)


def test_the_report_is_as_agreed(planned: Content, tmp_path: Path) -> None:
    """Every part, from the sample site with two built pages and two links that were asked."""
    site = tmp_path / "site"
    (site / "nu").mkdir(parents=True)
    (site / "index.html").write_text("licht", encoding="utf-8")
    heavy = "".join(chr(0x4E00 + (number * 7919) % 20000) for number in range(12000))  # text that hardly packs
    (site / "nu/index.html").write_text(heavy, encoding="utf-8")
    found = as_json(made(planned, site=site, answers=_ASKED))
    assert json.loads(found) == json.loads(EXPECTED.read_text(encoding="utf-8"))


def test_the_json_fits_its_schema(planned: Content) -> None:
    """And would not fit with a field of another kind."""
    validator = Draft202012Validator(json.loads(schema()))
    found = json.loads(as_json(made(planned)))
    validator.validate(found)
    found["parts"][0]["sign"] = "groen"
    assert not validator.is_valid(found)


def test_the_page_stands_alone_and_says_what_colour_says(planned: Content) -> None:
    """No script, nothing from elsewhere; each coloured mark has a word in it; each part is in the summary and below."""
    found = made(planned)
    html = BeautifulSoup(page(found, Frame(planned, "nl", TODAY)), "html.parser")
    assert html.find_all(["script", "img", "link", "iframe"]) == []
    policy = html.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert policy is not None
    assert str(policy["content"]).startswith("default-src 'none'")
    assert all(mark.get_text(strip=True) for mark in html.select(".mark"))
    ids = {element["id"] for element in html.select("[id]")}
    for entry in found.parts:
        assert entry.id in ids
        assert html.select_one(f'.glance a[href="#{entry.id}"]') is not None
        assert entry.summary in html.get_text()


def test_each_row_leads_to_a_file_that_is_there(planned: Content) -> None:
    """From the page in .build/."""
    found = made(planned)
    html = BeautifulSoup(page(found, Frame(planned, "nl", TODAY)), "html.parser")
    links = [str(link["href"]) for link in html.select(".rows a[href^='../']")]
    assert len(links) == sum(bool(row.file) for entry in found.parts for row in entry.rows) > 5
    for link in links:
        assert (planned.root / ".build" / link).resolve().is_file(), link


def test_a_row_leads_to_the_host_when_there_is_one(planned: Content) -> None:
    """Where mkdocs.yml says so; without it there is no such link."""
    assert edit_base(planned.root) == ""
    settings = planned.root / "mkdocs.yml"
    added = "repo_url: https://code.example/gemeente/site/\nedit_uri: edit/main/docs/\n"
    settings.write_text(added + settings.read_text(encoding="utf-8"), encoding="utf-8")
    rows = [row for entry in made(planned).parts for row in entry.rows if row.file]
    assert all(row.edit == f"https://code.example/gemeente/site/edit/main/{row.file}" for row in rows)


def test_markup_in_what_people_wrote_comes_out_inert(planned: Content) -> None:
    """In a name, a sentence, a path and a summary."""
    row = Row(name=_MARKUP, sign=Sign.BAD, told=_MARKUP, detail=_MARKUP, file=_MARKUP, edit="https://code.example/" + _MARKUP)
    found = Overview(
        municipality=_MARKUP, day=TODAY, parts=[Part(id="x", title=_MARKUP, summary=_MARKUP, sign=Sign.BAD, rows=[row])]
    )
    html = page(found, Frame(planned, "nl", TODAY))
    assert "<script" not in html
    soup = BeautifulSoup(html, "html.parser")
    assert _MARKUP in soup.get_text()
    assert all(element.attrs.keys() <= {"href"} for element in soup.select(".rows a"))


def test_what_is_late_comes_first(planned: Content) -> None:
    """A year later every page has to be looked at; before that none, and shortly before the day it is told."""
    assert part(made(planned), "nakijken").sign is not Sign.BAD or any(
        row.told == "nog nooit" for row in part(made(planned), "nakijken").rows
    )
    late = part(made(planned, date(2027, 11, 18)), "nakijken")
    assert late.sign is Sign.BAD
    assert late.todo
    assert {row.told for row in late.todo} <= {"te laat", "nog nooit"}


def test_questions_and_warnings_are_told_with_their_place(planned: Content) -> None:
    """As the check says them."""
    asked = Problem("data/x.yml", 7, "Klopt dit?", "", Severity.QUESTION)
    found = overview(planned, [asked], TODAY, None, {})
    assert [(row.name, row.file, row.line) for row in part(found, "navragen").rows] == [("Klopt dit?", "data/x.yml", 7)]
    assert part(found, "let-op").rows == []


def test_the_same_content_and_day_give_the_same_bytes(planned: Content) -> None:
    """Twice, with everything read again."""
    again = load_or_raise(planned.root)
    assert as_json(made(planned)) == as_json(made(again))
    assert page(made(planned), Frame(planned, "nl", TODAY)) == page(made(again), Frame(again, "nl", TODAY))


def test_the_command_writes_the_report(planned: Content) -> None:
    """`make report`: three files outside the site, and a line for each part."""
    command = [sys.executable, str(ROOT / "scripts/report.py"), "--date", TODAY.isoformat()]
    (planned.root / ".build").mkdir()
    (planned.root / ".build/links.json").write_text("geen json", encoding="utf-8")
    done = subprocess.run(command, cwd=planned.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    kept = json.loads((planned.root / ".build/rapport.json").read_text(encoding="utf-8"))
    assert [f"{entry['title']}: {entry['summary']}" for entry in kept["parts"]] == done.stdout.split("\n\n")[0].splitlines()
    assert (planned.root / ".build/rapport.html").is_file()
    assert json.loads((planned.root / ".build/rapport.schema.json").read_text(encoding="utf-8"))["title"] == "Overview"
