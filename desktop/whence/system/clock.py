"""The day and the time, from the machine or fixed for scripts and tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """What day it is here. With `fixed` the day stands still, and only the time of day moves on."""

    fixed: date | None = None

    def today(self) -> date:
        """The local calendar day."""
        return self.fixed or datetime.now(UTC).astimezone().date()

    def stamp(self) -> str:
        """This moment in ISO 8601, universal time, whole seconds."""
        now = datetime.now(UTC)
        if self.fixed is not None:
            now = now.replace(year=self.fixed.year, month=self.fixed.month, day=self.fixed.day)
        return now.strftime("%Y-%m-%dT%H:%M:%SZ")
