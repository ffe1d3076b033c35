"""How the yearly overview says things to staff: the Dutch that the text and the page have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from omzien import dates
from omzien.frame import Frame
from omzien.model import Status
from omzien.model.base import SOURCE_LANGUAGE
from omzien.planning.year import Cover, Coverage, Deadline, Overlap, Plan, PlannedItem, Task, Translation
from omzien.problems import Problem
from omzien.translation import State, language_name

_STATUSES = {Status.CONFIRMED: "vast", Status.DRAFT: "concept", Status.CANCELLED: "gaat niet door"}
_COVERS = {Cover.CONFIRMED: "vast", Cover.DRAFT: "alleen concept", Cover.NONE: "nog niets"}
_TASKS = {Task.TEXT: "tekst", Task.TRANSLATION: "vertaling"}
_TODO = {
    Task.TEXT: "Maak de tekst af en zet status op confirmed.",
    Task.TRANSLATION: "Werk de vertaling bij en draai: make translated FILE={path}.",
}


class Words:
    """Parts of a plan in words, in the Dutch of `frame`."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.content = frame.content

    def title(self, item: PlannedItem) -> str:
        """The Dutch title."""
        return item.source.item.title.dutch

    def when(self, item: PlannedItem) -> str:
        """The days of an item, for example `16 t/m 22 november 2026`."""
        return self.frame.when(item.source) if item.dated else "nog zonder datum"

    def last_day(self, item: PlannedItem) -> str:
        """The last day of an item."""
        return self.day(item.source.item.last_day)

    def day(self, value: date) -> str:
        """A day with its weekday and year: deadlines of one item may fall in two years."""
        return dates.day(value, SOURCE_LANGUAGE, weekday=True)

    def status(self, item: PlannedItem) -> str:
        """Whether it is certain."""
        return _STATUSES[item.status]

    def themes(self, item: PlannedItem) -> str:
        """The names of its themes."""
        return ", ".join(self.content.themes.text(id, SOURCE_LANGUAGE) for id in item.source.item.themes)

    def audiences(self, item: PlannedItem) -> str:
        """The names of its audiences."""
        return ", ".join(self.content.audiences.text(id, SOURCE_LANGUAGE) for id in item.source.item.audiences)

    def revision(self, item: PlannedItem) -> str:
        """Which version of the item this is, and of which day."""
        return f"versie {item.source.item.revision} van {self.frame.day(item.source.item.updated)}"

    def theme(self, coverage: Coverage) -> str:
        """A theme by the name that residents see and the id that staff write."""
        return f"{self.content.themes.text(coverage.id, SOURCE_LANGUAGE)} ({coverage.id})"

    def audience(self, coverage: Coverage) -> str:
        """An audience by its name and id."""
        return f"{self.content.audiences.text(coverage.id, SOURCE_LANGUAGE)} ({coverage.id})"

    def cover(self, coverage: Coverage) -> str:
        """How well it is covered."""
        return _COVERS[coverage.cover]

    def by_what(self, coverage: Coverage) -> str:
        """By how many items; when there are only drafts, which: those are the ones to make certain."""
        if coverage.cover is Cover.DRAFT:
            return "; ".join(self.title(item) for item in coverage.drafts)
        found = ((coverage.confirmed, "vast"), (coverage.drafts, "concept"))
        return ", ".join(f"{len(items)} {word}" for items, word in found if items)

    def overlap(self, overlap: Overlap) -> str:
        """How long two items overlap."""
        return self.count(overlap.days, "dag", "dagen")

    def gap(self, translation: Translation) -> str:
        """What is wrong with a translation."""
        language = language_name(translation.language)
        if translation.state is State.MISSING:
            return f"{language} ontbreekt ({', '.join(translation.missing)})"
        return f"{language} is ouder dan het Nederlands"

    def task(self, deadline: Deadline) -> str:
        """What has to be ready."""
        return _TASKS[deadline.task]

    def todo(self, item: PlannedItem, task: Task) -> str:
        """What somebody has to do for a task."""
        return _TODO[task].format(path=item.source.document.path)

    def gap_message(self, item: PlannedItem) -> str:
        """Which translations are not right and what to do, in the form of a problem."""
        gaps = "; ".join(self.gap(translation) for translation in item.gaps)
        return str(self._problem(item, "title", f"«{self.title(item)}»: {gaps}.", Task.TRANSLATION))

    def late_message(self, item: PlannedItem, deadline: Deadline) -> str:
        """Which deadline has passed and what to do, in the form of a problem."""
        sentence = f"«{self.title(item)}»: de {self.task(deadline)} had klaar moeten zijn op {self.day(deadline.day)}."
        # A translation can be there while the item is still a draft: then it is the Dutch that has to be made certain.
        task = Task.TRANSLATION if deadline.task is Task.TRANSLATION and item.gaps else Task.TEXT
        return str(self._problem(item, "title" if task is Task.TRANSLATION else "status", sentence, task))

    def _problem(self, item: PlannedItem, key: str, sentence: str, task: Task) -> Problem:
        return item.source.document.problem((key,), sentence, self.todo(item, task))

    def deadline_state(self, item: PlannedItem, deadline: Deadline) -> str:
        """How it stands: `klaar`, `te laat`, `nog te doen`, or `voorbij` when the item is over without it."""
        if deadline.done:
            return "klaar"
        if deadline.late:
            return "te laat"
        return "voorbij" if item.source.item.last_day < self.frame.today else "nog te doen"

    def count(self, number: int, one: str, more: str) -> str:
        """A number with its noun."""
        return f"{number} {one if number == 1 else more}"

    def summary(self, plan: Plan) -> Iterator[tuple[str, str]]:
        """The whole overview in a few lines: what it is about, and how it stands."""
        statuses = Counter(item.status for item in plan.items)
        counts = ", ".join(f"{statuses[status]} {word}" for status, word in _STATUSES.items())
        yield "Items", f"{len(plan.items)} ({counts}); {len(plan.undated)} nog zonder datum"
        yield "Lege maanden", ", ".join(self.frame.month(month.first) for month in plan.empty_months) or "geen"
        yield "Items die overlappen", self.count(len(plan.overlaps), "paar", "paren")
        yield "Thema's van de raad", self._covers(plan.themes)
        yield "Plekken (seksuele grenzen)", self._covers(plan.settings)
        yield "Doelgroepen", self._covers(plan.audiences)
        yield "Vertaling mist of is te oud", self.count(len(plan.incomplete), "item", "items")
        yield "Nog niet nagekeken door een mens", self._unread(plan)
        yield "Te laat", self.count(len(plan.late), "deadline", "deadlines")

    def _covers(self, coverages: Iterable[Coverage]) -> str:
        counts = Counter(coverage.cover for coverage in coverages)
        return ", ".join(f"{counts[cover]} {word}" for cover, word in _COVERS.items())

    def _unread(self, plan: Plan) -> str:
        found = [t for item in plan.items if item.active for t in item.translations if t.state is State.MACHINE]
        counts = Counter(translation.language for translation in found)
        return ", ".join(f"{language_name(code)} {number}" for code, number in counts.items()) or "geen"
