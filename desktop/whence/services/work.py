"""What a handler works with: the open journal, the day and the moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from whence.domain.changes import PersonId
from whence.domain.errors import NobodyFound
from whence.domain.people import Person
from whence.storage import people
from whence.storage.store import Store

Told = Callable[[int, int], None]


def _unheard(_done: int, _total: int) -> None:
    """Nobody asked how far it is."""


@dataclass(frozen=True, slots=True)
class Work:
    """One command under way; everything is written through `store`, inside one change.

    `told` takes how much is done of how much; it raises what ends the command, with nothing changed.
    """

    store: Store
    today: date
    stamp: str
    told: Told = _unheard

    def person(self, person_id: PersonId) -> Person:
        """A person who must be there. Raises NobodyFound for one who was deleted meanwhile."""
        found = people.person(self.store, person_id)
        if found is None:
            raise NobodyFound("This person is not in the journal any more. Undo the deletion, or choose somebody else.")
        return found
