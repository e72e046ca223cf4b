"""Event mode: an event is set once, lines are logged to it all evening, and the day after is prepared."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState
from whence.domain.dates import Day
from whence.domain.events import Event
from whence.domain.follow_ups import FollowUp
from whence.domain.invitation_texts import LIMIT_FREE, InvitationText, personal_note
from whence.services.commands.capture import Occasion, PromiseFirstLook
from whence.services.commands.interactions import AddFollowUp
from whence.services.interactions import add_follow_up
from whence.services.journal import Journal
from whence.services.platform_rules import NOTE_FREE, NOTE_PREMIUM, rule_number
from whence.services.work import Work
from whence.storage import capture, connections, events, follow_ups, own, people

_PLACE = "event_mode"
FIRST_LOOK = "First look: stay in touch?"


@dataclass(frozen=True, slots=True)
class Evening:
    """The event being logged; `day` is set when it isn't simply the day it is."""

    event: Event
    place: str = ""
    day: Day | None = None

    def occasion(self, today: date) -> Occasion:
        """What every line is logged to."""
        return Occasion(self.event.id, self.place, self.day or self.day_on(today))

    def day_on(self, today: date) -> Day:
        """Today while the event is on, else the day it began; today for an event without a day."""
        start, end = self.event.starts_on.start, self.event.ends_on.end or self.event.starts_on.end
        if start is None or (end is not None and start <= today <= end):
            return Day.on(today)
        return self.event.starts_on

    def day_count(self, today: date) -> int | None:
        """Which day of the event it is, from one; None for an event of one day or a day outside it."""
        start, end = self.event.starts_on.start, self.event.ends_on.end
        if start is None or end is None or end == start or not start <= today <= end:
            return None
        return (today - start).days + 1


@dataclass(frozen=True, slots=True)
class EventEntry:
    """Somebody logged at an event: the latest line about them there, and when it was written (ISO 8601)."""

    person: PersonId
    name: str
    is_name_missing: bool
    introducer: str
    interaction: int | None
    line: str
    logged_at: str


@dataclass(frozen=True, slots=True)
class DayAfterNote:
    """A text to go with an invitation to somebody met."""

    person: PersonId
    name: str
    text: InvitationText


class EventMode:
    """Keeps which event is being logged, and answers what was logged at it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def evening(self) -> Evening | None:
        """The event being logged; None when there is none, or it is not in the journal any more."""
        text = own.draft(self._journal.store, _PLACE)
        if not text:
            return None
        kept = json.loads(text)
        event = events.event_of_uid(self._journal.store, kept["event"])
        if event is None:
            return None
        return Evening(event, kept["place"], Day.parse(kept["day"]) if kept["day"] else None)

    def begin(self, event: int, place: str = "", day: Day | None = None) -> None:
        """Log to an event from now on, until `end`."""
        found = events.event(self._journal.store, event)
        if found is not None:
            self._keep(json.dumps({"event": found.uid, "place": place, "day": str(day) if day else ""}))

    def end(self) -> None:
        """Log to no event any more; what was logged stays."""
        self._keep("")

    def entries(self, event: int) -> list[EventEntry]:
        """Who was logged at an event, the latest first."""
        store = self._journal.store
        ids = capture.met_or_seen_at(store, event)
        found, words = people.people(store, ids), capture.words_at(store, event, ids)
        entries = []
        for person in reversed(ids):
            one = found.get(person)
            if one is not None:
                number, line, at = words.get(person, (None, "", ""))
                entry = EventEntry(
                    person,
                    one.name,
                    one.is_name_missing,
                    self._introducer(person, event),
                    number,
                    line,
                    at or one.created_at,
                )
                entries.append(entry)
        return entries

    def follow_ups(self, event: int) -> list[FollowUp]:
        """The open promises made at an event, by day."""
        store = self._journal.store
        found = [follow_ups.follow_up(store, one) for one in capture.follow_ups_at(store, event)]
        return [one for one in found if one is not None]

    def notes(self, event: int, limit: int = LIMIT_FREE) -> list[DayAfterNote]:
        """A short personal text for everybody met at an event who has a name and no connection yet."""
        store = self._journal.store
        found = events.event(store, event)
        name, you = found.name if found else "", own.profile(store).first_name
        notes = []
        for entry in reversed(self.entries(event)):
            if not entry.is_name_missing and not self._is_linked(entry.person):
                first = people.people(store, [entry.person])[entry.person].short_name
                text = personal_note(first, name, entry.line, you, limit)
                notes.append(DayAfterNote(entry.person, entry.name, InvitationText(text, limit)))
        return notes

    def note_limit(self, *, has_premium: bool) -> int:
        """The most characters that a note with an invitation may have."""
        return rule_number(self._journal.store, NOTE_PREMIUM if has_premium else NOTE_FREE)

    def _is_linked(self, person: PersonId) -> bool:
        linked = connections.connection(self._journal.store, person)
        return linked is not None and linked.state in (ConnectionState.CONNECTED, ConnectionState.INVITED_BY_YOU)

    def _introducer(self, person: PersonId, event: int) -> str:
        store = self._journal.store
        of_event = [one.introducer_id for one in events.origins(store, person) if one.event_id == event]
        through = next((one for one in of_event if one is not None), None)
        return people.names(store, [through]).get(through, "") if through is not None else ""

    def _keep(self, text: str) -> None:
        with self._journal.store.gate.untracked():
            own.save_draft(self._journal.store, _PLACE, text, self._journal.clock.stamp())


def promise_first_look(command: PromiseFirstLook, work: Work) -> Sequence[int]:
    """Gives the follow-ups, one for everybody. Raises Refusal for a day that has passed."""
    return [
        add_follow_up(AddFollowUp(person, FIRST_LOOK, command.due_on, command.event), work) for person in command.people
    ]


def first_look_day(event: Event, today: date) -> date:
    """A week after an event, never before tomorrow."""
    last = event.ends_on.end or event.starts_on.end or today
    return max(last + timedelta(days=7), today + timedelta(days=1))
