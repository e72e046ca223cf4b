"""What an import needs of the journal: everybody by what they are recognised by, and fast writing of many rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.invitations import Invitation, InvitationDirection
from whence.storage import search, tables
from whence.storage.exchanges import Participation
from whence.storage.gate import Writing
from whence.storage.interaction_indexes import indexes_after_rows
from whence.storage.packed_rows import Row
from whence.storage.store import Store

_BATCH = 2_000
_BULK = {
    "person": "id, uid, name, first_name, last_name, shelf, source, import_id, created_at, updated_at",
    "identity": "person_id, kind, value, key, is_inferred, source, since",
    "connection": "person_id, state, connected_on, first_seen_on, last_seen_on, source",
    "affiliation": "person_id, organisation, title, first_seen_on, last_seen_on, is_current, source",
    "invitation": "uid, person_id, direction, state, sent_on, sent_at, note, note_kind, source, source_key, import_id, "
    "created_at, updated_at",
}
_SQL = {
    table: f"INSERT INTO {table} ({columns}) VALUES ({','.join('?' * len(columns.split(',')))})"
    for table, columns in _BULK.items()
}


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody in the journal as far as matching by name goes."""

    id: PersonId
    name: str
    connected_on: str
    has_profile: bool
    is_connected: bool


@dataclass(slots=True)
class KeptConnection:
    """A connection as it stands before an import."""

    id: int
    person: PersonId
    state: str
    connected_on: str
    last_seen_on: str
    vanished_on: str
    source: str


@dataclass(slots=True)
class KeptEmployer:
    """The present employer of a person before an import."""

    id: int
    organisation: str
    title: str
    first_seen_on: str
    last_seen_on: str
    source: str


@dataclass(slots=True)
class BulkRows:
    """New rows, gathered and written in batches; ids of people and interactions are handed out in advance."""

    store: Store
    writing: Writing
    next_person: int = 0
    next_interaction: int = 0
    _interactions: list[Row] = field(default_factory=list)
    _people: list[Participation] = field(default_factory=list)
    _waiting: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: {table: [] for table in _BULK})

    def __post_init__(self) -> None:
        self.next_person = self._highest("person") + 1
        self.next_interaction = self._highest("interaction") + 1

    def add(self, table: str, *values: Any) -> None:
        """Add a row with the values of the table's bulk columns."""
        waiting = self._waiting[table]
        waiting.append(values)
        if len(waiting) >= _BATCH:
            self.flush()

    def add_exchanges(self, interactions: Sequence[Row], people: Sequence[Participation]) -> None:
        """Add interactions and who took part in them."""
        self._interactions += interactions
        self._people += people
        if len(self._interactions) >= _BATCH:
            self.flush()

    def written_with(self) -> set[PersonId]:
        """Who took part in the interactions written."""
        return {PersonId(one) for piece in self.writing.exchanges for one in set(piece.people[1::2])}

    def flush(self) -> None:
        """Write everything gathered, parents first."""
        for table, rows in self._waiting.items():
            if rows:
                self.store.database.write_many(_SQL[table], rows)
                rows.clear()
        if self._interactions:
            self.writing.add_exchanges(self._interactions, self._people)
            self._interactions.clear()
            self._people.clear()

    def _highest(self, table: str) -> int:
        return int(self.store.database.value(f"SELECT coalesce(max(id), 0) FROM {table}"))


def indexes_after_first_rows(store: Store) -> AbstractContextManager[None]:
    """Make the indexes of interactions after the rows, which is faster, when there are no interactions yet."""
    return indexes_after_rows(store.database, 1)


def identities(store: Store) -> dict[tuple[str, str], PersonId]:
    """Everybody by kind and canonical form of address; of several the one added first."""
    rows = store.database.rows("SELECT kind, key, person_id FROM identity ORDER BY id DESC")
    return {(row[0], row[1]): PersonId(row[2]) for row in rows}


def known_people(store: Store) -> list[KnownPerson]:
    """Everybody, with what tells people of one name apart; again for each name and day of somebody merged into them."""
    rows = store.database.rows(
        "SELECT person.id, name, coalesce(connected_on, ''), EXISTS (SELECT 1 FROM identity "
        "WHERE person_id = person.id AND kind = 'profile'), coalesce(state = 'connected', 0) FROM person "
        "LEFT JOIN connection ON connection.person_id = person.id ORDER BY person.id"
    )
    people = {
        PersonId(row[0]): KnownPerson(PersonId(row[0]), row[1], row[2], bool(row[3]), bool(row[4])) for row in rows
    }
    forms = store.database.rows(
        "SELECT person_id, form.value ->> 0, form.value ->> 1 FROM merge, json_each(taken, '$.forms') AS form "
        "WHERE json_valid(taken) ORDER BY merge.id"
    )
    further = [replace(people[PersonId(row[0])], name=row[1], connected_on=row[2]) for row in forms]
    return list(dict.fromkeys((*people.values(), *further)))


def unlike_others(store: Store) -> set[PersonId]:
    """Everybody who was declared not to be the same as somebody else."""
    rows = store.database.rows("SELECT first_id FROM distinct_pair UNION SELECT second_id FROM distinct_pair")
    return {PersonId(row[0]) for row in rows}


def connections(store: Store) -> dict[PersonId, KeptConnection]:
    """The connection of everybody who has one."""
    rows = store.database.rows(
        "SELECT id, person_id, state, connected_on, last_seen_on, vanished_on, source FROM connection "
        "WHERE network = 'linkedin'"
    )
    return {PersonId(row[1]): KeptConnection(*row) for row in rows}


def employers(store: Store) -> dict[PersonId, KeptEmployer]:
    """The present employer of everybody who has one."""
    rows = store.database.rows(
        "SELECT person_id, id, organisation, title, first_seen_on, last_seen_on, source FROM affiliation "
        "WHERE is_current = 1 AND kind = 'employer' ORDER BY last_seen_on, id"
    )
    return {PersonId(row[0]): KeptEmployer(*row[1:]) for row in rows}


def has_employer(store: Store, person: PersonId, organisation: str, title: str) -> bool:
    """Whether an employer is among a person's, present or past."""
    found = store.database.value(
        "SELECT 1 FROM affiliation WHERE person_id = ? AND organisation = ? AND title = ?",
        (person, organisation, title),
    )
    return found is not None


def source_keys(store: Store, table: str) -> set[bytes]:
    """The keys of the rows that earlier imports brought into a table."""
    return {row[0] for row in store.database.rows(f"SELECT source_key FROM {table} WHERE source_key IS NOT NULL")}


def typed_invitation(store: Store, person: PersonId, direction: InvitationDirection) -> Invitation | None:
    """The newest invitation of a person that was typed or pasted and that no archive has brought yet."""
    table = tables.Invitation
    query = table.select().where(
        (table.person_id == person) & (table.direction == direction) & table.source_key.is_null()
    )
    return store.one(query.order_by(table.id.desc()), Invitation)


def newest_export(store: Store) -> date | None:
    """The day of the newest complete archive that was imported."""
    newest = store.database.value("SELECT max(exported_on) FROM import_batch WHERE is_complete = 1")
    return date.fromisoformat(newest) if newest else None


def add_batch(store: Store, **columns: Any) -> int:
    """Write a new import."""
    return store.insert(tables.ImportBatch, **columns)


def amend_batch(store: Store, batch: int, **columns: Any) -> None:
    """Change columns of an import."""
    store.amend(tables.ImportBatch, batch, **columns)


def delete_batch(store: Store, batch: int) -> None:
    """Delete an import that brought nothing."""
    store.delete(tables.ImportBatch, tables.ImportBatch.id == batch)


def mark_vanished(store: Store, connections_gone: Iterable[int], on: date) -> None:
    """Note that an archive no longer showed some connections."""
    rows = [(on.isoformat(), connection) for connection in connections_gone]
    store.database.write_many("UPDATE connection SET vanished_on = ? WHERE id = ?", rows)


def add_candidates(store: Store, rows: Iterable[tuple[Any, ...]]) -> None:
    """Keep address-book entries as candidates, unless they are kept already."""
    store.database.write_many(
        "INSERT INTO candidate (name, organisation, title, emails, phones, source, source_key, import_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        rows,
    )


def propose_address(store: Store, person: PersonId, other: PersonId, old: str, new: str, key: str, on: date) -> None:
    """Ask whether a person has a new profile address, unless that was asked before."""
    asked = store.database.value("SELECT 1 FROM address_change WHERE person_id = ? AND new_key = ?", (person, key))
    if asked is None:
        store.insert(
            tables.AddressChange,
            person_id=person,
            other_id=other,
            old_value=old,
            new_value=new,
            new_key=key,
            proposed_on=on,
        )


def has_private_note(store: Store, person: PersonId, text: str) -> bool:
    """Whether a private note of exactly this text is kept."""
    found = store.database.value("SELECT 1 FROM private_note WHERE person_id = ? AND text = ?", (person, text))
    return found is not None


def written_on_day(store: Store, person: PersonId, day: int, text: str) -> bool:
    """Whether a message of exactly this text passed on that day."""
    found = store.database.value(
        "SELECT 1 FROM participation AS p JOIN interaction AS i ON i.id = p.interaction_id "
        "WHERE p.person_id = ? AND p.day = ? AND i.line = ?",
        (person, day, text),
    )
    return found is not None


def index_texts(
    store: Store,
    is_cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> bool:
    """Make texts that came with an import searchable, in pieces; False when stopped before the end."""
    return search.index_texts(store.database, store.gate.untracked, is_cancelled, progress)
