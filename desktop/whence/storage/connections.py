"""Connections as kept."""

from __future__ import annotations

from typing import Any

from whence.domain.changes import PersonId
from whence.domain.connections import Connection, ConnectionState
from whence.storage import tables
from whence.storage.store import Store


def connection(store: Store, person_id: PersonId, network: str = "linkedin") -> Connection | None:
    """How things stand with a person on a network, None when nothing is recorded."""
    return store.first_found(tables.Connection, Connection, person_id=person_id, network=network)


def vanished(store: Store) -> list[Connection]:
    """Connections an archive no longer showed and that nobody has been asked about, oldest first."""
    table = tables.Connection
    kept = tables.Person.select(tables.Person.id).where(tables.Person.shelf != "bin")
    query = table.select().where(
        (table.vanished_on != "")
        & (table.vanished_answer == "")
        & (table.state == ConnectionState.CONNECTED)
        & table.person_id.in_(kept)
    )
    return store.all(query.order_by(table.vanished_on, table.id), Connection)


def add_connection(store: Store, **columns: Any) -> int:
    """Write a new connection."""
    return store.insert(tables.Connection, **columns)


def amend_connection(store: Store, connection_id: int, **columns: Any) -> None:
    """Change columns of a connection."""
    store.amend(tables.Connection, connection_id, **columns)
