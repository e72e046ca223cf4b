"""How the people of a capture line were met, recorded for each of them as far as it is news."""

from __future__ import annotations

from dataclasses import dataclass

from whence.domain.capture import CaptureLine
from whence.domain.changes import PersonId
from whence.domain.dates import UNKNOWN_DAY, Day
from whence.domain.errors import Refusal
from whence.domain.events import Event
from whence.domain.interactions import Channel
from whence.domain.origins import Origin
from whence.services import origins
from whence.services.commands.interactions import SetOrigin
from whence.services.work import Work
from whence.storage import connections, events

_NOT_RECORDED = frozenset({"claim", "inferred"})


@dataclass(frozen=True, slots=True)
class Told:
    """What recording came to: whether being there is told by an origin, and whether anything was written."""

    is_told: bool
    has_recorded: bool


@dataclass(frozen=True, slots=True)
class Meeting:
    """The occasion of one line: where, when, through whom. Being met there counts as contact by itself."""

    capture: CaptureLine
    event: Event | None
    is_event_new: bool
    place: str
    day: Day
    is_day_said: bool
    introducers: tuple[PersonId, ...]
    work: Work

    def record(self, person: PersonId, *, is_new: bool) -> Told:
        """Record how somebody was met. Raises Refusal for somebody introduced by themselves.

        Somebody new was met on the occasion, or on the day when the line only names one. For somebody known it is an
        origin only when none is recorded and they were not connected before, or when it tells who introduced them.
        """
        if is_new:
            is_in_person = self.capture.channel is Channel.IN_PERSON
            only_day = self.capture.day is not None and self.capture.channel is None
            is_met = self._has_occasion or bool(self.introducers) or is_in_person or only_day
            return Told(is_told=True, has_recorded=is_met and self._set_origin(person))
        recorded = [one for one in events.origins(self.work.store, person) if one.source not in _NOT_RECORDED]
        number = self.event.id if self.event is not None else None
        same = next((one for one in recorded if self._has_occasion and one.event_id == number), None)
        if same is not None and self.introducers and same.introducer_id is None:
            self._add_introducer(person, same)
            return Told(is_told=False, has_recorded=True)
        is_first_told = self._has_occasion and not recorded and not self._was_connected_before(person)
        if is_first_told or (self.introducers and same is None):
            return Told(is_told=self._has_occasion, has_recorded=self._set_origin(person))
        return Told(is_told=False, has_recorded=False)

    @property
    def _has_occasion(self) -> bool:
        return self.event is not None or bool(self.place)

    @property
    def _own_day(self) -> Day:
        """The day an origin keeps of its own: none where its event says it already."""
        is_said_by_event = self.event is not None and not self.is_event_new and self.day == self.event.starts_on
        return UNKNOWN_DAY if is_said_by_event and not self.is_day_said else self.day

    def _was_connected_before(self, person: PersonId) -> bool:
        linked = connections.connection(self.work.store, person)
        connected = linked.connected_on.start if linked is not None else None
        return connected is not None and self.day.start is not None and connected < self.day.start

    def _set_origin(self, person: PersonId) -> bool:
        first = self.introducers[0] if self.introducers else None
        number = self.event.id if self.event is not None else None
        command = SetOrigin(person, event=number, place=self.place, day=self._own_day, introducer=first)
        origins.set_origin(command, self.work)
        for other in self.introducers[1:]:
            origins.set_origin(SetOrigin(person, introducer=other), self.work)
        return True

    def _add_introducer(self, person: PersonId, origin: Origin) -> None:
        if self.introducers[0] == person:
            raise Refusal("Nobody is introduced by themselves. Choose another introducer.", field="line")
        events.amend_origin(self.work.store, origin.id, introducer_id=self.introducers[0])
