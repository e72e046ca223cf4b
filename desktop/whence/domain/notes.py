"""Reading a note: what was noticed in it, each with the place in the text it is based on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from whence.domain.invitations import NoteKind
from whence.domain.note_anchors import Anchor, own_anchors
from whence.domain.note_masks import masked, masked_texts
from whence.domain.note_names import Address, NameVerdict, addresses_in
from whence.domain.note_phrases import Hit, Language, Phrasebook, hits_in
from whence.domain.note_pitches import is_pitch
from whence.domain.note_placeholders import placeholders_in
from whence.domain.note_text import FoldedText, fold
from whence.domain.pitch_chance import NOT_WEIGHED, Feature, PitchChance, features_of, pitch_chance
from whence.domain.profiles import OwnerProfile

MASS_ENDORSEMENT = 3
"""Listed skills, or repeated requests, from which a request for endorsements counts as a mass request."""
LIKELY_PITCH = 0.5
"""Chance of selling from which a note is called a pitch."""
POSSIBLE_PITCH = 0.2
"""Chance of selling from which a note is not called harmless."""
_FEWEST_OWN_WORDS = 4
_FEWEST_WORDS = 2
_SENTENCE = re.compile(r"[^.!?]+")
_WORD = re.compile(r"[^\W\d_]{2,}")


class SignalCode(StrEnum):
    """What can be noticed about an invitation or message."""

    NO_NOTE = "NO_NOTE"
    DEFAULT_TEXT = "DEFAULT_TEXT"
    GENERIC = "GENERIC"
    ANCHOR = "ANCHOR"
    PITCH = "PITCH"
    PLACEHOLDER = "PLACEHOLDER"
    MISNAME = "MISNAME"
    WRONG_NAME = "WRONG_NAME"
    NEAR_DUP = "NEAR_DUP"
    FALSE_CLAIM = "FALSE_CLAIM"
    GROUP_PUSH = "GROUP_PUSH"
    ENDORSE_REQ = "ENDORSE_REQ"
    FOLLOW_REQ = "FOLLOW_REQ"
    SCAM = "SCAM"
    GIMMICK = "GIMMICK"
    OUTFIELD = "OUTFIELD"
    MET_CLAIM = "MET_CLAIM"
    REPITCH = "REPITCH"


@dataclass(frozen=True, slots=True)
class Signal:
    """Something noticed. `start` and `end` are character offsets into the original text, None when not in it."""

    code: SignalCode
    phrase: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class NoteReading:
    """What a note says, before it is compared with anybody's records."""

    kind: NoteKind
    text: FoldedText | None = None
    language: Language | None = None
    hits: tuple[Hit, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    addresses: tuple[Address, ...] = ()
    placeholders: tuple[tuple[int, int], ...] = ()
    masked: str = ""
    selling: PitchChance = NOT_WEIGHED

    @property
    def is_checked(self) -> bool:
        """Whether phrase lists exist for the note's language (trivially so without a text)."""
        return (
            self.text is None
            or self.kind is not NoteKind.TEXT
            or (self.language is not None and self.language.is_checked)
        )

    def has(self, *kinds: str) -> bool:
        """Whether a phrase of one of these kinds was found; a kind covers those under it."""
        return any(hit.kind == kind or hit.kind.startswith(kind + ".") for hit in self.hits for kind in kinds)

    def of_kind(self, kind: str) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.hits if hit.kind == kind or hit.kind.startswith(kind + "."))

    @property
    def has_firm_anchor(self) -> bool:
        return any(anchor.is_firm for anchor in self.anchors)

    @property
    def is_pitch(self) -> bool:
        """Whether the note sells something."""
        return self.selling.value >= LIKELY_PITCH

    @property
    def may_be_pitch(self) -> bool:
        """Whether the note may be leading up to selling something."""
        return self.selling.value >= POSSIBLE_PITCH

    @property
    def endorsements_asked(self) -> int:
        """How many endorsements are asked for: listed skills or repeated requests, whichever is more."""
        requests = self.of_kind("endorse")
        if not requests or self.text is None:
            return 0
        plain = self.text.plain
        listed = max(_listed_items(plain[hit.start :]) for hit in requests)
        return max(listed, len(re.findall(r"\bendors\w*", plain, re.IGNORECASE)))


def read_note(
    text: str | None, sender: str, profile: OwnerProfile, phrasebook: Phrasebook, mutual: Sequence[str] = ()
) -> NoteReading:
    """Read a note. None means that it is not known whether one came; blank text that none came."""
    if text is None:
        return NoteReading(NoteKind.UNKNOWN)
    folded = fold(text)
    if not folded.plain.strip():
        return NoteReading(NoteKind.NONE)
    mask = masked(text, phrasebook.greetings, profile.name_forms)
    if is_default_text(mask, sender, phrasebook):
        return NoteReading(NoteKind.DEFAULT, folded, masked=mask, language=phrasebook.language_of(folded))
    language = phrasebook.language_of(folded)
    hits = tuple(hits_in(folded, language)) if language else ()
    anchors = (*own_anchors(folded, profile, phrasebook, sender, mutual), *_soft_anchors(hits))
    fields = tuple(placeholders_in(folded, phrasebook))
    addresses = tuple(
        address
        for address in addresses_in(folded, profile, phrasebook, sender)
        if not any(start < address.end and address.start < end for start, end in fields)
    )
    anchors = tuple(
        anchor
        for anchor in anchors
        if (anchor.is_firm or not fields)
        and not any(anchor.start - 3 < end and start < anchor.end + 3 for start, end in fields)
    )
    reading = NoteReading(NoteKind.TEXT, folded, language, hits, anchors, addresses, fields, mask)
    return replace(reading, selling=_selling(reading, phrasebook)) if reading.is_checked else reading


def selling_features(reading: NoteReading) -> Iterator[Feature]:
    """What a note has that speaks for or against its selling something."""
    if reading.text is None:
        return
    is_personal = bool(reading.anchors) or reading.has("met")
    marks = ["listed"] if is_pitch(reading.hits, reading.text.plain, is_personal=is_personal) else []
    marks += ["firm anchor"] if reading.has_firm_anchor else []
    own = [(anchor.start, anchor.end) for anchor in reading.anchors if anchor.is_firm]
    own += [(address.start, address.end) for address in reading.addresses]
    yield from features_of(reading.text.plain, reading.hits, own, marks)


def _selling(reading: NoteReading, phrasebook: Phrasebook) -> PitchChance:
    """By the weights; a text with the marks of fraud only by the phrases that are listed."""
    features = list(selling_features(reading))
    if reading.has("scam"):
        return PitchChance(float(any(feature.name == "~listed" for feature in features)))
    return pitch_chance(features, phrasebook.pitch_weights)


def is_default_text(masked_text: str, sender: str, phrasebook: Phrasebook) -> bool:
    """Whether a masked note is nothing but one of the network's own texts, with or without the sender's name."""
    closing = set(fold(sender).plain.casefold().replace(".", " ").split()) | {"regards", "best", "thanks"}
    words = masked_text.split()
    while words and words[-1] in closing:
        words.pop()
    return " ".join(words) in masked_texts(phrasebook.default_texts, phrasebook.greetings)


def note_signals(reading: NoteReading, *, is_duplicate: bool = False) -> Iterator[Signal]:
    """What a reading shows by itself; claims and comparisons with others are not part of it."""
    if reading.kind is NoteKind.NONE:
        yield Signal(SignalCode.NO_NOTE)
    if reading.text is None:
        return
    if reading.kind is NoteKind.DEFAULT:
        yield _signal(SignalCode.DEFAULT_TEXT, reading.text, 0, len(reading.text.plain))
        return
    yield from _generic_signals(reading, is_duplicate)
    for anchor in reading.anchors:
        yield _signal(SignalCode.ANCHOR, reading.text, anchor.start, anchor.end)
    for start, end in reading.placeholders:
        yield _signal(SignalCode.PLACEHOLDER, reading.text, start, end)
    yield from _name_signals(reading)
    yield from _phrase_signals(reading)


def is_generic(reading: NoteReading, *, is_duplicate: bool = False) -> bool:
    """Whether a note could have been sent to anybody.

    No anchor and no claimed acquaintance, and: nearly the same text as another, an unfilled field, no words at all,
    or stock phrases without one sentence of its own.
    """
    if (
        reading.kind is not NoteKind.TEXT
        or reading.text is None
        or reading.anchors
        or reading.has("met", "claim", "promised")
    ):
        return False
    if is_duplicate or reading.placeholders or len(_WORD.findall(reading.masked)) < _FEWEST_WORDS:
        return not reading.is_checked or is_duplicate or bool(reading.placeholders) or not _WORD.search(reading.masked)
    return reading.has("generic") and not has_own_sentence(reading)


def has_own_sentence(reading: NoteReading) -> bool:
    """Whether at least one sentence holds several telling words and no phrase of any list."""
    if reading.text is None or reading.language is None:
        return False
    taken = [
        (hit.start, hit.end)
        for hit in reading.hits
        if hit.kind.startswith(("generic", "pitch", "group", "follow", "endorse", "scam"))
    ]
    own = {address.name.casefold() for address in reading.addresses}
    for found in _SENTENCE.finditer(reading.text.plain):
        if any(start < found.end() and found.start() < end for start, end in taken):
            continue
        words = [word.casefold() for word in _WORD.findall(found.group()) if word.casefold() not in own]
        if sum(word not in reading.language.function_words and len(word) > 2 for word in words) >= _FEWEST_OWN_WORDS:
            return True
    return False


def _generic_signals(reading: NoteReading, is_duplicate: bool) -> Iterator[Signal]:
    if reading.text is None or not is_generic(reading, is_duplicate=is_duplicate):
        return
    stock = reading.of_kind("generic")
    for hit in stock:
        yield _signal(SignalCode.GENERIC, reading.text, hit.start, hit.end)
    if not stock:
        yield Signal(SignalCode.GENERIC)


def _name_signals(reading: NoteReading) -> Iterator[Signal]:
    codes = {NameVerdict.MISSPELT: SignalCode.MISNAME, NameVerdict.OTHER: SignalCode.WRONG_NAME}
    for address in reading.addresses:
        if reading.text is not None and address.verdict in codes:
            yield _signal(codes[address.verdict], reading.text, address.start, address.end)


def _phrase_signals(reading: NoteReading) -> Iterator[Signal]:
    kinds = [
        ("scam", SignalCode.SCAM), ("gimmick", SignalCode.GIMMICK), ("group", SignalCode.GROUP_PUSH),
        ("follow", SignalCode.FOLLOW_REQ), ("endorse", SignalCode.ENDORSE_REQ), ("met", SignalCode.MET_CLAIM),
    ]  # fmt: skip
    if reading.is_pitch:
        yield from _pitch_signals(reading)
    for kind, code in kinds:
        for hit in _outermost(reading.of_kind(kind)):
            if reading.text is not None:
                yield _signal(code, reading.text, hit.start, hit.end)


def _pitch_signals(reading: NoteReading) -> Iterator[Signal]:
    listed = [(hit.start, hit.end) for hit in _outermost(reading.of_kind("pitch"))]
    places = listed or reading.selling.telling
    if reading.text is None or not places:
        yield Signal(SignalCode.PITCH)
        return
    for start, end in places:
        yield _signal(SignalCode.PITCH, reading.text, start, end)


def _signal(code: SignalCode, text: FoldedText, start: int, end: int) -> Signal:
    first, last = text.span(start, max(end, start + 1))
    return Signal(code, text.original[first:last], first, last)


def _outermost(hits: Iterable[Hit]) -> Iterator[Hit]:
    last = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.end > last:
            yield hit
            last = hit.end


def _soft_anchors(hits: Iterable[Hit]) -> Iterator[Anchor]:
    for hit in hits:
        if hit.kind == "anchor.work":
            yield Anchor("work", "", hit.start, hit.end, False)


def _listed_items(text: str) -> int:
    sentence = text.partition(".")[0]
    after = re.search(r"\bendors\w*\b(?:[^,:]{0,40}?(?:for|in|:)) ?(.*)", sentence, re.IGNORECASE)
    return len([item for item in re.split(r",| and | & |;", after[1]) if item.strip()]) if after else 0
