"""People, what they are recognised by, and the private notes about them, as kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.people import Identity, IdentityKind, Person, PrivateNote, Shelf
from whence.storage import tables
from whence.storage.store import Store


def _person(**columns: Any) -> Person:
    return Person(**{**columns, "shelf": Shelf(columns["shelf"])})


def _identity(**columns: Any) -> Identity:
    return Identity(**{**columns, "kind": IdentityKind(columns["kind"])})


def person(store: Store, person_id: PersonId) -> Person | None:
    """One person, None when there is none of that id."""
    return store.first_found(tables.Person, _person, id=person_id)


def people(store: Store, ids: Iterable[PersonId]) -> dict[PersonId, Person]:
    """Several people by id; whoever is not there is left out."""
    found = store.all(tables.Person.select().where(tables.Person.id.in_(list(ids))), _person)
    return {one.id: one for one in found}


def names(store: Store, ids: Iterable[PersonId]) -> dict[PersonId, str]:
    """The names of several people."""
    marks = list(ids)
    rows = store.database.rows(f"SELECT id, name FROM person WHERE id IN ({','.join('?' * len(marks))})", marks)
    return dict(rows)


def listed(store: Store, ids: Iterable[PersonId]) -> list[tuple[PersonId, str, str, str, bool]]:
    """What a list shows of several people: id, uid, name, headline, and whether the name is missing."""
    marks = list(ids)
    rows = store.database.rows(
        f"SELECT id, uid, name, headline, is_name_missing FROM person WHERE id IN ({','.join('?' * len(marks))})", marks
    )
    return [(PersonId(row[0]), row[1], row[2], row[3], bool(row[4])) for row in rows]


def id_of_uid(store: Store, uid: str) -> PersonId | None:
    """The person with a uid."""
    found = store.database.value("SELECT id FROM person WHERE uid = ?", (uid,))
    return None if found is None else PersonId(found)


def ids_of_uids(store: Store, uids: Iterable[str]) -> dict[str, PersonId]:
    """The people of several uids; whoever is not there is left out."""
    wanted = list(uids)
    rows = store.database.rows(f"SELECT uid, id FROM person WHERE uid IN ({','.join('?' * len(wanted))})", wanted)
    return {row[0]: PersonId(row[1]) for row in rows}


def ids_with_identity(store: Store, kind: IdentityKind, key: str) -> list[PersonId]:
    """Everybody with an address or number of this canonical form, in order of being added."""
    rows = store.database.rows(
        "SELECT DISTINCT person_id FROM identity WHERE kind = ? AND key = ? ORDER BY person_id", (kind.value, key)
    )
    return [PersonId(row[0]) for row in rows]


def ids_named(store: Store, name: str) -> list[PersonId]:
    """Everybody of exactly this name, letter case aside, but for those in the bin."""
    rows = store.database.rows(
        "SELECT id FROM person WHERE name = ? COLLATE NOCASE AND shelf <> 'bin' ORDER BY id", (name,)
    )
    return [PersonId(row[0]) for row in rows]


def identities(store: Store, person_id: PersonId) -> list[Identity]:
    """What a person is recognised by, current ones first."""
    query = tables.Identity.select().where(tables.Identity.person_id == person_id)
    return store.all(query.order_by(tables.Identity.is_current.desc(), tables.Identity.id), _identity)


def profile_urls(store: Store, ids: Iterable[PersonId]) -> Mapping[PersonId, str]:
    """The current profile address of each person who has one."""
    marks = list(ids)
    rows = store.database.rows(
        "SELECT person_id, value FROM identity WHERE kind = 'profile' AND is_current = 1 "
        f"AND person_id IN ({','.join('?' * len(marks))}) ORDER BY id DESC",
        marks,
    )
    return dict(rows)


def private_notes(store: Store, person_id: PersonId) -> list[PrivateNote]:
    """The private notes about a person, newest first."""
    query = tables.PrivateNote.select().where(tables.PrivateNote.person_id == person_id)
    return store.all(query.order_by(tables.PrivateNote.written_on.desc(), tables.PrivateNote.id.desc()), PrivateNote)


def private_note(store: Store, note_id: int) -> PrivateNote | None:
    """One private note."""
    return store.one(tables.PrivateNote.select().where(tables.PrivateNote.id == note_id), PrivateNote)


def count(store: Store) -> int:
    """How many people there are, those in the bin aside."""
    return int(store.database.value("SELECT count(*) FROM person WHERE shelf <> 'bin'"))


def binned_before(store: Store, day: date) -> list[PersonId]:
    """Who has lain in the bin since before a day."""
    rows = store.database.rows(
        "SELECT id FROM person WHERE shelf = 'bin' AND shelved_on < ? ORDER BY id", (day.isoformat(),)
    )
    return [PersonId(row[0]) for row in rows]


def in_bin(store: Store) -> list[tuple[PersonId, str]]:
    """Who is in the bin since which ISO day, whoever has lain there longest first."""
    rows = store.database.rows("SELECT id, shelved_on FROM person WHERE shelf = 'bin' ORDER BY shelved_on, id")
    return [(PersonId(row[0]), row[1]) for row in rows]


def add_person(store: Store, **columns: Any) -> PersonId:
    """Write a new person."""
    return PersonId(store.insert(tables.Person, **columns))


def amend_person(store: Store, person_id: PersonId, **columns: Any) -> None:
    """Change columns of a person."""
    store.amend(tables.Person, person_id, **columns)


def add_identity(store: Store, **columns: Any) -> int:
    """Write a new address or number of a person."""
    return store.insert(tables.Identity, **columns)


def delete_identity(store: Store, identity_id: int) -> None:
    """Delete an address or number."""
    store.delete(tables.Identity, tables.Identity.id == identity_id)


def add_private_note(store: Store, **columns: Any) -> int:
    """Write a new private note."""
    return store.insert(tables.PrivateNote, **columns)


def amend_private_note(store: Store, note_id: int, **columns: Any) -> None:
    """Change columns of a private note."""
    store.amend(tables.PrivateNote, note_id, **columns)


def delete_private_note(store: Store, note_id: int) -> None:
    """Delete a private note."""
    store.delete(tables.PrivateNote, tables.PrivateNote.id == note_id)
