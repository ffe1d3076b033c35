"""Settings for the servers that a site can stand on, made from the same lists as its `_headers` file.

The policy holds the hashes of what this build inlines, so the settings belong to a build and are made with it.
"""

from __future__ import annotations

import gzip
import json
import mimetypes
from collections.abc import Sequence
from pathlib import Path, PurePath

import brotli
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from omzien.headers import HeaderRule, sent
from omzien.site import Site

# What is worth packing beforehand; pictures and what Pagefind made are packed already.
_PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".ics"}
# Endings that the table of Python does not know on every version; what Pagefind writes is packed, and its script unpacks it.
_KINDS = {".avif": "image/avif", ".webp": "image/webp"}
_KINDS |= dict.fromkeys((".pagefind", ".pf_meta", ".pf_index", ".pf_fragment"), "application/gzip")
_TEXT = {"application/json", "application/javascript", "text/javascript", "image/svg+xml", "application/xml", "text/xml"}


def settings(site: Site, folder: str, address: str) -> dict[str, str]:
    """The settings by name of their file, for a site that stands in `folder` on the server and answers at `address`."""
    everywhere, *parts = site.headers()
    words = {
        "folder": folder,
        "address": address,
        "everywhere": everywhere,
        "parts": parts,
        "differing": sorted({n for rule in parts for n in (*rule.headers, *rule.without)} - {"Content-Type"}),
        "languages": [language.prefix for language in site.content.settings.languages if language.prefix],
    }
    loader = FileSystemLoader(site.content.root / "hosting/templates")
    # No HTML: nothing to escape. What goes in are our own lists and what was typed on the command line.
    templates = Environment(loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)  # noqa: S701
    return {name: f"{templates.get_template(name).render(words)}\n" for name in ("nginx.conf", "Caddyfile")}


def pack(folder: Path) -> int:
    """Put a .gz and a .br beside each file that gets smaller by it, and say how many. The same input gives the same bytes."""
    packed = 0
    for file in sorted(folder.rglob("*")):
        if file.suffix in _PACKED and file.is_file() and not file.name.startswith("_"):
            data = file.read_bytes()
            for ending, small in ((".gz", gzip.compress(data, 9, mtime=0)), (".br", brotli.compress(data))):
                if len(small) < len(data):
                    file.with_name(file.name + ending).write_bytes(small)
                    packed += 1
    return packed


def metadata(folder: Path, rules: Sequence[HeaderRule]) -> str:
    """For an object store, as JSON: the headers of every answer, and of each file what is other there (null: not sent)."""
    everywhere = rules[0].headers
    rows: dict[str, dict[str, str | None]] = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.name != "_headers":
            path = file.relative_to(folder).as_posix()
            own = {"Content-Type": _guess(file.name), **sent(rules, path)}
            missing = {name: None for name in everywhere if name not in own}
            rows[path] = {name: value for name, value in own.items() if everywhere.get(name) != value} | missing
    return json.dumps({"everywhere": everywhere, "files": rows}, ensure_ascii=False, indent=1) + "\n"


def _guess(name: str) -> str:
    """The type of a file by its ending, the same on every machine."""
    kind = _KINDS.get(PurePath(name).suffix) or mimetypes.MimeTypes().guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind in _TEXT else kind
