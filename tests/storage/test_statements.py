"""What is written with a kept text comes out as with one that peewee writes anew."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from whence.storage import tables
from whence.storage.statements import insertion, selection
from whence.storage.store import Store, create_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = create_store(tmp_path / "journal.whence")
    yield opened
    opened.close()


def person(number: int, **columns: Any) -> dict[str, Any]:
    stamp = "2026-11-20T10:00:00Z"
    plain: dict[str, Any] = dict.fromkeys(
        ("first_name", "last_name", "headline", "give", "ask", "introduction_wish", "source"), ""
    )
    plain |= {"uid": f"uid-{number}", "name": f"Person {number}", "is_name_missing": number == 2, "shelf": "people"}
    plain |= {"shelved_on": date(2026, 11, 19) if number == 3 else None, "mutual_count": number or None}
    return plain | {"is_of_interest": False, "created_at": stamp, "updated_at": stamp} | columns


def test_rows_come_out_as_peewee_gives_them(store: Store) -> None:
    with store.gate.change("Add", "Add", "2026-11-20T10:00:00Z"):
        ids = [store.insert(tables.Person, **person(number)) for number in range(4)]
    assert len(set(ids)) == 4
    for number, row in enumerate(ids):
        query = tables.Person.select().where(tables.Person.id == row)
        assert store.found(tables.Person, dict, id=row) == store.all(query, dict)
        assert store.first_found(tables.Person, dict, uid=f"uid-{number}") == store.one(query, dict)


def test_nothing_is_found_by_asking_for_nothing_as_a_value(store: Store) -> None:
    with store.gate.change("Add", "Add", "2026-11-20T10:00:00Z"):
        for number in range(3):
            store.insert(tables.Person, **person(number))
    unknown: list[dict[str, Any]] = store.found(tables.Person, dict, mutual_count=None)
    assert [row["name"] for row in unknown] == ["Person 0"]
    assert store.first_found(tables.Person, dict, uid="nobody") is None
    ordered: list[dict[str, Any]] = store.found(tables.Person, dict, "id DESC", shelf="people")
    assert [row["name"] for row in ordered] == ["Person 2", "Person 1", "Person 0"]


def test_texts_are_written_once() -> None:
    assert insertion(tables.Event, ("uid", "name")) is insertion(tables.Event, ("uid", "name"))
    assert insertion(tables.Event, ("uid", "name")).sql == 'INSERT INTO "event" ("uid", "name") VALUES (?, ?)'
    assert selection(tables.Event, ("uid",), "id").sql.endswith('FROM "event" WHERE "uid" IS ? ORDER BY id')
