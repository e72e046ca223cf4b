"""Saving a capture line: people, event, introducer, origin, work, tags, promises and the exchange, in one change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from whence.domain.capture import CaptureLine, Part, PartKind
from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.domain.events import Event
from whence.domain.interactions import Channel, Direction
from whence.services import capture_contacts, interactions, origins, people
from whence.services.capture_known import JournalKnown
from whence.services.capture_origins import Meeting
from whence.services.capture_reading import read_line, refuse_unsettled
from whence.services.capture_results import LoggedEvent, LoggedLine, LoggedPerson, LoggedPromise
from whence.services.commands import capture as commands
from whence.services.commands import interactions as of_interactions
from whence.services.commands import people as of_people
from whence.services.work import Work
from whence.storage import capture as capture_rows
from whence.storage import events
from whence.storage import people as kept_people

LONGEST_CAPTURE = 20_000
LONGEST_DESCRIPTION = 120
FOLLOW_UP_DAYS = 7
_TRAILING_YEAR = re.compile(r"\s((?:19|20)\d\d)$")


def log_line(command: commands.LogLine, work: Work) -> LoggedLine:
    """Do what a line says. Raises Refusal, with nothing changed, for a line with something still to be settled."""
    if len(command.line) > LONGEST_CAPTURE:
        raise Refusal(
            f"A line can have {LONGEST_CAPTURE:,} characters; this one has {len(command.line):,}. Shorten it, or put "
            "the long part into a private note.",
            field="line",
        )
    return _Saving(command, work).run()


class _Saving:
    """One line being saved."""

    def __init__(self, command: commands.LogLine, work: Work) -> None:
        self._command = command
        self._work = work
        self._capture = command.capture or read_line(command, JournalKnown(work.store), work.today)
        refuse_unsettled(self._capture)
        self._event: Event | None = None
        self._is_event_new = False
        self._place = ""
        self._people: list[LoggedPerson] = []
        self._introducers: list[LoggedPerson] = []
        self._has_recorded = False

    def run(self) -> LoggedLine:
        capture = self._capture
        self._people = [self._person(part) for part in capture.people] or [self._nameless()]
        self._introducers = [self._person(part) for part in capture.of(PartKind.INTRODUCER)]
        self._find_occasion()
        meeting = self._record_origins()
        for one in self._people:
            self._has_recorded |= capture_contacts.record(one.id, capture, self._day, self._work)
        self._has_recorded |= capture_contacts.record_addresses([one.id for one in self._people], capture, self._work)
        channel, interaction = self._record_exchange(meeting)
        promises = self._record_promises()
        self._tag()
        if not self._has_recorded and not any(one.is_new for one in self._people):
            self._refuse_nothing()
        return LoggedLine(
            capture,
            tuple(self._people),
            self._logged_event(),
            self._place,
            tuple(self._introducers),
            promises,
            self._day,
            channel,
            interaction,
            capture.connection,
        )

    @property
    def _day(self) -> Day:
        """When it was: as the line says, else on the occasion, else at the event unless it is on now, else today."""
        said = self._capture.day
        if said is not None and said.day is not None:
            return said.day
        occasion = self._command.occasion
        if occasion is not None and occasion.day.is_known:
            return occasion.day
        if self._event is not None and not self._is_event_new and not _is_on(self._event, self._work.today):
            return self._event.starts_on
        return self._year_of_name() or Day.on(self._work.today)

    def _year_of_name(self) -> Day | None:
        """The year in the name of a new event, unless it is this one ("@Book Fair 2023")."""
        named = self._capture.first(PartKind.EVENT)
        found = _TRAILING_YEAR.search(named.value) if named is not None and not named.uid else None
        return Day.year(int(found[1])) if found and int(found[1]) != self._work.today.year else None

    def _person(self, part: Part) -> LoggedPerson:
        store = self._work.store
        known = kept_people.id_of_uid(store, part.uid) if part.uid else None
        if known is not None:
            return LoggedPerson(known, part.uid or "", part.value, is_new=False)
        made = people.add_person(of_people.AddPerson(part.value), self._work)
        return self._logged(made, part.value)

    def _nameless(self) -> LoggedPerson:
        words = self._capture.text or self._command.line
        cut = words if len(words) <= LONGEST_DESCRIPTION else f"{words[: LONGEST_DESCRIPTION - 1].rstrip()}…"
        made = people.add_person(of_people.AddPerson(cut, is_name_missing=True), self._work)
        return self._logged(made, cut)

    def _logged(self, person: PersonId, name: str) -> LoggedPerson:
        return LoggedPerson(person, capture_rows.uid_of(self._work.store, person), name, is_new=True)

    def _find_occasion(self) -> None:
        """The event and place of the line, the event made when it is new; in event mode the evening's."""
        store, named = self._work.store, self._capture.first(PartKind.EVENT)
        place = self._capture.first(PartKind.PLACE)
        self._place = place.value if place else ""
        if named is not None and named.uid:
            self._event = events.event_of_uid(store, named.uid)
        elif named is not None:
            command = of_interactions.AddEvent(named.value, place=self._place, starts_on=self._day)
            self._event = events.event(store, origins.add_event(command, self._work))
            self._is_event_new, self._place = True, ""
        elif self._command.occasion is not None:
            self._event = events.event(store, self._command.occasion.event)
            if self._event is None:
                raise Refusal("The event of this evening is not in the journal any more. Start it again.", field="line")
            self._place = self._place or self._command.occasion.place

    def _record_origins(self) -> list[LoggedPerson]:
        """Record how everybody was met; gives those who were known already, so that this was just another meeting."""
        said = self._command.occasion is not None and self._command.occasion.day.is_known
        meeting = Meeting(
            self._capture,
            self._event,
            self._is_event_new,
            self._place,
            self._day,
            self._capture.day is not None or said,
            tuple(one.id for one in self._introducers),
            self._work,
        )
        results = [meeting.record(one.id, is_new=one.is_new) for one in self._people]
        self._has_recorded |= any(one.has_recorded for one in results)
        return [one for one, result in zip(self._people, results, strict=True) if not result.is_told]

    def _record_exchange(self, met_again: Sequence[LoggedPerson]) -> tuple[Channel | None, int | None]:
        """The exchange with everybody, when there was one besides being met; see `exchange_channel`."""
        capture = self._capture
        text = self._exchange_text()
        has_occasion = self._event is not None or bool(self._place)
        present = self._people
        if capture.channel is None and not text:
            present = [one for one in met_again if has_occasion or capture.day is not None]
        if not present:
            return None, None
        self._has_recorded = True
        channel = exchange_channel(capture)
        command = of_interactions.LogInteraction(
            tuple(one.id for one in present),
            channel,
            capture.direction or Direction.MUTUAL,
            self._day,
            text,
            event=self._event.id if self._event is not None else None,
        )
        return channel, interactions.log_interaction(command, self._work)

    def _exchange_text(self) -> str:
        """The note; what became the description of somebody without a name is not said twice."""
        text = self._capture.text
        is_description = not self._capture.people and len(text) <= LONGEST_DESCRIPTION
        return "" if is_description else text

    def _record_promises(self) -> tuple[LoggedPromise, ...]:
        made = []
        for part in self._capture.of(PartKind.FOLLOW_UP):
            due_on = self._due_on(part)
            for one in self._people:
                event = self._event.id if self._event is not None else None
                command = of_interactions.AddFollowUp(one.id, part.value, due_on, event)
                interactions.add_follow_up(command, self._work)
            made.append(LoggedPromise(part.value, due_on))
        self._has_recorded |= bool(made)
        return tuple(made)

    def _due_on(self, part: Part) -> date:
        """The day of a promise: as said; at an event without a day the day after it; else in a week."""
        said = part.day.day if part.day else None
        today = self._work.today
        if said is not None and said.start is not None:
            return said.start if said.start >= today else said.end or said.start
        if self._command.occasion is None or self._event is None:
            return today + timedelta(days=FOLLOW_UP_DAYS)
        last = self._event.ends_on.end or self._event.starts_on.end or today
        return max(last, today) + timedelta(days=1)

    def _tag(self) -> None:
        ids = tuple(one.id for one in self._people)
        for part in self._capture.of(PartKind.TAG):
            people.tag_people(of_people.TagPeople(ids, part.value), self._work)
            self._has_recorded = True

    def _logged_event(self) -> LoggedEvent | None:
        event = self._event
        return None if event is None else LoggedEvent(event.id, event.uid, event.name, self._is_event_new)

    def _refuse_nothing(self) -> None:
        who = self._people[0].name
        raise Refusal(
            f"{who} is in the journal already, and the line says nothing new. Write what happened, or add an event, "
            "a tag or a follow-up. For somebody else of that name save it as a new person.",
            field="line",
        )


def exchange_channel(capture: CaptureLine) -> Channel:
    """Over what an exchange went: the channel the line names; without one it was in person.

    A line that only tells something about somebody counts as having talked with them, because that is when such
    lines are written; a channel word says otherwise.
    """
    return capture.channel or Channel.IN_PERSON


def _is_on(event: Event, today: date) -> bool:
    start, end = event.starts_on.start, event.ends_on.end or event.starts_on.end
    return start is None or (end is not None and start <= today <= end)
