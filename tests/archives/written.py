"""A file as written, with its account; addresses as the different files spell them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Written:
    """A file of an archive: its bytes, and what an importer must make of its rows."""

    name: str
    kind: str
    content: bytes = field(repr=False)
    rows: int = 0
    skipped: dict[str, int] = field(default_factory=dict)

    def account(self) -> dict[str, Any]:
        """The entry of the import's report: rows = used + all skipped."""
        used = self.rows - sum(self.skipped.values())
        return {"name": self.name, "kind": self.kind, "rows": self.rows, "used": used, "skipped": self.skipped}


def address(slug: str) -> str:
    """A profile address as Invitations and messages have it: raw Unicode."""
    return f"https://www.linkedin.com/in/{slug}"


def encoded_address(slug: str) -> str:
    """A profile address as Connections has it: percent-encoded, upper-case digits."""
    return f"https://www.linkedin.com/in/{quote(slug)}"


def midnight(day: date) -> datetime:
    """A time on that day, for formats that want one."""
    return datetime.combine(day, time(0, 41))
