""" "What happened that week?": bursts of connections named at once, then a list of people one line each."""

from __future__ import annotations

from whence.domain.bursts import Burst, find_bursts
from whence.domain.changes import PersonId
from whence.domain.dates import UNKNOWN_DAY
from whence.domain.errors import Refusal
from whence.domain.events import EventId
from whence.services.commands import tidying as commands
from whence.services.commands.interactions import AddEvent
from whence.services.event_pages import event_for
from whence.services.journal import Journal
from whence.services.origins import add_event
from whence.services.work import Work
from whence.storage import bursts, events


class Bursts:
    """Answers who was connected in a rush, and about whom nothing is recorded."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def bursts(self) -> list[Burst]:
        """The bursts of connections without an origin, the largest first."""
        return find_bursts(bursts.connected(self._journal.store))

    def unrecorded(self, most: int = 200, skipped: int = 0) -> list[PersonId]:
        """People about whom it is not recorded how they were met, the most useful to fill in first."""
        return bursts.unrecorded(self._journal.store, most, skipped)

    def unrecorded_count(self) -> int:
        """About how many people it is not recorded."""
        return bursts.unrecorded_count(self._journal.store)


def name_burst(command: commands.NameBurst, work: Work) -> EventId:
    """Gives the event, the one of that name and those days if there is one. People with an origin keep theirs alone.

    Raises Refusal without people, for a name that can't be kept, and when an origin is recorded for everybody.
    """
    if not command.people:
        raise Refusal("Leave at least one person ticked: an event needs somebody who was there.", field="people")
    present = [work.person(person).id for person in dict.fromkeys(command.people)]
    missing = bursts.without_origin(work.store, present)
    if not missing:
        raise Refusal("It is recorded already how you met each of them. Change it on their pages.", field="people")
    event = _event(command, work)
    without_first = bursts.without_first_origin(work.store, missing)
    for person in present:
        if person in missing:
            events.add_origin(
                work.store,
                person_id=person,
                event_id=event,
                is_first=person in without_first,
                day=UNKNOWN_DAY,
                created_at=work.stamp,
            )
    return event


def _event(command: commands.NameBurst, work: Work) -> EventId:
    known = event_for(work, command.name.strip(), command.starts_on)
    if known is not None:
        return known.id
    return add_event(AddEvent(command.name, command.place, command.starts_on, command.ends_on), work)
