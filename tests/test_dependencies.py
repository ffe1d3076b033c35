"""What the site is made with is locked with hashes, listed, and can be audited; an audit that did not happen says so."""

from __future__ import annotations

import http.server
import json
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

LOCKS = [ROOT / "requirements/site.lock", ROOT / "requirements/dev.lock"]
HOLE = {
    "id": "OMZ-1",
    "summary": "x",
    "affected": [
        {
            "package": {"name": "jinja2", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "9.9"}]}],
        }
    ],
}


def pins(lock: Path) -> dict[str, list[str]]:
    """Name and version of each locked package, with its hashes."""
    found: dict[str, list[str]] = {}
    for line in lock.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"([\w.-]+==[^ ;]+)", line):
            found[match[1]] = []
        elif match := re.match(r"\s+--hash=(sha256:[0-9a-f]{64})", line):
            found[list(found)[-1]].append(match[1])
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_is_locked_with_its_hashes(lock: Path) -> None:
    assert len(pins(lock)) > 20
    assert all(pins(lock).values())


def test_both_locks_agree() -> None:
    site, dev = (pins(lock) for lock in LOCKS)
    assert site.items() <= dev.items()


@pytest.fixture(scope="module")
def database() -> Iterator[Callable[[bool], str]]:
    """A database of known holes that knows one in Jinja, or none."""

    class Database(http.server.BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["package"]["name"]
            answer = {"vulns": [HOLE]} if self.path == "/hole" and asked == "jinja2" else {}
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Database) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield lambda hole: f"http://127.0.0.1:{server.server_address[1]}/{'hole' if hole else 'none'}"
        server.shutdown()


def audit(database: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    lock = tmp_path / "some.lock"
    lock.write_text(f"jinja2==3.1.6 --hash=sha256:{'0' * 64}\nmarkdown==3.10 --hash=sha256:{'0' * 64}\n")
    command = [sys.executable, str(ROOT / "scripts/audit.py"), "--lock", str(lock), "--database", database]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_known_hole_is_told(database: Callable[[bool], str], tmp_path: Path) -> None:
    done = audit(database(True), tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("jinja2 3.1.6: bekend lek OMZ-1. Opgelost in 9.9: draai make lock.\n")


def test_no_known_hole(database: Callable[[bool], str], tmp_path: Path) -> None:
    done = audit(database(False), tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_database_that_gives_no_answer_is_not_a_clean_bill(tmp_path: Path) -> None:
    done = audit("http://127.0.0.1:9/", tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("De database met bekende lekken gaf geen antwoord: er is niets nagekeken.")
    assert "Traceback" not in done.stderr


def test_the_list_of_packages_is_that_of_the_lock_and_the_same_every_time(tmp_path: Path) -> None:
    texts = []
    for name in ("one.json", "two.json"):
        command = [sys.executable, "scripts/sbom.py", "--output", str(tmp_path / name)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        texts.append((tmp_path / name).read_text(encoding="utf-8"))
    assert texts[0] == texts[1]
    listed = json.loads(texts[0])
    assert (listed["bomFormat"], listed["metadata"]["component"]["name"]) == ("CycloneDX", "omzien")
    components = {f"{part['name']}=={part['version']}" for part in listed["components"]}
    assert components == set(pins(LOCKS[0]))
    assert all(part["externalReferences"][0]["hashes"] for part in listed["components"])
