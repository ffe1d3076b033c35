"""A number stands in data/organisations.yml and nowhere else: not in a page, not in a calendar text, in no language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from omzien import numbers
from omzien.content import Content
from omzien.document import Location
from omzien.pages import Page
from omzien.problems import Problem

# Places in YAML that are no text for readers, or where a number is the very thing that is kept.
_DATA_KEYS = {"display", "tel", "from", "to", "date", "start", "end", "updated", "publish_from", "verified_on", "of"}
_DATA_KEYS |= {"label", "value", "year"}  # of figures
_STAFF_KEYS = {"ask", "sources", "translated", "help", "emergency", "id", "name", "url", "website", "email"}
_STAFF_KEYS |= {"contact"}  # of security.txt, for people who look for holes: no page shows it
_REMEDY = {
    "telefoonnummer": 'Haal het weg. In een pagina schrijf je {{ phone("id") }} of {{ contact("id") }}; '
    "in de kalender zet je de organisatie bij «help».",
    "bel-link": 'Haal hem weg en schrijf {{ phone("id") }} of {{ contact("id") }}.',
    "tijd": "Haal hem weg. Openingstijden staan in data/organisations.yml, de tijd van een bijeenkomst bij start en end.",
    "e-mailadres": "Haal het weg. Zet het bij de organisatie in data/organisations.yml.",
}

_IN_CALENDAR = "Haal het weg en zet de organisatie bij «help». Dan staat haar nummer op de pagina."


def none_in_page(content: Content) -> Callable[[Page], Iterator[Problem]]:
    """No telephone number, time, e-mail address or tel: link in Markdown or its front matter."""
    known = content.known_numbers()

    def check(page: Page) -> Iterator[Problem]:
        for found in numbers.find(page.markdown, known):
            yield _problem(page.source, page.first_line + found.line, found)
        for location, text in page.front.strings():
            if "translated" not in location:
                for found in numbers.find(text, known):
                    yield _problem(page.source, page.front.line(*location), found)

    return check


def none_in_long_texts(content: Content, today: date) -> Iterator[Problem]:
    """Nor in the long text of a calendar item."""
    known = content.known_numbers()
    for item in content.items:
        for language, text in item.long_texts.items():
            path = f"docs/{language}/campagnes/{item.year}/{item.id}.md"
            for found in numbers.find(text, known):
                yield _problem(path, found.line + 1, found)


def none_in_texts(content: Content, today: date) -> Iterator[Problem]:
    """No such thing in any text of the calendar or the data files; and no braces in any value of them.

    What is filled in on a page is filled in wherever braces stand when the page is made, also inside an address.
    """
    known = content.known_numbers()
    for document in content.documents.values():
        for location, text in document.strings():
            if _is_text(location) and not _names_partner(location, text, content):
                for found in numbers.find(text, known):
                    yield _problem(document.path, document.line(*location), found)
            if "{{" in text or "{%" in text:
                sentence = "Accolades ({{ }}) kunnen hier niet."
                yield document.problem(location, sentence, "Zet de organisatie bij «help», of schrijf haar naam op.")


def _is_text(location: Location) -> bool:
    keys = {part for part in location if isinstance(part, str)}
    return not keys & _STAFF_KEYS and location[-1] not in _DATA_KEYS


def _names_partner(location: Location, text: str, content: Content) -> bool:
    """Whether a partner is written as an id, which may be a number; any other partner is shown as it was typed."""
    return location[0] == "partners" and content.organisation(text) is not None


def _problem(path: str, line: int, found: numbers.Found) -> Problem:
    article = "Deze" if found.kind in {"tijd", "bel-link"} else "Dit"
    in_calendar = found.kind == "telefoonnummer" and path.startswith("content-calendar/")
    remedy = _IN_CALENDAR if in_calendar else _REMEDY[found.kind]
    return Problem(path, line, f"{article} {found.kind} mag hier niet staan: «{found.text}».", remedy)
