"""What a merge did to rows, written down so that it can be taken apart again after other changes.

A row is recognised later by its id, or, where a journal has been read in from an export and everything has new
numbers, by a mark of its content. What a row refers to is told by uid or name, never by number.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from whence.storage.database import Database
from whence.storage.gate import tracked_tables

Row = dict[str, Any]
NAMES = {
    "person": "uid", "event": "uid", "invitation": "uid", "decision": "uid", "introduction": "uid", "rule": "uid",
    "review": "uid", "import_batch": "uid", "tag": "name",
}  # fmt: skip
KEYS = {"participation": "interaction_id", "person_tag": "tag_id", "tie_label": "person_id"}
_MARKED = {
    "participation": "SELECT t.interaction_id, t.day, t.line, i.at, i.channel, i.direction, i.line, i.thread, "
    "i.created_at, hex(i.source_key) FROM participation t JOIN interaction i ON i.id = t.interaction_id",
    "person_tag": "SELECT t.tag_id, tag.name FROM person_tag t JOIN tag ON tag.id = t.tag_id",
}


def references(database: Database) -> list[tuple[str, str]]:
    """Every table and column that refers to a person."""
    return [
        (table, row[3])
        for table in tracked_tables(database)
        for row in sorted(database.rows(f"PRAGMA foreign_key_list({table})"))
        if row[2] == "person"
    ]


@dataclass(slots=True)
class Rows:
    """Reads and writes rows of any table, telling what they refer to by name."""

    database: Database
    _columns: dict[str, list[str]] = field(default_factory=dict)
    _targets: dict[str, dict[str, str]] = field(default_factory=dict)
    _people: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._people = references(self.database)

    @property
    def references(self) -> list[tuple[str, str]]:
        """Every table and column that refers to a person."""
        return self._people

    def columns(self, table: str) -> list[str]:
        """The columns of a table."""
        if table not in self._columns:
            self._columns[table] = [row[1] for row in self.database.rows(f"PRAGMA table_info({table})")]
            references_of = self.database.rows(f"PRAGMA foreign_key_list({table})")
            self._targets[table] = {row[3]: row[2] for row in references_of if row[2] in NAMES}
        return self._columns[table]

    def key(self, table: str) -> str:
        """The column that tells the rows of one person apart."""
        return KEYS.get(table, "id")

    def row(self, table: str, condition: str, values: tuple[Any, ...]) -> Row | None:
        """One row with what it refers to told by name."""
        names = self.columns(table)
        found = self.database.row(f"SELECT {', '.join(names)} FROM {table} WHERE {condition}", values)
        return None if found is None else self.told(table, dict(zip(names, found, strict=True)))

    def told(self, table: str, row: Row) -> Row:
        """A row, or a part of one, with uids and names in the place of numbers."""
        self.columns(table)
        targets = self._targets[table]
        return {name: self._name(targets[name], value) if name in targets else value for name, value in row.items()}

    def numbered(self, table: str, row: Row) -> Row:
        """The opposite of `told`; what is not there any more is NULL."""
        self.columns(table)
        targets = self._targets[table]
        return {name: self._number(targets[name], value) if name in targets else value for name, value in row.items()}

    def insert(self, table: str, row: Row) -> None:
        """Write a told row again, unless one like it is there or what it needs is not; its id only where it is free."""
        values = self.numbered(table, row)
        if "id" in values and self.database.row(f"SELECT 1 FROM {table} WHERE id = ?", (values["id"],)):
            del values["id"]
        names = ", ".join(values)
        required = [r[1] for r in self.database.rows(f"PRAGMA table_info({table})") if r[3] and r[1] in values]
        if any(values[name] is None for name in required if name != "id"):
            return
        places = ", ".join("?" * len(values))
        sql = f"INSERT INTO {table} ({names}) VALUES ({places}) ON CONFLICT DO NOTHING"
        self.database.write(sql, list(values.values()))

    def marks(self, table: str, column: str, person: int) -> dict[int, str]:
        """A mark of the content of every row of a person, by key."""
        people = {name for owner, name in self._people if owner == table}
        key = self.key(table)
        told = [name for name in self.columns(table) if name not in people and name != "id"]
        wanted = ", ".join(f"t.{name}" for name in (key, *(["uid"] if "uid" in told else told)))
        select = _MARKED.get(table, f"SELECT {wanted} FROM {table} t")
        rows = self.database.rows(f"{select} WHERE t.{column} = ?", (person,))
        return {row[0]: _mark(row[1:]) for row in rows}

    def _name(self, target: str, number: Any) -> Any:
        return self.database.value(f"SELECT {NAMES[target]} FROM {target} WHERE id = ?", (number,))

    def _number(self, target: str, name: Any) -> Any:
        return self.database.value(f"SELECT id FROM {target} WHERE {NAMES[target]} = ?", (name,))


@dataclass(slots=True)
class MergeRecord:
    """What one merge did, as kept.

    `moved` are the keys and marks of rows that changed hands, by "table.column"; `changed` the rows rewritten, each
    with its values before and after; `dropped` the rows that had become superfluous, whole; `added` the uids of
    those the kept person is declared distinct from in the taken one's place. `forms` are the names, with the days of
    connecting, by which an archive may mean this person.
    """

    person: Row
    moved: dict[str, list[list[Any]]] = field(default_factory=dict)
    changed: dict[str, list[list[Any]]] = field(default_factory=lambda: defaultdict(list))
    dropped: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    added: list[str] = field(default_factory=list)
    forms: list[list[str]] = field(default_factory=list)

    @classmethod
    def read(cls, kept: dict[str, Any]) -> MergeRecord:
        """The record as it was kept."""
        return cls(**kept)

    def kept(self) -> dict[str, Any]:
        """As plain values to be kept as JSON."""
        return {
            "person": self.person,
            "moved": self.moved,
            "changed": dict(self.changed),
            "dropped": dict(self.dropped),
            "added": self.added,
            "forms": self.forms,
        }


def located(entries: list[list[Any]], present: dict[int, str]) -> dict[int, int]:
    """Where the rows of a record are now: recorded key -> present key, for those that are still there.

    Rows edited since are found by their number, as long as no other row shows that the numbers are new.
    """
    by_mark: dict[str, list[int]] = defaultdict(list)
    for key, mark in present.items():
        by_mark[mark].append(key)
    is_renumbered = any(mark in by_mark and key not in by_mark[mark] for key, mark in entries)
    if not is_renumbered:
        return {key: key for key, _ in entries if key in present}
    return {key: by_mark[mark].pop(0) for key, mark in entries if by_mark[mark]}


def _mark(values: tuple[Any, ...]) -> str:
    text = json.dumps([value.hex() if isinstance(value, bytes) else value for value in values], ensure_ascii=False)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
