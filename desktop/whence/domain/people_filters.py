"""Which people a list shows and in which order: filters that combine, as one value."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState
from whence.domain.invitations import NoteKind
from whence.domain.people import Shelf
from whence.domain.ties import Category


class PeopleOrder(StrEnum):
    """How a list of people is ordered."""

    RECENT = "recent"
    NAME = "name"
    STRENGTH = "strength"
    CONNECTED = "connected"
    ADDED = "added"
    COMPANY = "company"


class HowKnown(StrEnum):
    """What is recorded about how a person is known."""

    RECORDED = "recorded"
    NOTHING = "nothing"
    THROUGH_SOMEBODY = "through_somebody"


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """What must hold for a person to be shown; every part left empty lets everybody pass.

    `connected_before` and `connected_after` are ISO days; `name` is the beginning of any part of the name. `among`
    names the people themselves, on whatever shelf but the bin; `among_words` says who they are.
    """

    name: str = ""
    categories: frozenset[Category] = frozenset()
    tag: str = ""
    event: int | None = None
    company: str = ""
    note_kind: NoteKind | None = None
    how_known: HowKnown | None = None
    connection: ConnectionState | None = None
    introducer: int | None = None
    import_id: int | None = None
    connected_before: str = ""
    connected_after: str = ""
    is_name_missing: bool | None = None
    among: frozenset[PersonId] = frozenset()
    among_words: str = ""
    shelf: Shelf = Shelf.PEOPLE

    @property
    def is_narrowed(self) -> bool:
        """Whether it shows fewer than everybody of its shelf."""
        plain = PeopleFilter(shelf=self.shelf)
        return any(getattr(self, part.name) != getattr(plain, part.name) for part in fields(self))
