"""Signatures of the notes that came with invitations, written once and read as a whole (see domain/note_signatures)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from whence.storage.search_rows import rows_of
from whence.storage.store import Store

_MASK: Final = "note_mask"
_NUMBERED: Final = "note_signature"


class SignatureMark(NamedTuple):
    """Differs when signatures were added or taken away: how many there are, and the greatest number ever given."""

    amount: int
    last: int


def mark(store: Store) -> SignatureMark:
    """What is signed now."""
    row = store.database.row("SELECT count(*), coalesce(max(id), 0) FROM note_signature")
    return SignatureMark(*row) if row else SignatureMark(0, 0)


def mask(store: Store) -> str:
    """What kept signatures were made with; empty before the first."""
    return str(store.database.value("SELECT value FROM marker WHERE key = ?", (_MASK,)) or "")


def signatures(store: Store, after: int = 0) -> list[tuple[int, int, int, bytes]]:
    """Number, invitation, number of 5-grams and classes of every signature numbered above `after`, in order."""
    sql = "SELECT id, invitation, size, bits FROM note_signature WHERE id > ? ORDER BY id"
    return _rows(store, sql, (after,))


def unsigned(store: Store, most: int = -1) -> list[tuple[int, str]]:
    """Up to `most` invitations whose note has no signature yet, with the note; all with -1."""
    sql = (
        "SELECT id, note FROM note_touched CROSS JOIN invitation ON id = invitation WHERE direction = 'incoming' "
        "AND note <> '' ORDER BY id LIMIT ?"
    )
    return _rows(store, sql, (most,))


def count_unsigned(store: Store) -> int:
    """How many invitations may have no signature yet."""
    return int(store.database.value("SELECT count(*) FROM note_touched"))


def all_notes(store: Store) -> list[tuple[int, str]]:
    """Every note that came with an invitation, by the invitation."""
    return _rows(store, "SELECT id, note FROM invitation WHERE direction = 'incoming' AND note <> '' ORDER BY id")


def notes_of(store: Store, invitations: Sequence[int]) -> list[tuple[int, str, str, str, str]]:
    """Of some invitations id, uid, sender's name, note and day."""
    sql = (
        "SELECT invitation.id, invitation.uid, name, note, sent_on FROM invitation JOIN person "
        "ON person.id = person_id WHERE invitation.id IN (SELECT value FROM json_each(?))"
    )
    return _rows(store, sql, (json.dumps(list(invitations)),))


def begin_anew(store: Store, made_with: str) -> None:
    """Forget every signature: they are made with something else from now on."""
    database = store.database
    database.write("DELETE FROM note_signature")
    database.write("DELETE FROM note_touched")
    database.write("INSERT INTO note_touched SELECT id FROM invitation WHERE direction = 'incoming' AND note <> ''")
    _set_marker(store, _MASK, made_with)


def keep(store: Store, signed: Iterable[tuple[int, int, bytes]], looked_at: Sequence[int]) -> None:
    """Write signatures (invitation, size, bits); the invitations looked at are done, those too short included."""
    last = int(store.database.value("SELECT value FROM marker WHERE key = ?", (_NUMBERED,)) or 0)
    rows = [(last + place, *one) for place, one in enumerate(signed, 1)]
    store.database.write_many("INSERT OR REPLACE INTO note_signature VALUES (?, ?, ?, ?)", rows)
    store.database.write_many("DELETE FROM note_touched WHERE invitation = ?", [(one,) for one in looked_at])
    _set_marker(store, _NUMBERED, str(last + len(rows)))


def drop_strays(store: Store) -> None:
    """Forget what is noted as unsigned and is no incoming note."""
    store.database.write(
        "DELETE FROM note_touched WHERE invitation NOT IN "
        "(SELECT id FROM invitation WHERE direction = 'incoming' AND note <> '')"
    )


def _set_marker(store: Store, key: str, value: str) -> None:
    store.database.write("INSERT INTO marker VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2", (key, value))


def _rows(store: Store, sql: str, values: Sequence[Any] = ()) -> list[Any]:
    return rows_of(store.database, sql, values)
