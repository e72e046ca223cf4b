"""To do on the network: what waits, what an archive shows the contrary of, and what was done or confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from whence.domain.archive_findings import ArchiveAnswer, Finding, Step
from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.services.journal import Journal
from whence.storage import to_dos
from whence.storage.to_dos import KeptStep

STEP_WORDS: Final = {
    Step.ACCEPT: "Accept the invitation",
    Step.DECLINE: "Decline the invitation",
    Step.WITHDRAW: "Withdraw your invitation",
    Step.REMOVE: "Remove the connection",
    Step.LEAVE: "Leave the invitation unanswered",
}
_DECIDED: Final = {
    Step.DECLINE: "You declined {name} {day}",
    Step.WITHDRAW: "You withdrew your invitation to {name} {day}",
    Step.LEAVE: "You left the invitation of {name} unanswered {day}",
}
_LISTED: Final = {Step.DECLINE: "their invitation", Step.WITHDRAW: "your invitation"}


@dataclass(frozen=True, slots=True)
class StepEntry:
    """A step on the network; `remark` is what the newest archive says of it, empty when none was compared."""

    id: int
    person: PersonId
    name: str
    action: str
    profile_url: str
    created_on: date
    done_on: date | None
    is_confirmed: bool
    remark: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Somebody who is connected on the network against a decision made here; `sentence` says so with both days."""

    to_do: int
    person: PersonId
    name: str
    step: Step
    sentence: str
    decision: int | None


class Worklist:
    """Answers what is to be done on the network and what is to be asked about it."""

    def __init__(self, journal: Journal) -> None:
        self._store = journal.store
        self._clock = journal.clock

    def contradictions(self) -> list[Contradiction]:
        """What is to be answered, oldest first."""
        return [_contradiction(one) for one in to_dos.contradicted(self._store)]

    def waiting(self) -> list[StepEntry]:
        """What is still to be done, oldest first."""
        return [_entry(one) for one in to_dos.waiting(self._store)]

    def done(self, most: int = 20) -> list[StepEntry]:
        """What was ticked off or confirmed, newest first."""
        return [_entry(one, is_confirmed=is_confirmed) for one, is_confirmed in to_dos.done(self._store, most)]

    def count(self) -> int:
        """How much waits: steps, and questions about them."""
        return len(to_dos.waiting(self._store)) + self.count_contradictions()

    def count_contradictions(self) -> int:
        """How many people are connected there against a decision made here."""
        return to_dos.count_contradicted(self._store)

    def withdrawal_words(self) -> str:
        """What withdrawing an invitation comes to by the network's rules, as known here."""
        from whence.services.platform_rules import REINVITE, WITHDRAWAL_IS_TOLD, rule_number, rule_value

        again = self._clock.today() + timedelta(days=rule_number(self._store, REINVITE))
        told = "They are told." if rule_value(self._store, WITHDRAWAL_IS_TOLD) else "They are not told."
        return f"{told} They can be invited again from {Day.on(again).words} on."


def _contradiction(kept: KeptStep) -> Contradiction:
    step = Step(kept.action)
    said = _DECIDED[step].format(name=kept.name, day=Day.on(kept.created_on).phrase)
    since = f" since {kept.connected_on.words}" if kept.connected_on.is_known else ""
    sentence = f"{said}; the archive of {_archive_day(kept)} lists them as connected{since}."
    return Contradiction(kept.id, kept.person, kept.name, step, sentence, kept.decision)


def _entry(kept: KeptStep, *, is_confirmed: bool = False) -> StepEntry:
    step = Step(kept.action)
    is_kept = kept.answer == ArchiveAnswer.KEPT
    action = "Remove the connection, made there against your decision" if is_kept else STEP_WORDS[step]
    remark = _confirmed_words(kept) if is_confirmed else _remark(kept, Step.REMOVE if is_kept else step)
    return StepEntry(
        kept.id, kept.person, kept.name, action, kept.profile_url, kept.created_on, kept.done_on, is_confirmed, remark
    )


def _confirmed_words(kept: KeptStep) -> str:
    return f"Confirmed by the archive of {_archive_day(kept)}." if kept.archive_on else "Confirmed by an archive."


def _remark(kept: KeptStep, step: Step) -> str:
    if kept.archive_on is None or (kept.done_on is not None and kept.archive_on <= kept.done_on):
        return ""
    archive = f"the archive of {_archive_day(kept)}"
    ticked = "Ticked off, but " if kept.done_on is not None else ""
    words = {
        Finding.STILL_LISTED: f"{archive} still lists {_LISTED.get(step, 'the connection')}.",
        Finding.NOT_CONNECTED: f"{archive} does not list them as connected.",
        Finding.NOT_TOLD: f"{archive} does not confirm it: its lists don't tell.",
    }.get(Finding(kept.finding), "")
    return f"{ticked}{words}" if ticked and words else words[:1].upper() + words[1:]


def _archive_day(kept: KeptStep) -> str:
    return Day.on(kept.archive_on).words if kept.archive_on is not None else "an unknown day"
