"""Erasing a person: every row and every mention, the indexes, and then the bytes that the file still held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from whence.domain.changes import PersonId
from whence.domain.errors import JournalTrouble
from whence.domain.people import IdentityKind
from whence.storage.backups import list_backups
from whence.storage.database import Database, is_plain_journal, open_database
from whence.storage.gate import tracked_tables
from whence.storage.store import Store
from whence.storage.troubles import as_trouble

ERASED = "[erased]"
_SHORTEST_TERM = 5
_NOT_WORDS = frozenset({"uid", "source_key", "taken_uid", "group_uid", "source", "kind", "state", "key"})


def uids_of(store: Store, person: PersonId) -> list[str]:
    """The uid of a person and those of everybody merged into them, by which older copies know them."""
    rows = store.database.rows(
        "SELECT uid FROM person WHERE id = ?1 UNION ALL SELECT taken_uid FROM merge WHERE person_id = ?1", (person,)
    )
    return [row[0] for row in rows]


def names_of(store: Store, person: PersonId) -> list[str]:
    """Every name of a person: the present one, both ways round, and those of everybody merged into them."""
    rows = store.database.rows(
        "SELECT name FROM person WHERE id = ?1 UNION SELECT first_name || ' ' || last_name FROM person WHERE id = ?1 "
        "UNION SELECT last_name || ' ' || first_name FROM person WHERE id = ?1 UNION SELECT last_name || ', ' || "
        "first_name FROM person WHERE id = ?1 UNION SELECT form.value ->> 0 FROM merge, json_each(taken, '$.forms') "
        "AS form WHERE person_id = ?1",
        (person,),
    )
    return [row[0] for row in rows]


def has_namesake(store: Store, person: PersonId) -> bool:
    """Whether somebody else bears the name."""
    found = store.database.value(
        "SELECT 1 FROM person o JOIN person p ON p.id = ? WHERE o.id <> p.id AND o.name = p.name COLLATE NOCASE",
        (person,),
    )
    return found is not None


def addresses_of(store: Store, person: PersonId) -> list[str]:
    """What a person is recognised by, as written and in its canonical form."""
    rows = store.database.rows(
        "SELECT value, key FROM identity WHERE person_id = ? AND kind <> ?", (person, IdentityKind.MEMBER.value)
    )
    return [text for row in rows for text in row]


def mention_of(terms: Iterable[str]) -> re.Pattern[str] | None:
    """What finds whole mentions of any of the terms, letter case aside; too short ones would hit other words."""
    wanted = sorted({term.strip() for term in terms if len(term.strip()) >= _SHORTEST_TERM}, key=len, reverse=True)
    if not wanted:
        return None
    either = "|".join(re.escape(term) for term in wanted)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


def delete_own_rows(store: Store, person: PersonId) -> None:
    """Delete a person, what is theirs alone, and interactions with nobody else."""
    store.database.write(
        "DELETE FROM interaction WHERE id IN (SELECT interaction_id FROM participation WHERE person_id = ?1) AND "
        "NOT EXISTS (SELECT 1 FROM participation WHERE interaction_id = interaction.id AND person_id <> ?1)",
        (person,),
    )
    store.database.write("DELETE FROM person WHERE id = ?", (person,))


def delete_candidates(store: Store, person: PersonId) -> None:
    """Delete the address-book entries of a person's name or e-mail address."""
    store.database.write(
        "DELETE FROM candidate WHERE name = (SELECT name FROM person WHERE id = ?1) COLLATE NOCASE OR EXISTS "
        "(SELECT 1 FROM identity WHERE person_id = ?1 AND kind = 'email' AND instr(lower(emails), key))",
        (person,),
    )


def redact(database: Database, mention: re.Pattern[str]) -> int:
    """Take every mention out of everything else that was written; gives how many texts held one."""
    count = 0
    for table in (*tracked_tables(database), "draft"):
        described = list(database.rows(f"PRAGMA table_info({table})"))
        keys = [row[1] for row in described if row[5]]
        texts = [row[1] for row in described if row[2] == "TEXT" and not row[5] and row[1] not in _NOT_WORDS]
        texts = [name for name in texts if not name.endswith(("_on", "_at"))]
        for values, key in list(_mentions(database, table, keys, texts, mention)) if texts else ():
            count += 1
            if table == "tag":
                database.write("DELETE FROM tag WHERE id = ?", key)
                continue
            if table == "template" and "name" in values:
                values["name"] = f"{values['name']} {key[0]}"
            _rewrite(database, table, keys, key, values)
    return count


def optimize(database: Database) -> None:
    """Write the full-text indexes anew, so that words taken out are not left in them."""
    rows = database.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%USING fts5%'")
    for (table,) in list(rows):
        database.write(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def wipe(database: Database) -> bool:
    """Write the file anew without anything deleted, and empty its log.

    Gives False when somebody else reads it, so that the log stays until the journal is closed. Raises JournalTrouble
    when there is no room for it.
    """
    with as_trouble(database.path):
        _checkpoint(database)
        for _ in database.rows("VACUUM"):
            pass
        return _checkpoint(database)


def copies_holding(
    path: Path, folder: Path | None, uids: Sequence[str], raw_key: bytes | None
) -> list[tuple[Path, bool]]:
    """The copies of a journal that still hold somebody, each with whether that is certain.

    Looked at are the backups in a folder and what restoring has put aside beside the journal. What can't be opened
    may hold them.
    """
    copies = [backup.path for backup in list_backups(folder)] if folder is not None else []
    copies += sorted(path.parent.glob(f"{path.name}.before-*"))
    found = []
    for copy in copies:
        holds = _holds(copy, uids, raw_key)
        if holds is not False:
            found.append((copy, holds is True))
    return found


def _holds(copy: Path, uids: Sequence[str], raw_key: bytes | None) -> bool | None:
    key = None if is_plain_journal(copy) else raw_key
    marks = ",".join("?" * len(uids))
    try:
        database = open_database(copy, raw_key=key, is_read_only=True)
    except JournalTrouble:
        return None
    try:
        with as_trouble(copy):
            return database.row(f"SELECT 1 FROM person WHERE uid IN ({marks})", list(uids)) is not None
    except JournalTrouble:
        return None
    finally:
        database.close()


def _mentions(
    database: Database, table: str, keys: list[str], texts: list[str], mention: re.Pattern[str]
) -> Iterator[tuple[dict[str, str], list[object]]]:
    for row in database.rows(f"SELECT {', '.join((*keys, *texts))} FROM {table}"):
        found = {
            name: mention.sub(ERASED, text)
            for name, text in zip(texts, row[len(keys) :], strict=True)
            if text and mention.search(text)
        }
        if found:
            yield found, list(row[: len(keys)])


def _rewrite(database: Database, table: str, keys: list[str], key: list[object], values: dict[str, str]) -> None:
    names = ", ".join(f"{name} = ?" for name in values)
    where = " AND ".join(f"{name} = ?" for name in keys)
    database.write(f"UPDATE {table} SET {names} WHERE {where}", [*values.values(), *key])


def _checkpoint(database: Database) -> bool:
    row = database.row("PRAGMA wal_checkpoint(TRUNCATE)")
    return row is None or row[0] == 0
