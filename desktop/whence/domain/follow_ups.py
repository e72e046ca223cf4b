"""Follow-ups: dated promises to yourself about a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from whence.domain.changes import PersonId


class FollowUpState(StrEnum):
    """Where a promise stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A promise as kept; `moves` lists the days it was due before it was moved."""

    id: int
    person_id: PersonId
    words: str
    due_on: date
    state: FollowUpState
    closed_on: date | None
    event_id: int | None
    moves: tuple[str, ...]
    created_at: str
