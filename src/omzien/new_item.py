"""Makes one new calendar item, as a draft, from answers that are checked one by one with the rules of the check."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from omzien import document
from omzien.content import CalendarItem, Content
from omzien.model import Entry, Item, Kind, Slug
from omzien.problems import Problem, Severity, of
from omzien.rules import check
from omzien.validation import validate
from omzien.yaml_edit import scalar

Answer = str | list[str]
Answers = Mapping[str, Answer]

_KINDS = {
    Kind.CAMPAIGN: "campagne",
    Kind.THEME_WEEK: "themaweek",
    Kind.THEME_DAY: "themadag",
    Kind.EVENT: "bijeenkomst",
    Kind.TRAINING: "training",
}


@dataclass(frozen=True)
class Question:
    """One thing to ask: the key in the file, the words, and whether it takes a list or may stay empty."""

    key: str
    words: str
    many: bool = False
    required: bool = True

    def answer(self, typed: str) -> Answer:
        """What somebody typed, without the keys that leave no letter; a list is divided at commas and spaces."""
        clean = "".join(letter for letter in typed if letter.isprintable()).strip()
        return [part for part in re.split(r"[,\s]+", clean) if part] if self.many else clean


# The days come before the name: only then is it known whether that year has the name already.
QUESTIONS = (
    Question("kind", "Wat is het?"),
    Question(
        "start",
        "Wat is de eerste dag? Schrijf bijvoorbeeld 2027-03-01, of met een tijd 2027-03-01T19:30. "
        "Weet je alleen het jaar, schrijf dan 2027.",
    ),
    Question("end", "Wat is de laatste dag? Die telt mee. Is het één dag, laat dit dan leeg.", required=False),
    Question("id", "Hoe heet het bestand? Gebruik kleine letters en streepjes; de naam komt in het adres van de pagina."),
    Question("themes", "Welke thema's? Zet er komma's tussen.", many=True),
    Question("audiences", "Voor wie is het? Zet er komma's tussen.", many=True),
    Question("help", "Welke organisaties helpen? Zet er komma's tussen, of laat dit leeg.", many=True, required=False),
    Question("title", "Wat is de titel?"),
    Question("summary", "Waar gaat het over? Schrijf één of twee zinnen."),
    Question("message", "Wat kan iemand doen? Schrijf twee tot vier zinnen."),
)


class _Name(Entry):
    id: Slug


@dataclass(frozen=True)
class NewItem:
    """The file that will be written."""

    path: str
    text: str


def choices(question: Question, content: Content) -> str:
    """What can be chosen, with the Dutch names; empty when anything can be typed."""
    known: dict[str, str] = {}
    match question.key:
        case "kind":
            known = {kind.value: name for kind, name in _KINDS.items()}
        case "themes":
            known = {key: text.dutch for key, text in content.themes.labels.items()}
        case "audiences":
            known = {key: text.dutch for key, text in content.audiences.labels.items()}
        case "help":
            known = {o.id: o.name_in("nl")[0] for o in content.organisations.organisations if o.public}
    return textwrap.fill(", ".join(f"{key} ({name})" for key, name in known.items()), 100, break_on_hyphens=False)


def mistakes(question: Question, answer: Answer, earlier: Answers, content: Content, day: date) -> list[str]:
    """What `make check` would say about this answer, given the right answers to the questions before it."""
    if not answer and not question.required:
        return []
    if question.key == "end" and _only_a_year(earlier):
        return ["Er is nog geen eerste dag (start). Vul die eerst in, of laat de laatste dag (end) weg."]
    answers = {**_example(content), **earlier, question.key: answer}
    made = _made(answers, day)
    if question.key == "id":
        _, found = validate(_Name, document.parse(f"id: {scalar(str(answer))}", made.path))
        return _sentences(found or ("start" in earlier and _taken(content, made.path)) or [])
    source = document.parse(made.text, made.path)
    item, found = validate(Item, source)
    documents = {**content.documents, made.path: source}
    items = () if item is None else (CalendarItem(str(answers["id"]), _year(answers), item, source),)
    checked = check(replace(content, items=(*content.items, *items), documents=documents), day)
    return _sentences([*found, *(problem for problem in checked if problem.path == made.path)])


def from_options(given: Answers, content: Content, day: date) -> tuple[NewItem | None, dict[str, list[str]]]:
    """The item that these answers make, or None and what is wrong with each, by key."""
    good: dict[str, Answer] = {}
    wrong: dict[str, list[str]] = {}
    for question in QUESTIONS:
        answer = given.get(question.key, "")
        if question.key == "end" and "start" in wrong:
            continue  # nobody can say whether it comes after the first day
        if sentences := mistakes(question, answer, good, content, day):
            wrong[question.key] = sentences
        elif answer:
            good[question.key] = answer
    return (None if wrong else _made(good, day)), wrong


def by_asking(given: Answers, content: Content, day: date, ask: Callable[[str], str], tell: Callable[[str], object]) -> NewItem:
    """Ask what was not given, and ask again what is wrong, until all is right.

    ask: shows a text and gives what was typed. tell: shows a text.
    """
    good: dict[str, Answer] = {}
    for question in QUESTIONS:
        answer = given.get(question.key)
        if question.key == "end" and answer is None and _only_a_year(good):
            continue
        while answer is None or (wrong := mistakes(question, answer, good, content, day)):
            tell("\n".join(wrong) if answer is not None else f"\n{question.words}\n{choices(question, content)}".rstrip())
            answer = question.answer(ask("> "))
        if answer:
            good[question.key] = answer
    return _made(good, day)


def write(root: Path, made: NewItem) -> None:
    """Write the file. FileExistsError when it is there."""
    (root / made.path).parent.mkdir(parents=True, exist_ok=True)
    with (root / made.path).open("x", encoding="utf-8") as file:
        file.write(made.text)


def _example(content: Content) -> dict[str, Answer]:
    """Right answers, so that what is wrong can only be the answer that is being looked at."""
    words = dict.fromkeys(("title", "summary", "message"), "Voorbeeld")
    themes, audiences = list(content.themes.labels)[:1], list(content.audiences.labels)[:1]
    return {
        "kind": Kind.CAMPAIGN.value,
        "start": "2027-01-01",
        "id": "voorbeeld",
        "themes": themes,
        "audiences": audiences,
        **words,
    }


def _made(answers: Answers, day: date) -> NewItem:
    """The draft that these answers make."""
    lines = [f"kind: {scalar(str(answers['kind']))}", "status: draft"]
    if not _only_a_year(answers):
        lines += [f"{key}: {scalar(str(answers[key]))}" for key in ("start", "end") if key in answers]
    for key in ("themes", "audiences", "help"):
        if key in answers:
            lines.append(f"{key}: [{', '.join(map(scalar, answers[key]))}]")
    lines += ["revision: 0", f"updated: {day}"]
    for key in ("title", "summary", "message"):
        lines += [f"{key}:", f"  nl: {scalar(str(answers[key]))}"]
    if _only_a_year(answers):
        lines.append(f'ask: "Op welke dag in {_year(answers)} is dit? Vul start en end in."')
    return NewItem(f"content-calendar/{_year(answers)}/{answers['id']}.yml", "\n".join(lines) + "\n")


def _only_a_year(answers: Answers) -> bool:
    return re.fullmatch(r"2\d{3}", str(answers.get("start", "")), re.ASCII) is not None


def _year(answers: Answers) -> int:
    """The year of the first day, which is the folder of the file; 0 as long as the answer is no day."""
    if _only_a_year(answers):
        return int(str(answers["start"]))
    try:
        return datetime.fromisoformat(str(answers["start"])).year
    except ValueError:
        return 0


def _taken(content: Content, path: str) -> list[Problem]:
    """Whether that year has an item of this name."""
    file = Path(path)
    if not any((content.root / file.with_suffix(suffix)).exists() for suffix in (".yml", ".yaml")):
        return []
    sentence = f"Er is al een item «{file.stem}» in {file.parent.name}."
    return [Problem(path, 1, sentence, "Geef dit bestand een andere naam.")]


def _sentences(problems: list[Problem]) -> list[str]:
    """The errors without their place: the file is not there yet."""
    return [f"{problem.message} {problem.remedy}".rstrip() for problem in of(Severity.ERROR, problems)]
