"""Whatever goes wrong in a command is told in Dutch; nobody at the keyboard sees a traceback."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from omzien import failure
from omzien.command import address, reported
from omzien.problems import ContentError, Problem
from omzien.swap import BusyError
from tests.conftest import ROOT

# Only for developers or for GitHub, or with words of its own for a site that stays.
_NOT_FOR_STAFF = {"audit.py", "build.py", "nightly.py", "preview.py", "sbom.py", "screenshots.py"}


def _raise(error: BaseException) -> Callable[[], int]:
    def command() -> int:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            ContentError([Problem("data/x.yml", 3, "Dit klopt niet.", "Verbeter het.")]),
            "data/x.yml:3: Dit klopt niet. Verbeter het.",
        ),
        (KeyboardInterrupt(), "\nJe hebt dit gestopt."),
        (BusyError(), "Er wordt hier al een site gebouwd. Wacht tot dat klaar is, en probeer het dan opnieuw."),
        (
            OSError(errno.EIO, "Input/output error"),
            "Er ging iets mis dat wij niet kennen (OSError: [Errno 5] Input",
        ),
        (RuntimeError("kapot"), "Er ging iets mis dat wij niet kennen (RuntimeError: kapot)."),
    ],
)
def test_what_goes_wrong_is_told(
    error: BaseException, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert reported()(_raise(error))() == 1
    said = capsys.readouterr().err
    assert said.startswith(told)
    assert "None" not in said


def test_a_command_that_succeeds_says_nothing_more(capsys: pytest.CaptureFixture[str]) -> None:
    assert reported("Er is niets geschreven.")(lambda: 0)() == 0
    assert capsys.readouterr().err == ""


def test_what_did_not_happen_is_said_below_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    reported("Er is niets geschreven.")(_raise(ContentError([Problem("x.yml", 1, "Fout.")])))()
    assert capsys.readouterr().err == "x.yml:1: Fout.\n\nEr is niets geschreven.\n"


def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError) as raised:  # noqa: PT011 the number says more
        socket.create_server(taken.getsockname())
    assert failure.told(raised.value, ROOT).startswith("Op deze poort draait al een programma")


@pytest.mark.parametrize("typed", ["localhost", ":8000", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:99999"])
def test_an_address_without_a_port(typed: str) -> None:
    with pytest.raises(SystemExit, match="is geen adres met een poort"):
        address(typed)
    assert address("localhost:8000") == ("localhost", 8000)


def test_every_command_for_staff_tells_it_so() -> None:
    scripts = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "scripts").glob("*.py")}
    assert {name for name, text in scripts.items() if "\n@reported(" not in text} == _NOT_FOR_STAFF
