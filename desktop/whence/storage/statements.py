"""The SQL of the simplest questions and answers, written by peewee's description of a table once and kept.

peewee writes the text of a query anew whenever it is run, which takes longer than SQLite needs to answer it by a key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

Conversion = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """A text, how values go into it, and as what each of its columns comes out."""

    sql: str
    goes_in: tuple[tuple[str, Conversion], ...]
    comes_out: tuple[tuple[str, Conversion], ...] = ()

    def values(self, given: Mapping[str, Any]) -> list[Any]:
        """The values to bind, in order."""
        return [convert(given[name]) for name, convert in self.goes_in]

    def columns(self, row: tuple[Any, ...]) -> dict[str, Any]:
        """A row as what it means, by the names of its columns."""
        return {name: convert(value) for (name, convert), value in zip(self.comes_out, row, strict=True)}


@cache
def insertion(table: Any, names: tuple[str, ...]) -> Statement:
    """A new row with these columns."""
    fields = [_field(table, name) for name in names]
    columns = ", ".join(f'"{field.column_name}"' for field in fields)
    sql = f"INSERT INTO {_name(table)} ({columns}) VALUES ({', '.join('?' * len(fields))})"
    return Statement(sql, tuple((name, field.db_value) for name, field in zip(names, fields, strict=True)))


@cache
def selection(table: Any, names: tuple[str, ...], order: str) -> Statement:
    """Every column of the rows in which these columns have a value each, in an order given as SQL."""
    wanted = [(name, _field(table, name)) for name in names]
    fields = table._meta.sorted_fields  # noqa: SLF001  peewee's own place for it
    columns = ", ".join(f'"{field.column_name}"' for field in fields)
    condition = " AND ".join(f'"{field.column_name}" IS ?' for _, field in wanted) or "1"
    sql = f"SELECT {columns} FROM {_name(table)} WHERE {condition}" + (f" ORDER BY {order}" if order else "")
    return Statement(
        sql,
        tuple((name, field.db_value) for name, field in wanted),
        tuple((field.name, field.python_value) for field in fields),
    )


def _field(table: Any, name: str) -> Any:
    return table._meta.fields[name]  # noqa: SLF001  peewee's own place for it


def _name(table: Any) -> str:
    return f'"{table._meta.table_name}"'  # noqa: SLF001  peewee's own place for it
