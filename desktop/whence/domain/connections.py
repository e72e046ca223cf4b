"""Connections: the link between the owner and a person on a network."""

from __future__ import annotations

from enum import StrEnum


class ConnectionState(StrEnum):
    """How things stand between the owner and a person on a network."""

    NONE = "none"
    INVITED_BY_THEM = "invited_by_them"
    INVITED_BY_YOU = "invited_by_you"
    CONNECTED = "connected"
    REMOVED_BY_YOU = "removed_by_you"
    REMOVED_BY_THEM = "removed_by_them"
    GONE = "gone"
