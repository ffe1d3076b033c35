"""Whatever somebody types: our own messages and no crash, and nothing on a page that a writer may not put there.

More examples at night (HYPOTHESIS_PROFILE=nightly); in a proposal always the same ones, so that nobody fails on chance.
"""

from __future__ import annotations

import os
import re
import shutil
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from omzien import document, markup
from omzien.calendar_view import CalendarView
from omzien.content import CalendarItem, Content
from omzien.frame import Frame
from omzien.glossary import explain
from omzien.loading import load
from omzien.model import Item, Organisations, PageMeta
from omzien.outputs import outputs
from omzien.pages import split
from omzien.problems import ContentError, Problem
from omzien.reading import read_checked
from omzien.structured import event
from omzien.validation import validate
from tests.conftest import ROOT, SAMPLES, TODAY

_SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
_ALWAYS = settings(deadline=None, suppress_health_check=_SLOW)
settings.register_profile("proposal", _ALWAYS, max_examples=12, derandomize=True, database=None)
settings.register_profile("nightly", _ALWAYS, max_examples=1500)
PROFILE = settings.get_profile(os.environ.get("HYPOTHESIS_PROFILE", "proposal"))
FEW = settings(PROFILE, max_examples=PROFILE.max_examples // 4)

SITE = SAMPLES / "site"
FILES = sorted(
    p.relative_to(SITE).as_posix() for p in SITE.rglob("*") if p.suffix in {".yml", ".md"} and p.name != "mkdocs.yml"
)
NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='x",
    "[x](javascript:alert(1))",
    "[x](data:text/html,x)",
    "[x](//elders.example)",
    "![x](https://elders.example/x.png)",
    "<https://a.example>",
    "<style>*{display:none}</style>",
    '<a href="tel:112">x</a>',
    "{{ 7 * 7 }}",
    '{{ contact("alarm") }}',
    '{{ phone("alarm") }}',
    "{{ items(now) }}",
    "{% raw %}",
    "{#",
    "</article></main>",
    "---\ntitle: x\n---",
    "BEGIN:VEVENT",
    "\r\nEND:VCALENDAR",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "\u202e0800",
    "\x00",
    "`<b>`",
    "    <script>",
    "# kop",
    "1. x",
    "*",
    "\\",
    "]]>",
    "--",
    "<!--",
    "&",
    "x" * 300,
]
TEXTS = st.lists(st.sampled_from(NASTY) | st.text(max_size=12), min_size=1, max_size=5).map("".join)
YAML = [
    "- ",
    ": ",
    "\n",
    "  ",
    "\t",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "|",
    ">",
    "&a ",
    "*a",
    "!!python/object:x ",
    "#",
    "? ",
    "%",
    "null",
    "~",
]
YAML += [
    "2026-11-31",
    "9999-12-31",
    "0001-01-01",
    "2026-03-29T02:30",
    "2026-11-25T24:00Z",
    "1e999",
    ".nan",
    "-1",
    "true",
    "nl: x",
    "08002000",
]
PIECES = st.sampled_from(YAML + NASTY) | st.text(max_size=6)

# What the pages of an item may consist of: tags with the attributes that our templates and the sanitiser know.
COMMON = {"class", "id", "lang", "dir", "hidden"}
_WORDS = ["bdi", "blockquote", "br", "dd", "dl", "dt", "em", "h1", "h2", "h3", "h4", "li", "p", "strong", "ul", "div", "span"]
_WORDS += ["section", "nav", "details", "summary"]
_PARTS = [
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "caption",
    "article",
    "header",
    "footer",
    "small",
    "abbr",
    "b",
    "i",
    "figure",
]
ALLOWED: dict[str, set[str]] = {
    **{tag: set() for tag in _WORDS},
    **{tag: {"scope"} for tag in _PARTS},
    "a": {"href", "hreflang", "rel", "type", "download", "aria-label", "title"},
    "ol": {"start", "role"},
    "time": {"datetime"},
    "svg": {"viewbox", "width", "height", "aria-hidden", "focusable", "role", "xmlns"},
    "text": {"x", "y"},
    "line": {"x1", "x2", "y1", "y2"},
    "rect": {"x", "y", "width", "height", "rx"},
    "title": set(),
    "use": {"href"},
    "path": {"d"},
    "code": set(),
    "input": {"type", "value", "readonly", "aria-label", "size"},
    "button": {"type"},
}
SCHEMES = re.compile(r"^(https?:|tel:\+?\d+$|webcal:|mailto:|#|\.{0,2}/?[\w./?=&%#-]*$)")


class _Page(HTMLParser):
    """Notes every element and attribute that nobody allowed."""

    def __init__(self, allowed: dict[str, set[str]], numbers: bool) -> None:
        super().__init__()
        self.allowed = allowed
        self.numbers = numbers
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        if tag not in self.allowed:
            self.wrong.append(tag)
            return
        for name, value in attrs:
            if name not in self.allowed[tag] | COMMON and not name.startswith(("data-", "aria-")):
                self.wrong.append(f"{tag} {name}")
            if name in {"href", "src"} and not SCHEMES.match(value or ""):
                self.wrong.append(f"{tag} {name}={value}")
            if name == "href" and (value or "").startswith("tel:") and not self.numbers:
                self.wrong.append(f"{tag} {value}")


def wrong_in(html: str, *, numbers: bool = False) -> list[str]:
    """What is in `html` that may not be; `numbers`: links to numbers may, when our own code made them."""
    page = _Page(ALLOWED, numbers)
    page.feed(html)
    page.close()
    return page.wrong


@pytest.mark.parametrize(
    "bad", ["<script>", '<a onclick="x">', '<a href="javascript:x">', "<iframe>", '<p style="x">', '<a href="tel:112">']
)
def test_this_test_can_fail(bad: str) -> None:
    assert wrong_in(f"<p>x</p>{bad}")


@given(text=TEXTS)
@settings(PROFILE)
def test_markdown_becomes_nothing_else_than_text(text: str) -> None:
    assert wrong_in(markup.render(text)) == []
    assert wrong_in(markup.render(f"# {markup.escape(text)}")) == []
    assert "<" not in markup.plain("a").replace("a", "")


@given(pieces=st.lists(PIECES, max_size=25))
@settings(PROFILE)
def test_any_yaml_gives_a_model_or_sentences(pieces: list[str]) -> None:
    read = document.parse("".join(pieces), "x.yml")
    for model in (Item, Organisations, PageMeta):
        made, problems = validate(model, read)
        assert (made is None) == bool(problems)
        for problem in problems:
            assert problem.message.endswith((".", "?"))
            assert problem.line >= 1
    split("".join(pieces))


def _whole() -> tuple[Content, CalendarItem]:
    content, problems = load(SITE)
    assert content is not None, problems
    return content, next(item for item in content.items if item.id == "week-van-het-kind")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the sample site; each example puts back what it changed."""
    root = tmp_path_factory.mktemp("fuzz") / "sample"
    shutil.copytree(SITE, root)
    (root / "overrides").symlink_to(ROOT / "overrides")
    return root


@given(data=st.data())
@settings(PROFILE)
def test_any_change_of_a_file_gives_a_site_or_sentences(data: st.DataObject, changed: Path) -> None:
    """A line cut, doubled, or with something put in: calendar, organisations, words, front matter, Markdown."""
    file = changed / data.draw(st.sampled_from(FILES))
    before = file.read_bytes()
    lines = before.decode().split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["insert", "replace", "cut", "double", "indent"])):
            case "insert":
                column = data.draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:column] + data.draw(PIECES) + lines[at][column:]
            case "replace":
                key, colon, _ = lines[at].partition(": ")
                lines[at] = key + colon + data.draw(PIECES)
            case "cut":
                lines[at] = ""
            case "double":
                lines.insert(at, lines[at])
            case "indent":
                lines[at] = " " + lines[at]
    file.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    try:
        content, problems = read_checked(changed, TODAY)
        outputs(content, TODAY)
    except ContentError as error:
        problems = error.problems
        assert problems
    finally:
        file.write_bytes(before)
    for problem in problems:
        assert isinstance(problem, Problem)
        assert (changed / problem.path).exists() or "ontbreekt" in problem.message, problem
        assert problem.line >= 1


@given(text=TEXTS.filter(lambda text: bool(text.strip())), day=st.dates(date(2000, 1, 1), date(2999, 12, 31)))
@settings(FEW)
def test_nothing_from_an_item_reaches_a_page_unescaped(text: str, day: date) -> None:
    """Even past the rules that refuse it: a title, place, partner or message is text on its page, and ends no script."""
    content, found = _whole()
    words = found.item.title.model_copy(update={"root": {"nl": text.strip(), "ar": text.strip()}})
    changes = {"title": words, "summary": words, "message": words, "location": words, "partners": [text], "organiser": text}
    item = CalendarItem(found.id, found.year, found.item.model_copy(update=changes), found.document)
    whole = Content(**{**vars(content), "root": ROOT, "items": (item, *(i for i in content.items if i.id != item.id))})
    for language in ("nl", "ar"):
        frame = Frame(whole, language, day)
        view = CalendarView(frame, item.path)
        pieces = [view.items("month/2026-11"), view.year("month/2026"), view.moment("2026/week-van-het-kind")]
        pieces += [view.neighbours("2026/week-van-het-kind"), view.diary("2026/week-van-het-kind")]
        for piece in pieces:
            assert wrong_in(str(piece), numbers=True) == [], piece
        assert "<" not in event(item, frame)
    made = outputs(whole, day)
    page = str(made["nl/campagnes/2026/week-van-het-kind.md"].content).split("---\n", 2)[2]
    html = explain(markup.render(page), whole.glossary, "nl")
    assert [told for told in wrong_in(html) if not told.startswith("a href=../")] == []
    for path, output in made.items():
        if isinstance(output.content, bytes) and path.endswith(".ics"):
            identities = output.content.count(b"\r\nUID:") - 1  # one is that of the calendar itself
            assert output.content.count(b"\r\nBEGIN:VEVENT\r\n") == identities, path
