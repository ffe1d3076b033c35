"""Asks, politely, whether links to other sites still work. A report for people, never a reason to stop a build.

One request at a time, with a pause before the next one to the same host; HEAD, and GET only where a site does not know
HEAD; our own name on each request; a site that asks to be left alone (robots.txt, RFC 9309) is left alone.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import urllib3
from urllib3.exceptions import HTTPError, MaxRetryError

from omzien.content import Content

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\)\]]+")
_PERMANENT = {301, 308}
_ROBOTS_STEPS = 5  # redirects to follow for a robots.txt: at least five (RFC 9309, 2.3.1.2)


class State(StrEnum):
    """How a link is."""

    WORKS = "werkt"
    MOVED = "verhuisd"
    BROKEN = "werkt niet"
    SILENT = "geen antwoord"
    NOT_ASKED = "niet gevraagd"


@dataclass(frozen=True)
class Answer:
    """What a site said. `detail` is a status code, the new address, or why there is none."""

    state: State
    detail: str = ""


def addresses(content: Content) -> dict[str, list[str]]:
    """Every address of another site in pages and data, with the places (`file:line`) where it stands."""
    found: dict[str, list[str]] = {}
    for document in content.documents.values():
        for location, text in document.strings():
            for match in _ADDRESS.finditer(text):
                found.setdefault(match[0].rstrip(".,;:"), []).append(f"{document.path}:{document.line(*location)}")
    for page in content.pages:
        for index, line in enumerate(page.markdown.split("\n")):
            for match in _ADDRESS.finditer(line):
                found.setdefault(match[0].rstrip(".,;:"), []).append(f"{page.source}:{page.first_line + index}")
    ours = content.settings.site_url
    return {address: found[address] for address in sorted(found) if not address.startswith(ours)}


@dataclass
class Visitor:
    """Asks for addresses, one after another.

    name: what we call ourselves. pause: seconds before the next request to the same host. patience: seconds for an answer.
    """

    name: str
    pause: float = 2
    patience: float = 20
    wait: Callable[[float], None] = time.sleep
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _last: str = ""

    def __post_init__(self) -> None:
        """One set of connections: try again twice, later, when a site is busy or the line breaks."""
        again = urllib3.Retry(
            total=2, redirect=0, status_forcelist=(429, 502, 503, 504), backoff_factor=self.pause, raise_on_status=False
        )
        tries = dict.fromkeys(("connect", "read", "status"), again.total)
        self._for_robots = again.new(**tries, total=None, redirect=_ROBOTS_STEPS)
        self._pool = urllib3.PoolManager(headers={"User-Agent": self.name}, retries=again, timeout=self.patience)

    def ask(self, address: str) -> Answer:
        """How the link to `address` is."""
        try:
            if not self._may(address):
                return Answer(State.NOT_ASKED, "de site vraagt met robots.txt om niet te kijken")
            return self._follow(address)
        except MaxRetryError as error:
            return Answer(State.SILENT, type(error.reason or error).__name__)
        except (HTTPError, ValueError) as error:
            return Answer(State.SILENT, type(error).__name__)

    def _follow(self, address: str) -> Answer:
        """Up to five steps. Only a move for good, at the first step, is news: the rest is how sites work."""
        here, moved = address, False
        for step in range(6):
            answer = self._request("HEAD", here)
            if answer.status in {403, 405, 501}:  # a site that knows no HEAD
                answer = self._request("GET", here)
            place = answer.get_redirect_location()
            if not place:
                break
            moved = moved or (step == 0 and answer.status in _PERMANENT)
            here = urljoin(here, place)
        else:
            return Answer(State.BROKEN, "verwijst steeds door")
        if answer.status >= 400:
            return Answer(State.BROKEN, str(answer.status))
        return Answer(State.MOVED, here) if moved else Answer(State.WORKS, str(answer.status))

    def _request(self, method: str, address: str) -> urllib3.BaseHTTPResponse:
        host = urlsplit(address).netloc
        if host == self._last:
            self.wait(self.pause)
        self._last = host
        answer = self._pool.request(method, address, preload_content=False, redirect=False)
        answer.release_conn()
        return answer

    def _may(self, address: str) -> bool:
        parts = urlsplit(address)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            self._last = parts.netloc
            answer = self._pool.request("GET", f"{root}/robots.txt", retries=self._for_robots)
            rules = RobotFileParser()
            rules.parse(answer.data.decode("utf-8", "replace").splitlines() if answer.status == 200 else [])
            self._robots[root] = rules
        return self._robots[root].can_fetch(self.name, address)


def report(found: dict[str, list[str]], answers: dict[str, Answer]) -> Iterator[str]:
    """The report, as Markdown: what does not work first, with the places to mend."""
    yield "# Links naar andere sites\n"
    if answers and all(answer.state is State.SILENT for answer in answers.values()):
        yield "Geen enkele site gaf antwoord. Waarschijnlijk is er geen internet; probeer het later opnieuw."
        return
    yield f"Gevraagd: {len(answers)}. Werkt: {sum(answer.state is State.WORKS for answer in answers.values())}.\n"
    for state, what in _REMEDIES.items():
        chosen = [address for address, answer in answers.items() if answer.state is state]
        if chosen:
            yield f"## {state.value.capitalize()} ({len(chosen)})\n\n{what}\n"
            for address in chosen:
                yield f"- <{address}> ({answers[address].detail}): {', '.join(found[address])}"
            yield ""


_REMEDIES = {
    State.BROKEN: "Zoek het goede adres, of haal de link weg.",
    State.SILENT: "Kijk zelf of de site het doet. Blijft het stil, zoek dan een ander adres.",
    State.MOVED: "De link werkt nog. Neem het nieuwe adres over.",
    State.NOT_ASKED: "Klik er zelf eens op.",
}
