"""The owner of the journal: names, fields and anchors that notes are read against."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Policy(StrEnum):
    """How open the owner's network is meant to be; empty until chosen."""

    OPEN = "open"
    SELECTIVE = "selective"
    KNOWN_ONLY = "known_only"
    UNDECIDED = ""


@dataclass(frozen=True, slots=True)
class OwnProfile:
    """What the owner said, or an archive told, about themselves.

    `preferred_names` and `accepted_forms` are further forms of the first name; `fields` are the words of the trade;
    `anchors` are own projects, talks and posts that a personal note may mention.
    """

    first_name: str = ""
    last_name: str = ""
    preferred_names: tuple[str, ...] = ()
    accepted_forms: tuple[str, ...] = ()
    headline: str = ""
    fields: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    policy: str = ""
