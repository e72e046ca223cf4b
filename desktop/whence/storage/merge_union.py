"""The rows of one person becoming another's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from whence.domain.changes import PersonId
from whence.storage import tables
from whence.storage.merge_rows import MergeRecord, Row, Rows
from whence.storage.merges import set_unlike, unlike
from whence.storage.store import Store

# Handled one by one in `Union`, because their rows can clash; every other reference is simply moved.
CLASHING = frozenset(
    {"identity", "connection", "affiliation", "origin", "participation", "person_tag", "private_note", "tie_label",
     "keep_in_touch", "address_change", "distinct_pair", "introduction"}
)  # fmt: skip
MOVED = frozenset(
    {"invitation", "claim", "decision", "question", "follow_up", "red_flag", "to_do", "removal", "merge"}
)  # fmt: skip
_SAME = {
    "identity": "k.kind = t.kind AND k.key = t.key",
    "affiliation": "k.kind = t.kind AND k.organisation = t.organisation AND k.title = t.title "
    "AND k.starts_on = t.starts_on AND k.ends_on = t.ends_on",
    "origin": "k.event_id IS t.event_id AND k.place = t.place AND k.day = t.day AND k.words = t.words "
    "AND k.introducer_id IS t.introducer_id AND k.evidence = t.evidence",
    "private_note": "k.text = t.text",
    "person_tag": "k.tag_id = t.tag_id",
    "keep_in_touch": "k.tag_id IS t.tag_id",
    "tie_label": "TRUE",
}  # fmt: skip


class Union:
    """One person becoming part of another, writing down every row it touches.

    First the values that were chosen are set and the rows that clash settled, then `finish` moves all the rest.
    """

    def __init__(self, store: Store, kept: PersonId, taken: PersonId) -> None:
        self._store = store
        self._database = store.database
        self._rows = Rows(store.database)
        self.kept = kept
        self.taken = taken
        self._record = MergeRecord(self._rows.row("person", "id = ?", (taken,)) or {})
        self._forms()

    def change(self, table: str, row_id: int, **values: Any) -> None:
        """Rewrite columns of a row, which must belong to one of the two, noting what stood there."""
        before = self._rows.row(table, "id = ?", (row_id,)) or {}
        after = self._rows.told(table, values)
        changed = {name: [before[name], value] for name, value in after.items() if before[name] != value}
        if changed:
            names = ", ".join(f"{name} = ?" for name in changed)
            numbers = [self._rows.numbered(table, {name: pair[1]})[name] for name, pair in changed.items()]
            self._database.write(f"UPDATE {table} SET {names} WHERE id = ?", (*numbers, row_id))
            self._record.changed[table].append([row_id, "", changed])

    def drop(self, table: str, key: int, person: PersonId) -> Row:
        """Delete a row of one of the two that has become superfluous; gives it as it was."""
        key_column = self._rows.key(table)
        condition, values = f"{key_column} = ? AND person_id = ?", (key, person)
        row = self._rows.row(table, condition, values) or {}
        self._database.write(f"DELETE FROM {table} WHERE {condition}", values)
        self._record.dropped[table].append(row)
        return row

    def drop_doubles(self, table: str) -> list[tuple[int, int]]:
        """Delete the taken person's rows that say what a row of the kept one says; gives the keys kept and dropped."""
        key = self._rows.key(table)
        found = list(
            self._database.rows(
                f"SELECT min(k.{key}), t.{key} FROM {table} t JOIN {table} k ON k.person_id = ? AND {_SAME[table]} "
                f"WHERE t.person_id = ? GROUP BY t.{key}",
                (self.kept, self.taken),
            )
        )
        for _, double in found:
            self.drop(table, double, self.taken)
        return [(row[0], row[1]) for row in found]

    def share_interactions(self, line_of: Callable[[str, str], str]) -> None:
        """Let both be one participant where both took part; `line_of` makes one line of the two about them."""
        shared = list(
            self._database.rows(
                "SELECT k.interaction_id, k.line, t.line FROM participation k "
                "JOIN participation t USING (interaction_id) WHERE k.person_id = ? AND t.person_id = ?",
                (self.kept, self.taken),
            )
        )
        for interaction, kept_line, taken_line in shared:
            self.drop("participation", interaction, self.taken)
            line = line_of(kept_line, taken_line)
            if line != kept_line:
                self._database.write(
                    "UPDATE participation SET line = ? WHERE interaction_id = ? AND person_id = ?",
                    (line, interaction, self.kept),
                )
                self._record.changed["participation"].append([interaction, "", {"line": [kept_line, line]}])

    def hand_over_distinct(self) -> None:
        """Keep what was said about who is not the same: it holds for the kept person now."""
        pairs = list(
            self._database.rows(
                "SELECT first_id, second_id, said_on FROM distinct_pair WHERE ?1 IN (first_id, second_id)",
                (self.taken,),
            )
        )
        for first, second, said_on in pairs:
            row = {"first_id": first, "second_id": second, "said_on": said_on}
            self._record.dropped["distinct_pair"].append(self._rows.told("distinct_pair", row))
            self._database.write("DELETE FROM distinct_pair WHERE first_id = ? AND second_id = ?", (first, second))
            other = PersonId(second if first == self.taken else first)
            if other != self.kept and not unlike(self._store, self.kept, other):
                set_unlike(self._store, self.kept, other, said_on)
                self._record.added.append(str(self._database.value("SELECT uid FROM person WHERE id = ?", (other,))))

    def finish(self, merged_at: str) -> int:
        """Move everything else, delete the person who was taken and keep the record; gives the merge."""
        moved = {
            (table, column): self._move(table, column)
            for table, column in self._rows.references
            if table != "distinct_pair"
        }
        for (table, column), keys in moved.items():
            if keys:
                marks = self._rows.marks(table, column, self.kept)
                self._record.moved[f"{table}.{column}"] = [[key, marks[key]] for key in keys]
        self._mark_the_rest()
        name, uid = self._record.person["name"], self._record.person["uid"]
        self._store.delete(tables.Person, tables.Person.id == self.taken)
        return self._store.insert(
            tables.Merge, person_id=self.kept, taken_uid=uid, taken_name=name, taken=self._record.kept(),
            merged_at=merged_at,
        )  # fmt: skip

    def _move(self, table: str, column: str) -> list[int]:
        key = self._rows.key(table)
        keys = [row[0] for row in self._database.rows(f"SELECT {key} FROM {table} WHERE {column} = ?", (self.taken,))]
        self._database.write(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (self.kept, self.taken))
        return [self.kept] if table == "tie_label" and keys else keys

    def _mark_the_rest(self) -> None:
        """Marks are of the content as the merge leaves it."""
        for table in self._record.changed:
            if table != "person":
                marks = self._rows.marks(table, "person_id", self.kept)
                for entry in self._record.changed[table]:
                    entry[1] = marks.get(entry[0], "")
        if "participation" in self._record.dropped:
            marks = self._rows.marks("participation", "person_id", self.kept)
            for row in self._record.dropped["participation"]:
                row["mark"] = marks[row["interaction_id"]]

    def _forms(self) -> None:
        rows = self._database.rows(
            "SELECT name, coalesce(connected_on, '') FROM person LEFT JOIN connection "
            "ON connection.person_id = person.id AND network = 'linkedin' WHERE person.id IN (?, ?)",
            (self.kept, self.taken),
        )
        self._record.forms = [list(row) for row in rows]


def settle_address_changes(union: Union, store: Store) -> None:
    """A proposal that one is the new address of the other is answered by merging them."""
    rows = store.database.rows(
        "SELECT id FROM address_change WHERE person_id IN (?1, ?2) AND other_id IN (?1, ?2)", (union.kept, union.taken)
    )
    for (row_id,) in list(rows):
        union.change("address_change", row_id, other_id=None, state="accepted")


def clear_own_introductions(union: Union, store: Store) -> None:
    """Nobody is introduced by themselves."""
    rows = store.database.rows(
        "SELECT id FROM origin WHERE person_id IN (?1, ?2) AND introducer_id IN (?1, ?2)", (union.kept, union.taken)
    )
    for (row_id,) in list(rows):
        union.change("origin", row_id, introducer_id=None)
