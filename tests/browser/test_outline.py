"""What a screen reader meets, in order: landmarks, headings, links and controls of the accessibility tree, with their names.

The expected outlines are files (outlines/<language>-<page>.txt): read them as a listener would. After a change that is meant,
`pytest tests/browser/test_outline.py --write-outlines` writes them anew; look at the difference.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

OUTLINES = Path(__file__).parent / "outlines"
PAGES = {"home": "", "hulp": "hulp/", "veilig-thuis": "hulp/veilig-thuis/"}
_SHOWN = {"banner", "navigation", "main", "contentinfo", "region", "form", "search", "complementary", "heading", "link"}
_SHOWN |= {
    "button",
    "DisclosureTriangle",
    "list",
    "image",
    "figure",
    "table",
    "status",
    "textbox",
    "checkbox",
    "radio",
    "group",
}
_PARENTS = {"banner", "navigation", "main", "contentinfo", "region", "form", "search", "list", "figure", "table"}


def outline(page: Page) -> list[str]:
    """The tree as indented lines: role, name, level of a heading, number of items of a list."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    nodes = {node["nodeId"]: node for node in tree}
    lines: list[str] = []

    def read(node: dict[str, Any], depth: int) -> None:
        role = node.get("role", {}).get("value", "")
        shown = role in _SHOWN and not node.get("ignored")
        if shown:
            lines.append("  " * depth + told(node, role))
        for child in node.get("childIds", []):
            if child in nodes:
                read(nodes[child], depth + (shown and role in _PARENTS))

    def told(node: dict[str, Any], role: str) -> str:
        name = " ".join(node.get("name", {}).get("value", "").split())
        words = [role, f"«{name}»" if name else ""]
        words += [f"({p['value']['value']})" for p in node.get("properties", []) if p["name"] in {"level", "expanded"}]
        if role == "list":
            items = [child for child in node["childIds"] if nodes.get(child, {}).get("role", {}).get("value") == "listitem"]
            words.append(f"({len(items)})")
        return " ".join(filter(None, words))

    read(tree[0], 0)
    return lines


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_screen_reader_meets_everything_in_order(
    language: str, name: str, page: Page, origin: str, pytestconfig: pytest.Config
) -> None:
    page.clock.set_fixed_time("2026-11-22T12:00:00+01:00")
    page.goto(origin + ("" if language == "nl" else f"{language}/") + PAGES[name])
    page.evaluate("document.querySelectorAll('.agenda li a').forEach((a) => (a.textContent = '…'))")  # the calendar goes on
    found = "\n".join(outline(page)) + "\n"
    file = OUTLINES / f"{language}-{name}.txt"
    if pytestconfig.getoption("--write-outlines"):
        file.write_text(found, encoding="utf-8")
    renewed = "Bedoeld? Draai: .venv/bin/python -m pytest tests/browser/test_outline.py --write-outlines, en lees het verschil."
    assert found == file.read_text(encoding="utf-8"), renewed


def test_the_order_that_matters(page: Page, origin: str) -> None:
    """Whatever is written on them: leaving and calling come before the menu, the menu before the text, one main heading."""
    for path in ("", "ar/", "hulp/", "uk/nu/"):
        page.goto(origin + path)
        lines = outline(page)
        text = next(i for i, line in enumerate(lines) if line.startswith("main"))
        first = [line.split()[0] for line in lines[:6]]
        assert first[:5] == ["link", "navigation", "link", "link", "link"], path
        assert sum("heading" in line and "(1)" in line for line in lines) == 1
        assert not any("heading" in line for line in lines[:text])
        assert lines[text + 1].strip().startswith(("heading", "link", "paragraph")), path


def test_the_outline_notices_an_order_that_changed(page: Page, origin: str) -> None:
    page.goto(origin)
    before = outline(page)
    page.evaluate("document.body.append(document.querySelector('header'))")
    assert outline(page) != before
