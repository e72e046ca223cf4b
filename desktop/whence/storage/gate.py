"""The one gate for writing: every change to the journal is one transaction with one entry in the history."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import apsw

from whence.domain.changes import Changes
from whence.domain.errors import Refusal
from whence.storage import exchanges, history, schema
from whence.storage.database import Database
from whence.storage.exchanges import Participation, Piece
from whence.storage.history import HistoryEntry
from whence.storage.interaction_indexes import indexes_after_rows
from whence.storage.packed_rows import Row
from whence.storage.touched import Shape, changes_of
from whence.storage.troubles import as_trouble

Refresh = Callable[[Database, Changes], None]


@dataclass(slots=True)
class Writing:
    """A change under way; `changes` is filled in when it is committed.

    `exchanges` are the interactions recorded beside the changeset.
    """

    database: Database
    session: apsw.Session
    changes: Changes = field(default_factory=Changes)
    exchanges: list[Piece] = field(default_factory=list)

    def add_exchanges(self, interactions: Sequence[Row], people: Sequence[Participation]) -> None:
        """Write many new interactions; the changeset knows nothing of them (see `exchanges`)."""
        with self.beside_changeset():
            self.exchanges.append(exchanges.write(self.database, interactions, people))

    @contextmanager
    def beside_changeset(self) -> Iterator[None]:
        """Whatever is written inside is left out of the changeset."""
        self.session.enabled = False
        try:
            yield
        finally:
            self.session.enabled = True


class Gate:
    """Begins, records and commits changes; undoes and redoes them from their changesets.

    `refresh` brings everything derived up to date inside the same transaction.
    """

    def __init__(self, database: Database, refresh: Refresh) -> None:
        self._database = database
        self._refresh = refresh
        self._shape = Shape(database, tracked_tables(database))

    @contextmanager
    def change(
        self, label: str, command: str, done_at: str, *, is_import: bool = False, is_patch: bool = False
    ) -> Iterator[Writing]:
        """One change: what is written inside is committed together, or not at all.

        `is_patch` says that a changeset is applied inside, after which `_patch` looks at all references at once.
        Raises JournalTrouble when the file cannot be written; nothing is changed then.
        """
        with self._transaction(is_patch=is_patch) as connection:
            session = self._session(connection)
            writing = Writing(self._database, session)
            try:
                yield writing
                writing.changes = self._record(writing, label, command, done_at, is_import=is_import)
            finally:
                session.close()

    @contextmanager
    def untracked(self) -> Iterator[None]:
        """A transaction over tables outside the history (drafts, markers, derived rows)."""
        with self._transaction():
            yield

    @contextmanager
    def erase(self) -> Iterator[Writing]:
        """A change that can't be undone and leaves no trace: everything that was done before is forgotten with it.

        Raises JournalTrouble when the file cannot be written; nothing is changed then.
        """
        with self._transaction() as connection:
            session = self._session(connection)
            writing = Writing(self._database, session)
            try:
                yield writing
                if not session.is_empty:
                    writing.changes = changes_of(self._database, self._shape, session.changeset())
                history.clear(self._database)
                self._refresh(self._database, writing.changes)
            finally:
                session.close()

    def undo(self, entry: HistoryEntry) -> Changes:
        """Undo the newest command. Raises Refusal, naming what stands in the way, when rows are not as it left them."""
        with self._transaction(is_patch=entry.is_import) as connection:
            changes = self._apply(connection, entry, is_inverse=True)
            history.mark(self._database, entry.seq, is_undone=True)
            return changes

    def take_back(self, entry: HistoryEntry, label: str, done_at: str, *, is_partly: bool = False) -> Changes:
        """Undo an older command, as a new change of its own that can be undone in turn.

        Raises Refusal, naming what stands in the way, when later changes build on it; with `is_partly` whatever
        was changed since is left as it is and the rest is taken back.
        """
        patched = entry.is_import
        with self.change(label, "TakeBack", done_at, is_import=patched, is_patch=patched) as writing:
            self._invert(self._database.apsw, entry, is_partly=is_partly)
            with writing.beside_changeset():
                writing.exchanges += (piece for _, piece in self._turned(entry))
            self._refuse_loose_ends(entry)
        return writing.changes

    def redo(self, entry: HistoryEntry) -> Changes:
        """Do an undone command again. Raises Refusal when later changes stand in the way."""
        with self._transaction(is_patch=entry.is_import) as connection:
            changes = self._apply(connection, entry, is_inverse=False)
            history.mark(self._database, entry.seq, is_undone=False)
            return changes

    @contextmanager
    def _transaction(self, *, is_patch: bool = False) -> Iterator[apsw.Connection]:
        """A transaction; for the changeset of an import references are looked at once, after its last row.

        Row by row that takes twenty times as long.
        """
        connection = self._database.apsw
        with as_trouble(self._database.path):
            connection.pragma("foreign_keys", not is_patch)
            try:
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    with suppress(apsw.Error):
                        connection.execute("ROLLBACK")
                    raise
            finally:
                connection.pragma("foreign_keys", True)

    def _session(self, connection: apsw.Connection) -> apsw.Session:
        session = apsw.Session(connection, "main")
        for table in self._shape.keys:
            session.attach(table)
        return session

    def _record(self, writing: Writing, label: str, command: str, done_at: str, *, is_import: bool) -> Changes:
        session = writing.session
        if session.is_empty and not writing.exchanges:
            return Changes()
        if is_import:
            changes, parts = Changes(is_everything=True), _streamed(session)
            session.close()  # which holds a mark of each row
            if not parts and not writing.exchanges:
                return Changes()
        else:
            changeset = session.changeset()
            if not changeset:
                return Changes()
            changes, parts = changes_of(self._database, self._shape, changeset), [history.pack(changeset)]
        seq = history.push(self._database, label, command, done_at, parts, is_import=is_import)
        for number, piece in enumerate(writing.exchanges):
            exchanges.keep(self._database, seq, number, piece)
        writing.exchanges.clear()
        self._refresh(self._database, changes)
        return changes

    def _apply(self, connection: apsw.Connection, entry: HistoryEntry, *, is_inverse: bool) -> Changes:
        if is_inverse:
            self._invert(connection, entry)
        else:
            self._patch(connection, entry, apsw.SQLITE_CHANGESETAPPLY_FKNOACTION)
        for number, piece in self._turned(entry):
            exchanges.keep(self._database, entry.seq, number, piece)
        self._refuse_loose_ends(entry)
        changes = Changes(is_everything=True)
        if not entry.is_import:
            changes = changes_of(self._database, self._shape, history.reader(self._database, entry.seq))
        self._refresh(self._database, changes)
        return changes

    def _invert(self, connection: apsw.Connection, entry: HistoryEntry, *, is_partly: bool = False) -> None:
        flags = apsw.SQLITE_CHANGESETAPPLY_FKNOACTION | apsw.SQLITE_CHANGESETAPPLY_INVERT
        self._patch(connection, entry, flags, is_partly=is_partly)

    def _patch(self, connection: apsw.Connection, entry: HistoryEntry, flags: int, *, is_partly: bool = False) -> None:
        obstacles = _Obstacles(connection, is_partly)
        source = history.reader(self._database, entry.seq)
        try:
            apsw.Changeset.apply(source, connection, conflict=obstacles.meet, flags=flags)
        except (apsw.AbortError, apsw.ConstraintError) as error:
            raise obstacles.refusal(entry.label) from error

    def _turned(self, entry: HistoryEntry) -> Iterator[tuple[int, Piece]]:
        """Take out the interactions of a command that were recorded apart, or put those back that were taken out."""
        obstacles = _Obstacles(self._database.apsw, is_partly=False)
        try:
            with indexes_after_rows(self._database, exchanges.count(self._database, entry.seq)):
                for number, piece in exchanges.kept(self._database, entry.seq):
                    yield number, self._turned_piece(piece, entry, obstacles)
        except apsw.ConstraintError as error:
            obstacles.count("interaction")
            raise obstacles.refusal(entry.label) from error

    def _turned_piece(self, piece: Piece, entry: HistoryEntry, obstacles: _Obstacles) -> Piece:
        if piece.rows is not None:
            return exchanges.put_back(self._database, piece)
        rows = exchanges.present(self._database, piece)
        different = exchanges.differences(self._database, piece, rows)
        if any(different):
            obstacles.count("interaction", different.interactions)
            obstacles.count("participation", different.people)
            raise obstacles.refusal(entry.label)
        return exchanges.take_out(self._database, piece, rows)

    def _refuse_loose_ends(self, entry: HistoryEntry) -> None:
        obstacles = _Obstacles(self._database.apsw, is_partly=False)
        if entry.is_import and obstacles.has_loose_ends():
            raise obstacles.refusal(entry.label)


class _Obstacles:
    """What later changes stand in the way of applying a changeset."""

    def __init__(self, connection: apsw.Connection, is_partly: bool) -> None:
        self._connection = connection
        self._is_partly = is_partly
        self._met: dict[str, int] = {}

    def meet(self, reason: int, change: apsw.TableChange) -> int:
        if reason == apsw.SQLITE_CHANGESET_FOREIGN_KEY:
            self.has_loose_ends()
            return int(apsw.SQLITE_CHANGESET_ABORT)
        self.count(change.name)
        if self._is_partly:
            return int(apsw.SQLITE_CHANGESET_OMIT)
        return int(apsw.SQLITE_CHANGESET_ABORT)

    def has_loose_ends(self) -> bool:
        """Whether any row refers to something that is not there; counts those that do."""
        loose = [str(row[0]) for row in self._connection.execute("PRAGMA foreign_key_check")]
        for table in loose:
            self.count(table)
        return bool(loose)

    def refusal(self, label: str) -> Refusal:
        met = ", ".join(f"{table.replace('_', ' ')} ({count})" for table, count in sorted(self._met.items()))
        return Refusal(
            f"“{label}” cannot be taken back whole: what it changed was changed again since, or is referred to by "
            f"something newer: {met or 'something newer'}. Undo the newer changes first, or take back the rest only."
        )

    def count(self, table: str, times: int = 1) -> None:
        """Note rows of a table that stand in the way."""
        if times:
            self._met[table] = self._met.get(table, 0) + times


def tracked_tables(database: Database) -> list[str]:
    """The tables whose changes are recorded: those of the versioned schema but for drafts, history and markers."""
    present = {row[0] for row in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return sorted((set(_versioned_tables()) - schema.UNTRACKED) & present)


def _versioned_tables() -> Iterator[str]:
    for version in range(1, schema.newest_version() + 1):
        for line in schema.sql_of_version(version).splitlines():
            if line.startswith("CREATE TABLE "):
                yield line.split()[2]


def _streamed(session: apsw.Session) -> list[bytes]:
    packed: list[bytes] = []
    rest = bytearray()

    def take(piece: Any) -> None:
        rest.extend(piece)
        if len(rest) >= history.PART_BYTES:
            packed.append(history.pack(bytes(rest)))
            rest.clear()

    session.changeset_stream(take)
    if rest:
        packed.append(history.pack(bytes(rest)))
    return packed
