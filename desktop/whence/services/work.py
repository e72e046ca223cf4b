"""What a handler works with: the open journal, the day and the moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whence.domain.changes import PersonId
from whence.domain.errors import NobodyFound
from whence.domain.people import Person
from whence.storage import people
from whence.storage.store import Store


@dataclass(frozen=True, slots=True)
class Work:
    """One command under way; everything is written through `store`, inside one change."""

    store: Store
    today: date
    stamp: str

    def person(self, person_id: PersonId) -> Person:
        """A person who must be there. Raises NobodyFound for one who was deleted meanwhile."""
        found = people.person(self.store, person_id)
        if found is None:
            raise NobodyFound("This person is not in the journal any more. Undo the deletion, or choose somebody else.")
        return found
