"""Saving a capture line: people, event, introducer, origin, work, tags, promises and the exchange, in one change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whence.domain.capture import CaptureLine, Part, PartKind, parse
from whence.domain.capture_parts import Choice, Match
from whence.domain.capture_signs import quoted_at
from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState
from whence.domain.dates import UNKNOWN_DAY, Day
from whence.domain.errors import Refusal
from whence.domain.events import Event
from whence.domain.interactions import Channel, Direction
from whence.services import capture_contacts, interactions, origins, people
from whence.services.capture_known import JournalKnown
from whence.services.commands import capture as commands
from whence.services.commands import interactions as of_interactions
from whence.services.commands import people as of_people
from whence.services.work import Work
from whence.storage import capture as capture_rows
from whence.storage import connections, events
from whence.storage import people as kept_people

LONGEST_CAPTURE = 20_000
LONGEST_DESCRIPTION = 120
FOLLOW_UP_DAYS = 7
_NOT_RECORDED = frozenset({"claim", "inferred"})
_TRAILING_YEAR = re.compile(r"\s((?:19|20)\d\d)$")
_LEAD = re.compile(r"(?:[@^#]|(?:with|and|via|introduced\s+by)\s+|&\s*|\+\s+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LoggedPerson:
    """Somebody a line was about, or who introduced them."""

    id: PersonId
    uid: str
    name: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """The event a line was about."""

    id: int
    uid: str
    name: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class LoggedPromise:
    """A follow-up a line made."""

    words: str
    due_on: date


@dataclass(frozen=True, slots=True)
class LoggedLine:
    """Everything one line came to. `day` is when it was; `channel` is None when no exchange was recorded."""

    capture: CaptureLine
    people: tuple[LoggedPerson, ...]
    event: LoggedEvent | None
    place: str
    introducers: tuple[LoggedPerson, ...]
    follow_ups: tuple[LoggedPromise, ...]
    day: Day
    channel: Channel | None
    interaction: int | None
    connection: ConnectionState | None


def log_line(command: commands.LogLine, work: Work) -> LoggedLine:
    """Do what a line says. Raises Refusal, with nothing changed, for a line with something still to be settled."""
    if len(command.line) > LONGEST_CAPTURE:
        raise Refusal(
            f"A line can have {LONGEST_CAPTURE:,} characters; this one has {len(command.line):,}. Shorten it, or put "
            "the long part into a private note.",
            field="line",
        )
    return _Saving(command, work).run()


def read_line(command: commands.LogLine, known: JournalKnown, today: date) -> CaptureLine:
    """A line as it would be saved, its choices and the wish for somebody new included."""

    def read(choices: Sequence[Choice]) -> CaptureLine:
        return parse(
            command.line,
            known,
            today,
            day_first=command.day_first,
            is_event_mode=command.occasion is not None,
            choices=choices,
        )

    capture = read(command.choices)
    if not command.is_new or not capture.people:
        return capture
    asked = [part for part in capture.people if part.match in (Match.AMBIGUOUS, Match.SIMILAR)] or capture.people[:1]
    taken = {part.uid for part in asked}
    kept = [one for one in command.choices if one.kind is not PartKind.PERSON or one.uid not in taken]
    return read([*kept, *(Choice(PartKind.PERSON, typed_name(capture, part), "") for part in asked)])


def typed_name(capture: CaptureLine, part: Part) -> str:
    """The name of a part as it was typed, without what led to it and without quotation marks."""
    written = _LEAD.sub("", capture.line[part.start : part.end], count=1)
    within = quoted_at(written, 0)
    return within[0] if within else written


def refuse_unsettled(capture: CaptureLine) -> None:
    """Raises Refusal with the first thing that keeps a line from being saved."""
    if capture.problem:
        raise Refusal(capture.problem, field="line")
    blocking = next((part for part in capture.parts if part.is_blocking), None)
    if blocking is not None:
        raise Refusal(blocking.problem or "This line can't be saved as it stands.", field="line")


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
        meeting = [one for one in self._people if not self._record_origin(one)]
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

    def _record_origin(self, person: LoggedPerson) -> bool:
        """Record how somebody was met; False when they were known already, so that this was just another meeting."""
        has_occasion = self._event is not None or bool(self._place)
        is_met = has_occasion or bool(self._introducers) or self._capture.channel is Channel.IN_PERSON
        said_day = self._capture.day is not None and self._capture.channel is None
        if person.is_new:
            if is_met or said_day:
                self._set_origin(person)
            return True
        recorded = [one for one in events.origins(self._work.store, person.id) if one.source not in _NOT_RECORDED]
        event = self._event.id if self._event is not None else None
        same = next((one for one in recorded if has_occasion and one.event_id == event), None)
        if same is not None and self._introducers and same.introducer_id is None:
            self._add_introducer(person, same.id)
            return False
        is_first_told = has_occasion and not recorded and not self._was_known_before(person.id)
        if is_first_told or (self._introducers and same is None):
            self._set_origin(person)
            return has_occasion
        return False

    def _was_known_before(self, person: PersonId) -> bool:
        """Whether something is recorded from before this day, so that it can't be how they were met."""
        start = self._day.start
        linked = connections.connection(self._work.store, person)
        if start is None or linked is None:
            return False
        connected = linked.connected_on.start
        return connected is not None and connected < start

    def _set_origin(self, person: LoggedPerson) -> None:
        self._has_recorded = True
        introducers = [one.id for one in self._introducers]
        command = of_interactions.SetOrigin(
            person.id,
            event=self._event.id if self._event is not None else None,
            place=self._place,
            day=self._origin_day(),
            introducer=introducers[0] if introducers else None,
        )
        origins.set_origin(command, self._work)
        for other in introducers[1:]:
            origins.set_origin(of_interactions.SetOrigin(person.id, introducer=other), self._work)

    def _add_introducer(self, person: LoggedPerson, origin: int) -> None:
        self._has_recorded = True
        if self._introducers[0].id == person.id:
            raise Refusal("Nobody is introduced by themselves. Choose another introducer.", field="line")
        events.amend_origin(self._work.store, origin, introducer_id=self._introducers[0].id)

    def _origin_day(self) -> Day:
        """The day an origin keeps of its own: none where its event says it already."""
        has_said = self._capture.day is not None or (self._command.occasion and self._command.occasion.day.is_known)
        is_elsewhere = self._event is not None and not has_said and self._day == self._event.starts_on
        return UNKNOWN_DAY if is_elsewhere and not self._is_event_new else self._day

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
