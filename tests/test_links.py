"""The weekly look at links: polite, patient, and a report whatever sites say. Against a server of our own."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Iterator
from typing import Any, ClassVar

import pytest

from omzien.content import Content
from omzien.links import Answer, State, Visitor, addresses, report

NAME = "Omzien-linkcontrole (+https://voorbeeld.example/)"


class _Site(http.server.BaseHTTPRequestHandler):
    """A site with every kind of answer. It notes who asked what, and how many at once."""

    asked: ClassVar[list[tuple[str, str, str]]] = []
    at_once: ClassVar[list[int]] = [0, 0]
    busy: ClassVar[list[int]] = [0]

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        self.at_once[0] += 1
        self.at_once[1] = max(self.at_once)
        self.asked.append((self.command, self.path, self.headers.get("User-Agent", "")))
        if self.path == "/stil":
            time.sleep(1.5)
        self.busy[0] += self.path == "/druk"
        status, headers = self._what()
        body = self._body()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.at_once[0] -= 1  # before the answer is out: after it the next one may come
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def _body(self) -> bytes:
        return b"User-agent: *\nDisallow: /verboden\n" if self.path == "/robots.txt" else b"x"

    def _what(self) -> tuple[int, dict[str, str]]:
        """Status and headers."""
        kinds: dict[str, tuple[int, dict[str, str]]] = {
            "/weg": (404, {}),
            "/stuk": (500, {}),
            "/verhuisd": (301, {"Location": "/goed"}),
            "/even": (302, {"Location": "/goed"}),
            "/rondje": (302, {"Location": "/rondje"}),
            "/geen-head": (405 if self.command == "HEAD" else 200, {}),
            "/druk": (503 if self.busy[0] < 3 else 200, {}),
        }
        return kinds.get(self.path, (200, {}))

    do_GET = do_HEAD = _answer  # noqa: N815 the names that the library wants


@pytest.fixture(scope="module")
def other() -> Iterator[str]:
    """The address of another site."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def visitor(waits: list[float] | None = None, patience: float = 20) -> Visitor:
    return Visitor(NAME, pause=0, patience=patience, wait=(waits if waits is not None else []).append)


@pytest.mark.parametrize(
    ("path", "state", "detail"),
    [
        ("/goed", State.WORKS, "200"),
        ("/even", State.WORKS, "200"),
        ("/geen-head", State.WORKS, "200"),
        ("/druk", State.WORKS, "200"),
        ("/weg", State.BROKEN, "404"),
        ("/stuk", State.BROKEN, "500"),
        ("/rondje", State.BROKEN, "verwijst steeds door"),
        ("/verhuisd", State.MOVED, "{other}/goed"),
        ("/verboden/x", State.NOT_ASKED, "de site vraagt met robots.txt om niet te kijken"),
    ],
)
def test_every_kind_of_answer(path: str, state: State, detail: str, other: str) -> None:
    assert visitor().ask(other + path) == Answer(state, detail.format(other=other))


def test_a_site_that_says_nothing(other: str) -> None:
    patient = visitor(patience=0.2)
    assert patient.ask(f"{other}/goed").state is State.WORKS
    assert patient.ask(f"{other}/stil") == Answer(State.SILENT, "ReadTimeoutError")
    assert patient.ask("http://127.0.0.1:9/").state is State.SILENT
    assert patient.ask("http://[").state is State.SILENT, "an address that is none does not stop the others"


def test_a_site_that_fails_once_is_not_said_to_forbid() -> None:
    """Each link of a site that gives no answer is silent, or a report without internet speaks of robots.txt."""
    asking = visitor(patience=0.2)
    assert [asking.ask(f"http://127.0.0.1:9/{path}").state for path in "ab"] == [State.SILENT, State.SILENT]


class _Elsewhere(_Site):
    """A site whose robots.txt stands three steps away."""

    def _what(self) -> tuple[int, dict[str, str]]:
        steps = {"/robots.txt": "/een", "/een": "/twee", "/twee": "/drie"}
        return (301, {"Location": steps[self.path]}) if self.path in steps else (200, {})

    def _body(self) -> bytes:
        return b"User-agent: *\nDisallow: /verboden\n" if self.path == "/drie" else b"x"


def test_rules_that_stand_elsewhere_are_followed() -> None:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site, asking = f"http://127.0.0.1:{server.server_address[1]}", visitor()
        assert asking.ask(f"{site}/verboden/x").state is State.NOT_ASKED
        assert asking.ask(f"{site}/goed").state is State.WORKS
        server.shutdown()


def test_it_is_polite(other: str) -> None:
    """Its own name on each request, a pause before the next one to the same host, one at a time, robots.txt once."""
    _Site.asked.clear()
    _Site.at_once[:] = [0, 0]
    waits: list[float] = []
    asking = visitor(waits)
    for path in ("/goed", "/weg", "/geen-head", "/verboden/y"):
        asking.ask(other + path)
    assert [(method, path) for method, path, _ in _Site.asked] == [
        ("GET", "/robots.txt"),
        ("HEAD", "/goed"),
        ("HEAD", "/weg"),
        ("HEAD", "/geen-head"),
        ("GET", "/geen-head"),
    ]
    assert {name for _, _, name in _Site.asked} == {NAME}
    assert len(waits) == 4, "before every request to the site after the first"
    assert _Site.at_once[1] == 1


def test_where_each_address_stands(content: Content) -> None:
    found = addresses(content)
    assert found["https://www.voorbeeldstad.example"] == ["data/municipality.yml:3"]
    assert not [address for address in found if address.startswith("https://voorbeeld.example/")], "not our own"


def test_the_report_starts_with_what_to_mend() -> None:
    found = {"https://a.example": ["data/x.yml:3"], "https://b.example": ["docs/nl/nu.md:7", "data/x.yml:9"]}
    answers = {"https://a.example": Answer(State.MOVED, "https://c.example"), "https://b.example": Answer(State.BROKEN, "404")}
    text = "\n".join(report(found, answers))
    assert text.index("Werkt niet (1)") < text.index("Verhuisd (1)")
    assert "- <https://b.example> (404): docs/nl/nu.md:7, data/x.yml:9" in text
    silent = {address: Answer(State.SILENT, "x") for address in found}
    assert "Waarschijnlijk is er geen internet" in "\n".join(report(found, silent))
