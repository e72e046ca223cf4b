"""Introductions: bringing two people together, both asked first; what may follow what, and the texts for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from whence.domain.changes import PersonId
from whence.domain.errors import Refusal


class IntroductionState(StrEnum):
    """Where an introduction stands. A asks to be introduced, B is asked for."""

    IDEA = "idea"
    ASKED_A = "asked_a"
    ASKED_B = "asked_b"
    BOTH_AGREED = "both_agreed"
    MADE = "made"
    DECLINED = "declined"
    DROPPED = "dropped"
    HAPPENED = "happened"


STATE_WORDS: Mapping[IntroductionState, str] = MappingProxyType(
    {
        IntroductionState.IDEA: "an idea",
        IntroductionState.ASKED_A: "first person asked",
        IntroductionState.ASKED_B: "second person asked",
        IntroductionState.BOTH_AGREED: "both agreed",
        IntroductionState.MADE: "made",
        IntroductionState.DECLINED: "declined",
        IntroductionState.DROPPED: "dropped",
        IntroductionState.HAPPENED: "happened",
    }
)
_ENDS = frozenset({IntroductionState.DECLINED, IntroductionState.DROPPED})
NEXT: Mapping[IntroductionState, frozenset[IntroductionState]] = MappingProxyType(
    {
        IntroductionState.IDEA: frozenset({IntroductionState.ASKED_A, IntroductionState.ASKED_B}) | _ENDS,
        IntroductionState.ASKED_A: frozenset({IntroductionState.ASKED_B, IntroductionState.BOTH_AGREED}) | _ENDS,
        IntroductionState.ASKED_B: frozenset({IntroductionState.ASKED_A, IntroductionState.BOTH_AGREED}) | _ENDS,
        IntroductionState.BOTH_AGREED: frozenset({IntroductionState.MADE}) | _ENDS,
        IntroductionState.MADE: frozenset({IntroductionState.HAPPENED, IntroductionState.DROPPED}),
        IntroductionState.DECLINED: frozenset({IntroductionState.IDEA}),
        IntroductionState.DROPPED: frozenset({IntroductionState.IDEA}),
        IntroductionState.HAPPENED: frozenset(),
    }
)
"""What may follow a state; an introduction is never made before both agreed."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """An introduction as kept: who asks, who is asked for, and why each of them would want it."""

    id: int
    uid: str
    asker_id: PersonId
    asked_for_id: PersonId
    purpose: str
    asker_reason: str
    asked_for_reason: str
    state: IntroductionState
    declined_by: str
    due_on: date | None
    created_on: date
    updated_at: str


@dataclass(frozen=True, slots=True)
class IntroductionStep:
    """One step an introduction took, on a day."""

    id: int
    introduction_id: int
    state: IntroductionState
    day: date
    words: str
    interaction_id: int | None


@dataclass(frozen=True, slots=True)
class WayInto:
    """The question who could introduce the owner to somebody at an organisation."""

    organisation: str


@dataclass(frozen=True, slots=True)
class MeetingFor:
    """The question whom a person should meet."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two people, as a text speaks of them: first name, whole name, and "I met …", empty when unknown."""

    short_name: str
    name: str
    spoken: str


@dataclass(frozen=True, slots=True)
class IntroductionTexts:
    """The texts to copy: to each of the two beforehand, and to both when they agreed. Nothing is sent."""

    to_asker: str
    to_asked_for: str
    to_both: str


def check_step(before: IntroductionState, after: IntroductionState) -> None:
    """Raises Refusal when a state can't follow another, naming what can."""
    if after in NEXT[before]:
        return
    possible = ", ".join(sorted(STATE_WORDS[state] for state in NEXT[before]))
    raise Refusal(
        f"From “{STATE_WORDS[before]}” an introduction cannot become “{STATE_WORDS[after]}”. "
        + (f"It can become: {possible}." if possible else "It is finished; judge how it went."),
        field="state",
    )


def check_pair(asker: PersonId, asked_for: PersonId) -> None:
    """Raises Refusal for somebody introduced to themselves."""
    if asker == asked_for:
        raise Refusal("Nobody is introduced to themselves. Choose two people.", field="asked_for")


def introduction_texts(
    asker: Side, asked_for: Side, purpose: str, asker_reason: str = "", asked_for_reason: str = ""
) -> IntroductionTexts:
    """The three texts, made from how the owner knows both and why they should meet."""
    reason = f"What I have in mind: {purpose}" if purpose else ""
    to_asked_for = _joined(
        f"Hi {asked_for.short_name}, may I introduce you to {asker.name}?",
        asker.spoken,
        reason,
        asked_for_reason,
        "If now is not the time, a no is fine and stays between us.",
    )
    to_asker = _joined(
        f"Hi {asker.short_name}, I could introduce you to {asked_for.name}.",
        asked_for.spoken,
        reason,
        asker_reason,
        f"Shall I ask {asked_for.short_name}?",
    )
    meet = f"{asker.short_name}, meet {asked_for.short_name}; {asked_for.short_name}, meet {asker.short_name}."
    story = _joined(asker.spoken, asked_for.spoken, reason)
    to_both = "\n\n".join(part for part in (meet, story, "I leave the rest to you two.") if part)
    return IntroductionTexts(to_asker, to_asked_for, to_both)


def _joined(*sentences: str) -> str:
    return " ".join(_sentence(sentence) for sentence in sentences if sentence)


def _sentence(text: str) -> str:
    line = " ".join(text.split())
    begun = line[:1].upper() + line[1:]
    return begun if begun.endswith((".", "!", "?", ".”")) else f"{begun}."
