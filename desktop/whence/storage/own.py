"""The owner: own names, addresses and what judging notes needs to know, as kept; and settings."""

from __future__ import annotations

import json
from typing import Any

from whence.domain.own_profile import OwnProfile
from whence.storage import tables
from whence.storage.store import Store


def profile(store: Store) -> OwnProfile:
    """The owner as far as known; empty when nothing was said yet."""
    kept = store.one(tables.OwnProfile.select(), lambda **columns: OwnProfile(**_without_id(columns)))
    return kept or OwnProfile()


def save_profile(store: Store, **columns: Any) -> None:
    """Write columns of the owner's profile."""
    store.database.write("INSERT INTO own_profile (id) VALUES (1) ON CONFLICT DO NOTHING")
    store.amend(tables.OwnProfile, 1, **columns)


def identities(store: Store) -> list[tuple[str, str, str]]:
    """The owner's addresses: kind, as written, canonical form."""
    return [
        (row[0], row[1], row[2]) for row in store.database.rows("SELECT kind, value, key FROM own_identity ORDER BY id")
    ]


def add_identity(store: Store, kind: str, value: str, key: str, source: str) -> None:
    """Keep an address of the owner, unless it is kept already."""
    store.database.write(
        "INSERT INTO own_identity (kind, value, key, source) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (kind, value, key, source),
    )


def delete_identity(store: Store, kind: str, key: str) -> None:
    """Keep an address of the owner no longer."""
    store.database.write("DELETE FROM own_identity WHERE kind = ? AND key = ?", (kind, key))


def setting(store: Store, key: str, default: Any = None) -> Any:
    """A setting as the plain value it was saved as."""
    kept = store.database.value("SELECT value FROM setting WHERE key = ?", (key,))
    return default if kept is None else json.loads(kept)


def save_setting(store: Store, key: str, value: Any) -> None:
    """Save a setting; None takes it away."""
    if value is None:
        store.database.write("DELETE FROM setting WHERE key = ?", (key,))
        return
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    store.database.write(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, text),
    )


def draft(store: Store, key: str) -> str:
    """What was being typed at a place when it was left."""
    return str(store.database.value("SELECT text FROM draft WHERE key = ?", (key,)) or "")


def save_draft(store: Store, key: str, text: str, stamp: str) -> None:
    """Keep what is being typed; nothing typed leaves nothing."""
    if not text:
        store.database.write("DELETE FROM draft WHERE key = ?", (key,))
        return
    store.database.write(
        "INSERT INTO draft (key, text, saved_at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
        "text = excluded.text, saved_at = excluded.saved_at",
        (key, text, stamp),
    )


def _without_id(columns: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in columns.items() if name != "id"}
