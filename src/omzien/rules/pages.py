"""Rules for the pages written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from omzien import macros
from omzien.content import Content
from omzien.problems import Problem


def known_calls(content: Content, today: date) -> Iterator[Problem]:
    """Each `{{ contact("id") }}` and `{{ phone("id") }}` names an organisation that may be shown; other braces are errors."""
    public = {o.id: o for o in content.organisations.organisations if o.public}
    texts = [(p.source, p.first_line, p.markdown) for p in content.pages]
    for item in content.items:
        texts += [(f"docs/{code}/{item.path[:-1]}.md", 1, text) for code, text in item.long_texts.items()]
    for source, first_line, text in texts:
        for call in macros.calls(text):
            if call.id not in public:
                close = get_close_matches(call.id, public, n=1)
                remedy = f"Bedoel je «{close[0]}»?" if close else "Kijk in data/organisations.yml welke id's er zijn."
                sentence = f"De organisatie «{call.id}» bestaat niet of mag niet op de site."
                yield Problem(source, first_line + call.line, sentence, remedy)
            elif call.name == "phone" and not public[call.id].public_phones:
                sentence = f"«{call.id}» heeft geen nummer dat op de site mag."
                remedy = f'Gebruik {{{{ contact("{call.id}") }}}}: dan staat de website er.'
                yield Problem(source, first_line + call.line, sentence, remedy)
        for line in macros.unknown(text):
            remedy = 'Schrijf {{ contact("id") }} of {{ phone("id") }}, met de id uit data/organisations.yml.'
            yield Problem(source, first_line + line, "Deze accolades kent de site niet.", remedy)


def one_heading(content: Content, today: date) -> Iterator[Problem]:
    """A page has exactly one `#` heading and skips no level (WCAG 1.3.1, 2.4.6)."""
    for page in content.pages:
        above = 0
        for index, line in enumerate(page.markdown.split("\n")):
            match = re.match(r"(#{1,6}) \S", line)
            if not match:
                continue
            level = len(match[1])
            if level == 1 and above:
                yield Problem(page.source, page.first_line + index, "Dit is de tweede kop met één #.", "Maak er ## van.")
            elif level > above + 1:
                sentence = f"Deze kop slaat een niveau over ({match[1]})."
                yield Problem(page.source, page.first_line + index, sentence, f"Maak er {'#' * (above + 1)} van.")
            above = level
        if not above:
            yield Problem(page.source, page.first_line, "De pagina heeft geen kop.", "Begin met # en dan de kop.")


def doors_lead_somewhere(content: Content, today: date) -> Iterator[Problem]:
    """The choices on the home page lead to pages that exist in Dutch."""
    paths = {page.path for page in content.pages if page.language == "nl"} | {"campagnes/index.md"}
    for page in content.pages:
        for index, door in enumerate(page.meta.doors):
            if door.to not in paths:
                sentence = f"De pagina «{door.to}» bestaat niet."
                yield page.front.problem(("doors", index, "to"), sentence, "Schrijf het pad vanaf de map van de taal.")
