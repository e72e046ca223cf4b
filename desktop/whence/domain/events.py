"""Events: occasions where people are met; they have a name, a place and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NewType

from whence.domain.dates import Day

EventId = NewType("EventId", int)
_YEAR = re.compile(r"[\s'’-]*(?:19|20)\d{2}\b|\s*['’]\d{2}\b")


@dataclass(frozen=True, slots=True)
class Event:
    """An occasion; `series` is shared by the years of the same event."""

    id: EventId
    uid: str
    name: str
    kind: str
    place: str
    starts_on: Day
    ends_on: Day
    series: str
    words: str
    created_at: str


def series_of(name: str) -> str:
    """What the years of one event share: the name without its year ("PyCon Lisbon 2026" → "pycon lisbon")."""
    return " ".join(_YEAR.sub(" ", name).casefold().split())
