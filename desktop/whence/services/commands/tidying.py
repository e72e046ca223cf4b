"""What can be done to keep people and events tidy: merging, telling apart, answering, naming, marking, emptying."""

from __future__ import annotations

from dataclasses import dataclass

from whence.domain.amounts import people_words
from whence.domain.changes import PersonId
from whence.domain.connections import VANISHED_WORDS, Vanished
from whence.domain.dates import UNKNOWN_DAY, Day
from whence.domain.interactions import CHANNEL_WORDS, Channel, Direction
from whence.domain.merging import Choice, MergeField
from whence.domain.people_filters import PeopleFilter

Whom = tuple[PersonId, ...] | PeopleFilter
"""A selection, or everybody a filter lets pass when the command is done."""


@dataclass(frozen=True, slots=True)
class MergePeople:
    """Make one person of two: everything of `taken` goes to `kept`. What is not chosen is settled as the preview says.

    It can be undone, and split again later with SplitMerge.
    """

    kept: PersonId
    taken: PersonId
    choices: tuple[tuple[MergeField, Choice], ...] = ()

    @property
    def label(self) -> str:
        return "Merge two people"


@dataclass(frozen=True, slots=True)
class SplitMerge:
    """Make two people again of a wrong merge, keeping what has been changed since."""

    merge: int

    @property
    def label(self) -> str:
        return "Split a merge"


@dataclass(frozen=True, slots=True)
class DeclareDistinct:
    """Remember that two people are not the same, so that nobody asks again."""

    first: PersonId
    second: PersonId

    @property
    def label(self) -> str:
        return "Not the same person"


@dataclass(frozen=True, slots=True)
class AcceptAddress:
    """Say that a proposed new profile address is the person's."""

    proposal: int

    @property
    def label(self) -> str:
        return "Accept a new address"


@dataclass(frozen=True, slots=True)
class RefuseAddress:
    """Say that a proposed new profile address is somebody else's."""

    proposal: int

    @property
    def label(self) -> str:
        return "Refuse a new address"


@dataclass(frozen=True, slots=True)
class AnswerVanished:
    """Say what became of a connection that an archive no longer showed, and why if that is known."""

    person: PersonId
    what: Vanished
    why: str = ""

    @property
    def label(self) -> str:
        return f"Vanished: {VANISHED_WORDS[self.what]}"


@dataclass(frozen=True, slots=True)
class AnswerManyVanished:
    """Say the same of several connections that an archive no longer showed."""

    people: tuple[PersonId, ...]
    what: Vanished
    why: str = ""

    @property
    def label(self) -> str:
        those = "1 person" if len(self.people) == 1 else f"{len(self.people):,} people"
        return f"Vanished: {VANISHED_WORDS[self.what]} ({those})"


@dataclass(frozen=True, slots=True)
class MergeEvents:
    """Make one event of two: everybody met at `taken` was met at `kept`."""

    kept: int
    taken: int

    @property
    def label(self) -> str:
        return "Merge two events"


@dataclass(frozen=True, slots=True)
class LinkEvents:
    """Say that events are years of the same one."""

    events: tuple[int, ...]

    @property
    def label(self) -> str:
        return "Link the years of an event"


@dataclass(frozen=True, slots=True)
class DeleteEvent:
    """Delete an event; the people met there and what happened stay, its name and days go to how they were met."""

    event: int

    @property
    def label(self) -> str:
        return "Delete an event"


@dataclass(frozen=True, slots=True)
class NameBurst:
    """Say where the people of a burst of connections were met, all of them at once."""

    people: tuple[PersonId, ...]
    name: str
    place: str = ""
    starts_on: Day = UNKNOWN_DAY
    ends_on: Day = UNKNOWN_DAY

    @property
    def label(self) -> str:
        return f"{people_words(len(self.people))} met at {self.name}"


@dataclass(frozen=True, slots=True)
class EmptyBin:
    """Delete who has lain in the bin for longer than 30 days, or everybody in it."""

    is_everybody: bool = False

    @property
    def label(self) -> str:
        return "Empty the bin"


@dataclass(frozen=True, slots=True)
class BringBackErased:
    """Leave people who were erased out of later archives no longer; `entries` name them without their names."""

    entries: tuple[str, ...]

    @property
    def label(self) -> str:
        return "Leave out no longer"


@dataclass(frozen=True, slots=True)
class TagSelection:
    """Give a tag to everybody selected."""

    whom: Whom
    tag: str

    @property
    def label(self) -> str:
        return f"Tag with #{self.tag}"


@dataclass(frozen=True, slots=True)
class LogSelection:
    """Record one interaction with everybody selected (a talk, a letter to all)."""

    whom: Whom
    channel: Channel
    direction: Direction
    day: Day
    line: str = ""
    event: int | None = None

    @property
    def label(self) -> str:
        return f"Log: {CHANNEL_WORDS[self.channel]}"


@dataclass(frozen=True, slots=True)
class ConsiderRemoval:
    """Mark everybody selected to be looked at before they are removed, or take the mark off. Nobody is removed."""

    whom: Whom
    is_considered: bool = True

    @property
    def label(self) -> str:
        return "Consider for removal" if self.is_considered else "No longer consider for removal"


@dataclass(frozen=True, slots=True)
class ChooseInbox:
    """Choose the folder in which notes from elsewhere arrive; empty chooses none."""

    folder: str

    @property
    def label(self) -> str:
        return "Choose the inbox folder" if self.folder else "Use no inbox folder"
