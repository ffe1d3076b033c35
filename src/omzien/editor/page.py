"""Puts the editor together in a folder of its own: Sveltia CMS from its package, our page around it, and the forms."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

from omzien.content import Content
from omzien.editor.collections import settings

_OWN = ("start.js", "formats.js", "same_lines.js", "editor.css")
_LOCALES = "sveltia/locales"


def write(content: Content, packages: Path, target: Path) -> None:
    """Write the editor into the empty folder `target`.

    packages: the folder node_modules. FileNotFoundError when a package is not there.
    """
    source = content.root / "editor"
    sveltia = packages / "@sveltia/cms"
    shutil.copytree(sveltia / "npm", target / "sveltia/npm", ignore=shutil.ignore_patterns("*.map"))
    shutil.copy(sveltia / "LICENSE.txt", target / "sveltia")
    shutil.copytree(packages / "yaml/browser", target / "yaml")
    shutil.copy(packages / "yaml/LICENSE", target / "yaml")
    (target / _LOCALES).mkdir()
    dutch = (sveltia / "locales/nl.json").read_text(encoding="utf-8")
    (target / _LOCALES / "nl.js").write_text(f"export default {dutch};\n", encoding="utf-8")
    for name in _OWN:
        shutil.copy(source / name, target)
    found = settings(content)
    (target / "settings.json").write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    demo = content.municipality.editor is None
    if demo:
        texts = json.dumps(demo_files(content, found), ensure_ascii=False, indent=0)
        (target / "demo.json").write_text(texts, encoding="utf-8")
    importmap = import_map(sorted(file.stem for file in (sveltia / "locales").glob("*.json")))
    templates = Environment(loader=FileSystemLoader(source), autoescape=select_autoescape(default=True))
    words = {"policy": policy(content, importmap), "title": found["config"]["app_title"], "demo": demo}
    page = templates.get_template("index.html.j2").render(importmap=Markup(importmap), **words)  # noqa: S704 -- made by us alone
    (target / "index.html").write_text(page, encoding="utf-8")


def import_map(locales: list[str]) -> str:
    """Where the browser finds what the package names as for a bundler. The words are Dutch, whatever the browser speaks."""
    words = {f"./{_LOCALES}/{locale}.json": f"./{_LOCALES}/nl.js" for locale in locales}
    return json.dumps({"imports": {"yaml": "./yaml/index.js", **words}})


def policy(content: Content, importmap: str) -> str:
    """The Content-Security-Policy of the page: only the git host is ever asked anything, and only our own files run."""
    hashed = base64.b64encode(hashlib.sha256(importmap.encode()).digest()).decode()
    host = content.municipality.editor
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' 'sha256-{hashed}'",
        "style-src": "'self' 'unsafe-inline'",  # Svelte sets styles on elements
        "font-src": "'self'",
        "img-src": "'self' data: blob:",
        "media-src": "'self' blob:",
        "connect-src": f"'self' data: blob:{f' {host.api}' if host else ''}",
        "worker-src": "'self' blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def demo_files(content: Content, found: dict[str, Any]) -> dict[str, str]:
    """The texts that the demonstration starts with, by path: all that the forms can change."""
    names = [path for path in content.documents if path.startswith("content-calendar/2")]
    names += [page.source for page in content.pages]
    names += [file["file"] for group in found["config"]["collections"] for file in group.get("files", [])]
    return {name: (content.root / name).read_text(encoding="utf-8") for name in names}
