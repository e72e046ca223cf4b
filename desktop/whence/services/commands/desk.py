"""What can be done about invitations and earlier decisions: deciding, asking, withdrawing, judging what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.decisions import VERDICT_WORDS, Verdict
from whence.domain.invitations import InvitationDirection, NoteKind
from whence.domain.outcomes import AnswerJudged, OutcomeVerdict
from whence.domain.rules import Condition
from whence.domain.suggestions import Policy


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why something is decided: codes, a rationale, the rule followed or departed from, and the facts as known."""

    codes: tuple[str, ...] = ()
    rationale: str = ""
    rule: int | None = None
    exception: str = ""
    look_back_on: date | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decide:
    """Decide about a person's invitation, tie or red flag. `until_on` is the day of a snooze or a keep."""

    person: PersonId
    verdict: Verdict
    reasons: Reasons = Reasons()
    invitation: int | None = None
    reconsiders: int | None = None
    until_on: date | None = None
    name: str = ""

    @property
    def label(self) -> str:
        return f"{VERDICT_WORDS[self.verdict].capitalize()}: {self.name or 'one decision'}"


@dataclass(frozen=True, slots=True)
class DecideInvitations:
    """Decide the same about several invitations for one reason. `facts` holds those of each invitation known."""

    invitations: tuple[int, ...]
    verdict: Verdict
    reasons: Reasons = Reasons()
    facts: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return f"{VERDICT_WORDS[self.verdict].capitalize()}: {_counted(self.invitations, 'invitation')}"


@dataclass(frozen=True, slots=True)
class AskFirst:
    """Ask before deciding about an invitation; after `due_on` (in ten days by default) the default verdict applies."""

    invitation: int
    question: str
    due_on: date | None = None
    default_verdict: Verdict = Verdict.DECLINE
    reasons: Reasons = Reasons()
    name: str = ""

    @property
    def label(self) -> str:
        return f"Ask first: {self.name or 'one invitation'}"


@dataclass(frozen=True, slots=True)
class SleepOnIt:
    """Put a request away undecided until a day, by default tomorrow, when it stands among the incoming again."""

    invitation: int
    until_on: date | None = None
    name: str = ""

    @property
    def label(self) -> str:
        return f"Sleep on it: {self.name or 'one invitation'}"


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """Record what came back to a question, and how it is judged."""

    question: int
    judged: AnswerJudged
    answer: str = ""

    @property
    def label(self) -> str:
        return "Record an answer"


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Withdraw invitations of your own."""

    invitations: tuple[int, ...]
    rationale: str = ""

    @property
    def label(self) -> str:
        return f"Withdraw {_counted(self.invitations, 'invitation')}"


@dataclass(frozen=True, slots=True)
class TickOffToDo:
    """Say that something was done on the network by hand, or that it was not."""

    to_do: int
    is_done: bool = True

    @property
    def label(self) -> str:
        return "Tick off" if self.is_done else "Not done after all"


@dataclass(frozen=True, slots=True)
class JudgeOutcome:
    """Say what became of a decision or an introduction."""

    verdict: OutcomeVerdict
    decision: int | None = None
    introduction: int | None = None
    words: str = ""

    @property
    def label(self) -> str:
        return "Judge what became of it"


@dataclass(frozen=True, slots=True)
class AddedInvitation:
    """An invitation as typed or pasted, sent on a day known more or less exactly.

    `person` where it is from, or was sent to, somebody who is in the journal.
    """

    name: str
    headline: str = ""
    note: str = ""
    note_kind: NoteKind = NoteKind.UNKNOWN
    profile_url: str = ""
    sent_on: date | Day | None = None
    mutual_count: int | None = None
    mutual_names: tuple[str, ...] = ()
    claimed_relation: str = ""
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class AddInvitations:
    """Keep invitations that were typed or pasted."""

    invitations: tuple[AddedInvitation, ...]
    direction: InvitationDirection = InvitationDirection.INCOMING

    @property
    def label(self) -> str:
        return f"Add {_counted(self.invitations, 'invitation')}"


@dataclass(frozen=True, slots=True)
class DecidePasted:
    """Carry out a pasted line such as "Declined: A, B, C: no note": a row for each name, one reason."""

    line: str

    @property
    def label(self) -> str:
        return "Decide several at once"


@dataclass(frozen=True, slots=True)
class DescribeInvitation:
    """Say what is seen on the page of an invitation; None leaves a part as it is.

    `is_mutual_count_unknown` takes back how many contacts are shared, which unlike none is not known then.
    """

    invitation: int
    note: str | None = None
    note_kind: NoteKind | None = None
    mutual_count: int | None = None
    mutual_names: str | None = None
    claimed_relation: str | None = None
    is_same_field: bool | None = None
    is_mutual_count_unknown: bool = False

    @property
    def label(self) -> str:
        return "Change what is said about an invitation"


@dataclass(frozen=True, slots=True)
class ChoosePolicy:
    """Choose how the network is meant to be, and adopt starter rules by their uids."""

    policy: Policy
    starters: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return "Choose a policy"


@dataclass(frozen=True, slots=True)
class AdoptRule:
    """Take up a rule of your own."""

    sentence: str
    condition: Condition
    verdict: Verdict
    codes: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return "Adopt a rule"


@dataclass(frozen=True, slots=True)
class ReviseRule:
    """Change a rule; decisions that followed it keep the version they followed."""

    rule: int
    sentence: str
    condition: Condition
    verdict: Verdict

    @property
    def label(self) -> str:
        return "Change a rule"


@dataclass(frozen=True, slots=True)
class RetireRule:
    """Give up a rule; decisions that followed it keep pointing to it."""

    rule: int

    @property
    def label(self) -> str:
        return "Give up a rule"


def _counted(those: tuple[object, ...], noun: str) -> str:
    return f"1 {noun}" if len(those) == 1 else f"{len(those)} {noun}s"
