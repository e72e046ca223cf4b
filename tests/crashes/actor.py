"""A process to be killed: works on a journal without end and says on its output what it has finished.

`python actor.py MODE PATH SEED FIRST`: "commands" does the commands of a seed from number FIRST on; "keys" changes the
key again and again; "restores" restores the backups again and again; "backups" takes them. What a number does depends
only on the seed, the number and the journal, so that whoever knows how many were done can do the same to another one.
"""

from __future__ import annotations

import itertools
import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from whence.storage import backups, encryption, history
from whence.storage.store import Store, open_store

DONE_AT = "2024-05-01T10:00:00Z"
KEYS = (None, bytes(range(48)), bytes(range(100, 148)))
LARGE = 2_000


def do(store: Store, seed: int, number: int) -> None:
    """Do the command of that number: add, edit, delete, undo, redo, or a large change."""
    chance = random.Random(f"{seed}/{number}")
    deed = chance.choices((_add, _edit, _delete, _undo, _redo, _fill), (40, 20, 10, 12, 6, 12))[0]
    deed(store, chance, number)


def _add(store: Store, chance: random.Random, number: int) -> None:
    with store.gate.change(f"Added {number}", "Add", DONE_AT):
        person = store.database.write(
            "INSERT INTO person (uid, name, created_at, updated_at) VALUES (?, ?, ?, ?)",
            (f"p-{number}", f"Person {number}", DONE_AT, DONE_AT),
        )
        _meet(store, chance, person, chance.randrange(5))


def _meet(store: Store, chance: random.Random, person: int, times: int) -> None:
    for _ in range(times):
        day = chance.randrange(6_000, 8_800)
        interaction = store.database.write(
            "INSERT INTO interaction (day, channel, direction, line, created_at) VALUES (?, 'message', 'in', ?, ?)",
            (day, f"about {chance.random()}", DONE_AT),
        )
        store.database.write("INSERT INTO participation VALUES (?, ?, ?, '')", (interaction, person, day))


def _edit(store: Store, chance: random.Random, number: int) -> None:
    with store.gate.change(f"Edited {number}", "Edit", DONE_AT):
        store.database.write(
            "UPDATE person SET headline = ? WHERE id = ?", (f"head {number}", _somebody(store, chance))
        )


def _delete(store: Store, chance: random.Random, number: int) -> None:
    with store.gate.change(f"Deleted {number}", "Delete", DONE_AT):
        store.database.write("DELETE FROM person WHERE id = ?", (_somebody(store, chance),))


def _undo(store: Store, chance: random.Random, number: int) -> None:
    entry = history.next_undo(store.database)
    if entry is not None:
        store.gate.undo(entry)


def _redo(store: Store, chance: random.Random, number: int) -> None:
    entry = history.next_redo(store.database)
    if entry is not None:
        store.gate.redo(entry)


def _fill(store: Store, chance: random.Random, number: int) -> None:
    with store.gate.change(f"Imported {number}", "Import", DONE_AT, is_import=True):
        for one in range(20):
            person = store.database.write(
                "INSERT INTO person (uid, name, created_at, updated_at) VALUES (?, ?, ?, ?)",
                (f"p-{number}-{one}", f"Person {number} {one}", DONE_AT, DONE_AT),
            )
            _meet(store, chance, person, LARGE // 20)


def _somebody(store: Store, chance: random.Random) -> int:
    found = store.database.value("SELECT id FROM person WHERE id >= ? ORDER BY id", (chance.randrange(1, 50),))
    return int(found or 0)


def _commands(path: Path, seed: int, first: int) -> None:
    store = open_store(path)
    for number in itertools.count(first):
        do(store, seed, number)
        _say_done(number)


def _keys(path: Path, seed: int, first: int) -> None:
    for number in itertools.count(first):
        encryption.change_key(path, KEYS[number % 3], KEYS[(number + 1) % 3])
        _say_done(number)


def _restores(path: Path, seed: int, first: int) -> None:
    taken = sorted(path.parent.glob("backup-*"))
    for number in itertools.count(first):
        now = datetime(2024, 5, 1, tzinfo=UTC) + timedelta(minutes=number)
        backups.restore(taken[number % len(taken)], path, path.parent / "backups", now, raw_key=None)
        _say_done(number)


def _backups(path: Path, seed: int, first: int) -> None:
    store = open_store(path)
    for number in itertools.count(first):
        now = datetime(2024, 5, 1, tzinfo=UTC) + timedelta(minutes=number)
        backups.back_up(store.database, path.parent / "backups", now)
        _say_done(number)


def _say_done(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


MODES = {"commands": _commands, "keys": _keys, "restores": _restores, "backups": _backups}

if __name__ == "__main__":
    MODES[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
