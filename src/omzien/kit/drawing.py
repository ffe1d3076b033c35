"""Draws a filled-in form with Typst: a tagged PDF, an image, or small previews of it.

A job is data alone, so that it can go to another process; its key is a hash of all that decides what comes out.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fontpkg_almarai
import fontpkg_noto_sans

# Typst and Pillow are loaded when something is drawn: most builds draw nothing, and then they cost time and 9 MB for nothing.
if TYPE_CHECKING:
    import typst
    from PIL import Image

_FONTS = ("fontpkg_noto_sans", "fontpkg_almarai")
_MAKERS = ("typst", "pillow", *_FONTS)
_STANDARDS = ["ua-1", "a-2a"]  # for readers aloud (ISO 14289-1), and to keep (ISO 19005-2): tags, language, fonts inside
_PREVIEW = 240  # dots wide
PREVIEWS = ("avif", "webp", "png")


class DrawingError(Exception):
    """Something could not be drawn: `name` and `language` say what, `reason` why. It can travel between processes."""

    def __init__(self, name: str, language: str, reason: str) -> None:
        self.name = name
        self.language = language
        self.reason = reason
        super().__init__(name, language, reason)


@dataclass(frozen=True)
class Job:
    """One drawing to make: a template, its data as JSON, and the ending of the file that comes out (`pdf` or `png`).

    preview: make small pictures of it too. name: for messages.
    """

    template: str
    data: str
    ending: str
    preview: bool
    name: str

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of everything that comes out."""
        return (self.ending, *map(preview_ending, PREVIEWS)) if self.preview else (self.ending,)

    def key(self, templates: Path) -> str:
        """Equal for jobs that give the same bytes."""
        parts = [self.data, *self.endings, _made_with(templates, self.template)]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


@cache
def _made_with(templates: Path, template: str) -> str:
    files = (templates / "common.typ", templates / f"{template}.typ")
    digests = [hashlib.sha256(file.read_bytes()).hexdigest() for file in (*files, Path(__file__))]
    return " ".join([*digests, *(version(package.replace("_", "-")) for package in _MAKERS)])


def preview_ending(kind: str) -> str:
    """The ending of a small picture: `poster-a4-klein.avif`."""
    return f"klein.{kind}"


def job(template: str, data: dict[str, Any], ending: str, name: str, *, preview: bool) -> Job:
    """A job from data that JSON can hold."""
    return Job(template, json.dumps(data, ensure_ascii=False, sort_keys=True), ending, preview, name)


def draw(made: Job, templates: Path) -> dict[str, bytes]:
    """What comes out of a job, by ending. DrawingError when a text does not fit."""
    import typst

    try:
        if made.ending == "pdf":
            drawn = {"pdf": _compile(made, templates, format="pdf", pdf_standards=_STANDARDS)}
            width = json.loads(made.data)["width"] / 25.4  # inches
            picture = _picture(_compile(made, templates, format="png", ppi=_PREVIEW / width)) if made.preview else None
        else:
            picture = _picture(_compile(made, templates, format="png", ppi=72))  # a point for each dot
            drawn = {"png": _png(picture)}
    except typst.TypstError as error:
        raise DrawingError(made.name, json.loads(made.data)["language"], str(error)) from None
    if made.preview and picture:
        drawn |= {preview_ending(kind): content for kind, content in _small(picture).items()}
    return drawn


def _compile(made: Job, templates: Path, **options: Any) -> bytes:
    result = _compiler(templates, made.template).compile(sys_inputs={"data": made.data}, **options)
    assert isinstance(result, bytes)  # noqa: S101 a form is one page
    return result


@cache
def _compiler(templates: Path, template: str) -> typst.Compiler:
    """One for each template and process: reading the fonts costs more than a drawing."""
    import typst

    fonts = [str(Path(module.__file__).parent / "files") for module in (fontpkg_noto_sans, fontpkg_almarai)]
    return typst.Compiler(str(templates / f"{template}.typ"), root=str(templates), font_paths=fonts, ignore_system_fonts=True)


def preview_size(file: Path) -> tuple[int, int]:
    """Width and height of a small picture, in dots."""
    from PIL import Image

    with Image.open(file) as picture:
        return picture.size


def _picture(content: bytes) -> Image.Image:
    from PIL import Image

    return Image.open(io.BytesIO(content)).convert("RGB")


def _png(picture: Image.Image) -> bytes:
    """Flat colours: a palette of 256 shows no difference and halves the bytes."""
    from PIL import Image

    out = io.BytesIO()
    picture.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _small(picture: Image.Image) -> dict[str, bytes]:
    """The picture at the width of a preview, for browsers of every age."""
    from PIL import Image

    height = round(picture.height * _PREVIEW / picture.width)
    small = picture.resize((_PREVIEW, height), Image.Resampling.LANCZOS, reducing_gap=3)
    avif, webp = io.BytesIO(), io.BytesIO()
    small.save(avif, "AVIF", quality=55, speed=9, max_threads=1)
    small.save(webp, "WEBP", quality=70, method=2)
    return {"avif": avif.getvalue(), "webp": webp.getvalue(), "png": _png(small)}
