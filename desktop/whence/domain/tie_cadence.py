"""Keeping in touch where it is wanted: an ideal and a longest interval for a person or a tag.

Days are day numbers. Nothing here is ever asked for; a person without a wish is never overdue.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whence.domain.errors import Refusal

LEAST_INTERVAL, GREATEST_INTERVAL = 1, 3650


@dataclass(frozen=True, slots=True)
class Cadence:
    """A wish to be in touch every `ideal_days`, and not to let more than `longest_days` pass.

    Raises Refusal for an interval outside 1 to 3,650 days, and for a longest one shorter than the ideal.
    """

    ideal_days: int
    longest_days: int

    def __post_init__(self) -> None:
        for field, days in (("ideal_days", self.ideal_days), ("longest_days", self.longest_days)):
            if not LEAST_INTERVAL <= days <= GREATEST_INTERVAL:
                raise Refusal(
                    f"An interval for keeping in touch must be between {LEAST_INTERVAL} and {GREATEST_INTERVAL} days; "
                    f"{days} was given.",
                    field=field,
                )
        if self.longest_days < self.ideal_days:
            raise Refusal(
                f"The longest interval ({self.longest_days} days) must not be shorter than "
                f"the ideal one ({self.ideal_days} days).",
                field="longest_days",
            )


@dataclass(frozen=True, slots=True)
class Wish:
    """A person to keep in touch with. `since`: the day counted from, the last contact or else the wish itself."""

    person: int
    cadence: Cadence
    since: int

    @property
    def due_on(self) -> int:
        """The day on which the ideal interval has passed."""
        return self.since + self.cadence.ideal_days

    def overdue_ratio(self, today: int) -> float:
        """The days passed, as a multiple of the longest interval: from 1 on, more was let pass than was wanted."""
        return (today - self.since) / self.cadence.longest_days


def cadence_of(own: Cadence | None, of_tags: Iterable[Cadence]) -> Cadence | None:
    """The cadence that holds for a person: the person's own, else the most frequent one of their tags."""
    if own is not None:
        return own
    return min(of_tags, key=lambda cadence: (cadence.longest_days, cadence.ideal_days), default=None)


def wishes_due(wishes: Iterable[Wish], today: int) -> list[Wish]:
    """The wishes whose ideal interval has passed, the most overdue first."""
    due = [wish for wish in wishes if wish.due_on <= today]
    return sorted(due, key=lambda wish: (-wish.overdue_ratio(today), wish.person))
