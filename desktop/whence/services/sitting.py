"""The sitting of a weekly review: what is on its list, and how things stand with each place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from whence.domain.changes import PersonId
from whence.domain.decisions import Verdict
from whence.domain.reviews import Lane, Week


class EntryState(StrEnum):
    """How things stand with a place on the list: open, answered in this sitting, or settled by something else."""

    OPEN = "open"
    ANSWERED = "answered"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place on the list of a sitting. `person` is None for somebody who is not in the journal any more."""

    uid: str
    person: PersonId | None
    lane: Lane
    state: EntryState
    verdict: Verdict | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """The review of one week."""

    id: int
    week: Week
    budget: int
    started_on: date
    is_finished: bool
    entries: tuple[Entry, ...]

    @property
    def open_count(self) -> int:
        """How many places are still open."""
        return sum(entry.state is EntryState.OPEN for entry in self.entries)

    @property
    def done_count(self) -> int:
        """How many places are answered or settled."""
        return len(self.entries) - self.open_count

    def place_of(self, uid: str) -> int | None:
        """The place of a uid on the list."""
        return next((place for place, entry in enumerate(self.entries) if entry.uid == uid), None)

    def next_open(self, after: int) -> int | None:
        """The next open place behind `after`, going on from the beginning; None when nothing is open."""
        order = [*range(after + 1, len(self.entries)), *range(after + 1)]
        return next((place for place in order if self.entries[place].state is EntryState.OPEN), None)
