"""The site on servers that people really use: the same headers, types, packed files and 404 pages as were agreed."""

from __future__ import annotations

import gzip
import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli
import pytest
import urllib3

from omzien import embed, hosting
from omzien.headers import HeaderRule, sent
from omzien.loading import load
from omzien.site import Site
from tests.conftest import ROOT, TODAY

PARTS = [
    "index.html",
    "404.html",
    "ar/404.html",
    "ar/index.html",
    "nu/index.html",
    "ar/nu/index.html",
    "robots.txt",
    "_headers",
]
PARTS += ["kalender.ics", "kalender.json", "kalender.xml", "ar/kalender.ics", "ar/kalender.json", "ar/kalender.xml"]
PARTS += [f"{prefix}{embed.PATH}" + ("" if embed.PATH.endswith(".html") else "index.html") for prefix in ("", "ar/")]
PARTS += ["organisaties.json", "assets/icon.svg", "favicon.ico", "sitemap.xml", "kalender/thema/sgg.ics"]

NGINX = """
user root; daemon off; pid {work}/nginx.pid; error_log {work}/error.log;
events {{}}
http {{
  access_log off; client_body_temp_path {work}/b; proxy_temp_path {work}/p; fastcgi_temp_path {work}/f;
  uwsgi_temp_path {work}/u; scgi_temp_path {work}/s;
  include /etc/nginx/mime.types;
  include {work}/nginx.conf.made;
}}
"""


@dataclass(frozen=True)
class Server:
    """A server at work, and the headers it should send with everything."""

    name: str
    address: str
    rules: list[HeaderRule]

    def get(self, path: str, encoding: str = "identity") -> urllib3.BaseHTTPResponse:
        """The answer to a request, as it came over the line."""
        ask = {"Accept-Encoding": encoding}
        return urllib3.request("GET", self.address + path, headers=ask, redirect=False, decode_content=False, retries=False)


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the real site, packed."""
    target = tmp_path_factory.mktemp("hosting") / "site"
    for part in PARTS:
        (target / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / part, target / part)
    assert hosting.pack(target) > len(PARTS)
    return target


@pytest.fixture(scope="module")
def ours(site: Path) -> Site:
    """The content behind the site."""
    content, problems = load(ROOT)
    assert content is not None, problems
    return Site(content, TODAY, preview=False)


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def server(
    request: pytest.FixtureRequest, folder: Path, ours: Site, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server (nginx or Caddy) with the settings that were made for it."""
    name: str = request.param
    program = shutil.which(name) or shutil.which(f"/usr/sbin/{name}")
    if program is None:
        pytest.skip(f"{name} is not installed; make servers installs it when you are root")
    work = tmp_path_factory.mktemp(name)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"127.0.0.1:{port}" if name == "nginx" else f"http://127.0.0.1:{port}"
    made = hosting.settings(ours, str(folder), address)
    if name == "nginx":
        (work / "nginx.conf.made").write_text(made["nginx.conf"])
        (work / "main.conf").write_text(NGINX.format(work=work))
        command = [program, "-c", str(work / "main.conf"), "-p", str(work), "-e", str(work / "error.log")]
    else:
        options = "{\n\tadmin off\n\tauto_https off\n\tstorage file_system " + str(work) + "\n}\n"
        (work / "Caddyfile").write_text(options + made["Caddyfile"])
        command = [program, "run", "--adapter", "caddyfile", "--config", str(work / "Caddyfile")]
    with (work / "said.txt").open("w") as said, subprocess.Popen(command, stdout=said, stderr=said) as process:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, (work / "said.txt").read_text()
            time.sleep(0.1)
        yield Server(name, f"http://127.0.0.1:{port}", ours.headers())
        process.terminate()


@pytest.mark.parametrize("path", ["/", "/ar/nu/", "/kalender.ics", "/organisaties.json", "/ar/bestaat-niet/"])
def test_every_answer_has_every_header(path: str, server: Server) -> None:
    answer = server.get(path)
    for name, value in {**server.rules[0].headers, **sent(server.rules, path.lstrip("/"))}.items():
        assert answer.headers.getlist(name) == [value], name
    assert not any(digit in answer.headers.get("Server", "") for digit in "0123456789"), "no version is told"


@pytest.mark.parametrize("path", [f"/{embed.PATH}", f"/ar/{embed.PATH}"])
def test_only_the_page_for_frames_may_be_framed(path: str, server: Server) -> None:
    answer = server.get(path)
    assert answer.status == 200
    assert answer.headers.getlist("Content-Security-Policy") == [server.rules[-1].headers["Content-Security-Policy"]]
    assert "X-Frame-Options" not in answer.headers
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert server.get("/").headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("path", "kind", "shared"),
    [
        ("/", "text/html; charset=utf-8", False),
        ("/kalender.ics", "text/calendar; charset=utf-8", True),
        ("/ar/kalender.ics", "text/calendar; charset=utf-8", True),
        ("/kalender/thema/sgg.ics", "text/calendar; charset=utf-8", True),
        ("/kalender.json", "application/feed+json; charset=utf-8", True),
        ("/ar/kalender.xml", "application/atom+xml; charset=utf-8", True),
        ("/organisaties.json", "application/json", True),
        ("/assets/icon.svg", "image/svg+xml", False),
        ("/favicon.ico", "image/", False),
        ("/robots.txt", "text/plain; charset=utf-8", False),
    ],
)
def test_types_and_what_other_sites_may_read(path: str, kind: str, shared: bool, server: Server) -> None:
    answer = server.get(path)
    assert answer.status == 200
    assert answer.headers["Content-Type"].lower().startswith(kind)
    assert answer.headers.get("Access-Control-Allow-Origin") == ("*" if shared else None)


def test_packed_files_are_what_was_packed(server: Server, folder: Path) -> None:
    page = (folder / "index.html").read_bytes()
    plain, packed = server.get("/"), server.get("/", "gzip")
    assert plain.data == page
    assert packed.headers.get("Content-Encoding") == "gzip", dict(packed.headers)
    assert packed.data == (folder / "index.html.gz").read_bytes(), "packed beforehand, not while somebody waits"
    assert gzip.decompress(packed.data) == page
    assert packed.headers["Vary"] == "Accept-Encoding"
    if server.name == "caddy":  # nginx needs a module for it
        smaller = server.get("/", "gzip, br")
        assert (smaller.headers["Content-Encoding"], brotli.decompress(smaller.data)) == ("br", page)
        assert len(smaller.data) < len(packed.data)


def test_what_is_not_there_is_told_in_the_language_of_the_address(server: Server, folder: Path) -> None:
    for path, page in (("/bestaat-niet/", "404.html"), ("/ar/bestaat-niet/", "ar/404.html"), ("/ar/hulp/x", "ar/404.html")):
        answer = server.get(path)
        assert (answer.status, answer.data) == (404, (folder / page).read_bytes()), path
    for path in ("/_headers", "/index.html.gz", "/index.html.br", "/../etc/passwd"):
        assert server.get(path).status in {400, 404}, path


def test_an_address_without_its_slash_is_put_right_on_the_same_site(server: Server) -> None:
    answer = server.get("/ar/nu")
    assert answer.status in {301, 308}
    assert answer.headers["Location"] in {"/ar/nu/", "nu/"}


def test_packing_twice_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    names = ("index.html.gz", "index.html.br")
    before = [(folder / name).read_bytes() for name in names]
    shutil.copy(folder / "index.html", tmp_path)
    hosting.pack(tmp_path)
    assert [(tmp_path / name).read_bytes() for name in names] == before


def test_the_table_for_object_stores(site: Path, ours: Site) -> None:
    table = json.loads(hosting.metadata(site, ours.headers()))
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    assert set(table["files"]) == files - {"_headers"}
    assert table["everywhere"] == ours.headers()[0].headers
    frame = embed.PATH if embed.PATH.endswith(".html") else f"{embed.PATH}index.html"
    assert table["files"][frame]["X-Frame-Options"] is None
    assert table["files"]["en/kalender.json"] == {
        "Content-Type": "application/feed+json; charset=utf-8",
        "Access-Control-Allow-Origin": "*",
    }
    assert table["files"]["nu/index.html"] == {"Content-Type": "text/html; charset=utf-8"}
    assert "application/octet-stream" not in {row["Content-Type"] for row in table["files"].values()}


def test_making_everything_from_a_site_that_is_not_whole_is_refused(project: Callable[[], Path]) -> None:
    root = project()
    done = subprocess.run([sys.executable, ROOT / "scripts/hosting.py"], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.endswith("De site is niet heel. Bouw haar eerst met: make site\n")
