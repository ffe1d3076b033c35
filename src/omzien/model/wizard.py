"""The help finder: a few plain questions, each answer leads to another question or to an end with contacts and pages."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from omzien.document import Location
from omzien.model.base import Entry, LocalizedText, Slug, Text, Translations, dutch_of

MOST_QUESTIONS = 3  # who is in danger has no patience for more


class Answer(Entry):
    """One of the choices at a question."""

    text: LocalizedText
    hint: LocalizedText | None = None
    to: Slug = Field(description="the question or end that comes next")
    icon: Slug | None = Field(None, description="pictogram of the Material set, for example home-heart")


class Question(Entry):
    """A question and its answers; «danger now» and «I do not know» are added to every question."""

    text: LocalizedText
    answers: list[Answer] = Field(min_length=2)


class End(Entry):
    """Where a way through the questions ends: one warm sentence, who to call and what to read."""

    text: LocalizedText = Field(description="the heading of the page; it may say it plainly")
    words: LocalizedText = Field(description="a warm sentence or two, above the contacts")
    help: list[Slug] = Field(min_length=1, max_length=2, description="organisations; their cards stand on the page")
    read: list[Text] = Field(min_length=1, max_length=2, description="pages, by their path below the language")
    why_no_number: Text | None = Field(None, description="why nobody here has a number; only staff see it")


class Wizard(Entry):
    """The file data/wizard.yml. The first question is where everybody begins."""

    title: LocalizedText = Field(description="short and discreet: the browser tab of all its pages")
    description: LocalizedText
    step: LocalizedText = Field(description="with {number} and {most}")
    back: LocalizedText
    again: LocalizedText
    danger: Answer
    unsure: Answer
    questions: dict[Slug, Question] = Field(min_length=1)
    ends: dict[Slug, End] = Field(min_length=1)
    translated: Translations = {}

    @property
    def start(self) -> str:
        """The name of the first question."""
        return next(iter(self.questions))

    def choices(self, question: str) -> list[Answer]:
        """What somebody can choose at a question, in order: danger first, not knowing last."""
        return [self.danger, *self.questions[question].answers, self.unsure]

    def before(self, name: str) -> list[str]:
        """The questions with an answer of their own that leads to this question or end, each once."""
        return [slug for slug, question in self.questions.items() if any(answer.to == name for answer in question.answers)]

    def reached(self) -> set[str]:
        """Every name that somebody can come to from the first question, itself included."""
        seen: set[str] = set()
        to_see = [self.start]
        while to_see:
            name = to_see.pop()
            if name not in seen:
                seen.add(name)
                to_see += [answer.to for answer in self.choices(name)] if name in self.questions else []
        return seen

    def paths(self) -> Iterator[tuple[str, ...]]:
        """Every way from the first question, as names in order.

        A way stops at what is no question, at a question that was asked before, and at one question too many.
        """
        yield from self._paths((self.start,))

    def _paths(self, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        name = path[-1]
        if name not in self.questions or name in path[:-1] or len(path) > MOST_QUESTIONS:
            yield path
            return
        for to in dict.fromkeys(answer.to for answer in self.choices(name)):
            yield from self._paths((*path, to))

    def number(self, question: str) -> int:
        """The how-many-eth question this is, from 1. StopIteration for one that nobody can come to."""
        return next(path.index(question) for path in self.paths() if question in path) + 1

    def answers(self) -> Iterator[tuple[Location, Answer]]:
        """Every answer with its place in the file."""
        yield ("danger",), self.danger
        yield ("unsure",), self.unsure
        for slug, question in self.questions.items():
            for index, answer in enumerate(question.answers):
                yield ("questions", slug, "answers", index), answer

    def icons(self) -> list[str]:
        """Every pictogram that an answer has, each once, in order."""
        return list(dict.fromkeys(answer.icon for _, answer in self.answers() if answer.icon))

    def texts(self) -> Iterator[tuple[Location, LocalizedText]]:
        """Every text with its place in the file."""
        for name in ("title", "description", "step", "back", "again"):
            yield (name,), getattr(self, name)
        for slug, question in self.questions.items():
            yield ("questions", slug, "text"), question.text
        for location, answer in self.answers():
            yield (*location, "text"), answer.text
            if answer.hint:
                yield (*location, "hint"), answer.hint
        for slug, end in self.ends.items():
            yield ("ends", slug, "text"), end.text
            yield ("ends", slug, "words"), end.words

    def dutch_blocks(self) -> list[str]:
        """The Dutch that translations are made from: the fixed words, and one block for each question and end."""
        blocks: dict[Location, list[LocalizedText]] = {}
        for location, text in self.texts():
            place = location[:2] if location[0] in {"questions", "ends"} else ()
            blocks.setdefault(place, []).append(text)
        return ["\n".join(dutch_of(texts)) for texts in blocks.values()]
