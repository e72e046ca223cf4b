"""Journals for tests: real files, the real schema, invented people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.interactions import Channel, Direction
from whence.services.commands.interactions import AddEvent, LogInteraction, SetOrigin
from whence.services.commands.people import AddPerson
from whence.services.suite import Services, services_of
from whence.storage.store import create_store
from whence.system.clock import Clock

TODAY = date(2026, 11, 20)


def new_journal(folder: Path, today: date = TODAY) -> Services:
    """Start an empty journal in a folder, with the day standing still."""
    return services_of(create_store(folder / "journal.whence"), Clock(today))


def add(services: Services, name: str, organisation: str = "", title: str = "") -> PersonId:
    """Add somebody."""
    return PersonId(services.journal.do(AddPerson(name, organisation=organisation, title=title)).value)


def log(
    services: Services,
    people: tuple[PersonId, ...],
    day: str,
    channel: Channel = Channel.MESSAGE,
    direction: Direction = Direction.IN,
    line: str = "",
) -> int:
    """Log an interaction."""
    command = LogInteraction(people, channel, direction, Day.parse(day), line)
    return int(services.journal.do(command).value)


def met(
    services: Services, person: PersonId, event: str = "", day: str = "", introducer: PersonId | None = None
) -> int:
    """Record how somebody was met, at a new event when one is named."""
    made = services.journal.do(AddEvent(event, starts_on=Day.parse(day))).value if event else None
    command = SetOrigin(person, event=made, day=Day.parse(day), introducer=introducer)
    return int(services.journal.do(command).value)
