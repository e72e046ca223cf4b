"""Removing several connections for one reason."""

from __future__ import annotations

from dataclasses import dataclass

from whence.domain.changes import PersonId


@dataclass(frozen=True, slots=True)
class RemoveTies:
    """Remove several connections: one rationale, a row each. Needs a reason code, a rationale, and the confirmation."""

    people: tuple[PersonId, ...]
    codes: tuple[str, ...]
    rationale: str
    is_confirmed: bool

    @property
    def label(self) -> str:
        count = len(self.people)
        return "Remove 1 connection" if count == 1 else f"Remove {count:,} connections"
