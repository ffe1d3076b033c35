"""The search index: made by Pagefind (https://pagefind.app) from the finished pages, one index for each language.

A reader loads nothing of it before opening search: then one small script of ours, Pagefind's own, its program for the
language, and of the index only the parts that hold the words typed. All of it are files of this site; a query goes nowhere.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from pagefind_bin import get_executable

from omzien import finding, wizard
from omzien.assets import javascript
from omzien.content import Content
from omzien.frame import Frame
from omzien.model.base import SOURCE_LANGUAGE
from omzien.problems import ContentError, Problem
from omzien.site import Site

FOLDER = "zoek"  # below the site: `/zoek/`
# What Pagefind's core needs; its own search boxes and its worker are not for us.
_KEPT = re.compile(r"pagefind\.js|pagefind-entry\.json|pagefind\..+\.pf_meta|wasm\..+\.pagefind|index|fragment")
_LANGUAGE = re.compile(r'<html lang="([a-z-]+)"')
_ARTICLE = re.compile(r"<article\b([^>]*)>(.*)</article>", re.DOTALL)
_NOISE = re.compile(r"<(script|style|svg|nav)\b.*?</\1>", re.DOTALL)  # nothing that a search should find
_TYPED = str.maketrans("łıةى", "liهي")
_TYPED_OTHERWISE = re.compile("[łıةى]")
_MARKS = dict.fromkeys((*range(0x64B, 0x660), 0x670, 0x640))  # vowel signs in Arabic words, and what only stretches them
_LISTS = {finding.MAP.removesuffix(".md"), finding.INDEX.removesuffix(".md")}
_QUIETER = "0.4"  # a campaign about a subject stands below the page that helps with it


@dataclass(frozen=True)
class Indexed:
    """A page as Pagefind gets it: its address below the site, its language, and its text as HTML."""

    path: str
    language: str
    article: str


def write_index(folder: Path, site: Site) -> None:
    """Write `/zoek/` into a finished site in `folder`: the index, and the script, style and words that show it.

    The same pages give the same bytes. Raises ContentError when Pagefind fails; its own words are in it.
    """
    output = folder / FOLDER
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="zoek-") as workshop:
        for page in indexed(folder):
            target = Path(workshop, page.path, "index.html")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_document(page, site.content), encoding="utf-8")
        _run(Path(workshop), output)
    for file in output.iterdir():
        if not _KEPT.fullmatch(file.name):
            file.unlink()
    entry = output / "pagefind-entry.json"  # written in the order of a hash table, another one each time
    entry.write_text(json.dumps(json.loads(entry.read_text(encoding="utf-8")), sort_keys=True), encoding="utf-8")
    (output / "search.js").write_text(javascript(site.content.root / "overrides/assets/search.js"), encoding="utf-8")
    (output / "search.css").write_text(site.search_style, encoding="utf-8")
    for code in site.content.settings.codes:
        words = json.dumps(_words(site.frame(code)), ensure_ascii=False, sort_keys=True)
        (output / f"{code}.json").write_text(words, encoding="utf-8")


def indexed(folder: Path) -> Iterator[Indexed]:
    """The pages of a finished site that can be found, in order of address.

    A page that fell back to Dutch asks robots not to index it, and so do we: in this language there is nothing to find.
    Left out too are the steps of the help finder and the two lists of all pages, which would be found with every word.
    """
    for file in sorted(folder.rglob("index.html")):
        path = file.parent.relative_to(folder).as_posix()
        html = file.read_text(encoding="utf-8")
        language, article = _LANGUAGE.search(html), _ARTICLE.search(html)
        if language is None or article is None or '<meta name="robots" content="noindex">' in html:
            continue
        below = _below(path, language[1])
        if below in _LISTS or below.startswith(f"{wizard.FOLDER}/"):
            continue
        yield Indexed(path, language[1], _NOISE.sub("", article[2]))


def _below(path: str, language: str) -> str:
    """The address below the language, without slashes around it: nothing for the home page."""
    return path.removeprefix(".") if language == SOURCE_LANGUAGE else path.removeprefix(language).strip("/")


def _document(page: Indexed, content: Content) -> str:
    """What Pagefind reads: the text of the article, and the words people use themselves, which no page shows."""
    below = _below(page.path, page.language)
    words = [word for name in (f"{below}.md", f"{below}/index.md") for word in _everyday(content, name, page.language)]
    weight = f' data-pagefind-weight="{_QUIETER}"' if below.startswith("campagnes") else ""
    hidden = {"words": ", ".join(words), "spellings": " ".join(spellings(f"{page.article} {' '.join(words)}"))}
    metas = "".join(f'<span data-pagefind-meta="{name}">{escape(text)}</span>' for name, text in hidden.items() if text)
    body = f"<main data-pagefind-body{weight}>{page.article}</main>{metas}"
    return f'<!doctype html><html lang="{page.language}"><body>{body}</body></html>'


def spellings(text: str) -> list[str]:
    """How people type the words of a text for which their keyboard or their habit has another letter.

    Pagefind itself finds `e` for `é` and words without vowel signs (Unicode NFD), but these letters have no such form.
    Vowel signs are left out, as who types does: to Python they are no part of a word and would split it.
    """
    plain = re.sub("<[^>]*>", " ", text).translate(_MARKS)
    return sorted({word.translate(_TYPED) for word in re.findall(r"\w+", plain) if _TYPED_OTHERWISE.search(word)})


def _everyday(content: Content, path: str, language: str) -> list[str]:
    return content.finding.searched(path, language) if content.finding else []


def _run(pages: Path, output: Path) -> None:
    command = [get_executable(), "--site", str(pages), "--output-path", str(output), "--silent"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 our own locked dependency
    if done.returncode != 0:
        sentence = f"De zoekindex is niet gemaakt: {(done.stderr or done.stdout).strip() or 'Pagefind stopte'}."
        raise ContentError([Problem("site", 1, sentence, "Probeer het opnieuw; is er genoeg ruimte op de schijf?")])


def _words(frame: Frame) -> dict[str, object]:
    """The words around search in one language, and where to go when nothing is found."""
    keys = ("label", "loading", "count", "none", "failed", "more", "close")
    return {**{key: frame.t(f"search-{key}") for key in keys}, "ways": list(_ways(frame))}


def _ways(frame: Frame) -> Iterator[tuple[str, str]]:
    """Text and address below the site of each."""
    content, prefix = frame.content, frame.language.prefix
    if content.wizard:
        yield content.wizard.title.best(frame.language.code)[0], f"{prefix}{wizard.FOLDER}/"
    name, path = ("index-heading", finding.INDEX) if content.finding else ("map-heading", finding.MAP)
    yield frame.t(name), f"{prefix}{path.removesuffix('.md')}/"
    yield frame.t("to-help"), f"{prefix}hulp/"
