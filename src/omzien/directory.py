"""The page with all organisations that may be shown, which can be narrowed down without a script.

The choices are real radio buttons and check boxes; `:has()` in the stylesheet hides what does not fit. The stylesheet cannot
know the tags of the data, so each choice has a place (`who-1`, `who-2`, ...) that the organisations have as a class.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from omzien import markup
from omzien.document import Document
from omzien.frame import Frame
from omzien.model import Cost, Labels, Organisation, Organisations
from omzien.problems import Problem, did_you_mean
from omzien.translation import State, state

PATH = "hulp/organisaties.md"
_EVERYONE = {"iedereen", "inwoner"}  # fit every choice, and are none themselves
_FEWEST = 2  # organisations that make a choice worth the place it takes
_MOST = 24  # choices that the stylesheet has a rule for
_NATIONWIDE = "landelijk"  # goes without saying; a row names only a smaller area


@dataclass(frozen=True)
class Entry:
    """An organisation in the list, with the classes that the choices look for."""

    organisation: Organisation
    classes: str


def page(frame: Frame) -> str:
    """The page as Markdown. The list itself is a call, as lists of the calendar are."""
    return frame.template("generated/directory.md", escape=markup.escape)


def listing(frame: Frame, for_whom: Labels) -> Markup:
    """The choices and the list as HTML, in the order of the data: what helps most people stands first."""
    shown = [o for o in frame.content.organisations.organisations if o.public]
    tags = choices(shown, for_whom)
    entries = [Entry(o, _classes(o, tags)) for o in shown]
    context = {"entries": entries, "tags": tags, "for_whom": for_whom, "nationwide": _NATIONWIDE, "host": host}
    return Markup(frame.template("fragments/directory.html", **context).strip())  # noqa: S704 escaped by Jinja


def choices(shown: list[Organisation], for_whom: Labels) -> list[str]:
    """The tags that people can choose, in the order of data/for_whom.yml."""
    count = Counter(tag for organisation in shown for tag in organisation.for_whom)
    return [tag for tag in for_whom.labels if tag not in _EVERYONE and count[tag] >= _FEWEST][:_MOST]


def _classes(organisation: Organisation, tags: list[str]) -> str:
    everyone = not organisation.for_whom or _EVERYONE.intersection(organisation.for_whom)
    found = ["who-0"] if everyone else [f"who-{n}" for n, tag in enumerate(tags, 1) if tag in organisation.for_whom]
    calls = [phone for phone in organisation.public_phones if phone.channel == "bellen"]
    how = {
        "by-call": calls,
        "by-chat": organisation.public_chat or len(calls) < len(organisation.public_phones),
        "free": any(phone.cost is Cost.FREE for phone in calls),
    }
    return " ".join([*found, *(name for name, fits in how.items() if fits)])


def host(address: str) -> str:
    """What people call a web address: `www.veiligthuis.nl/chat` is `veiligthuis.nl`."""
    return urlsplit(address).netloc.removeprefix("www.")


def texts_state(frame: Frame) -> State:
    """How the texts of the organisations in this language stand to the Dutch."""
    organisations, code = frame.content.organisations, frame.language.code
    return State.REVIEWED if code == "nl" else state(organisations.translated.get(code), organisations.dutch_blocks())


def unknown_tags(organisations: Organisations, for_whom: Labels, document: Document) -> Iterator[Problem]:
    """Tags of organisations that have no name for readers: nobody could choose them."""
    for index, organisation in enumerate(organisations.organisations):
        for number, tag in enumerate(organisation.for_whom if organisation.public else []):
            if tag not in for_whom:
                remedy = did_you_mean(tag, for_whom.labels, "Zet hem erbij in data/for_whom.yml, of haal hem weg.")
                location = ("organisations", index, "for_whom", number)
                yield document.problem(location, f"De groep «{tag}» bestaat niet.", remedy)
