"""Rules for the pages written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from omzien import accessibility, macros
from omzien.content import Content
from omzien.feeds import feed_paths
from omzien.model.base import SOURCE_LANGUAGE
from omzien.problems import Problem, Severity, did_you_mean
from omzien.rules.organisations import not_shown


def questions(content: Content, today: date) -> Iterator[Problem]:
    """What is not certain on a page."""
    for page in content.pages:
        for number, question in enumerate(page.meta.ask):
            yield page.front.problem(("ask", number), question, severity=Severity.QUESTION)


def known_calls(content: Content, today: date) -> Iterator[Problem]:
    """Each call names an organisation that may be shown or a feed that exists; other braces are errors."""
    texts = [(p.source, p.first_line, p.markdown) for p in content.pages]
    for item in content.items:
        texts += [(f"docs/{code}/{item.path[:-1]}.md", 1, text) for code, text in item.long_texts.items()]
    for source, first_line, text in texts:
        for call in macros.calls(text):
            complaint = _COMPLAINTS.get(call.name, _unknown_contact)(call, content)
            if complaint:
                yield Problem(source, first_line + call.line, *complaint)
        for line in macros.unknown(text):
            remedy = 'Schrijf {{ contact("id") }} of {{ phone("id") }}, met de id uit data/organisations.yml.'
            yield Problem(source, first_line + line, "Deze accolades kent de site niet.", remedy)


def _unknown_contact(call: macros.Call, content: Content) -> tuple[str, str] | None:
    organisation = content.organisation(call.id)
    if organisation is None or not organisation.public:
        return not_shown(call.id, {o.id: o for o in content.organisations.organisations if o.public})
    if call.name in {"phone", "cards"} and not organisation.callable_phones:
        remedy = f'Gebruik {{{{ contact("{call.id}") }}}}: dan staat de website er.'
        return f"«{call.id}» heeft geen nummer om te bellen dat op de site mag.", remedy
    return None


def _unknown_feed(call: macros.Call, content: Content) -> tuple[str, str] | None:
    known = ["thema", "doelgroep"] if call.name == "feeds" else feed_paths(content)
    if call.id in known:
        return None
    remedy = did_you_mean(call.id, known, f"Kies uit: {', '.join(known[:3])}.")
    return f"De kalender «{call.id}» bestaat niet.", remedy


def _unknown_figure(call: macros.Call, content: Content) -> tuple[str, str] | None:
    known = content.figures.ids
    if call.id in known:
        return None
    remedy = did_you_mean(call.id, known, "Kijk in data/figures.yml welke id's er zijn.")
    return f"De grafiek «{call.id}» bestaat niet.", remedy


def _unknown_part(call: macros.Call, content: Content) -> tuple[str, str] | None:
    if call.id in accessibility.PARTS:
        return None
    choices = " of ".join(f'{{{{ accessibility("{part}") }}}}' for part in accessibility.PARTS)
    return f"«{call.id}» is geen deel van de verklaring.", f"Schrijf {choices}."


def _needs_no_id(call: macros.Call, content: Content) -> tuple[str, str] | None:
    return (f"{call.name} heeft geen id.", f"Schrijf {{{{ {call.name}() }}}}.") if call.id else None


def _region_known(call: macros.Call, content: Content) -> tuple[str, str] | None:
    if content.municipality.region is None:
        return "Er staat nergens in welke regio de gemeente ligt.", "Zet in data/municipality.yml: region: met de naam."
    return _needs_no_id(call, content)


_COMPLAINTS = {
    "feed": _unknown_feed,
    "feeds": _unknown_feed,
    "figure": _unknown_figure,
    "glossary": _needs_no_id,
    "municipality": _needs_no_id,
    "region": _region_known,
    "embed": _needs_no_id,
    "accessibility": _unknown_part,
}


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


def figures_have_sources(content: Content, today: date) -> Iterator[Problem]:
    """The source behind a figure is a known one."""
    document = content.documents["data/figures.yml"]
    for index, figure in enumerate(content.figures.figures):
        if figure.source.ref not in {None, *content.sources.sources}:
            sentence = f"De bron «{figure.source.ref}» staat niet in data/sources.yml."
            yield document.problem(("figures", index, "source", "ref"), sentence, "Verbeter de code, of voeg de bron toe.")


def doors_lead_somewhere(content: Content, today: date) -> Iterator[Problem]:
    """The choices on the home page lead to pages that exist in Dutch."""
    paths = {page.path for page in content.pages if page.language == "nl"} | {"campagnes/index.md", "wijzer/index.md"}
    for page in content.pages:
        for index, door in enumerate(page.meta.doors):
            if door.to not in paths:
                sentence = f"De pagina «{door.to}» bestaat niet."
                yield page.front.problem(("doors", index, "to"), sentence, "Schrijf het pad vanaf de map van de taal.")


def claims_have_sources(content: Content, today: date) -> Iterator[Problem]:
    """A Dutch page names the sources of what it claims, and each of them is known."""
    for page in content.pages:
        if page.language != SOURCE_LANGUAGE:
            continue
        for index, code in enumerate(page.meta.sources):
            if code not in content.sources.sources:
                sentence = f"De bron «{code}» staat niet in data/sources.yml."
                yield page.front.problem(("sources", index), sentence, "Verbeter de code, of voeg de bron toe.")
        if not page.meta.sources and page.path not in content.municipality.pages_without_sources:
            sentence = "Deze pagina noemt geen bronnen."
            remedy = "Zet boven aan de pagina: sources: [S4], met de codes uit data/sources.yml."
            yield Problem(page.source, 1, sentence, remedy, Severity.WARNING)
