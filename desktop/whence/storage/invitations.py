"""Invitations, decisions and what belongs to them, as kept."""

from __future__ import annotations

from typing import Any

from whence.domain.changes import PersonId
from whence.domain.decisions import Decision
from whence.domain.invitations import Invitation
from whence.storage import tables
from whence.storage.store import Store


def invitation(store: Store, invitation_id: int) -> Invitation | None:
    """One invitation."""
    return store.first_found(tables.Invitation, Invitation, id=invitation_id)


def invitations_of(store: Store, person_id: PersonId) -> list[Invitation]:
    """The invitations between the owner and a person, oldest first."""
    return store.found(tables.Invitation, Invitation, "sent_on, id", person_id=person_id)


def invitation_of_source(store: Store, key: bytes) -> Invitation | None:
    """The invitation that an earlier import brought under this key."""
    return store.one(tables.Invitation.select().where(tables.Invitation.source_key == key), Invitation)


def add_invitation(store: Store, **columns: Any) -> int:
    """Write a new invitation."""
    return store.insert(tables.Invitation, **columns)


def amend_invitation(store: Store, invitation_id: int, **columns: Any) -> None:
    """Change columns of an invitation."""
    store.amend(tables.Invitation, invitation_id, **columns)


def decisions_of(store: Store, person_id: PersonId) -> list[Decision]:
    """The decisions about a person, newest first."""
    return store.found(tables.Decision, Decision, "decided_on DESC, id DESC", person_id=person_id)


def add_decision(store: Store, **columns: Any) -> int:
    """Write a new decision."""
    return store.insert(tables.Decision, **columns)
