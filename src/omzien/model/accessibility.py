"""What the municipality has stated about the accessibility of the site (Besluit digitale toegankelijkheid overheid, art. 3)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from omzien.model.base import DayDate, Entry, LocalizedText, Translations, WebAddress, WholeNumber, dutch_of

Criterion = Annotated[str, StringConstraints(pattern=r"^[1-4]\.\d\.\d{1,2}$")]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s<>\"]+@[^@\s<>\"]+\.[a-z]{2,}$")]


class Claim(StrEnum):
    """The status of a statement in the national register. E, no statement, is not one that can be written down."""

    A = "A"  # a full study of at most three years old: every criterion is met
    B = "B"  # such a study: not every criterion is met, and each fault has a plan
    C = "C"  # no full study yet; one is planned within six months
    D = "D"  # a statement without a plan


class KnownIssue(Entry):
    """A fault that was found and is not mended yet."""

    criterion: Criterion = Field(description="the criterion of WCAG that is not met, such as 1.4.3")
    cause: LocalizedText
    effect: LocalizedText = Field(description="what somebody notices of it")
    measure: LocalizedText = Field(description="what is done about it")
    date: DayDate = Field(description="the day before which it is mended")


class Contact(Entry):
    """How somebody tells that a page does not work for them, and what happens then."""

    email: Email | None = None
    form: WebAddress | None = None
    confirm_days: WholeNumber | None = Field(None, description="working days until they hear that their message arrived")
    answer_weeks: WholeNumber | None = Field(None, description="weeks until they have an answer")
    complaints: WebAddress | None = Field(None, description="where to complain about the answer")


class Statement(Entry):
    """The file data/accessibility.yml. The register of the state has the official statement; a page repeats it."""

    status: Claim | None = Field(None, description="left out until a statement was signed")
    statement_url: WebAddress | None = Field(None, description="the statement in the register")
    signed_by_role: LocalizedText | None = Field(None, description="the role of who signed, never a name")
    signed_on: DayDate | None = None
    studied_on: DayDate | None = Field(None, description="the day of the full study (WCAG-EM), for A and B")
    report_urls: list[WebAddress] = []
    known_issues: list[KnownIssue] = []
    contact: Contact | None = None
    translated: Translations = {}

    def dutch_blocks(self) -> list[str]:
        """The Dutch that translations are made from: the role, and each fault."""
        issues = [dutch_of([issue.cause, issue.effect, issue.measure]) for issue in self.known_issues]
        return [*dutch_of([self.signed_by_role]), *("\n".join(texts) for texts in issues)]
