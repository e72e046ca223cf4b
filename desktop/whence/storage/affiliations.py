"""Affiliations of people and of the owner, as kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from whence.domain.affiliations import Affiliation, AffiliationKind, OwnAffiliation
from whence.domain.changes import PersonId
from whence.storage import tables
from whence.storage.store import Store


def _affiliation(**columns: Any) -> Affiliation:
    return Affiliation(**{**columns, "kind": AffiliationKind(columns["kind"])})


def _own(**columns: Any) -> OwnAffiliation:
    return OwnAffiliation(**{**columns, "kind": AffiliationKind(columns["kind"])})


def affiliations(store: Store, person_id: PersonId) -> list[Affiliation]:
    """Where a person belongs and belonged, current ones first, then the newest."""
    order = "is_current DESC, last_seen_on DESC, id DESC"
    return store.found(tables.Affiliation, _affiliation, order, person_id=person_id)


def affiliation(store: Store, affiliation_id: int) -> Affiliation | None:
    """One affiliation."""
    return store.first_found(tables.Affiliation, _affiliation, id=affiliation_id)


def current_words(store: Store, ids: Iterable[PersonId]) -> Mapping[PersonId, tuple[str, str]]:
    """The present title and employer of each person who has one."""
    marks = list(ids)
    rows = store.database.rows(
        "SELECT person_id, title, organisation FROM affiliation WHERE is_current = 1 AND kind = 'employer' "
        f"AND person_id IN ({','.join('?' * len(marks))}) ORDER BY last_seen_on, id",
        marks,
    )
    return {PersonId(row[0]): (row[1], row[2]) for row in rows}


def add_affiliation(store: Store, **columns: Any) -> int:
    """Write a new affiliation."""
    return store.insert(tables.Affiliation, **columns)


def amend_affiliation(store: Store, affiliation_id: int, **columns: Any) -> None:
    """Change columns of an affiliation."""
    store.amend(tables.Affiliation, affiliation_id, **columns)


def delete_affiliation(store: Store, affiliation_id: int) -> None:
    """Delete an affiliation."""
    store.delete(tables.Affiliation, tables.Affiliation.id == affiliation_id)


def own_affiliations(store: Store) -> list[OwnAffiliation]:
    """The owner's employers and schools, newest first."""
    return store.found(tables.OwnAffiliation, _own, "starts_on DESC, id")


def add_own_affiliation(store: Store, **columns: Any) -> int:
    """Write a new affiliation of the owner."""
    return store.insert(tables.OwnAffiliation, **columns)


def amend_own_affiliation(store: Store, affiliation_id: int, **columns: Any) -> None:
    """Change columns of an affiliation of the owner."""
    store.amend(tables.OwnAffiliation, affiliation_id, **columns)


def delete_own_affiliation(store: Store, affiliation_id: int) -> None:
    """Delete an affiliation of the owner."""
    store.delete(tables.OwnAffiliation, tables.OwnAffiliation.id == affiliation_id)
