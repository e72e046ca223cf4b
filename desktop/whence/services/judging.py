"""Judging invitations and messages given as JSON lines: evidence and a proposal for each, nothing recorded."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from whence.domain.claims import Claim
from whence.domain.errors import UnreadableInput
from whence.domain.evidence import STRANGER, Approach, Evidence, Sender, Stage, Standing, gather
from whence.domain.note_masks import NoteArchive, SimilarNote, masked
from whence.domain.note_phrases import Phrasebook
from whence.domain.note_text import fold_word
from whence.domain.notes import NoteReading, Signal, SignalCode, read_note
from whence.domain.profiles import OwnerProfile
from whence.domain.suggestions import Policy, Suggestion, suggest
from whence.services.phrasebooks import phrasebook


@dataclass(frozen=True, slots=True)
class JournalNote:
    """A note or message already in the journal: its public id, who sent it, its text and what it asked for."""

    identity: str
    sender: str
    text: str
    asks: frozenset[SignalCode] = frozenset()


class Judge:
    """Judges one approach after another; each is compared with the journal's notes and with those before it.

    `find_similar` finds a similar note by masked text and sender, where the notes are kept elsewhere.
    """

    def __init__(
        self,
        profile: OwnerProfile,
        journal_notes: Iterable[JournalNote] = (),
        standings: Mapping[str, Standing] | None = None,
        policy: Policy = Policy.SELECTIVE,
        phrases: Phrasebook | None = None,
        find_standing: Callable[[str], Standing] | None = None,
        find_similar: Callable[[str, str], SimilarNote | None] | None = None,
    ) -> None:
        self._find_similar = find_similar
        self._find_standing = find_standing or (lambda _name: STRANGER)
        self._profile = profile
        self._phrases = phrases or phrasebook()
        self._policy = policy
        self._standings = {fold_word(name): standing for name, standing in (standings or {}).items()}
        self._archive = NoteArchive()
        self._asks: dict[str, frozenset[SignalCode]] = {}
        self._seen: dict[str, int] = {}
        for note in journal_notes:
            self._archive.add("journal", note.identity, note.sender, self._masked(note.text))
            self._remember(note.sender, note.asks)

    def judge(self, identity: str | int, approach: Approach) -> tuple[Evidence, Suggestion]:
        """Evidence and proposal for one approach, which later ones are then compared with."""
        sender = approach.sender
        reading = read_note(approach.text, sender.name, self._profile, self._phrases, sender.mutual_names)
        near = self._nearest(reading, sender.name)
        standing = self._standing(sender.name)
        evidence = gather(
            approach, self._profile, self._phrases, near_duplicate=near, standing=standing, reading=reading
        )
        if reading.masked and not _is_default(reading):
            self._archive.add("line", identity, sender.name, reading.masked)
        self._remember(sender.name, evidence.asks)
        return evidence, suggest(evidence, self._policy)

    @property
    def profile(self) -> OwnerProfile:
        """The owner that notes are read against."""
        return self._profile

    def weigh(
        self, approach: Approach, standing: Standing, policy: Policy | None = None
    ) -> tuple[Evidence, Suggestion]:
        """Evidence and proposal for one approach whose sender's standing is known; nothing is remembered of it."""
        sender = approach.sender
        reading = read_note(approach.text, sender.name, self._profile, self._phrases, sender.mutual_names)
        near = self._nearest(reading, sender.name)
        evidence = gather(
            approach, self._profile, self._phrases, near_duplicate=near, standing=standing, reading=reading
        )
        return evidence, suggest(evidence, policy or self._policy)

    def _nearest(self, reading: NoteReading, sender: str) -> SimilarNote | None:
        if _is_default(reading):
            return None
        find = self._find_similar or self._archive.most_similar
        return find(reading.masked, sender)

    def _masked(self, text: str) -> str:
        return masked(text, self._phrases.greetings, self._profile.name_forms)

    def _standing(self, sender: str) -> Standing:
        key = fold_word(sender)
        known = self._standings.get(key) or self._find_standing(sender)
        asks, seen = self._asks.get(key, frozenset()), self._seen.get(key, 0)
        return Standing(
            known.known,
            known.earlier_asks | asks,
            max(known.earlier_approaches, seen),
            known.days_since_question,
            known.tags,
        )

    def _remember(self, sender: str, asks: frozenset[SignalCode]) -> None:
        key = fold_word(sender)
        if key:
            self._asks[key] = self._asks.get(key, frozenset()) | asks
            self._seen[key] = self._seen.get(key, 0) + 1


def judge_lines(
    lines: Iterable[str],
    profile: OwnerProfile,
    journal_cases: Iterable[JournalNote] = (),
    *,
    standings: Mapping[str, Standing] | None = None,
    policy: Policy = Policy.SELECTIVE,
    find_standing: Callable[[str], Standing] | None = None,
) -> Iterator[str]:
    """Answer each JSON line with one JSON line, in order; blank lines are passed over.

    A line that is not a JSON object of the documented form is answered with `{"error": sentence, "line": number}`.
    """
    judge = Judge(profile, journal_cases, standings, policy, find_standing=find_standing)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            identity, approach = _approach_from(line, number)
        except UnreadableInput as refused:
            yield json.dumps({"error": refused.sentence, "line": number}, ensure_ascii=False)
            continue
        evidence, suggestion = judge.judge(identity, approach)
        yield json.dumps(_answer(identity, evidence, suggestion), ensure_ascii=False)


def _answer(identity: str | int, evidence: Evidence, suggestion: Suggestion) -> dict[str, Any]:
    near = evidence.near_duplicate
    return {
        "id": identity,
        "note_kind": evidence.reading.kind.value,
        "signals": [_signal_entry(signal) for signal in evidence.signals],
        "claims": [_claim_entry(claim) for claim in evidence.claims],
        "near_duplicate_of": {"source": near.source, "id": near.identity} if near else None,
        "suggestion": suggestion.verdict.value,
        "codes": list(suggestion.codes),
        "why": suggestion.why,
        "rationale_draft": suggestion.rationale_draft,
    }


def _signal_entry(signal: Signal) -> dict[str, Any]:
    return {"code": signal.code.value, "phrase": signal.phrase or None, "start": signal.start, "end": signal.end}


def _claim_entry(claim: Claim) -> dict[str, Any]:
    return {"type": claim.type.value, "about": claim.about or None, "finding": claim.finding.value}


def _is_default(reading: NoteReading) -> bool:
    return reading.kind.value != "text"


def _approach_from(line: str, number: int) -> tuple[str | int, Approach]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as wrong:
        raise UnreadableInput(f"Line {number} is not JSON: write one object per line.") from wrong
    if not isinstance(row, dict):
        raise UnreadableInput(f"Line {number} is not a JSON object: write one object per line.")
    identity = row.get("id")
    if identity is not None and not isinstance(identity, str | int):
        raise _misfit(number, "id", "a text or a number")
    return number if identity is None else identity, Approach(
        sender=_sender_from(_typed(row, "sender", dict, number) or {}, number),
        text=_typed(row, "text", str, number),
        stage=_stage_from(row, number),
        received_on=_day_from(row, number),
        hours_after_accept=_typed(row, "hours_after_accept", (int, float), number),
        claimed_relation=_typed(row, "claimed_relation", str, number),
    )


def _sender_from(row: Mapping[str, Any], number: int) -> Sender:
    names = _typed(row, "mutual_names", list, number) or []
    return Sender(
        _typed(row, "name", str, number) or "",
        _typed(row, "headline", str, number) or "",
        _typed(row, "company", str, number) or "",
        _typed(row, "mutual_count", int, number),
        tuple(name for name in names if isinstance(name, str)),
        _typed(row, "same_field", bool, number),
    )


def _stage_from(row: Mapping[str, Any], number: int) -> Stage:
    try:
        return Stage(row.get("stage") or Stage.INVITATION)
    except ValueError as wrong:
        raise _misfit(number, "stage", '"invitation" or "after_accept"') from wrong


def _day_from(row: Mapping[str, Any], number: int) -> date | None:
    text = _typed(row, "received_on", str, number)
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError as wrong:
        raise _misfit(number, "received_on", "a day as YYYY-MM-DD") from wrong


def _typed(row: Mapping[str, Any], name: str, kind: type | tuple[type, ...], number: int) -> Any:
    value = row.get(name)
    if value is None:
        return None
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        words = {dict: "an object", str: "a text", list: "a list", bool: "true, false or null", int: "a whole number"}
        raise _misfit(number, name, words.get(kind, "a number") if isinstance(kind, type) else "a number")
    return value


def _misfit(number: int, name: str, wanted: str) -> UnreadableInput:
    return UnreadableInput(f"In line {number}, {name} is not {wanted}: correct it and send the line again.")
