"""Journals filled with random rows in every table, straight from the schema, so that no table is forgotten."""

from __future__ import annotations

import random
from typing import Any

from whence.storage.dump_shape import Column, Kind, TableShape, shapes
from whence.storage.store import Store

NAME_IN_CLEAR = "Zaphira Quillfeather"
_TEXTS = (
    "",
    "Mara Okafor",
    "Łukasz “Lu” Øster",
    "line\nbreak",
    "<b>bold</b>",
    "=cmd()",
    "\u202eevil",
    "🦉 in the hall",
    "'",
)
_DAYS = ("2019-05-02", "2023-11-30", "2024-02-29")
_VAGUE_DAYS = (*_DAYS, "2021-21", "2023-11", "2015", "")
_WITH_VAGUE_DAYS = ("origin", "affiliation", "event", "own_affiliation")


def fill(store: Store, seed: int, rows: int = 12, *, label: str = "Filled") -> None:
    """Put `rows` random rows (a few more in the tables of exchanges) into every table, as one change."""
    chance = random.Random(seed)
    with store.gate.change(label, "Fill", "2024-05-01T10:00:00Z"):
        for _ in store.database.rows("PRAGMA defer_foreign_keys = 1"):
            raise AssertionError
        for shape in shapes(store.database):
            count = 1 if shape.table == "own_profile" else rows * (5 if shape.table == "interaction" else 1)
            for number in range(count):
                _add(store, chance, shape, number)


def add_person(store: Store, uid: str, name: str) -> None:
    """Add one person as one change."""
    with store.gate.change(f"Added {name}", "AddPerson", "2024-05-01T10:00:00Z"):
        store.database.write(
            "INSERT INTO person (uid, name, created_at, updated_at) VALUES (?, ?, '2024-05-01', '2024-05-01')",
            (uid, name),
        )


def _add(store: Store, chance: random.Random, shape: TableShape, number: int) -> None:
    row = {column.name: _value(store, chance, shape, column, number) for column in shape.columns}
    if shape.has_id and shape.table != "own_profile":
        row["id"] = 3 * number + chance.randrange(1, 3)
    if shape.pair is not None:
        row["first_id"], row["second_id"] = sorted((row["first_id"], row["second_id"]))
    _insert(store, shape.table, row)
    if shape.nested is not None:
        for _ in range(chance.randrange(4)):
            inner = {
                column.name: _value(store, chance, shape.nested, column, number) for column in shape.nested.columns
            }
            inner["interaction_id"], inner["day"] = row["id"], row["day"]
            _insert(store, shape.nested.table, inner)


def _insert(store: Store, table: str, row: dict[str, Any]) -> None:
    places = ", ".join("?" * len(row))
    store.database.write(f"INSERT OR IGNORE INTO {table} ({', '.join(row)}) VALUES ({places})", list(row.values()))


def _value(store: Store, chance: random.Random, shape: TableShape, column: Column, number: int) -> Any:
    if not column.is_required and chance.random() < 0.3:
        return None
    if column.words:
        return chance.choice(sorted(column.words))
    if column.kind is Kind.REFERENCE:
        ids = [row[0] for row in store.database.rows(f"SELECT id FROM {column.target}")]
        return chance.choice(ids) if ids else None
    if column.kind is Kind.TEXT:
        return _text(chance, shape.table, column, number)
    return {
        Kind.DAY: chance.randrange(-2_000, 9_500),
        Kind.INTEGER: chance.randrange(0, 2) if column.name.startswith("is_") else chance.randrange(1, 400),
        Kind.BYTES: chance.randbytes(16),
        Kind.STRUCTURE: chance.choice(('["a","ü"]', "{}", '{"day":"2024-01-01","n":[1,2.5,null]}')),
    }[column.kind]


def _text(chance: random.Random, table: str, column: Column, number: int) -> str:
    if column.name == "uid":
        return f"0190{chance.randrange(16**8):08x}-7000-8000-{number:012x}"
    if column.name.endswith("_on") or column.name == "day":
        return chance.choice(_VAGUE_DAYS if table in _WITH_VAGUE_DAYS else _DAYS)
    if column.name.endswith("_at"):
        return f"2024-05-{chance.randrange(1, 29):02d}T10:00:00Z"
    if column.name in ("key", "value", "name", "text"):
        return f"{chance.choice(_TEXTS)} {number}"
    return chance.choice(_TEXTS)
