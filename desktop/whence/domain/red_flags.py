"""Red flags: what somebody did after being accepted that asks for a second look, in the words they are kept in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from whence.domain.notes import SignalCode

SOON_DAYS: Final = 3
"""Days after accepting within which a first message is looked at (72 hours; most sources know only the day)."""
RED_FLAG_WORDS: Final = {
    SignalCode.SCAM: "sent what has the marks of a known kind of fraud",
    SignalCode.REPITCH: "asked again for what was asked before",
    SignalCode.PITCH: "sent a pitch",
    SignalCode.ENDORSE_REQ: "asked for endorsements",
    SignalCode.GROUP_PUSH: "pushed a group",
    SignalCode.FOLLOW_REQ: "asked to be followed",
    SignalCode.GIMMICK: "offered a reward for your time",
}


def flag_words(codes: Iterable[SignalCode]) -> str:
    """What a message did, in words for a caution; empty when it did nothing of the kind."""
    found = frozenset(codes)
    return " and ".join([words for code, words in RED_FLAG_WORDS.items() if code in found][:2])


def flags_in(words: str) -> frozenset[SignalCode]:
    """What kept words stand for."""
    return frozenset(code for code, said in RED_FLAG_WORDS.items() if said in words)
