"""The pages with the organisations that may be shown: one with all of them, and one for each topic.

The first is a short list of names and numbers that can be narrowed down without a script. The choices are real radio buttons
and check boxes; `:has()` in the stylesheet hides what does not fit. The stylesheet cannot know the tags of the data, so each
choice has a place (`w1` for whom, `t1` about what) that the organisations have as a class. What an organisation does stands on
the pages of its topics, so that no page grows heavy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from omzien import markup
from omzien.document import Document
from omzien.frame import Frame
from omzien.model import Cost, Labels, Organisation, Organisations
from omzien.problems import Problem, did_you_mean
from omzien.translation import State, state

FOLDER = "hulp/organisaties"
_EVERYONE = {"iedereen", "inwoner"}  # fit every choice, and are none themselves
_FEWEST = 3  # organisations that make a choice worth the place it takes
_MOST_GROUPS, _MOST_TOPICS = 18, 12  # choices that the stylesheet has a rule for
_NATIONWIDE = "landelijk"  # goes without saying; a card names only a smaller area


@dataclass(frozen=True)
class Entry:
    """An organisation in the list, with the classes that the choices look for."""

    organisation: Organisation
    classes: str
    address: str  # of its card, from the page with all organisations


def pages(frame: Frame) -> Iterator[tuple[str, str]]:
    """The path and Markdown of each page. The lists themselves are calls, as lists of the calendar are."""
    yield f"{FOLDER}.md", frame.template("generated/directory.md", escape=markup.escape)
    for topic in topics(_shown(frame), frame.content.topics):
        label = frame.content.topics.text(topic, frame.language.code)
        yield (
            f"{FOLDER}/{topic}.md",
            frame.template("generated/directory_topic.md", topic=topic, label=label, escape=markup.escape),
        )


def listing(frame: Frame) -> Markup:
    """The topics, the choices and all organisations as HTML, in the order of the data: what helps most people stands first."""
    content, shown = frame.content, _shown(frame)
    groups, about = choices(shown, content.for_whom), topics(shown, content.topics)
    context = {
        "entries": [Entry(o, _classes(o, groups, about), _card(o, shown)) for o in shown],
        "groups": groups,
        "topics": about,
        "visits": any(o.public_visit for o in shown),
    }
    return Markup(frame.template("fragments/directory.html", **context).strip())  # noqa: S704 escaped by Jinja


def cards(frame: Frame, topic: str) -> Markup:
    """What the organisations for one topic do and how to reach them, as HTML."""
    found = [o for o in _shown(frame) if topic in o.topics]
    context = {"organisations": found, "nationwide": _NATIONWIDE, "host": host}
    return Markup(frame.template("fragments/directory_topic.html", **context).strip())  # noqa: S704 escaped by Jinja


def choices(shown: Iterable[Organisation], for_whom: Labels) -> list[str]:
    """The groups that people can choose, in the order of data/for_whom.yml."""
    count = Counter(tag for organisation in shown for tag in organisation.for_whom)
    return [tag for tag in for_whom.labels if tag not in _EVERYONE and count[tag] >= _FEWEST][:_MOST_GROUPS]


def topics(shown: Iterable[Organisation], known: Labels) -> list[str]:
    """The topics that an organisation helps with, in the order of data/topics.yml."""
    used = {topic for organisation in shown for topic in organisation.topics}
    return [topic for topic in known.labels if topic in used][:_MOST_TOPICS]


def _shown(frame: Frame) -> list[Organisation]:
    return [o for o in frame.content.organisations.organisations if o.public]


def _card(organisation: Organisation, shown: list[Organisation]) -> str:
    """The card of an organisation by its place on the page of its first topic: short, for the list has one for each."""
    topic = next(iter(organisation.topics), "")
    return f"{topic}/#o{[o.id for o in shown if topic in o.topics].index(organisation.id) + 1}" if topic else ""


def _classes(organisation: Organisation, groups: list[str], about: list[str]) -> str:
    everyone = not organisation.for_whom or _EVERYONE.intersection(organisation.for_whom)
    found = ["w0"] if everyone else [f"w{n}" for n, tag in enumerate(groups, 1) if tag in organisation.for_whom]
    found += [f"t{n}" for n, topic in enumerate(about, 1) if topic in organisation.topics]
    calls = organisation.callable_phones
    how = {
        "by-chat": organisation.public_chat or len(calls) < len(organisation.public_phones),
        "by-visit": organisation.public_visit,
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


def unknown_tags(organisations: Organisations, field: str, known: Labels, document: Document) -> Iterator[Problem]:
    """Tags of organisations in `field` (for_whom, topics) that have no name for readers: nobody could choose them."""
    noun = {"for_whom": "De groep", "topics": "Het onderwerp"}[field]
    for index, organisation in enumerate(organisations.organisations):
        for number, tag in enumerate(getattr(organisation, field) if organisation.public else []):
            if tag not in known:
                remedy = did_you_mean(tag, known.labels, f"Zet het erbij in data/{field}.yml, of haal het weg.")
                location = ("organisations", index, field, number)
                yield document.problem(location, f"{noun} «{tag}» bestaat niet.", remedy)
