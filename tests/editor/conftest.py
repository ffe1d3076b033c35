"""What the tests of the editor share."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from omzien.content import Content
from omzien.editor.collections import settings
from omzien.loading import load_or_raise
from tests.conftest import ROOT

Case = dict[str, Any]
NODE = shutil.which("node") or str(ROOT / ".venv/bin/node")


@pytest.fixture(scope="session")
def real() -> Content:
    """The content of the real site."""
    return load_or_raise(ROOT)


@pytest.fixture(scope="session")
def edited(real: Content) -> Callable[[list[Case]], list[Case]]:
    """Puts changes in texts as the editor does; gives the new text, or the error, of each."""

    def run(cases: list[Case]) -> list[Case]:
        given = json.dumps({"kinds": settings(real)["formats"], "cases": cases})
        done = subprocess.run(
            [NODE, "tests/js/edit_texts.mjs"], cwd=ROOT, input=given, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        found: list[Case] = json.loads(done.stdout)
        return found

    return run
