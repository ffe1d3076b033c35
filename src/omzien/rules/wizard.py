"""Rules for the help finder: every way through its questions is short, and ends at help that is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from omzien.content import Content
from omzien.document import Document
from omzien.model.base import SOURCE_LANGUAGE
from omzien.model.wizard import MOST_QUESTIONS, Wizard
from omzien.problems import Problem, did_you_mean
from omzien.rules.discretion import betraying
from omzien.rules.organisations import not_shown
from omzien.translation import language_name

FILE = "data/wizard.yml"


def answers_lead_somewhere(content: Content, today: date) -> Iterator[Problem]:
    """Each answer leads to a question or an end that is there; danger and not knowing lead to an end at once."""
    for wizard, document in _wizard(content):
        known = [*wizard.questions, *wizard.ends]
        for location, answer in wizard.answers():
            if answer.to not in known:
                remedy = did_you_mean(answer.to, known, f"Voeg «{answer.to}» toe bij questions of ends.")
                yield document.problem((*location, "to"), f"De vraag of het eind «{answer.to}» bestaat niet.", remedy)
            elif len(location) == 1 and answer.to not in wizard.ends:
                sentence = f"«{location[0]}» leidt naar de vraag «{answer.to}»."
                yield document.problem((*location, "to"), sentence, "Laat dit antwoord meteen naar een eind gaan (ends).")


def names_once(content: Content, today: date) -> Iterator[Problem]:
    """A name is one address: of a question or of an end, and not of the first page."""
    for wizard, document in _wizard(content):
        for name in wizard.ends:
            if name in wizard.questions:
                sentence = f"«{name}» is al de naam van een vraag."
                yield document.problem(("ends", name), sentence, "Geef het eind een andere naam.")
        for kind in ("questions", "ends"):
            if "index" in getattr(wizard, kind):
                sentence = "«index» is het adres van de eerste vraag."
                yield document.problem((kind, "index"), sentence, "Kies een andere naam.")


def everything_reached(content: Content, today: date) -> Iterator[Problem]:
    """Somebody can come to every question and every end."""
    for wizard, document in _wizard(content):
        reached = wizard.reached()
        for kind, noun in (("questions", "deze vraag"), ("ends", "dit eind")):
            for name in getattr(wizard, kind):
                if name not in reached:
                    sentence = f"Niemand komt bij {noun} («{name}»)."
                    yield document.problem((kind, name), sentence, "Laat een antwoord erheen gaan (to), of haal het weg.")


def short_ways(content: Content, today: date) -> Iterator[Problem]:
    """No way asks more than three questions, and none asks one twice."""
    for wizard, document in _wizard(content):
        for path in wizard.paths():
            name = path[-1]
            if name not in wizard.questions:
                continue
            place = _place(wizard, path[-2], name)
            if name in path[:-1]:
                sentence = f"Dit antwoord gaat terug naar een vraag die al is gesteld («{name}»)."
                yield document.problem(place, sentence, "Laat het naar een eind of een andere vraag gaan.")
            else:
                sentence = f"«{name}» is hier vraag {len(path)}; meer dan {MOST_QUESTIONS} vragen is te veel."
                yield document.problem(place, sentence, "Laat dit antwoord naar een eind gaan (ends).")


def one_question_before(content: Content, today: date) -> Iterator[Problem]:
    """A question follows one other, so that its number and its way back are right for everybody."""
    for wizard, document in _wizard(content):
        for name in wizard.questions:
            before = wizard.before(name)
            if len(before) > 1:
                sentence = f"Bij «{name}» kom je vanaf meer vragen: {', '.join(before)}."
                yield document.problem(("questions", name), sentence, "Laat één vraag erheen gaan, of maak er een eind van.")


def ends_help(content: Content, today: date) -> Iterator[Problem]:
    """Each end names organisations that may be shown, one of them with a number, or says why there is none."""
    for wizard, document in _wizard(content):
        public = {o.id: o for o in content.organisations.organisations if o.public}
        for name, end in wizard.ends.items():
            for index, id in enumerate(end.help):
                if id not in public:
                    yield document.problem(("ends", name, "help", index), *not_shown(id, public))
            silent = all(id in public and not public[id].callable_phones for id in end.help)
            if silent and not end.why_no_number:
                sentence = f"Bij het eind «{name}» staat geen nummer om te bellen."
                remedy = "Zet er een organisatie met een nummer bij, of zeg waarom niet (why_no_number)."
                yield document.problem(("ends", name, "help"), sentence, remedy)


def ends_have_pages(content: Content, today: date) -> Iterator[Problem]:
    """The pages to read exist in Dutch."""
    paths = {page.path for page in content.pages if page.language == SOURCE_LANGUAGE}
    for wizard, document in _wizard(content):
        for name, end in wizard.ends.items():
            for index, path in enumerate(end.read):
                if path not in paths and f"docs/{SOURCE_LANGUAGE}/{path}" not in content.unreadable:
                    remedy = did_you_mean(path, paths, "Schrijf het pad vanaf de map van de taal.")
                    yield document.problem(("ends", name, "read", index), f"De pagina «{path}» bestaat niet.", remedy)


def texts_complete(content: Content, today: date) -> Iterator[Problem]:
    """Every text is there in every published language: nobody must choose an answer that they cannot read."""
    for wizard, document in _wizard(content):
        for location, text in wizard.texts():
            for code in content.settings.codes:
                if text.in_(code) is None:
                    sentence = f"Deze tekst is er niet in het {language_name(code)}."
                    yield document.problem(location, sentence, f"Voeg een regel «{code}» toe.")


def discreet(content: Content, today: date) -> Iterator[Problem]:
    """Titles, descriptions and addresses do not betray what somebody was asked; the questions themselves may say it."""
    found = betraying(content)
    for wizard, document in _wizard(content):
        shown = {(key, code): text for key in ("title", "description") for code, text in getattr(wizard, key).root.items()}
        shown |= {(kind, name): name for kind in ("questions", "ends") for name in getattr(wizard, kind)}
        for location, text in shown.items():
            for word in found(text):
                sentence = f"«{word}» verraadt wat iemand leest: dit staat in het adres of in de titel."
                yield document.problem(location, sentence, "Kies een neutraal woord.")


def _wizard(content: Content) -> Iterator[tuple[Wizard, Document]]:
    """The help finder and its file, when the site has one that could be read."""
    if content.wizard is not None:
        yield content.wizard, content.documents[FILE]


def _place(wizard: Wizard, question: str, to: str) -> tuple[str | int, ...]:
    """Where in the file the choice stands that leads from `question` to `to`."""
    own = (("questions", question), ("danger",), ("unsure",))
    return next(
        (*at, "to") for start in own for at, answer in wizard.answers() if at[: len(start)] == start and answer.to == to
    )
