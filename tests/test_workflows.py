"""What runs by itself on GitHub: few rights, pinned, lint-free, and it calls only what is there. Forms and owners too."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from omzien import settings
from tests.conftest import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))


def read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe").load(file)  # YAML 1.2: «on» is a word
    return found


def steps(file: Path) -> list[dict[str, Any]]:
    return [step for job in read(file)["jobs"].values() for step in job.get("steps", [])]


def test_the_linter_finds_nothing() -> None:
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress", str(GITHUB)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_linter_would_find_something(tmp_path: Path) -> None:
    bad = tmp_path / ".github/workflows/bad.yml"
    bad.parent.mkdir(parents=True)
    text = (GITHUB / "workflows/check.yml").read_text(encoding="utf-8")
    bad.write_text(
        re.sub(r"checkout@\w+", "checkout@v4", text).replace("make test", "echo ${{ github.event.pull_request.title }}")
    )
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress", str(bad)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "unpinned-uses" in done.stdout
    assert "template-injection" in done.stdout


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_rights_and_pins(file: Path) -> None:
    """Nothing by default; each job names what it needs; every action is a full commit with its version beside it."""
    workflow = read(file)
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]
    for job in workflow["jobs"].values():
        assert job["permissions"]
        assert "uses" in job or job["timeout-minutes"] <= 120
    for line in file.read_text(encoding="utf-8").splitlines():
        if "uses: actions/" in line:
            assert re.search(r"uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line
        else:
            assert "uses:" not in line or "./.github/workflows/" in line, line


def test_only_one_job_may_publish_and_one_may_write_issues() -> None:
    rights = [
        (f.stem, n, r)
        for f in WORKFLOWS
        for n, j in read(f)["jobs"].items()
        for r, v in j["permissions"].items()
        if v == "write"
    ]
    assert rights == [
        ("nightly", "publish", "pages"),
        ("nightly", "publish", "id-token"),
        ("nightly", "tell", "issues"),
        ("publish", "deploy", "pages"),
        ("publish", "deploy", "id-token"),
    ]


def test_what_is_called_is_there() -> None:
    """Each make target and script of a workflow exists; a proposal is checked, the night does everything."""
    made = {match[1] for match in re.finditer(r"(?m)^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"))}
    called: dict[str, set[str]] = {}
    for file in WORKFLOWS:
        runs = [step["run"] for step in steps(file) if "run" in step]
        called[file.stem] = {match for run in runs for match in re.findall(r"make ([a-z-]+)", run)}
        for script in (match for run in runs for match in re.findall(r"scripts/\w+\.py", run)):
            assert (ROOT / script).is_file(), script
    assert set().union(*called.values()) <= made
    assert {"check", "site", "test"} <= called["check"]
    assert {"test", "site", "verify"} <= called["publish"]
    assert {"test-all", "audit", "sbom"} <= called["nightly"]


def test_the_site_is_packed_with_its_hidden_files(tmp_path: Path) -> None:
    """As Pages wants it: one tar, `.well-known` in it, no links."""
    (tmp_path / "site/.well-known").mkdir(parents=True)
    (tmp_path / "site/.well-known/security.txt").write_text("Contact: x")
    (tmp_path / "site/index.html").write_text("x")
    (pack,) = [step["run"] for step in steps(GITHUB / "workflows/publish.yml") if step.get("run", "").startswith("tar ")]
    subprocess.run(pack, shell=True, cwd=tmp_path, check=True)  # noqa: S602 our own line
    with tarfile.open(tmp_path / "artifact.tar") as packed:
        assert {"./index.html", "./.well-known/security.txt"} <= set(packed.getnames())


GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$GH_LOG"
[ "$2" != list ] || printf '%s' "$GH_OPEN"
"""


@pytest.mark.parametrize(
    ("results", "open_issue", "called"),
    [
        ({"test": "success", "publish": "success"}, "", ["issue list"]),
        ({"test": "success", "publish": "success"}, "7", ["issue list", "issue close 7"]),
        ({"test": "failure", "publish": "skipped"}, "", ["issue list", "label create nachtbouw", "issue create"]),
        ({"test": "failure", "publish": "skipped"}, "7", ["issue list", "issue comment 7"]),
    ],
)
def test_the_night_keeps_one_issue(results: dict[str, str], open_issue: str, called: list[str], tmp_path: Path) -> None:
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    needs = json.dumps({job: {"result": result} for job, result in results.items()})
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "GH_LOG": str(tmp_path / "log")}
    environment |= {"GH_OPEN": open_issue, "NEEDS": needs, "RUN": "https://voorbeeld.example/run/1"}
    subprocess.run([sys.executable, str(ROOT / "scripts/nightly.py")], env=environment, check=True)
    log = (tmp_path / "log").read_text(encoding="utf-8")
    commands = [line for line in log.splitlines() if line.startswith(("issue ", "label "))]
    assert [line[: len(start)] for line, start in zip(commands, called, strict=True)] == called
    if results["test"] == "failure":
        assert "Vannacht ging dit mis: de tests." in log
        assert "De site van gisteren staat er nog." in log
        assert "https://voorbeeld.example/run/1" in log


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_is_whole_and_asks_for_no_stories(file: Path) -> None:
    """The form of GitHub's issue forms: ids once, known kinds; it warns that everybody can read it."""
    form = read(file)
    assert set(form) == {"name", "description", "title", "labels", "body"}
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids)) >= 3
    for part in form["body"]:
        assert part["type"] in {"markdown", "input", "textarea", "dropdown", "checkboxes"}
        assert part["attributes"].get("label") or part["type"] == "markdown"
    assert form["body"][0]["attributes"]["value"].startswith("**Iedereen kan dit lezen.**")


def test_forms_point_to_the_help_page_of_this_site() -> None:
    help_page = settings.read(ROOT).site_url + "nu/"
    config = read(GITHUB / "ISSUE_TEMPLATE/config.yml")
    assert config["blank_issues_enabled"] is False
    assert config["contact_links"][0]["url"] == help_page
    for file in FORMS:
        for address in re.findall(r"https://\S+/nu/", file.read_text(encoding="utf-8")):
            assert address == help_page, file.name


def test_forms_hold_no_number() -> None:
    """A number stands in data/organisations.yml and nowhere else."""
    for file in [*FORMS, GITHUB / "ISSUE_TEMPLATE/config.yml", GITHUB / "pull_request_template.md"]:
        assert not re.search(r"\b(0[89]00|112|\d{3,4}-\d{4,})\b", file.read_text(encoding="utf-8").replace("2027-", "")), (
            file.name
        )


def test_numbers_and_safety_pages_have_owners_and_every_line_matches_something() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = {line.split()[0]: line.split()[1:] for line in lines if line and not line.startswith("#")}
    for path in owned:
        assert list(ROOT.glob(path.strip("/"))), path
    assert all(owners and all(owner.startswith("@") for owner in owners) for owners in owned.values())
    for path in (
        "/data/organisations.yml",
        "/docs/*/nu.md",
        "/docs/*/veilig-lezen.md",
        "/docs/*/veilig-bellen.md",
        "/docs/*/hulp/",
    ):
        assert path in owned
