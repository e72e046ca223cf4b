"""Evidence about an invitation or a message: what was noticed, what is claimed, how the sender is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from whence.domain.claim_notes import claims_in
from whence.domain.claims import Claim, ClaimSource, ClaimType, Finding, is_same_organisation
from whence.domain.note_masks import SimilarNote
from whence.domain.note_phrases import Phrasebook
from whence.domain.note_text import fold_word
from whence.domain.notes import MASS_ENDORSEMENT, NoteReading, Signal, SignalCode, note_signals, read_note
from whence.domain.profiles import OwnerProfile

SOON_AFTER_HOURS = 72
"""Hours after accepting within which a first request is called out as such."""
_STEM = 5
_ASKS = frozenset(
    {SignalCode.PITCH, SignalCode.GROUP_PUSH, SignalCode.FOLLOW_REQ, SignalCode.ENDORSE_REQ, SignalCode.GIMMICK}
)


class Stage(StrEnum):
    """Whether a text came with an invitation or as a message after accepting."""

    INVITATION = "invitation"
    AFTER_ACCEPT = "after_accept"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote, as far as it is seen on the page. None is unknown."""

    name: str
    headline: str = ""
    company: str = ""
    mutual_count: int | None = None
    mutual_names: tuple[str, ...] = ()
    is_same_field: bool | None = None


@dataclass(frozen=True, slots=True)
class Approach:
    """One invitation or message to be judged. A text of None means that it is not known whether one came."""

    sender: Sender
    text: str | None = None
    stage: Stage = Stage.INVITATION
    received_on: date | None = None
    hours_after_accept: float | None = None
    claimed_relation: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What the journal already holds about the sender: sentences that make them known, earlier requests, tags."""

    known: tuple[str, ...] = ()
    earlier_asks: frozenset[SignalCode] = frozenset()
    earlier_approaches: int = 0
    days_since_question: int | None = None
    tags: frozenset[str] = frozenset()


STRANGER = Standing()


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a proposal is built on, and what a rule's condition can ask for."""

    approach: Approach
    reading: NoteReading
    signals: tuple[Signal, ...]
    claims: tuple[Claim, ...]
    standing: Standing = STRANGER
    near_duplicate: SimilarNote | None = None
    known: tuple[str, ...] = ()
    codes: frozenset[SignalCode] = field(default=frozenset())

    def has(self, *codes: SignalCode) -> bool:
        return not self.codes.isdisjoint(codes)

    @property
    def contradicted(self) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.finding is Finding.CONTRADICTED)

    @property
    def supported(self) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.finding is Finding.SUPPORTED)

    @property
    def is_known(self) -> bool:
        return bool(self.known)

    @property
    def is_soon_after(self) -> bool:
        """Whether a message came within 72 hours of accepting, or when that is not known."""
        hours = self.approach.hours_after_accept
        return hours is None or hours <= SOON_AFTER_HOURS

    @property
    def asks(self) -> frozenset[SignalCode]:
        return self.codes & _ASKS

    @property
    def is_mass_endorsement(self) -> bool:
        return self.reading.endorsements_asked >= MASS_ENDORSEMENT


def gather(
    approach: Approach,
    profile: OwnerProfile,
    phrasebook: Phrasebook,
    *,
    near_duplicate: SimilarNote | None = None,
    standing: Standing = STRANGER,
    reading: NoteReading | None = None,
) -> Evidence:
    """Collect the evidence about one invitation or message. Pure: nothing is looked up anywhere else."""
    sender = approach.sender
    reading = reading or read_note(approach.text, sender.name, profile, phrasebook, sender.mutual_names)
    source = ClaimSource(profile, phrasebook, approach.received_on, sender.company, sender.mutual_names, sender.name)
    claims = claims_in(reading, source, approach.claimed_relation)
    signals = list(note_signals(reading, is_duplicate=near_duplicate is not None))
    signals += _compared_signals(reading, claims, near_duplicate)
    known = (*standing.known, *_known_from(claims), *_same_employer(sender, profile, phrasebook))
    if _is_outside_fields(sender, profile, is_known=bool(known)):
        signals.append(Signal(SignalCode.OUTFIELD))
    if approach.stage is Stage.AFTER_ACCEPT:
        signals = [
            signal
            for signal in signals
            if signal.code not in (SignalCode.GENERIC, SignalCode.NO_NOTE, SignalCode.OUTFIELD)
        ]
        signals += _repeated(reading, signals, standing)
    return Evidence(
        approach,
        reading,
        tuple(signals),
        claims,
        standing,
        near_duplicate,
        known,
        frozenset(signal.code for signal in signals),
    )


def _compared_signals(reading: NoteReading, claims: tuple[Claim, ...], near: SimilarNote | None) -> Iterator[Signal]:
    if near is not None:
        yield Signal(SignalCode.NEAR_DUP)
    for claim in claims:
        if claim.finding is Finding.CONTRADICTED:
            quoted = (
                reading.text.original[claim.start : claim.end]
                if reading.text and claim.start is not None
                else claim.about
            )
            yield Signal(SignalCode.FALSE_CLAIM, quoted, claim.start, claim.end)


def _repeated(reading: NoteReading, signals: list[Signal], standing: Standing) -> Iterator[Signal]:
    asked = {signal.code for signal in signals} & _ASKS
    if not asked and reading.has("pitch.offer", "pitch.ware", "pitch.vendor") and not reading.has_firm_anchor:
        asked = {SignalCode.PITCH}
    if asked and (reading.has("excuse", "again") or asked & standing.earlier_asks):
        hit = next(iter(reading.of_kind("again") + reading.of_kind("excuse")), None)
        if hit is None or reading.text is None:
            yield Signal(SignalCode.REPITCH)
        else:
            start, end = reading.text.span(hit.start, hit.end)
            yield Signal(SignalCode.REPITCH, reading.text.original[start:end], start, end)


def _known_from(claims: tuple[Claim, ...]) -> Iterator[str]:
    for claim in claims:
        if claim.finding is Finding.SUPPORTED:
            yield claim.sentence
        if claim.type is ClaimType.INTRODUCED and claim.finding is Finding.SUPPORTED:
            yield f"{claim.about} is named as introducing you."


def _same_employer(sender: Sender, profile: OwnerProfile, phrasebook: Phrasebook) -> Iterator[str]:
    if not sender.company:
        return
    for tenure in profile.positions:
        if tenure.is_current and any(
            is_same_organisation(sender.company, name, phrasebook.organisation_fillers) for name in tenure.names
        ):
            yield f"They work at {tenure.organisation}, as you do."


def _is_outside_fields(sender: Sender, profile: OwnerProfile, *, is_known: bool) -> bool:
    if sender.is_same_field is not None:
        return not sender.is_same_field
    if is_known:
        return False
    words = _stems(f"{sender.headline} {sender.company}")
    own = _stems(" ".join(profile.fields))
    return bool(sender.headline and own and len(words) > 1) and not words & own


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in re.findall(r"[^\W\d_]{3,}", fold_word(text)))
