"""A merge taken apart: what was taken goes back to a person of their own, what has come since stays."""

from __future__ import annotations

from typing import Any

from whence.domain.changes import PersonId
from whence.storage import tables
from whence.storage.merge_rows import KEYS, MergeRecord, Row, Rows, located
from whence.storage.merges import KeptMerge, set_unlike
from whence.storage.store import Store


def split(store: Store, kept_merge: KeptMerge) -> PersonId:
    """Make two people of one again; gives the person restored."""
    return _Splitting(store, kept_merge).run()


class _Splitting:
    """One merge being taken apart."""

    def __init__(self, store: Store, kept_merge: KeptMerge) -> None:
        self._store = store
        self._rows = Rows(store.database)
        self._merge = kept_merge
        self._record = MergeRecord.read(kept_merge.taken)

    def run(self) -> PersonId:
        places = {name: self._places(name, entries) for name, entries in self._record.moved.items()}
        changed = {
            table: self._places(f"{table}.person_id", [entry[:2] for entry in entries])
            for table, entries in self._record.changed.items()
            if table != "person"
        }
        shared = self._places(
            "participation.person_id",
            [[row["interaction_id"], row["mark"]] for row in self._record.dropped.get("participation", ())],
        )
        self._rows.insert("person", self._record.person)
        self._restore_values(changed)
        restored = PersonId(self._store.database.value("SELECT id FROM person WHERE uid = ?", (self._merge.taken_uid,)))
        for name, entries in self._record.moved.items():
            self._give_back(name, [places[name][key] for key, _ in entries if key in places[name]], restored)
        self._restore_dropped(shared)
        self._forget_added()
        self._store.delete(tables.Merge, tables.Merge.id == self._merge.id)
        return restored

    def _places(self, name: str, entries: list[list[Any]]) -> dict[int, int]:
        table, column = name.split(".")
        return located(entries, self._rows.marks(table, column, self._merge.person_id)) if entries else {}

    def _restore_values(self, places: dict[str, dict[int, int]]) -> None:
        for table, entries in self._record.changed.items():
            for key, _, values in reversed(entries):
                at = self._merge.person_id if table == "person" else places[table].get(key)
                if at is not None:
                    self._restore_row(table, at, values)

    def _restore_row(self, table: str, key: int, values: dict[str, list[Any]]) -> None:
        """Only what still stands as the merge left it; what was changed since stays."""
        condition = f"{self._rows.key(table)} = ?" + (" AND person_id = ?" if table in KEYS else "")
        found = (key, self._merge.person_id) if table in KEYS else (key,)
        present = self._rows.row(table, condition, found) or {}
        for name, (before, after) in values.items():
            if present.get(name) == after:
                number = self._rows.numbered(table, {name: before})[name]
                self._store.database.write(f"UPDATE {table} SET {name} = ? WHERE {condition}", (number, *found))

    def _give_back(self, name: str, keys: list[int], restored: PersonId) -> None:
        table, column = name.split(".")
        sql = f"UPDATE {table} SET {column} = ? WHERE {self._rows.key(table)} = ? AND {column} = ?"
        self._store.database.write_many(sql, [(restored, key, self._merge.person_id) for key in keys])

    def _restore_dropped(self, shared: dict[int, int]) -> None:
        for table, rows in self._record.dropped.items():
            for row in rows:
                self._restore(table, row, shared)

    def _restore(self, table: str, row: Row, shared: dict[int, int]) -> None:
        if table == "participation":
            told = {name: value for name, value in row.items() if name != "mark"}
            self._rows.insert(table, {**told, "interaction_id": shared.get(row["interaction_id"])})
        elif table == "distinct_pair":
            pair = self._rows.numbered(table, row)
            if pair["first_id"] is not None and pair["second_id"] is not None:
                set_unlike(self._store, pair["first_id"], pair["second_id"], pair["said_on"])
        else:
            if table == "person_tag":
                self._store.database.write("INSERT INTO tag (name) VALUES (?) ON CONFLICT DO NOTHING", (row["tag_id"],))
            self._rows.insert(table, row)

    def _forget_added(self) -> None:
        for uid in self._record.added:
            self._store.database.write(
                "DELETE FROM distinct_pair WHERE ?1 IN (first_id, second_id) "
                "AND (SELECT id FROM person WHERE uid = ?2) IN (first_id, second_id)",
                (self._merge.person_id, uid),
            )
