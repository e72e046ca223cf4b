"""What a command changed: the value that every view looks at to decide whether it cares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NewType

PersonId = NewType("PersonId", int)


@dataclass(frozen=True, slots=True)
class Changes:
    """The tables that rows changed in and the people they concern.

    `is_everything` stands for a change too wide to list (an import, its undo): whoever watches asks anew.
    """

    tables: frozenset[str] = frozenset()
    people: frozenset[PersonId] = field(default_factory=frozenset)
    is_everything: bool = False

    def concerns(self, person: PersonId) -> bool:
        """Whether something about this person may have changed."""
        return self.is_everything or person in self.people

    def touches(self, *tables: str) -> bool:
        """Whether rows of one of these tables may have changed."""
        return self.is_everything or not self.tables.isdisjoint(tables)
