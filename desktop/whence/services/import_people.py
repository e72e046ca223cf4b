"""Bringing the people of an archive into the journal: merging, never replacing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState
from whence.domain.identifiers import new_uid
from whence.domain.names import name_key
from whence.domain.people import LONGEST_NAME, Shelf, clean_line, name_parts
from whence.exchange.linkedin.connections import Connection
from whence.exchange.linkedin.parties import Party
from whence.services.import_employers import ARCHIVE, EmployerWriter
from whence.services.import_matching import Match, Matcher, kind_of
from whence.storage import connections, imports, people, to_dos
from whence.storage.imports import BulkRows, KeptConnection, KnownPerson
from whence.storage.store import Store

_DECIDED = frozenset({ConnectionState.REMOVED_BY_YOU.value, ConnectionState.REMOVED_BY_THEM.value})


@dataclass(slots=True)
class PeopleWriter:
    """Finds or adds everybody an archive names, and merges what it says about them.

    `exported_on` is the archive's day, ISO text, empty when nothing tells it; `today` the day of the import.
    """

    store: Store
    rows: BulkRows
    matcher: Matcher
    batch: int
    exported_on: str
    today: date
    stamp: str
    new: set[PersonId] = field(default_factory=set)
    changed: set[PersonId] = field(default_factory=set)
    seen: set[PersonId] = field(default_factory=set)
    connected: dict[PersonId, KeptConnection] = field(default_factory=dict)
    employers: EmployerWriter = field(init=False)
    added_connections: dict[PersonId, str] = field(default_factory=dict)
    turned_down: dict[PersonId, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.employers = EmployerWriter(self.store, self.rows, self.exported_on)

    def read_journal(self) -> None:
        """Learn how connections and employers stand before the import."""
        self.connected = imports.connections(self.store)
        self.turned_down = to_dos.turned_down(self.store)
        self.employers.read_journal()

    def take_connections(self, rows: Sequence[Connection]) -> None:
        """Merge the rows of Connections: the certain ones first, so that a name is inferred only from who is left."""
        rest: list[tuple[Connection, str]] = []
        for row in rows:
            named = name_key(row.name)
            match = self.matcher.certain(row, named)
            if match is None:
                rest.append((row, named))
            else:
                self._merge(match, row)
        bearers = Counter(named for _, named in rest)
        added: list[tuple[PersonId, Connection, str]] = []
        for row, named in rest:
            match = self.matcher.inferred(row, named) if bearers[named] == 1 else None
            if match is None:
                added.append((self._add_connected(row), row, named))
            else:
                self._merge(match, row)
        self._propose_addresses(added)

    def take_party(self, who: Party, shelf: Shelf = Shelf.PEOPLE) -> PersonId:
        """Find somebody named in another file, or add them without a connection."""
        match = self.matcher.party(who)
        if match is not None:
            self._recognise(match, who.key, who.url, "")
            self.seen.add(match.person)
            return match.person
        first_name, last_name = name_parts(who.name)
        return self._add(who.name or who.key, first_name, last_name, who.key, who.url, "", None, shelf)

    def state_of(self, person: PersonId) -> str:
        """How the connection with a person stands, "" when nothing is recorded."""
        if person in self.added_connections:
            return self.added_connections[person]
        kept = self.connected.get(person)
        return kept.state if kept else ""

    def set_invited(self, person: PersonId, state: ConnectionState) -> None:
        """Record that an invitation is all there is between the owner and a person."""
        if not self.state_of(person):
            self.rows.add("connection", person, state.value, "", self.today.isoformat(), self.exported_on, ARCHIVE)
            self.added_connections[person] = state.value
            self._note_change(person)

    def vanish(self, newest_before: date | None) -> list[KeptConnection]:
        """Note which connections a newer, complete list no longer shows. They are asked about, never removed."""
        if not self.exported_on or (newest_before and self.exported_on <= newest_before.isoformat()):
            return []
        being_accepted = to_dos.being_accepted(self.store)
        gone = [
            kept
            for person, kept in self.connected.items()
            if kept.state == ConnectionState.CONNECTED.value
            and kept.source == ARCHIVE
            and person not in self.matcher.claimed
            and person not in being_accepted
            and not kept.vanished_on
            and kept.last_seen_on < self.exported_on
        ]
        imports.mark_vanished(self.store, (kept.id for kept in gone), self.today)
        self.changed.update(kept.person for kept in gone)
        return gone

    def _merge(self, match: Match, row: Connection) -> None:
        self._recognise(match, row.key, row.url, row.email)
        self._merge_connection(match.person, row)
        if match.person not in self.new and self.employers.merge(match.person, row):
            self.changed.add(match.person)
        self.matcher.claimed.add(match.person)
        self.seen.add(match.person)

    def _add_connected(self, row: Connection) -> PersonId:
        person = self._add(row.name, row.first_name, row.last_name, row.key, row.url, row.email, row)
        self._connect_new(person, row)
        self.employers.add(person, row)
        self.matcher.claimed.add(person)
        self.seen.add(person)
        return person

    def _propose_addresses(self, added: Sequence[tuple[PersonId, Connection, str]]) -> None:
        """Ask about people who seem to be others under a new address; nobody is taken for another without asking."""
        moved = [(self.matcher.moved(row, named), person, row) for person, row, named in added if row.key]
        self.rows.flush()
        for before, person, row in moved:
            if before is not None:
                old = people.profile_urls(self.store, [before]).get(before, "")
                imports.propose_address(self.store, before, person, old, row.url, row.key, self.today)

    def _add(
        self, name: str, first: str, last: str, key: str, url: str, email: str, row: Connection | None,
        shelf: Shelf = Shelf.PEOPLE,
    ) -> PersonId:  # fmt: skip
        person = PersonId(self.rows.next_person)
        self.rows.next_person += 1
        shown = clean_line(name)[:LONGEST_NAME]
        self.rows.add(
            "person", person, new_uid(), shown, clean_line(first)[:LONGEST_NAME], clean_line(last)[:LONGEST_NAME],
            shelf.value, ARCHIVE, self.batch, self.stamp, self.stamp,
        )  # fmt: skip
        connected_on = str(row.connected_on) if row else ""
        self.matcher.learn(KnownPerson(person, shown, connected_on, bool(key), row is not None), key, email)
        self._add_identities(person, key, url, email, is_inferred=False)
        self.new.add(person)
        return person

    def _add_identities(self, person: PersonId, key: str, url: str, email: str, *, is_inferred: bool) -> None:
        inferred = int(is_inferred)
        if key:
            self.rows.add("identity", person, kind_of(key).value, url or key, key, inferred, ARCHIVE, self.exported_on)
        if email:
            self.rows.add("identity", person, "email", email, email.casefold(), inferred, ARCHIVE, self.exported_on)

    def _recognise(self, match: Match, key: str, url: str, email: str) -> None:
        """Add addresses by which a person is now known too."""
        new_key = key if key and (kind_of(key).value, key) not in self.matcher.by_address else ""
        new_email = email if email and ("email", email.casefold()) not in self.matcher.by_address else ""
        if new_key or new_email:
            self._add_identities(match.person, new_key, url, new_email, is_inferred=match.is_inferred)
            self.matcher.learn_address(match.person, new_key, new_email)
            self._note_change(match.person)

    def _connect_new(self, person: PersonId, row: Connection) -> None:
        state = (ConnectionState.NONE if person in self.turned_down else ConnectionState.CONNECTED).value
        self.rows.add(
            "connection", person, state, str(row.connected_on), self.today.isoformat(), self.exported_on, ARCHIVE
        )
        self.added_connections[person] = state

    def _merge_connection(self, person: PersonId, row: Connection) -> None:
        kept = self.connected.get(person)
        if kept is None:
            if person not in self.added_connections:
                self._connect_new(person, row)
                self._note_change(person)
            return
        changed: dict[str, object] = {}
        is_newer = self.exported_on >= kept.last_seen_on
        is_decided = kept.state in _DECIDED or person in self.turned_down
        if not is_decided and kept.state != ConnectionState.CONNECTED.value and is_newer:
            changed["state"] = kept.state = ConnectionState.CONNECTED.value
        if not kept.connected_on and row.connected_on.is_known:
            changed["connected_on"] = row.connected_on
        if self.exported_on > kept.last_seen_on:
            changed["last_seen_on"] = self.exported_on
        if kept.vanished_on and is_newer and self.exported_on > kept.last_seen_on:
            changed |= {"vanished_on": "", "vanished_answer": ""}
        if changed:
            connections.amend_connection(self.store, kept.id, **changed)
        if set(changed) - {"last_seen_on"}:
            self._note_change(person)

    def _note_change(self, person: PersonId) -> None:
        if person not in self.new:
            self.changed.add(person)
