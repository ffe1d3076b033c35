"""What plain Dutch is on this site: limits for each kind of page, and words that have an easier one."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from omzien.model.base import Entry, Text, WholeNumber

Limit = Annotated[WholeNumber, Field(ge=1)]


class Limits(Entry):
    """The most that a text may have; what is left out has no limit."""

    lix: Limit | None = Field(None, description="mean words of a sentence + percentage of words of more than six letters")
    mean: Limit | None = Field(None, description="mean words of a sentence")
    sentence: Limit | None = Field(None, description="words of any one sentence")
    long_share: Limit | None = Field(None, description="percentage of sentences that are long (see long_sentence)")


class Gate(Entry):
    """What a kind of page must hold to: above `error` the site is not built, above `warning` staff are told."""

    pages: list[Text] = Field(default=[], description="paths below the language; a folder ends in a slash")
    error: Limits = Limits()
    warning: Limits = Limits()
    hard_words: bool = Field(description="whether words of `hard` are told")
    policy_words: bool = Field(description="whether words of `policy` are told")

    @model_validator(mode="after")
    def _warned_before_refused(self) -> Self:
        for name, limit in self.error:
            warning = getattr(self.warning, name)
            if limit is not None and warning is not None and warning >= limit:
                raise PydanticCustomError(
                    "item",  # told at the line of the key «at»
                    "Bij «{name}» komt de waarschuwing pas na de fout. Maak het getal bij warning kleiner dan bij error.",
                    {"name": name, "at": "warning"},
                )
        return self


class PlainWord(Entry):
    """A word or phrase that has an easier one. A `*` in it stands for the rest of a word."""

    word: Text
    forms: list[Text] = Field(default=[], description="other forms of it, such as the past tense")
    easier: Text = Field(description="what to write instead, in a few words")
    hint: Text | None = Field(None, description="a whole Dutch sentence, where an easier word alone does not help")

    @model_validator(mode="after")
    def _has_letters(self) -> Self:
        for form in self.every_form:
            if sum(character.isalpha() for character in form) < 2:
                sentence = "«{form}» past op veel te veel woorden. Schrijf minstens twee letters."
                raise PydanticCustomError("item", sentence, {"form": form, "at": "word"})
        return self

    @property
    def every_form(self) -> list[str]:
        """The word and its other forms."""
        return [self.word, *self.forms]


class PlainLanguage(Entry):
    """The file data/plain.yml. A page that is in no list is a help page: the strictest kind."""

    minimum_words: Limit = Field(description="a shorter text is not measured as a whole, only sentence by sentence")
    long_sentence: Limit = Field(description="a sentence of more words counts as long for long_share")
    help: Gate
    public: Gate
    legal: Gate
    terms: list[Text] = Field(default=[], description="names that nobody can write shorter; each counts as one short word")
    hard: list[PlainWord] = []
    policy: list[PlainWord] = []

    def gate(self, path: str) -> Gate:
        """The gate for the page at `path`, below its language."""
        for gate in (self.public, self.legal):
            if any(path == entry or (entry.endswith("/") and path.startswith(entry)) for entry in gate.pages):
                return gate
        return self.help
