"""The brief: the answer to "how do I know this person?", put together from facts, each with what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whence.domain.connections import ConnectionState
from whence.domain.dates import UNKNOWN_DAY, Day
from whence.domain.invitations import InvitationDirection, NoteKind
from whence.domain.readiness import ReadinessAnswer

LONGEST_QUOTE = 160


class Voice(StrEnum):
    """Whom a sentence is for: said to the owner ("You met …") or by the owner ("I met …")."""

    TO_OWNER = "to_owner"
    BY_OWNER = "by_owner"


class Source(StrEnum):
    """What a part of the brief rests on."""

    ENTRY = "your entry"
    ARCHIVE = "the archive"
    CLAIM = "their claim"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows one part of the sentence: where it comes from, in which words, of which day."""

    part: str
    source: Source
    text: str
    day: Day = UNKNOWN_DAY


@dataclass(frozen=True, slots=True)
class KnownOrigin:
    """An origin with names in place of references."""

    event: str = ""
    place: str = ""
    day: Day = UNKNOWN_DAY
    introducer: str = ""
    words: str = ""
    source: Source = Source.ENTRY
    recorded_on: Day = UNKNOWN_DAY
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class KnownInvitation:
    """The invitation that a connection began with."""

    direction: InvitationDirection
    note_kind: NoteKind
    note: str = ""
    sent_on: Day = UNKNOWN_DAY
    source: Source = Source.ARCHIVE


@dataclass(frozen=True, slots=True)
class BriefFacts:
    """What the sentence is made of. `own_employer` is the owner's at the day of connecting, inferred, never claimed."""

    name: str
    short_name: str
    origins: tuple[KnownOrigin, ...] = ()
    state: ConnectionState = ConnectionState.NONE
    connected_on: Day = UNKNOWN_DAY
    connection_source: Source = Source.ARCHIVE
    invitation: KnownInvitation | None = None
    own_employer: str = ""
    first_exchange: str = ""
    first_exchange_on: Day = UNKNOWN_DAY


@dataclass(frozen=True, slots=True)
class TieWords:
    """A tie as it is shown: never a bare score, always words."""

    category: str
    per_year: float
    last_day: str
    last_direction: str
    flags: tuple[str, ...]
    due_on: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ExchangeWords:
    """One of the last interactions as it is shown."""

    day: Day
    channel: str
    direction: str
    words: str


@dataclass(frozen=True, slots=True)
class DecisionWords:
    """A decision about the person as it is shown."""

    day: Day
    verdict: str
    codes: tuple[str, ...]
    rationale: str


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that answers the question, in the order in which it is read."""

    uid: str
    name: str
    profile_url: str
    sentence: str
    spoken: str
    evidence: tuple[Evidence, ...]
    tie: TieWords
    interactions: tuple[ExchangeWords, ...]
    open_loops: tuple[str, ...]
    decisions: tuple[DecisionWords, ...]
    cautions: tuple[str, ...]
    readiness: ReadinessAnswer
    affiliation: str = ""
    is_origin_missing: bool = False


def how_known(facts: BriefFacts, voice: Voice = Voice.TO_OWNER) -> str:
    """How the person is known, as one sentence; what is not known is said."""
    owner = _Owner(voice)
    first = next(iter(facts.origins), None)
    if first is not None:
        return f"{_met(facts, first, owner)}{_note_clause(facts, owner)}."
    if facts.state in (ConnectionState.CONNECTED, ConnectionState.REMOVED_BY_YOU, ConnectionState.REMOVED_BY_THEM):
        return f"{_connected(facts, owner)}{_note_clause(facts, owner)}. Nothing is recorded about how {owner.we} met."
    invited = _invited(facts, owner)
    return f"{invited}Nothing is recorded about how {owner.we} met {facts.name}{_first_contact(facts)}."


def evidence(facts: BriefFacts) -> tuple[Evidence, ...]:
    """What shows each part of the sentence, in its order."""
    found = [piece for origin in facts.origins for piece in _origin_evidence(origin)]
    if facts.connected_on.is_known:
        text = f"Connected {facts.connected_on.phrase}"
        found.append(Evidence("connection", facts.connection_source, text, facts.connected_on))
    found += _invitation_evidence(facts)
    if facts.own_employer and facts.connected_on.is_known:
        text = f"You worked at {facts.own_employer} when you connected"
        found.append(Evidence("employer", Source.INFERRED, text, facts.connected_on))
    if facts.first_exchange:
        text = f"First message: {quoted(facts.first_exchange)}"
        found.append(Evidence("first_message", Source.INFERRED, text, facts.first_exchange_on))
    return tuple(found)


def quoted(text: str) -> str:
    """A text in quotation marks, cut at a word when it is long."""
    line = " ".join(text.split())
    if len(line) > LONGEST_QUOTE:
        line = line[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"“{line}”"


@dataclass(frozen=True, slots=True)
class _Owner:
    """The words for the owner in either voice."""

    voice: Voice

    @property
    def subject(self) -> str:
        return "You" if self.voice is Voice.TO_OWNER else "I"

    @property
    def inside(self) -> str:
        return "you" if self.voice is Voice.TO_OWNER else "I"

    @property
    def object(self) -> str:
        return "you" if self.voice is Voice.TO_OWNER else "me"

    @property
    def possessive(self) -> str:
        return "your" if self.voice is Voice.TO_OWNER else "my"

    @property
    def we(self) -> str:
        return "you" if self.voice is Voice.TO_OWNER else "we"


def _met(facts: BriefFacts, origin: KnownOrigin, owner: _Owner) -> str:
    where = f" at {origin.event}" if origin.event else ""
    if origin.place and origin.place != origin.event:
        where += f" in {origin.place}"
    when = f" {origin.day.phrase}" if origin.day.is_known else ""
    if where or when:
        through = f", introduced by {origin.introducer}" if origin.introducer else ""
        return f"{owner.subject} met {facts.name}{where}{when}{through}"
    if origin.introducer:
        return f"{owner.subject} met {facts.name} through {origin.introducer}"
    return f"{owner.subject} know {facts.name}: {quoted(origin.words)}"


def _connected(facts: BriefFacts, owner: _Owner) -> str:
    when = f" {facts.connected_on.phrase}" if facts.connected_on.is_known else ""
    return f"{owner.subject} connected with {facts.name}{when}"


def _note_clause(facts: BriefFacts, owner: _Owner) -> str:
    invitation = facts.invitation
    if invitation is None or invitation.note_kind is NoteKind.UNKNOWN:
        return ""
    is_incoming = invitation.direction is InvitationDirection.INCOMING
    if invitation.note_kind is NoteKind.TEXT:
        return f"; {facts.short_name if is_incoming else owner.inside} wrote a personal note"
    return f"; {'their' if is_incoming else owner.possessive} invitation came without a note"


def _invited(facts: BriefFacts, owner: _Owner) -> str:
    invitation = facts.invitation
    if invitation is None:
        return ""
    when = f" {invitation.sent_on.phrase}" if invitation.sent_on.is_known else ""
    if invitation.direction is InvitationDirection.INCOMING:
        start = f"{facts.name} invited {owner.object} to connect{when}"
    else:
        start = f"{owner.subject} invited {facts.name} to connect{when}"
    return f"{start}{_note_clause(facts, owner)}. "


def _first_contact(facts: BriefFacts) -> str:
    if not facts.first_exchange_on.is_known:
        return ""
    return f"; the first recorded exchange was {facts.first_exchange_on.phrase}"


def _origin_evidence(origin: KnownOrigin) -> list[Evidence]:
    parts = (origin.event and f"at {origin.event}", origin.place, origin.day.words if origin.day.is_known else "")
    met = ", ".join(part for part in parts if part)
    found = [Evidence("met", origin.source, f"Met {met}", origin.recorded_on)] if met else []
    if origin.introducer:
        found.append(Evidence("introducer", origin.source, f"Introduced by {origin.introducer}", origin.recorded_on))
    if origin.words:
        found.append(Evidence("words", origin.source, quoted(origin.words), origin.recorded_on))
    if origin.evidence:
        found.append(Evidence("shown_by", origin.source, origin.evidence, origin.recorded_on))
    return found


def _invitation_evidence(facts: BriefFacts) -> list[Evidence]:
    invitation = facts.invitation
    if invitation is None:
        return []
    is_incoming = invitation.direction is InvitationDirection.INCOMING
    who = f"{facts.short_name} invited you" if is_incoming else f"You invited {facts.short_name}"
    notes = {
        NoteKind.TEXT: f"{who} with a note: {quoted(invitation.note)}",
        NoteKind.DEFAULT: f"{who} with LinkedIn's default text only",
        NoteKind.NONE: f"{who} without a note",
        NoteKind.UNKNOWN: f"{who}; whether a note came is not known",
    }
    return [Evidence("note", invitation.source, notes[invitation.note_kind], invitation.sent_on)]


def how_known_briefly(facts: BriefFacts) -> str:
    """How the person is known, in a few words for a row of a list; empty when nothing is recorded."""
    first = next(iter(facts.origins), None)
    if first is not None:
        day = first.day.words if first.day.is_known else ""
        through = f"through {first.introducer}" if first.introducer else ""
        parts = [part for part in (first.event or first.place, day, through) if part]
        met = "met at " if first.event else "met in " if first.place else "met " if day else ""
        return met + ", ".join(parts) if parts else first.words
    if facts.connected_on.is_known:
        return f"connected {facts.connected_on.phrase}"
    return ""
