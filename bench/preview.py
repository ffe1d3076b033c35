"""How long it takes from saving a file until the preview serves its new words."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from statistics import median

_PATIENCE = 120  # seconds
_PAUSE = 3  # seconds between two changes, as a writer has

# The file, its page, and the text after which a word is put.
_CHANGES = {
    "a page": ("docs/en/nu.md", "en/nu/", r"(?m)^# "),
    "a calendar item": ("content-calendar/2027/lentekriebels.yml", "campagnes/2027/lentekriebels/", r'(?s)title:.*?nl: "'),
}


def preview(root: Path, rounds: int) -> dict[str, float]:
    """The median of the seconds for each kind of change in the site below `root`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "scripts/serve.py", "--date", "2026-11-25", "--address", address]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=root, stdout=quiet, stderr=quiet) as server:
        try:
            _until(f"http://{address}/", "</html>")
            return {name: _change(root, f"http://{address}/", *change, rounds) for name, change in _CHANGES.items()}
        finally:
            server.terminate()


def _change(root: Path, address: str, name: str, page: str, place: str, rounds: int) -> float:
    file = root / name
    text = file.read_text("utf-8")
    seconds = []
    for count in range(rounds):
        time.sleep(_PAUSE)
        word = f"Nieuw{count} "
        file.write_text(re.sub(place, rf"\g<0>{word}", text, count=1), "utf-8")
        seconds.append(_until(address + page, word))
    file.write_text(text, "utf-8")
    return median(seconds)


def _until(address: str, words: str) -> float:
    start = time.perf_counter()
    while time.perf_counter() - start < _PATIENCE:
        try:
            with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310 our own server
                if words in answer.read().decode():
                    return time.perf_counter() - start
        except OSError:
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{words!r} did not come at {address}")
