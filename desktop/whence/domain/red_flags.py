"""Red flags: what somebody did after connecting that asks for a second look, in the words they are kept in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from whence.domain.amounts import counted
from whence.domain.notes import SignalCode

SOON_DAYS: Final = 3
"""Days after connecting within which messages are looked at (72 hours; most sources know only the day)."""
REPEAT_DAYS: Final = 90
"""Days after something flagged within which asking for it again is called out."""
RECENT_KEY: Final = "red_flags.recent_days"
"""The setting of how many days ago somebody may have been connected for a flag to be raised; 0 is any time."""
TOLERATED_KEY: Final = "red_flags.tolerated"
"""The setting of what raises no flag, as a list of codes."""
USUAL_RECENT_DAYS: Final = 730
INTRODUCTION: Final = "INTRODUCTION"
"""What stands for asking to be introduced to others, which no signal of an invitation's note does."""
RED_FLAG_WORDS: Final[Mapping[str, str]] = {
    SignalCode.SCAM: "sent what has the marks of a known kind of fraud",
    SignalCode.REPITCH: "asked again for what was asked before",
    SignalCode.PITCH: "sent a pitch",
    SignalCode.ENDORSE_REQ: "asked for endorsements",
    SignalCode.GROUP_PUSH: "pushed a group",
    SignalCode.FOLLOW_REQ: "asked to be followed",
    SignalCode.GIMMICK: "offered a reward for your time",
    INTRODUCTION: "asked to be introduced to others",
}


def flag_words(codes: Iterable[str]) -> str:
    """What a message did, in words for a caution; empty when it did nothing of the kind."""
    found = frozenset(codes)
    return " and ".join([words for code, words in RED_FLAG_WORDS.items() if code in found][:2])


def flags_in(words: str) -> frozenset[SignalCode]:
    """The signals that kept words stand for."""
    return frozenset(
        SignalCode(code) for code, said in RED_FLAG_WORDS.items() if said in words and code != INTRODUCTION
    )


def flag_sentence(name: str, what: str, hours: int | None, *, is_accepted: bool) -> str:
    """What somebody did, in one sentence; `is_accepted` says that it was their request that was accepted."""
    time = "" if hours is None else f" {counted(hours, 'hour')}"
    return f"{name} {what}{time} after you {'accepted' if is_accepted else 'connected'}."


def known_codes(kept: object) -> frozenset[str]:
    """The codes in a kept list that can raise a flag; anything else in it is passed over."""
    said = {str(code) for code in kept} if isinstance(kept, (list, tuple)) else set()
    return frozenset(str(code) for code in RED_FLAG_WORDS if str(code) in said)
