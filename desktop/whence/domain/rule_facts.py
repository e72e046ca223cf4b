"""The facts of a case that a rule's condition can ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from whence.domain.claims import ClaimType, Finding
from whence.domain.evidence import Evidence, Stage
from whence.domain.notes import SignalCode

FactValue = str | bool | int | frozenset[str]
Facts = Mapping[str, FactValue | None]


class FactKind(StrEnum):
    """What a fact's value is: one word of a list, yes or no, a count, or several words."""

    WORD = "word"
    FLAG = "flag"
    COUNT = "count"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class FactForm:
    """A fact a condition can ask for: its kind, the words it is shown in, and its values if they are a list."""

    kind: FactKind
    words: str
    values: tuple[str, ...] = ()


FACTS: Mapping[str, FactForm] = {
    "stage": FactForm(FactKind.WORD, "when it came", tuple(stage.value for stage in Stage)),
    "note_kind": FactForm(FactKind.WORD, "the note", ("text", "default", "none")),
    "known": FactForm(FactKind.FLAG, "known from your records"),
    "generic": FactForm(FactKind.FLAG, "a note that could go to anybody"),
    "personal": FactForm(FactKind.FLAG, "names something of yours"),
    "pitch": FactForm(FactKind.FLAG, "sells something"),
    "scam": FactForm(FactKind.FLAG, "has the marks of fraud"),
    "gimmick": FactForm(FactKind.FLAG, "offers a reward for your time"),
    "placeholder": FactForm(FactKind.FLAG, "a field left unfilled"),
    "wrong_name": FactForm(FactKind.FLAG, "greets another name"),
    "misspelt_name": FactForm(FactKind.FLAG, "misspells your name"),
    "near_duplicate": FactForm(FactKind.FLAG, "nearly the same text as another note"),
    "group_push": FactForm(FactKind.FLAG, "pushes a group"),
    "endorsement_request": FactForm(FactKind.FLAG, "asks for endorsements"),
    "follow_request": FactForm(FactKind.FLAG, "asks to be followed"),
    "repitch": FactForm(FactKind.FLAG, "asks again for the same"),
    "claim": FactForm(FactKind.WORDS, "what they claim", tuple(kind.value for kind in ClaimType)),
    "claim_finding": FactForm(FactKind.WORD, "the claim against your records", tuple(found.value for found in Finding)),
    "introducer": FactForm(FactKind.FLAG, "introduced by somebody you know"),
    "met": FactForm(FactKind.FLAG, "says that you have met"),
    "same_field": FactForm(FactKind.FLAG, "in one of your fields"),
    "mutual": FactForm(FactKind.COUNT, "mutual connections"),
    "tags": FactForm(FactKind.WORDS, "tags"),
    "hours_after_accept": FactForm(FactKind.COUNT, "hours after accepting"),
    "asked_days_ago": FactForm(FactKind.COUNT, "days since you asked"),
}
_FLAG_SIGNALS = {
    "generic": SignalCode.GENERIC,
    "personal": SignalCode.ANCHOR,
    "pitch": SignalCode.PITCH,
    "scam": SignalCode.SCAM,
    "gimmick": SignalCode.GIMMICK,
    "placeholder": SignalCode.PLACEHOLDER,
    "wrong_name": SignalCode.WRONG_NAME,
    "misspelt_name": SignalCode.MISNAME,
    "near_duplicate": SignalCode.NEAR_DUP,
    "group_push": SignalCode.GROUP_PUSH,
    "endorsement_request": SignalCode.ENDORSE_REQ,
    "follow_request": SignalCode.FOLLOW_REQ,
    "repitch": SignalCode.REPITCH,
    "met": SignalCode.MET_CLAIM,
}
_WORDING = frozenset(
    {"generic", "pitch", "scam", "gimmick", "group_push", "endorsement_request", "follow_request", "repitch", "met"}
)


def facts_of(evidence: Evidence) -> dict[str, FactValue | None]:
    """The facts a condition can ask for; None where it is not known, wording in unchecked languages included."""
    kind = evidence.reading.kind.value
    is_read = kind != "unknown"
    facts: dict[str, FactValue | None] = {
        name: evidence.has(code) if is_read and (evidence.reading.is_checked or name not in _WORDING) else None
        for name, code in _FLAG_SIGNALS.items()
    }
    hours = evidence.approach.hours_after_accept
    return facts | {
        "stage": evidence.approach.stage.value,
        "note_kind": kind if is_read else None,
        "known": evidence.is_known,
        "claim": frozenset(claim.type.value for claim in evidence.claims),
        "claim_finding": _finding(evidence),
        "introducer": any(claim.type is ClaimType.INTRODUCED for claim in evidence.supported),
        "same_field": False if evidence.has(SignalCode.OUTFIELD) else evidence.approach.sender.is_same_field,
        "mutual": evidence.approach.sender.mutual_count,
        "tags": evidence.standing.tags,
        "hours_after_accept": None if hours is None else int(hours),
        "asked_days_ago": evidence.standing.days_since_question,
    }


def _finding(evidence: Evidence) -> str | None:
    for finding in (Finding.CONTRADICTED, Finding.UNKNOWN, Finding.SUPPORTED):
        if any(claim.finding is finding for claim in evidence.claims):
            return finding.value
    return None
