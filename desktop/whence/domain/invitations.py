"""Invitations: requests to connect, incoming and outgoing, and whether a note came with them."""

from __future__ import annotations

from enum import StrEnum


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
