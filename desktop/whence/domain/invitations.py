"""Invitations: requests to connect, incoming and outgoing, and whether a note came with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from whence.domain.changes import PersonId
from whence.domain.dates import Day


class InvitationDirection(StrEnum):
    """Who asked whom to connect."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class NoteKind(StrEnum):
    """Whether a text came with an invitation. Unknown is not none."""

    TEXT = "text"
    DEFAULT = "default"
    NONE = "none"
    UNKNOWN = "unknown"


class InvitationState(StrEnum):
    """Where an invitation stands."""

    OPEN = "open"
    ASKED = "asked"
    ACCEPTED = "accepted"
    ACCEPTED_WATCHED = "accepted_watched"
    DECLINED = "declined"
    LEFT = "left"
    WITHDRAWN_BY_THEM = "withdrawn_by_them"
    SENT = "sent"
    WITHDRAWN_BY_YOU = "withdrawn_by_you"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A request to connect as kept, with what came with it and what became of it."""

    id: int
    uid: str
    person_id: PersonId
    direction: InvitationDirection
    state: InvitationState
    sent_on: Day
    sent_at: str
    note: str
    note_kind: NoteKind
    headline: str
    claimed_relation: str
    mutual_count: int | None
    mutual_names: str
    is_same_field: bool | None
    waiting_until: date | None
    waiting_default: str
    answered_on: date | None
    again_from: date | None
    source: str
    source_key: bytes | None
    import_id: int | None
    created_at: str
    updated_at: str
