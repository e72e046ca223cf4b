"""Evidence of a tie: whatever is recorded about a person beyond having been connected, each kind in words.

Silence is never evidence of anything. Who has any of this is looked at by themselves before they are removed with
others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from whence.domain.amounts import counted, people_words
from whence.domain.changes import PersonId
from whence.domain.interactions import Channel
from whence.domain.tie_sentences import times_a_year

AUTOMATIC_CHANNELS = frozenset({Channel.INVITATION_NOTE, Channel.GROUP_MESSAGE, Channel.REACTION})
"""What comes with connecting, goes to many at once, or is a click: alone, no evidence of a tie."""


class TraceKind(StrEnum):
    """What a trace is; in the order in which traces are told."""

    KEPT_FOR_GOOD = "kept_for_good"
    OWN_WORD = "own_word"
    ONCE_STRONG = "once_strong"
    MET = "met"
    EXCHANGES = "exchanges"
    INTRODUCED_YOU = "introduced_you"
    INTRODUCTION = "introduction"
    FOLLOW_UP = "follow_up"
    KEEP_IN_TOUCH = "keep_in_touch"
    PRIVATE_NOTE = "private_note"
    RECOMMENDATION = "recommendation"
    ENDORSEMENT = "endorsement"
    ONLY_LINK = "only_link"


@dataclass(frozen=True, slots=True)
class Trace:
    """One kind of evidence about a person: how much of it (exchanges a year for `ONCE_STRONG`), and a name."""

    kind: TraceKind
    amount: float = 1
    name: str = ""

    @property
    def words(self) -> str:
        """The trace as a few words: "3 exchanges", "your only connection at Acme"."""
        if self.kind in _NOUNS:
            return counted(round(self.amount), _NOUNS[self.kind])
        said = _WORDS[self.kind].format(
            name=self.name, people=people_words(round(self.amount)), times=times_a_year(self.amount)
        )
        return said.removesuffix(": ")


_NOUNS = {
    TraceKind.EXCHANGES: "exchange",
    TraceKind.FOLLOW_UP: "follow-up",
    TraceKind.RECOMMENDATION: "recommendation",
    TraceKind.ENDORSEMENT: "endorsement",
}
_WORDS = {
    TraceKind.KEPT_FOR_GOOD: "you decided to keep them for good",
    TraceKind.OWN_WORD: "you call this tie {name}",
    TraceKind.ONCE_STRONG: "once in close contact, {times}",
    TraceKind.MET: "how you met is recorded: {name}",
    TraceKind.INTRODUCED_YOU: "introduced you to {people}",
    TraceKind.INTRODUCTION: "part of an introduction",
    TraceKind.KEEP_IN_TOUCH: "you want to keep in touch",
    TraceKind.PRIVATE_NOTE: "you wrote a private note",
    TraceKind.ONLY_LINK: "your only connection at {name}",
}


@dataclass(frozen=True, slots=True)
class RemovalCandidate:
    """Somebody who may be removed together with others. `words` is employer and day of connecting."""

    person: PersonId
    name: str
    words: str
    traces: tuple[Trace, ...] = ()

    @property
    def reasons(self) -> str:
        """Why they are looked at by themselves; empty when nothing is recorded."""
        return "; ".join(trace.words for trace in self.traces)


def lost_together(chosen: Iterable[RemovalCandidate]) -> tuple[str, ...]:
    """What is lost in sum by removing them, in sentences, the weightiest first."""
    traces = [trace for one in chosen for trace in one.traces]
    amounts = {kind: sum(one.amount for one in traces if one.kind is kind) for kind in TraceKind}
    people = {kind: sum(one.kind is kind for one in traces) for kind in TraceKind}
    said = []
    for kind, one, several in _SUMS:
        count = people[kind]
        if count:
            said.append(f"{count:,} {one if count == 1 else several}.")
    if people[TraceKind.EXCHANGES]:
        with_whom = people_words(people[TraceKind.EXCHANGES])
        said.append(f"{counted(round(amounts[TraceKind.EXCHANGES]), 'exchange')} with {with_whom} recorded.")
    said += [
        f"{counted(round(amounts[kind]), _NOUNS[kind])} between you."
        for kind in (TraceKind.RECOMMENDATION, TraceKind.ENDORSEMENT)
        if people[kind]
    ]
    return tuple(said)


_SUMS = (
    (TraceKind.KEPT_FOR_GOOD, "was to be kept for good", "were to be kept for good"),
    (TraceKind.ONCE_STRONG, "was once in close contact with you", "were once in close contact with you"),
    (TraceKind.ONLY_LINK, "is your only connection at their employer", "are your only connections at their employers"),
    (TraceKind.MET, "has a recorded meeting", "have a recorded meeting"),
    (TraceKind.INTRODUCED_YOU, "introduced you to others", "introduced you to others"),
)
