"""Problems at their line of a proposal, in the form that GitHub reads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from omzien.annotations import workflow_commands
from omzien.problems import Problem, Severity
from tests.conftest import ROOT


def test_errors_first_questions_not_and_nothing_breaks_the_line() -> None:
    problems = [
        Problem("data/a,b:c.yml", 3, "Let op 100%.\nEcht.", "Kijk.", Severity.WARNING),
        Problem("docs/nl/nu.md", 7, "Dit mag niet.", "Haal het weg."),
        Problem("docs/nl/nu.md", 1, "Wie weet dit?", "", Severity.QUESTION),
    ]
    assert list(workflow_commands(problems)) == [
        "::error file=docs/nl/nu.md,line=7,title=Dit moet beter::Dit mag niet. Haal het weg.",
        "::warning file=data/a%2Cb%3Ac.yml,line=3,title=Let op::Let op 100%25.%0AEcht. Kijk.",
    ]


def check(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts/check.py"), "--annotations", "--date", "2026-11-18"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_the_check_says_it_both_ways(sample: Path) -> None:
    page = sample / "docs/nl/hulp/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nBel 0800-2000.\n", encoding="utf-8")
    line = page.read_text(encoding="utf-8").count("\n")
    done = check(sample)
    assert done.returncode == 1
    assert f"docs/nl/hulp/index.md:{line}: Dit telefoonnummer mag hier niet staan" in done.stderr
    assert f"::error file=docs/nl/hulp/index.md,line={line},title=Dit moet beter::Dit telefoonnummer" in done.stdout


def test_a_check_that_finds_nothing_wrong_has_no_errors(sample: Path) -> None:
    done = check(sample)
    assert (done.returncode, "::error" in done.stdout) == (0, False)
    assert "Na te vragen" in done.stdout
