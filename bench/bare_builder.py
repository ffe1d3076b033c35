"""The least that a builder can do: Python-Markdown and one template, in one process or more. What ours is measured against.

python bench/bare_builder.py <docs> <site> <processes>
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import markdown
from jinja2 import Template

_TEMPLATE = Template("""<!doctype html>
<html lang="{{ language }}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ title }}</title><style>body{max-width:40em;margin:auto;font:1.1em/1.6 sans-serif}</style></head><body>
<nav><ul>{% for name in sections %}<li><a href="{{ root }}{{ name }}/">{{ name }}</a></li>{% endfor %}</ul></nav>
<nav><ul>{% for page in pages %}<li><a href="{{ page }}/">{{ page }}</a></li>{% endfor %}</ul></nav>
<nav><ul>{% for code in languages %}<li><a href="{{ up }}{{ code }}/{{ path }}/">{{ code }}</a></li>{% endfor %}</ul></nav>
<main>{{ content }}</main></body></html>
""")


def render(docs: Path, site: Path, languages: Sequence[str], every: Sequence[str]) -> None:
    """Every page of these languages."""
    for code in languages:
        sections = sorted(folder.name for folder in (docs / code).iterdir() if folder.is_dir())
        for file in sorted((docs / code).rglob("*.md")):
            front, _, text = file.read_text("utf-8").removeprefix("---").partition("---")
            path = file.relative_to(docs / code).with_suffix("")
            depth = "../" * len(path.parts)
            page = _TEMPLATE.render(
                language=code,
                title=front.strip().removeprefix("title: "),
                sections=sections,
                pages=sorted(other.stem for other in file.parent.glob("*.md")),
                languages=every,
                root=depth,
                up=depth + "../",
                path=path,
                content=markdown.markdown(text, extensions=["attr_list", "toc"]),
            )
            target = site / code / path / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page, "utf-8")


if __name__ == "__main__":
    docs, site, processes = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    codes = sorted(folder.name for folder in docs.iterdir())
    shares = [codes[start::processes] for start in range(processes)]
    if processes == 1:
        render(docs, site, codes, codes)
    else:
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            pool.map(partial(render, docs, site, every=codes), shares)
