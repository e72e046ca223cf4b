"""Writes a generated journal: every row in one transaction, then everything derived from them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.generating import interactions, people
from tests.generating.contact import amounts
from whence.storage import derived
from whence.storage.database import Database
from whence.storage.store import create_store

_SINCE = "INSERT INTO import_batch (id, uid, source, kind, imported_at) VALUES (1, ?, 'generated', 'linkedin', ?)"


def write_journal(
    path: Path, *, count: int, exchanges: int, seed: int = 1, said: Callable[[str], None] = lambda words: None
) -> None:
    """Make a journal at `path`, which must not exist, with `count` people and `exchanges` interactions.

    The same numbers and seed give the same facts. `said` hears how far it is.
    """
    rng = Random(seed)
    store = create_store(path)
    with store.gate.untracked():
        said("people")
        everybody = people.draw_people(rng, count)
        _write_people(store.database, rng, everybody)
        said("interactions")
        _write_interactions(store.database, rng, everybody, exchanges)
        said("what is derived from them")
        derived.rebuild(store.database)
    store.close()


def _write_people(database: Database, rng: Random, everybody: list[people.Somebody]) -> None:
    database.write(_SINCE, (people.uid(rng), f"{people.TODAY}T10:00:00Z"))
    rows = people.PeopleRows(rng, everybody)
    for table, insert in people.INSERTS.items():
        database.write_many(insert, getattr(rows, table)())


def _write_interactions(database: Database, rng: Random, everybody: list[people.Somebody], count: int) -> None:
    packed = interactions.draw_days(rng, everybody, amounts(rng, len(everybody), count))
    rows = interactions.InteractionRows(rng, everybody)
    database.write_many(
        interactions.INSERT_INTERACTION,
        (rows.interaction(number, exchange) for number, exchange in enumerate(packed, start=1)),
    )
    database.write_many(interactions.INSERT_PARTICIPATION, rows.participations(packed))
