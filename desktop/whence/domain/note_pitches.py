"""When the phrases of a note add up to selling."""

from __future__ import annotations

from collections.abc import Sequence

from whence.domain.note_phrases import Hit

FAINT_PITCHES = frozenset({"pitch.voice", "pitch.benefit", "pitch.invite", "pitch.number"})
"""Kinds of phrase that mean selling only beside another kind, and nothing beside an anchor."""
_SELF_DESCRIPTIONS = frozenset({"pitch.vendor", "pitch.ware", "words"})
_INNOCENT_TOGETHER = frozenset({"pitch.voice", "pitch.time"})
_MANY_WORDS = 2
_TELLING_WORDS = 3


def is_pitch(hits: Sequence[Hit], plain: str, *, is_personal: bool) -> bool:
    """Two kinds of selling phrase, or one telling one where nothing in the note is meant for the reader.

    Beside something personal, saying what one sells is no pitch yet: it takes an offer, a promise or a request too.
    A text with the marks of fraud is one for its telling phrases only.
    """
    kinds = {hit.kind for hit in hits if hit.kind == "gimmick" or hit.kind.startswith("pitch.")}
    is_strong = any(hit.is_strong and hit.kind in kinds for hit in hits)
    words = {plain[hit.start : hit.end].casefold() for hit in hits if hit.kind == "hint.commercial"}
    if len(words) >= _MANY_WORDS:
        kinds.add("words")
    if is_personal:
        return is_strong and len(kinds - FAINT_PITCHES) > 1 and not kinds - FAINT_PITCHES <= _SELF_DESCRIPTIONS
    if any(hit.kind == "scam" for hit in hits):
        kinds -= FAINT_PITCHES
    is_acquainted = any(hit.kind.startswith("claim") for hit in hits)
    is_wordy = len(words) >= _TELLING_WORDS and not is_acquainted
    return is_strong or is_wordy or (len(kinds) > 1 and not kinds <= _INNOCENT_TOGETHER)
