"""Origins: how you know a person. First-class, several possible, one is first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whence.domain.changes import PersonId
from whence.domain.dates import Day

LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Origin:
    """Where, when and through whom a person was met, in the owner's own words, and what shows it."""

    id: int
    person_id: PersonId
    is_first: bool
    event_id: int | None
    place: str
    day: Day
    introducer_id: PersonId | None
    words: str
    evidence: str
    source: str
    created_at: str


def introducer_chain(person: PersonId, introducer_of: Callable[[PersonId], PersonId | None]) -> tuple[PersonId, ...]:
    """The introducers from the owner's side down to the person: (first introducer, …, introducer, person).

    A circle of introducers is cut where it closes, and a chain is never longer than LONGEST_CHAIN.
    """
    chain = [person]
    while len(chain) < LONGEST_CHAIN:
        through = introducer_of(chain[-1])
        if through is None or through in chain:
            break
        chain.append(through)
    return tuple(reversed(chain))
