"""Evidence in words: each fact with what speaks for or against accepting, its place in the note, and its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from whence.domain.amounts import counted
from whence.domain.claims import Claim, ClaimType, Finding
from whence.domain.evidence import Evidence
from whence.domain.invitations import NoteKind
from whence.domain.notes import NoteReading, SignalCode

STRONGEST: Final = 3


class Weighs(StrEnum):
    """Which way a fact weighs; nearly is for what is similar or slight, open for what can't be told."""

    FOR = "for"
    AGAINST = "against"
    NEARLY = "nearly"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Noticed:
    """A fact about a case. `short` fits a chip, `sentence` a rationale; `start` and `end` are places in the note."""

    key: str
    weighs: Weighs
    short: str
    sentence: str
    code: str = ""
    rank: int = 5
    start: int | None = None
    end: int | None = None


_SIGNALS: Final = {
    SignalCode.SCAM: (Weighs.AGAINST, "marks of fraud", "has the marks of a known kind of fraud", "D-SCAM", 0),
    SignalCode.PLACEHOLDER: (Weighs.AGAINST, "field left unfilled", "leaves a field of a template unfilled",
                             "D-PLACEHOLDER", 1),
    SignalCode.WRONG_NAME: (Weighs.AGAINST, "another name", "greets somebody of another name", "D-WRONGNAME", 1),
    SignalCode.ENDORSE_REQ: (Weighs.AGAINST, "asks for endorsements", "asks for endorsements", "D-ENDORSE", 2),
    SignalCode.GIMMICK: (Weighs.AGAINST, "reward for your time", "offers a reward for your time", "D-GIMMICK", 2),
    SignalCode.GROUP_PUSH: (Weighs.AGAINST, "pushes a group", "pushes a group", "D-GROUP", 2),
    SignalCode.FOLLOW_REQ: (Weighs.AGAINST, "asks to be followed", "asks to be followed", "D-FOLLOW", 2),
    SignalCode.PITCH: (Weighs.AGAINST, "sells something", "sells something", "D-PITCH", 2),
    SignalCode.REPITCH: (Weighs.AGAINST, "asks again", "asks again for what was asked before", "D-REPEAT", 1),
    SignalCode.GENERIC: (Weighs.NEARLY, "could go to anybody", "says what could go to anybody", "D-GENERIC", 4),
    SignalCode.MISNAME: (Weighs.NEARLY, "your name misspelt", "misspells your name", "D-MISNAME", 5),
    SignalCode.ANCHOR: (Weighs.FOR, "names something of yours", "names something of yours", "A-NOTE", 2),
    SignalCode.MET_CLAIM: (Weighs.OPEN, "says you have met", "says that you have met", "A-MET", 4),
}  # fmt: skip
_CLAIM_CODES: Final = {
    ClaimType.COLLEAGUE: ("D-CLAIM-COLLEAGUE", "A-COLLEAGUE"), ClaimType.SCHOOL: ("D-CLAIM-SCHOOL", "A-SCHOOL"),
    ClaimType.COMPANY: ("D-CLAIM-COMPANY", "A-BUSINESS"), ClaimType.FRIEND: ("D-CLAIM-FRIEND", "A-FRIEND"),
    ClaimType.INTRODUCED: ("D-CLAIM-INTRO", "A-INTRO"), ClaimType.MET_AT_EVENT: ("D-CLAIM-OTHER", "A-MET"),
    ClaimType.GROUP: ("D-CLAIM-GROUP", "A-BENEFIT"), ClaimType.OTHER: ("D-CLAIM-OTHER", "A-BENEFIT"),
}  # fmt: skip
_CLAIM_WORDS: Final = {
    ClaimType.COLLEAGUE: "colleague", ClaimType.SCHOOL: "school", ClaimType.COMPANY: "company",
    ClaimType.FRIEND: "friend", ClaimType.INTRODUCED: "introduction", ClaimType.MET_AT_EVENT: "meeting",
    ClaimType.GROUP: "group", ClaimType.OTHER: "relation",
}  # fmt: skip
_CLAIMED: Final = {
    ClaimType.COLLEAGUE: ("we worked together", " at {about}"),
    ClaimType.SCHOOL: ("we went to school together", " at {about}"),
    ClaimType.COMPANY: ("we did business together", " at {about}"), ClaimType.FRIEND: ("we are friends", ""),
    ClaimType.INTRODUCED: ("somebody introduced us", ": {about}"), ClaimType.MET_AT_EVENT: ("we met", " at {about}"),
    ClaimType.GROUP: ("we are in the same group", ", {about}"), ClaimType.OTHER: ("we know each other", ""),
}  # fmt: skip
_LONGEST_QUOTE: Final = 60


def noticed(evidence: Evidence, near: str = "") -> tuple[Noticed, ...]:
    """Everything noticed about a case, the weightiest first. `near` says whose note is nearly the same."""
    found = [*_known(evidence), *_claims(evidence), *_note(evidence), *_signals(evidence), *_around(evidence, near)]
    return tuple(sorted(found, key=lambda one: one.rank))


def strongest(facts: tuple[Noticed, ...], most: int = STRONGEST) -> tuple[Noticed, ...]:
    """The facts to be seen first, one of each kind."""
    chosen: dict[str, Noticed] = {}
    for one in facts:
        chosen.setdefault(one.key, one)
    return tuple(chosen.values())[:most]


def _known(evidence: Evidence) -> Iterator[Noticed]:
    supported = {claim.sentence for claim in evidence.supported}
    for place, words in enumerate(evidence.known):
        if words not in supported:
            met = words.startswith("You met")
            short = "you have met" if met else "recorded contact" if "recorded here" in words else "known to you"
            yield Noticed(f"known.{place}", Weighs.FOR, short, words, "A-MET" if met else "A-RECENT", 0)


def _claims(evidence: Evidence) -> Iterator[Noticed]:
    for claim in evidence.claims:
        bad, good = _CLAIM_CODES[claim.type]
        weighs, rank, code, short = {
            Finding.CONTRADICTED: (Weighs.AGAINST, 0, bad, f"claim: {_CLAIM_WORDS[claim.type]}"),
            Finding.SUPPORTED: (Weighs.FOR, 0, good, f"same {_CLAIM_WORDS[claim.type]}"),
            Finding.UNKNOWN: (Weighs.OPEN, 3, "", f"claim: {_CLAIM_WORDS[claim.type]}, can't tell"),
        }[claim.finding]
        yield Noticed(
            f"claim.{claim.type.value}", weighs, short, claim_words(claim), code, rank, claim.start, claim.end
        )


def claim_words(claim: Claim) -> str:
    """A claim with what was found, as one sentence."""
    if claim.sentence:
        return claim.sentence
    return f"Says: {claim.about or _CLAIM_WORDS[claim.type]}. Can't tell."


def claimed_words(claim: Claim) -> str:
    """What the other side says, to go on after "You write that": "we worked together at Acme"."""
    said, about = _CLAIMED[claim.type]
    return said + (about.format(about=claim.about) if claim.about and about else "")


def _note(evidence: Evidence) -> Iterator[Noticed]:
    kind = evidence.reading.kind
    if kind is NoteKind.NONE:
        yield Noticed("note", Weighs.AGAINST, "no note", "No note came with the invitation.", "D-NONOTE", 2)
    elif kind is NoteKind.DEFAULT:
        yield Noticed("note", Weighs.AGAINST, "default text only", "Only the network's own text came.", "D-NONOTE", 2)
    elif kind is NoteKind.UNKNOWN:
        yield Noticed("note", Weighs.OPEN, "note unknown", "Whether a note came is not known here.", "", 3)
    elif not evidence.reading.is_checked:
        words = "The note is in a language without phrase lists: its wording was not checked."
        yield Noticed("note", Weighs.OPEN, "wording not checked", words, "", 3)


def _signals(evidence: Evidence) -> Iterator[Noticed]:
    for signal in evidence.signals:
        if signal.code in _SIGNALS:
            weighs, short, words, code, rank = _SIGNALS[signal.code]
            quoted = " ".join(signal.phrase.split())[:_LONGEST_QUOTE]
            sentence = f"The note {words}: “{quoted}”." if quoted else f"The note {words}."
            yield Noticed(signal.code.value, weighs, short, sentence, code, rank, signal.start, signal.end)
    if evidence.reading.may_be_pitch and not evidence.has(SignalCode.PITCH):
        yield from _possible_offer(evidence.reading)


def _possible_offer(reading: NoteReading) -> Iterator[Noticed]:
    words, start, end = "The note may be leading up to an offer.", None, None
    if reading.text is not None and reading.selling.telling:
        start, end = reading.text.span(*reading.selling.telling[0])
        words = (
            f"The note may be leading up to an offer: \u201c{reading.text.original[start:end][:_LONGEST_QUOTE]}\u201d."
        )
    yield Noticed("offer", Weighs.OPEN, "may lead to an offer", words, "", 3, start, end)


def _around(evidence: Evidence, near: str) -> Iterator[Noticed]:
    if evidence.has(SignalCode.NEAR_DUP) and evidence.near_duplicate is not None:
        whose = near or f"{evidence.near_duplicate.sender}'s note"
        yield Noticed(
            "near", Weighs.NEARLY, "nearly another's text", f"Nearly the same text as {whose}.", "D-TEMPLATE", 1
        )
    if evidence.has(SignalCode.OUTFIELD):
        words = "Their headline names none of your fields."
        yield Noticed("field", Weighs.NEARLY, "outside your fields", words, "D-OUTFIELD", 6)
    if not evidence.is_known:
        words = "No contact with them is recorded here."
        yield Noticed("stranger", Weighs.NEARLY, "no contact recorded", words, "D-STRANGER", 6)
    if evidence.standing.earlier_approaches:
        yield Noticed("again", Weighs.NEARLY, "asked before", "They have asked to connect before.", "D-REPEAT", 4)
    asked = evidence.standing.days_since_question
    if asked is not None:
        words = f"You asked {counted(asked, 'day')} ago, and no answer is recorded here."
        yield Noticed("asked", Weighs.NEARLY, "no answer yet", words, "D-NOREPLY", 1 if asked >= 10 else 5)
