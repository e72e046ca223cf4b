"""Merging two people: which value is kept of each part, and how two connections become one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from whence.domain.connections import Connection, ConnectionState
from whence.domain.dates import Day
from whence.domain.names import fold
from whence.domain.people import Shelf


class Choice(StrEnum):
    """Whose value stands afterwards; the other one stays as history, or in the record of the merge."""

    KEPT = "kept"
    TAKEN = "taken"
    BOTH = "both"


class MergeField(StrEnum):
    """The parts of a person of which two can differ."""

    NAME = "name"
    HEADLINE = "headline"
    GIVE = "give"
    ASK = "ask"
    INTRODUCTION_WISH = "introduction_wish"
    MUTUAL_COUNT = "mutual_count"
    SHELF = "shelf"
    PROFILE = "profile"
    EMPLOYER = "employer"
    CONNECTION = "connection"
    ORIGIN = "origin"
    LABEL = "label"
    KEEP_IN_TOUCH = "keep_in_touch"


FIELD_WORDS: Final[Mapping[MergeField, str]] = {
    MergeField.NAME: "name",
    MergeField.HEADLINE: "headline",
    MergeField.GIVE: "can help with",
    MergeField.ASK: "can be helped with",
    MergeField.INTRODUCTION_WISH: "about introductions",
    MergeField.MUTUAL_COUNT: "mutual connections",
    MergeField.SHELF: "kept under",
    MergeField.PROFILE: "profile address",
    MergeField.EMPLOYER: "present employer",
    MergeField.CONNECTION: "connection",
    MergeField.ORIGIN: "how you met, told first",
    MergeField.LABEL: "tie, as you called it",
    MergeField.KEEP_IN_TOUCH: "keep in touch",
}
TEXT_FIELDS: Final = (MergeField.HEADLINE, MergeField.GIVE, MergeField.ASK, MergeField.INTRODUCTION_WISH)
CAN_BE_BOTH: Final = frozenset(TEXT_FIELDS)
KEPT_AS_BOTH: Final = frozenset({MergeField.GIVE, MergeField.ASK, MergeField.INTRODUCTION_WISH})

_SHELVES: Final = (Shelf.PEOPLE, Shelf.ARCHIVED, Shelf.ASIDE, Shelf.BIN)
_ENDED: Final = frozenset({ConnectionState.REMOVED_BY_YOU, ConnectionState.REMOVED_BY_THEM, ConnectionState.GONE})
_INVITED: Final = frozenset({ConnectionState.INVITED_BY_YOU, ConnectionState.INVITED_BY_THEM})


@dataclass(frozen=True, slots=True)
class MergedField:
    """One part of two people in words, and whose value stands unless chosen otherwise."""

    field: MergeField
    kept: str
    taken: str
    choice: Choice

    @property
    def is_the_same(self) -> bool:
        """Whether there is nothing to choose: both say the same, or only one says anything."""
        return not self.kept or not self.taken or fold(self.kept) == fold(self.taken)

    @property
    def outcome(self) -> str:
        """What will stand afterwards."""
        return chosen(self.choice, self.kept, self.taken)


def usual_choice(field: MergeField, kept: str, taken: str) -> Choice:
    """Whose value stands when nobody chooses: the kept person's if they have one; lists of words are joined."""
    if not taken:
        return Choice.KEPT
    if not kept:
        return Choice.TAKEN
    return Choice.BOTH if field in KEPT_AS_BOTH and fold(kept) != fold(taken) else Choice.KEPT


def chosen(choice: Choice, kept: str, taken: str) -> str:
    """The text that stands after a choice."""
    if choice is Choice.BOTH:
        return joined(kept, taken)
    return taken if choice is Choice.TAKEN else kept


def joined(first: str, second: str) -> str:
    """Two texts as one that loses no word of either; one that the other holds already is not repeated."""
    if not second or fold(second) in fold(first):
        return first
    if not first or fold(first) in fold(second):
        return second
    return f"{first}; {second}"


def most_visible(first: Shelf, second: Shelf) -> Shelf:
    """The shelf of the two that is looked at more: People before the archive, before set aside, before the bin."""
    return min(first, second, key=_SHELVES.index)


def combined_connection(kept: Connection, taken: Connection, choice: Choice | None = None) -> Connection:
    """What two connections of one person come to: the earliest and latest days of both, and one state.

    Somebody connected under either address is connected; else the state that an archive showed last stands.
    `choice` settles the state otherwise. The id is the kept one's.
    """
    stands = {Choice.KEPT: kept, Choice.TAKEN: taken}.get(choice or Choice.BOTH) or _standing(kept, taken)
    other = taken if stands is kept else kept
    is_vanished = bool(stands.vanished_on) and bool(other.vanished_on or other.state is not stands.state)
    vanished = stands if is_vanished else None
    return replace(
        stands,
        id=kept.id,
        person_id=kept.person_id,
        connected_on=_earliest(kept.connected_on, taken.connected_on),
        ended_on=stands.ended_on if stands.state in _ENDED else Day.parse(""),
        first_seen_on=min(filter(None, (kept.first_seen_on, taken.first_seen_on)), default=None),
        last_seen_on=max(filter(None, (kept.last_seen_on, taken.last_seen_on)), default=None),
        vanished_on=vanished.vanished_on if vanished else None,
        vanished_answer=vanished.vanished_answer if vanished else "",
        source="archive" if "archive" in (kept.source, taken.source) else stands.source,
    )


def _standing(kept: Connection, taken: Connection) -> Connection:
    def weight(one: Connection) -> tuple[int, bool, str]:
        rank = 3 if one.state is ConnectionState.CONNECTED else 2 if one.state in _ENDED else 0
        rank = 1 if one.state in _INVITED else rank
        return rank, one.vanished_on is None, str(one.last_seen_on or "")

    return taken if weight(taken) > weight(kept) else kept


def _earliest(first: Day, second: Day) -> Day:
    if first.start is None or second.start is None:
        return first if second.start is None else second
    return second if second.start < first.start else first
