"""Journals with quiet ties for tests of the review."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.journals import TODAY, add, new_journal
from whence.domain.connections import ConnectionState
from whence.domain.dates import Day
from whence.storage import connections, desk, interactions

if TYPE_CHECKING:
    from pathlib import Path

    from whence.domain.changes import PersonId
    from whence.services.sitting import Sitting
    from whence.services.suite import Services

WEEK = "2026-W47"


def connect(services: Services, person: PersonId, days_ago: int, seen_days_ago: int | None = None) -> None:
    """Connect somebody; `seen_days_ago` is when the row first came in, else the day of connecting."""
    connected = TODAY - timedelta(days=days_ago)
    seen = connected if seen_days_ago is None else TODAY - timedelta(days=seen_days_ago)
    with services.journal.store.gate.change("Connect", "Connect", services.journal.clock.stamp()):
        connections.add_connection(
            services.journal.store,
            person_id=person,
            state=ConnectionState.CONNECTED,
            connected_on=Day.on(connected),
            first_seen_on=seen,
        )


def quiet(
    services: Services, name: str, days_ago: int = 400, *, is_stock: bool = False, organisation: str = ""
) -> PersonId:
    """Add somebody connected long ago with whom nothing has happened since."""
    person = add(services, name, organisation)
    connect(services, person, days_ago, 0 if is_stock else None)
    return person


def raise_flag(services: Services, person: PersonId, day: date = TODAY) -> None:
    """Let something happen after accepting."""
    store = services.journal.store
    with store.gate.change("Flag", "Flag", services.journal.clock.stamp()):
        made = interactions.add_interaction(
            store, [(person, "")], day=None, channel="reaction", direction="in", created_at="2026-11-20T08:00:00Z"
        )
        desk.raise_red_flag(store, person, made, "sent a pitch", 9, day)


def quiet_journal(folder: Path, count: int, *, is_stock: bool = False) -> tuple[Services, list[PersonId]]:
    """Start a journal with so many quiet ties, the longest quiet first."""
    services = new_journal(folder)
    return services, [
        quiet(services, f"Person {number:02d} Quiet", 400 + count - number, is_stock=is_stock)
        for number in range(count)
    ]


def sitting_of(services: Services) -> Sitting:
    """The sitting of this week, which must have been begun."""
    found = services.reviews.sitting()
    assert found is not None
    return found
