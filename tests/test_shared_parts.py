"""Parts that are shared by pages: each page gets the addresses as if the part was filled in for it alone."""

from __future__ import annotations

import posixpath
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, pass_context
from jinja2.runtime import Context

from omzien.shared_parts import SharedParts

_MENU = (
    '{% for item in nav.items %}<a href="{{ item.url | url }}"{{ here(item.url) }}>{{ item.title }}</a>'
    '{% if item.active %}{% for child in item.children %}<a href="{{ child | url }}"{{ here(child) }}>-</a>'
    "{% endfor %}{% endif %}{% endfor %}<b>{{ frame.language.code }}</b>"
)


def relative(path: str, url: str) -> str:
    """As the site builder makes it."""
    found = posixpath.relpath(f"/{path}", f"/{url}")
    return f"{found}/" if path.endswith("/") else found


@pass_context
def _url(context: Context, path: str) -> str:
    page = context["page"]
    return posixpath.join(context["base_url"], path) if page is None else relative(path, page.url)


def _templates() -> Environment:
    templates = Environment(loader=DictLoader({"menu.html": _MENU, "page.html": "{{ part('menu.html') }}"}), autoescape=True)
    templates.filters["url"] = _url
    shared = SharedParts(templates, relative)
    templates.globals |= {"part": shared.part, "here": shared.here}
    return templates


def _page(templates: Environment, url: str | None, language: str = "nl") -> str:
    """A page whose first folder is its section; None: at no address."""
    items = [
        SimpleNamespace(url=f"{name}/", title=f"<{name}>", children=[f"{name}/x/", f"{name}/y/"])
        for name in ("one", "two", "three")
    ]
    for item in items:
        item.active = url is not None and url.startswith(item.url)
    values: dict[str, Any] = {
        "nav": SimpleNamespace(items=items),
        "frame": SimpleNamespace(language=SimpleNamespace(code=language)),
        "page": None if url is None else SimpleNamespace(url=url),
        "base_url": "/base/",
    }
    return templates.get_template("page.html").render(values)


def _alone(url: str, language: str = "nl") -> str:
    """The same by templates that made no other page."""
    return _page(_templates(), url, language)


def test_each_page_is_as_if_it_was_made_alone() -> None:
    """In any order, for pages in the same folder, in another, above it, at the root, and in another language."""
    templates = _templates()
    pages = [
        ("two/x/", "nl"),
        ("two/y/", "nl"),
        ("two/", "nl"),
        ("two/x/deep/", "nl"),
        ("", "nl"),
        ("one/x/", "nl"),
        ("two/x/", "ar"),
    ]
    made = {page: _page(templates, *page) for page in [*pages, *reversed(pages)]}
    assert made == {page: _alone(*page) for page in pages}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("two/x/", '<a href="./" aria-current="page">-</a><a href="../y/">-</a>'),
        ("two/", '<a href="./" aria-current="page">&lt;two&gt;</a><a href="x/">-</a><a href="y/">-</a>'),
    ],
)
def test_addresses_and_place(url: str, expected: str) -> None:
    """Relative to the page, with «you are here» at the page itself and nowhere else."""
    templates = _templates()
    _page(templates, "two/y/")
    made = _page(templates, url)
    assert expected in made
    assert made.count("aria-current") == 1


def test_a_page_at_no_address_has_links_from_the_base() -> None:
    """404.html is shown anywhere."""
    made = _page(_templates(), None)
    assert '<a href="/base/one/">' in made
    assert "aria-current" not in made
