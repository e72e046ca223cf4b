"""Events as lists and pages show them, and what keeps them tidy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from whence.domain.amounts import people_words
from whence.domain.changes import PersonId
from whence.domain.dates import Day, day_number
from whence.domain.errors import NobodyFound, Refusal
from whence.domain.events import Event, series_of
from whence.domain.follow_ups import FollowUp
from whence.domain.tie_sentences import category_words
from whence.services.commands import tidying as commands
from whence.services.journal import Journal
from whence.services.work import Work
from whence.storage import event_pages, events, follow_ups, people, ties
from whence.storage.event_pages import EventCounts


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in the list."""

    event: Event
    counts: EventCounts


@dataclass(frozen=True, slots=True)
class MetPerson:
    """Somebody met at an event: through whom, how the tie stands, what passed since, and when last (days ago)."""

    id: PersonId
    name: str
    is_first_met: bool
    introducer: str
    words: str
    category: str
    exchanges_since: int
    last_contact: int | None


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event with who was met there and what came of it."""

    event: Event
    met: tuple[MetPerson, ...]
    introducers: Mapping[str, int]
    categories: Mapping[str, int]
    follow_ups: tuple[FollowUp, ...]
    introductions: int
    years: tuple[Event, ...]

    @property
    def exchanges_since(self) -> int:
        """How much has passed with all who were met there, after the event."""
        return sum(one.exchanges_since for one in self.met)

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        if not self.met:
            return "Nobody is recorded as met there."
        met = people_words(len(self.met))
        lively = sum(one.exchanges_since > 0 for one in self.met)
        if not lively:
            return f"{met} met; nothing is recorded with any of them since."
        return f"{met} met; with {lively:,} of them something has passed since."


class EventPages:
    """Answers what the list and the page of events ask."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def rows(self) -> list[EventRow]:
        """Every event with its counts, the newest first."""
        store = self._journal.store
        counted = event_pages.counts(store)
        return [EventRow(event, counted.get(event.id, EventCounts())) for event in events.events(store)]

    def page(self, event_id: int) -> EventPage:
        """The page of an event. Raises NobodyFound for one that is gone."""
        store = self._journal.store
        event = events.event(store, event_id)
        if event is None:
            raise NobodyFound("This event is not in the journal any more. Undo the deletion, or choose another.")
        met = self._met(event)
        promised = (follow_ups.follow_up(store, one) for one in event_pages.open_follow_ups(store, event_id))
        return EventPage(
            event,
            met,
            dict(Counter(one.introducer for one in met if one.introducer).most_common()),
            dict(Counter(one.category for one in met).most_common()),
            tuple(one for one in promised if one is not None),
            event_pages.introduced(store, [one.id for one in met]),
            tuple(event_pages.years(store, event)),
        )

    def _met(self, event: Event) -> tuple[MetPerson, ...]:
        store, today = self._journal.store, self._journal.clock.today()
        end = event.ends_on.end or event.starts_on.end
        found = event_pages.met_at(store, event.id, None if end is None else day_number(end))
        ids = [one.person for one in found]
        names = people.names(store, {*ids, *(one.introducer for one in found if one.introducer is not None)})
        kept, number = ties.ties(store.database, ids, today), day_number(today)
        shown = []
        for one in found:
            tie = kept[one.person]
            last = tie.tie.last_day
            shown.append(
                MetPerson(
                    one.person,
                    names[one.person],
                    one.is_first_met,
                    names.get(one.introducer, "") if one.introducer else "",
                    one.words,
                    category_words(tie.tie, tie.standing, number),
                    one.since,
                    None if last is None else number - last,
                )
            )
        return tuple(shown)


def merge_events(command: commands.MergeEvents, work: Work) -> None:
    """What the kept event does not say is taken over. Raises Refusal for one and the same event."""
    if command.kept == command.taken:
        raise Refusal("Choose two events to merge: this is one and the same.")
    kept, taken = _present(work, command.kept), _present(work, command.taken)
    changed: dict[str, object] = {
        name: getattr(taken, name) for name in ("place", "words") if getattr(taken, name) and not getattr(kept, name)
    }
    if kept.words and taken.words and taken.words not in kept.words:
        changed["words"] = f"{kept.words}\n{taken.words}"
    if not kept.starts_on.is_known:
        changed |= {"starts_on": taken.starts_on, "ends_on": taken.ends_on}
    if changed:
        events.amend_event(work.store, kept.id, **changed)
    event_pages.hand_over(work.store, taken.id, kept.id)
    events.delete_event(work.store, taken.id)


def link_events(command: commands.LinkEvents, work: Work) -> None:
    """Raises Refusal for fewer than two events."""
    found = [_present(work, event) for event in dict.fromkeys(command.events)]
    if len(found) < 2:
        raise Refusal("Choose at least two events that are years of the same one.")
    event_pages.amend_series(work.store, (one.id for one in found), _common_series(found))


def delete_event(command: commands.DeleteEvent, work: Work) -> None:
    """Raises Refusal when it is gone already."""
    event = _present(work, command.event)
    for origin, place, day, words in event_pages.origins_at(work.store, event.id):
        events.amend_origin(
            work.store,
            origin,
            place=place or event.place,
            day=day or str(event.starts_on),
            words=words or event.name,
        )
    events.delete_event(work.store, event.id)


def event_for(work: Work, name: str, starts_on: Day) -> Event | None:
    """The event of a name that can be meant on a day: one whose days touch it, or one without days."""
    for event in event_pages.events_named(work.store, name):
        if _touches(event, starts_on):
            return event
    return None


def _touches(event: Event, day: Day) -> bool:
    start, end = event.starts_on.start, event.ends_on.end or event.starts_on.end
    if start is None or day.start is None or end is None or day.end is None:
        return True
    return start <= day.end and day.start <= end


def _common_series(found: list[Event]) -> str:
    """The shortest of the names without their years."""
    return min((event.series or series_of(event.name) for event in found), key=len)


def _present(work: Work, event_id: int) -> Event:
    found = events.event(work.store, event_id)
    if found is None:
        raise Refusal("This event is not in the journal any more. Undo the deletion, or choose another.")
    return found
