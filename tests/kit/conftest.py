"""A sample site with posters in six languages, and drawings read back from their PDF."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pypdfium2
import pytest

from omzien.content import Content
from omzien.frame import Frame
from omzien.kit.drawing import draw, job
from omzien.kit.forms import Drawing
from omzien.loading import load
from tests.conftest import ROOT, SAMPLES, TODAY

TEMPLATES = ROOT / "overrides/kit"
LANGUAGES = ["nl", "en", "ar", "tr", "pl", "uk"]


@pytest.fixture(scope="session")
def real() -> Content:
    """The real content."""
    content, _ = load(ROOT)
    assert content is not None
    return content


@pytest.fixture
def kit_root(sample: Path) -> Path:
    """A copy of the sample site, with a series and data/kit.yml, in six languages."""
    shutil.copytree(SAMPLES / "kit", sample, dirs_exist_ok=True)
    return sample


@pytest.fixture
def kit_content(kit_root: Path) -> Content:
    """The content of that copy."""
    found, problems = load(kit_root)
    assert found is not None, problems
    assert problems == []
    return found


@pytest.fixture
def kit_frame(kit_content: Content) -> Callable[[str], Frame]:
    """The frame of that copy in a language, on TODAY."""
    return lambda language: Frame(kit_content, language, TODAY)


@dataclass(frozen=True)
class Printed:
    """A drawing as a PDF, and what programs read in it."""

    drawing: Drawing
    pdf: bytes

    @cached_property
    def root(self) -> pypdf.generic.DictionaryObject:
        """The catalogue of the document."""
        return pypdf.PdfReader(io.BytesIO(self.pdf)).root_object

    @cached_property
    def text(self) -> str:
        """The text as PDFium (the reader in Chromium) copies it; one space for each gap."""
        return " ".join(pypdfium2.PdfDocument(self.pdf)[0].get_textpage().get_text_range().split())

    @cached_property
    def characters(self) -> list[dict[str, Any]]:
        """Every character with its place on the page."""
        with pdfplumber.open(io.BytesIO(self.pdf)) as document:
            return [c for c in document.pages[0].chars if c["text"].strip()]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page, in points."""
        box = pypdf.PdfReader(io.BytesIO(self.pdf)).pages[0].mediabox
        return float(box.width), float(box.height)


def printed(drawing: Drawing) -> Printed:
    """A drawing as a PDF; images too, so that what stands on them can be read back."""
    made = job(drawing.form.template, drawing.data, "pdf", drawing.name, preview=False)
    return Printed(drawing, draw(made, TEMPLATES)["pdf"])
