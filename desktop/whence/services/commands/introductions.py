"""What can be done to introductions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whence.domain.changes import PersonId
from whence.domain.introductions import STATE_WORDS, IntroductionState


@dataclass(frozen=True, slots=True)
class StartIntroduction:
    """Think of introducing `asker` to `asked_for`; the reasons say why each of them would want it."""

    asker: PersonId
    asked_for: PersonId
    purpose: str = ""
    asker_reason: str = ""
    asked_for_reason: str = ""

    @property
    def label(self) -> str:
        return "Start an introduction"


@dataclass(frozen=True, slots=True)
class DescribeIntroduction:
    """Set what an introduction is for and when to look at it again; None leaves a part as it is."""

    introduction: int
    purpose: str | None = None
    asker_reason: str | None = None
    asked_for_reason: str | None = None
    due_on: date | None = None
    is_never_due: bool = False

    @property
    def label(self) -> str:
        return "Change an introduction"


@dataclass(frozen=True, slots=True)
class AdvanceIntroduction:
    """Take an introduction a step on; `declined_by` says who said no, `due_on` when to look again."""

    introduction: int
    state: IntroductionState
    words: str = ""
    declined_by: str = ""
    due_on: date | None = None

    @property
    def label(self) -> str:
        return f"Introduction: {STATE_WORDS[self.state]}"


@dataclass(frozen=True, slots=True)
class JudgeIntroduction:
    """Say how an introduction went: good, mixed, bad or can't tell."""

    introduction: int
    verdict: str
    words: str = ""

    @property
    def label(self) -> str:
        return "Judge an introduction"


@dataclass(frozen=True, slots=True)
class DeleteIntroduction:
    """Delete an introduction with its steps and outcome."""

    introduction: int

    @property
    def label(self) -> str:
        return "Delete an introduction"
