"""People as lists and pages show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from whence.domain.affiliations import Affiliation
from whence.domain.changes import PersonId
from whence.domain.connections import Connection
from whence.domain.dates import Day, day_number, day_of_number
from whence.domain.errors import NobodyFound
from whence.domain.events import Event
from whence.domain.follow_ups import FollowUp
from whence.domain.interactions import CHANNEL_WORDS, Channel, Direction, Interaction
from whence.domain.invitations import Invitation
from whence.domain.origins import Origin, introducer_chain
from whence.domain.people import Identity, Person, PrivateNote
from whence.domain.people_filters import PeopleFilter, PeopleOrder
from whence.domain.tie_sentences import category_words
from whence.services.briefs import Briefs
from whence.services.journal import Journal
from whence.storage import (
    affiliations,
    connections,
    events,
    follow_ups,
    interactions,
    invitations,
    people,
    people_lists,
    ties,
)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a list: who, where, how known, how strong the tie, when last in contact (days ago)."""

    id: PersonId
    uid: str
    name: str
    affiliation: str
    hint: str
    category: str
    last_contact: int | None
    tags: tuple[str, ...]
    is_name_missing: bool


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that passed with a person, as the timeline shows it."""

    interaction: Interaction
    line: str
    with_others: tuple[str, ...]

    @property
    def day(self) -> Day:
        return self.interaction.when

    @property
    def channel(self) -> Channel:
        return self.interaction.channel

    @property
    def words(self) -> str:
        """The line about everybody and the line about this person."""
        return "\n".join(part for part in (self.interaction.line, self.line) if part)

    @property
    def title(self) -> str:
        """ "Their message", "Your call", "Met"."""
        channel = CHANNEL_WORDS[self.channel]
        owner = {Direction.IN: "Their ", Direction.OUT: "Your "}.get(self.interaction.direction, "")
        return f"{owner}{channel}" if owner else channel.capitalize()


@dataclass(frozen=True, slots=True)
class ShownOrigin:
    """An origin with names in place of references."""

    origin: Origin
    event: str
    introducer: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything recorded about a person but for the brief and the timeline."""

    person: Person
    connection: Connection | None
    identities: tuple[Identity, ...]
    affiliations: tuple[Affiliation, ...]
    origins: tuple[ShownOrigin, ...]
    chain: tuple[tuple[PersonId, str], ...]
    brought: tuple[PersonId, ...]
    tags: tuple[str, ...]
    private_notes: tuple[PrivateNote, ...]
    follow_ups: tuple[FollowUp, ...]
    invitations: tuple[Invitation, ...]
    interaction_count: int


class PeopleLists:
    """Answers what lists and the page of a person ask."""

    def __init__(self, journal: Journal, briefs: Briefs) -> None:
        self._journal = journal
        self._briefs = briefs

    def ids(self, wanted: PeopleFilter, order: PeopleOrder = PeopleOrder.RECENT) -> list[PersonId]:
        """Everybody a filter lets pass, in order."""
        return people_lists.ids(self._journal.store, wanted, order, self._journal.clock.today())

    def rows(self, ids: Sequence[PersonId]) -> Mapping[PersonId, PersonRow]:
        """The rows of some people; whoever is gone is left out."""
        store, today = self._journal.store, self._journal.clock.today()
        number = day_number(today)
        kept, tags = ties.ties(store.database, ids, today), follow_ups.tags_of(store, ids)
        present, hints = affiliations.current_words(store, ids), self._briefs.hints(ids)
        rows: dict[PersonId, PersonRow] = {}
        for person_id, uid, name, headline, is_name_missing in people.listed(store, ids):
            tie = kept[person_id]
            last = tie.tie.last_day
            rows[person_id] = PersonRow(
                person_id,
                uid,
                name,
                " at ".join(part for part in present.get(person_id, ()) if part) or headline,
                hints.get(person_id, ""),
                category_words(tie.tie, tie.standing, number),
                None if last is None else number - last,
                tags.get(person_id, ()),
                is_name_missing,
            )
        return rows

    def page(self, person_id: PersonId) -> PersonPage:
        """The page of a person. Raises NobodyFound for somebody who is not in the journal."""
        store = self._journal.store
        person = people.person(store, person_id)
        if person is None:
            raise NobodyFound("This person is not in the journal any more.")
        return PersonPage(
            person,
            connections.connection(store, person_id),
            tuple(people.identities(store, person_id)),
            tuple(affiliations.affiliations(store, person_id)),
            self._origins(person_id),
            self.chain(person_id),
            tuple(events.met_through(store, person_id)),
            follow_ups.tags_of(store, [person_id]).get(person_id, ()),
            tuple(people.private_notes(store, person_id)),
            tuple(follow_ups.follow_ups(store, person_id)),
            tuple(invitations.invitations_of(store, person_id)),
            interactions.count(store, person_id),
        )

    def timeline(self, person_id: PersonId, most: int = 50, skipped: int = 0) -> list[TimelineEntry]:
        """A stretch of what passed with a person, newest first."""
        store = self._journal.store
        entries = []
        for interaction, line in interactions.page(store, person_id, most, skipped):
            others = [other for other, _ in interactions.participants(store, interaction.id) if other != person_id]
            names = people.names(store, others) if others else {}
            entries.append(TimelineEntry(interaction, line, tuple(names.values())))
        return entries

    def participants(self, interaction: int) -> tuple[PersonId, ...]:
        """Everybody who took part in an interaction."""
        return tuple(person for person, _ in interactions.participants(self._journal.store, interaction))

    def chain(self, person_id: PersonId) -> tuple[tuple[PersonId, str], ...]:
        """The introducers that lead to a person, the person last; empty when nobody introduced them."""
        store = self._journal.store

        def introducer(person: PersonId) -> PersonId | None:
            origins = events.origins(store, person)
            return next((origin.introducer_id for origin in origins if origin.introducer_id is not None), None)

        found = introducer_chain(person_id, introducer)
        names = people.names(store, found)
        return tuple((person, names[person]) for person in found) if len(found) > 1 else ()

    def names(self, ids: Sequence[PersonId]) -> Mapping[PersonId, str]:
        """The names of some people."""
        return people.names(self._journal.store, ids)

    def count(self) -> int:
        """How many people there are."""
        return people.count(self._journal.store)

    def lately_added(self, most: int = 8) -> list[PersonId]:
        """Who was added by hand last."""
        return people_lists.lately_added(self._journal.store, most)

    def today(self) -> date:
        """The day of the journal."""
        return self._journal.clock.today()

    def connected_years(self, most: int = 20) -> list[int]:
        """Years before which somebody was connected, the latest first; empty while no day of connecting is known."""
        first = people_lists.first_connected(self._journal.store)
        newest = self.today().year
        return [] if first is None else list(range(newest, max(first, newest - most), -1))

    def tags(self) -> list[str]:
        """Every tag."""
        return follow_ups.tag_names(self._journal.store)

    def companies(self) -> list[tuple[str, int]]:
        """Present employers by how many people work there."""
        return people_lists.companies(self._journal.store)

    def events(self) -> list[Event]:
        """Every event, newest first."""
        return events.events(self._journal.store)

    def due_follow_ups(self) -> list[FollowUp]:
        """Promises due today or before."""
        return follow_ups.due(self._journal.store, self._journal.clock.today())

    def vanished(self) -> list[Connection]:
        """Connections an archive no longer showed, still to be asked about."""
        return connections.vanished(self._journal.store)

    def id_of_uid(self, uid: str) -> PersonId | None:
        """The person with a uid."""
        return people.id_of_uid(self._journal.store, uid)

    def last_contacts(self, ids: Sequence[PersonId]) -> Mapping[PersonId, str]:
        """The ISO day of the last contact with each person there was any with."""
        kept = ties.ties(self._journal.store.database, ids, self._journal.clock.today())
        return {
            person: day_of_number(one.tie.last_day).isoformat()
            for person, one in kept.items()
            if one.tie.last_day is not None
        }

    def _origins(self, person_id: PersonId) -> tuple[ShownOrigin, ...]:
        store = self._journal.store
        shown = []
        for origin in events.origins(store, person_id):
            event = events.event(store, origin.event_id) if origin.event_id is not None else None
            introducer = origin.introducer_id
            names = people.names(store, [introducer]) if introducer is not None else {}
            shown.append(
                ShownOrigin(origin, event.name if event else "", names.get(introducer, "") if introducer else "")
            )
        return tuple(shown)
