"""The bare page that ours are measured against: the same text in one file, a few lines of style, no script, no pictures.

It is made from the real page in the same run, so that both say the same thing.
"""

from __future__ import annotations

from bs4 import BeautifulSoup, Comment, Tag

STYLE = "body{font:17px/1.6 system-ui,sans-serif;max-width:42rem;margin:auto;padding:1rem}a[href^=tel]{font-weight:700}"
_DROPPED = ["script", "style", "svg", "link", "meta", "template"]
_KEPT = {"href", "lang", "dir", "id"}


def bare(page: str) -> str:
    """The text of a built page with its headings, lists and links, and nothing else."""
    soup = BeautifulSoup(page, "html.parser")
    html, title, body = soup.html, soup.title, soup.body
    if html is None or title is None or body is None:
        raise ValueError("not a page")
    for element in body.find_all(_DROPPED):
        element.decompose()
    for comment in body.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for element in [body, *body.find_all(True)]:
        if isinstance(element, Tag):
            element.attrs = {name: value for name, value in element.attrs.items() if name in _KEPT}
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title.get_text()}</title><style>{STYLE}</style>"
    )
    start = f'<!doctype html><html lang="{html["lang"]}" dir="{html["dir"]}"><head>{head}</head>'
    return f"{start}{body}</html>\n"
