"""The pages of the help finder as Markdown: one for each question and each end, plain links that need no script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from markupsafe import Markup

from omzien import markup
from omzien.frame import Frame
from omzien.model import LocalizedText
from omzien.model.wizard import MOST_QUESTIONS, Wizard

FOLDER = "wijzer"  # part of the address: people save it and share it


def wizard_pages(frame: Frame) -> Iterator[tuple[str, Callable[[], str]]]:
    """The path, and what makes the Markdown, of every page in the language of `frame`; none when the site has no help finder.

    The content was checked: a question that nobody can come to raises StopIteration.
    """
    wizard = frame.content.wizard
    if wizard is not None:
        pages = _Pages(frame, wizard)
        for name in wizard.questions:
            yield f"{FOLDER}/{pages.file(name)}", partial(pages.question, name)
        for name in wizard.ends:
            yield f"{FOLDER}/{pages.file(name)}", partial(pages.end, name)


class _Pages:
    def __init__(self, frame: Frame, wizard: Wizard) -> None:
        self.frame = frame
        self.wizard = wizard

    def file(self, name: str) -> str:
        """The file of a question or end, as a link from any other."""
        return "index.md" if name == self.wizard.start else f"{name}.md"

    def question(self, name: str) -> str:
        """The page of one question."""
        step = self._text(self.wizard.step)
        # No str.format: staff edit this text, and a brace too many must not break the site.
        for key, number in {"{number}": self.wizard.number(name), "{most}": MOST_QUESTIONS}.items():
            step = step.replace(key, str(number))
        return self._page(
            "wizard_question.md", name, heading=self.wizard.questions[name].text, step=step, choices=self.wizard.choices(name)
        )

    def end(self, name: str) -> str:
        """The page of one end."""
        end = self.wizard.ends[name]
        calls = [Markup('{{{{ contact("{}") }}}}').format(id) for id in end.help]
        return self._page("wizard_end.md", name, heading=end.text, end=end, calls=calls, read=[*map(self._link, end.read)])

    def _page(self, template: str, name: str, **context: object) -> str:
        before = self.wizard.before(name)
        return self.frame.template(
            f"generated/{template}",
            wizard=self.wizard,
            text=self._text,
            escape=markup.escape,
            file=self.file,
            # Where several answers lead to a page there is no question before it to go back to.
            back=before[0] if len(before) == 1 else None,
            first=name == self.wizard.start,
            **context,
        )

    def _link(self, path: str) -> Markup:
        """A link to a page by its own heading; one that is still in Dutch says so to a screen reader."""
        content, language = self.frame.content, self.frame.language.code
        page = content.page(path, language) or content.page(path, "nl")
        if page is None:
            raise KeyError(path)
        marks = "" if page.language == language else f"{{: lang={page.language} dir=ltr }}"
        return Markup("[{}](../{}){}").format(markup.escape(page.heading), path, marks)

    def _text(self, text: LocalizedText) -> str:
        return text.best(self.frame.language.code)[0]
