"""When to say that the weekly review has something to look at: on its day, once, and without names."""

from __future__ import annotations

from whence.services.journal import Journal
from whence.services.reviews import Reviews
from whence.storage import own

_SAID_KEY = "review_said_on"


class ReviewNotices:
    """Nothing is said unless the owner asked for it, and never twice on one day of the clock."""

    def __init__(self, journal: Journal, reviews: Reviews) -> None:
        self._journal = journal
        self._reviews = reviews

    @property
    def is_said_today(self) -> bool:
        """Whether it was said on this day."""
        return own.draft(self._journal.store, _SAID_KEY) == self._journal.clock.today().isoformat()

    def count(self) -> int:
        """How many there are to look at on the day of the review; 0 on other days, and where it is not asked for."""
        today = self._journal.clock.today()
        if not self._reviews.is_notified or today.weekday() != self._reviews.weekday:
            return 0
        return self._reviews.count_to_look_at()

    def due(self) -> int:
        """How many to say now; 0 for nothing to say, or said today."""
        return 0 if self.is_said_today else self.count()

    def mark_said(self) -> None:
        """Keep that it was said today; no change to undo."""
        store, clock = self._journal.store, self._journal.clock
        with store.gate.untracked():
            own.save_draft(store, _SAID_KEY, clock.today().isoformat(), clock.stamp())
