"""What was built or asked before, in the report: links and weight. Without it, the report says which command makes it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path

from omzien.content import Content
from omzien.links import Answer, State, addresses
from omzien.overview.model import Part, Row, Sign, worst

HEAVIEST = 14_336  # bytes, gzipped: what a first answer of a server holds (RFC 6928: ten segments)
_NEAR = 0.95  # of that
_LINKS = {
    State.WORKS: Sign.GOOD,
    State.MOVED: Sign.HALF,
    State.BROKEN: Sign.BAD,
    State.SILENT: Sign.HALF,
    State.NOT_ASKED: Sign.UNKNOWN,
}


def links(content: Content, answers: Mapping[str, Answer]) -> Part:
    """Links to other sites, with what they answered when they were last asked. Links inside the site stop the build."""
    rows = [row for address, places in addresses(content).items() for row in _links(address, places, answers.get(address))]
    inside = "Een link naar een eigen pagina die niet bestaat houdt de bouw tegen."
    broken = sum(row.sign is Sign.BAD for row in rows)
    known = f"Werkt niet: {broken}." if answers else "Nog niet gevraagd: draai make links."
    summary = f"{len(rows)} links naar andere sites. {known} {inside}"
    return Part(id="links", title="Links", summary=summary, sign=worst(rows) if answers else Sign.UNKNOWN, rows=rows)


def _links(address: str, places: list[str], answer: Answer | None) -> Iterator[Row]:
    file, _, line = places[0].rpartition(":")
    more = f"Staat op {len(places)} plekken." if len(places) > 1 else ""
    sign, told = (_LINKS[answer.state], answer.state.value) if answer else (Sign.UNKNOWN, "niet gevraagd")
    detail = " ".join(filter(None, (answer.detail if answer and answer.state is not State.WORKS else "", more)))
    yield Row(name=address, sign=sign, told=told, detail=detail, file=file, line=int(line))


def weight(content: Content, site: Path | None) -> Part:
    """Every page of the built site by what it weighs, gzipped, the heaviest first; `site` is None when nothing was built."""
    title = "Gewicht van de pagina's"
    if site is None or not site.is_dir():
        summary = "Nog niet gebouwd: draai make site."
        return Part(id="gewicht", title=title, summary=summary, sign=Sign.UNKNOWN, rows=[])
    pages = [(len(gzip.compress(file.read_bytes(), mtime=0)), file) for file in site.rglob("*.html")]
    pages.sort(key=lambda pair: (-pair[0], pair[1].as_posix()))
    rows = [_page(size, file.relative_to(site).as_posix(), content) for size, file in pages]
    over = sum(row.sign is Sign.BAD for row in rows)
    heaviest = _kilobytes(pages[0][0]) if pages else "0"
    summary = f"{over} van {len(rows)} pagina's zijn zwaarder dan {_kilobytes(HEAVIEST)} kB. De zwaarste is {heaviest} kB."
    return Part(id="gewicht", title=title, summary=summary, sign=worst(rows), rows=rows)


def _page(size: int, path: str, content: Content) -> Row:
    sign = Sign.BAD if size > HEAVIEST else Sign.HALF if size > HEAVIEST * _NEAR else Sign.GOOD
    told = {Sign.BAD: "te zwaar", Sign.HALF: "bijna te zwaar", Sign.GOOD: "licht"}[sign]
    return Row(name=path, sign=sign, told=told, detail=f"{_kilobytes(size)} kB.", file=_source(path, content))


def _source(path: str, content: Content) -> str:
    """The Markdown file that a page was made of, or nothing when it was generated."""
    first, _, rest = path.partition("/")
    language, below = (first, rest) if first in content.settings.codes else ("nl", path)
    folder = below.removesuffix("index.html")
    for name in (f"{folder}index.md", f"{folder.rstrip('/')}.md"):
        for code in (language, "nl"):
            if (page := content.page(name, code)) is not None:
                return page.source
    return ""


def _kilobytes(size: int) -> str:
    return f"{size / 1024:.1f}".replace(".", ",")
