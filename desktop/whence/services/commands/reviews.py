"""What can be done in the weekly review: beginning and ending it, and every answer about a tie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whence.domain.amounts import counted
from whence.domain.changes import PersonId
from whence.domain.decisions import VERDICT_WORDS, Verdict
from whence.domain.ties import Category


@dataclass(frozen=True, slots=True)
class StartReview:
    """Draw up the list of a week ("2026-W47"), or go on with it; a greater `budget` adds cards to it.

    Without a budget that of the settings is taken.
    """

    week: str
    budget: int | None = None

    @property
    def label(self) -> str:
        return "Start the weekly review"


@dataclass(frozen=True, slots=True)
class FinishReview:
    """Be done for this week; what is still open comes again."""

    review: int

    @property
    def label(self) -> str:
        return "Finish the weekly review"


@dataclass(frozen=True, slots=True)
class KeepTie:
    """Keep a tie; `until` is the day shown on the button, worked out when none is given."""

    person: PersonId
    until: date | None = None
    rationale: str = ""
    review: int | None = None

    @property
    def label(self) -> str:
        return "Keep"


@dataclass(frozen=True, slots=True)
class KeepTieForGood:
    """Keep a tie and never ask about its silence again."""

    person: PersonId
    rationale: str = ""
    review: int | None = None

    @property
    def label(self) -> str:
        return "Keep for good"


@dataclass(frozen=True, slots=True)
class ReachOut:
    """Plan to write to somebody on a day; `template` is the name of the text the draft was made from."""

    person: PersonId
    day: date | None = None
    template: str = ""
    rationale: str = ""
    review: int | None = None

    @property
    def label(self) -> str:
        return "Plan to reach out"


@dataclass(frozen=True, slots=True)
class SnoozeTie:
    """Ask again in so many weeks: 1, 4, 13 or 104."""

    person: PersonId
    weeks: int
    rationale: str = ""
    review: int | None = None

    @property
    def label(self) -> str:
        return "Snooze for 2 years" if self.weeks == 104 else f"Snooze for {self.weeks} week{'s' * (self.weeks != 1)}"


@dataclass(frozen=True, slots=True)
class RemoveTie:
    """Remove a connection: needs a reason code, a rationale, and that the loss was confirmed."""

    person: PersonId
    codes: tuple[str, ...]
    rationale: str
    is_confirmed: bool
    review: int | None = None

    @property
    def label(self) -> str:
        return "Remove a connection"


@dataclass(frozen=True, slots=True)
class AnswerRedFlag:
    """Answer what happened after accepting: let it pass, or reply and watch. Removing is `RemoveTie`."""

    person: PersonId
    verdict: Verdict
    rationale: str = ""
    review: int | None = None

    @property
    def label(self) -> str:
        return VERDICT_WORDS[self.verdict].capitalize()


@dataclass(frozen=True, slots=True)
class LabelTie:
    """Say in one's own word how strong a tie is; None goes back to what is recorded."""

    person: PersonId
    label_word: Category | None

    @property
    def label(self) -> str:
        return "Label a tie" if self.label_word is not None else "Take the label off a tie"


@dataclass(frozen=True, slots=True)
class SetReminder:
    """Be reminded of somebody on a day; None takes the reminder away."""

    person: PersonId
    day: date | None

    @property
    def label(self) -> str:
        return "Set a reminder" if self.day is not None else "Take a reminder away"


@dataclass(frozen=True, slots=True)
class SetKeepInTouch:
    """Wish to be in touch with a person or with everybody of a tag; without intervals the wish is taken back."""

    person: PersonId | None = None
    tag: str = ""
    ideal_days: int | None = None
    longest_days: int | None = None

    @property
    def label(self) -> str:
        whom = f" with #{self.tag.lstrip('#')}" if self.person is None else ""
        return f"Keep in touch{whom}" if self.ideal_days is not None else f"No longer keep in touch{whom}"


@dataclass(frozen=True, slots=True)
class DecideGroup:
    """Answer about several ties at once: keep, keep for good, or snooze (`weeks`). One row a tie, one rationale."""

    people: tuple[PersonId, ...]
    verdict: Verdict
    rationale: str = ""
    weeks: int = 104
    review: int | None = None

    @property
    def label(self) -> str:
        count = len(self.people)
        return f"{VERDICT_WORDS[self.verdict].capitalize()}: {counted(count, 'tie')}"


@dataclass(frozen=True, slots=True)
class FreshStart:
    """After a long absence: nothing is overdue any more. What waited joins the stock; every decision stays."""

    @property
    def label(self) -> str:
        return "Start afresh"
