"""What the introduction screen says: steps as buttons, states as rows, outcomes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from whence.domain.dates import Day
from whence.domain.introductions import NEXT, Introduction, IntroductionState, IntroductionStep
from whence.domain.readiness import Readiness
from whence.ui.models.row_faces import RowChip, RowFace
from whence.ui.tones import Tone
from whence.ui.translation import QT_TRANSLATE_NOOP

State = IntroductionState

_STEPS: dict[State, tuple[str, str]] = {
    State.ASKED_A: (QT_TRANSLATE_NOOP("Introductions", "I asked {asker}"), "speech"),
    State.ASKED_B: (QT_TRANSLATE_NOOP("Introductions", "I asked {asked_for}"), "speech"),
    State.BOTH_AGREED: (QT_TRANSLATE_NOOP("Introductions", "Both agreed"), "circle-check"),
    State.MADE: (QT_TRANSLATE_NOOP("Introductions", "I introduced them"), "introduction"),
    State.HAPPENED: (QT_TRANSLATE_NOOP("Introductions", "They have met"), "handshake"),
    State.IDEA: (QT_TRANSLATE_NOOP("Introductions", "Take it up again"), "undo"),
    State.DROPPED: (QT_TRANSLATE_NOOP("Introductions", "Drop it"), "cross"),
}
_STATES: dict[State, str] = {
    State.IDEA: QT_TRANSLATE_NOOP("Introductions", "an idea"),
    State.ASKED_A: QT_TRANSLATE_NOOP("Introductions", "first person asked"),
    State.ASKED_B: QT_TRANSLATE_NOOP("Introductions", "second person asked"),
    State.BOTH_AGREED: QT_TRANSLATE_NOOP("Introductions", "both agreed"),
    State.MADE: QT_TRANSLATE_NOOP("Introductions", "made"),
    State.DECLINED: QT_TRANSLATE_NOOP("Introductions", "declined"),
    State.DROPPED: QT_TRANSLATE_NOOP("Introductions", "dropped"),
    State.HAPPENED: QT_TRANSLATE_NOOP("Introductions", "happened"),
}
READINESS: dict[Readiness, str] = {
    Readiness.READY: QT_TRANSLATE_NOOP("Introductions", "ready"),
    Readiness.WARM_UP: QT_TRANSLATE_NOOP("Introductions", "warm up first"),
    Readiness.DONT: QT_TRANSLATE_NOOP("Introductions", "don't"),
    Readiness.CANT_TELL: QT_TRANSLATE_NOOP("Introductions", "can't tell"),
}
_ASKING = frozenset({State.ASKED_A, State.ASKED_B})
_DECLINED = QT_TRANSLATE_NOOP("Introductions", "{name} said no")
OUTCOMES: dict[str, tuple[str, str, Tone]] = {
    "good": (QT_TRANSLATE_NOOP("Introductions", "Went well"), "circle-check", Tone.OK),
    "mixed": (QT_TRANSLATE_NOOP("Introductions", "Mixed"), "nearly", Tone.WARN),
    "bad": (QT_TRANSLATE_NOOP("Introductions", "Went badly"), "circle-cross", Tone.DANGER),
    "cant_tell": (QT_TRANSLATE_NOOP("Introductions", "Can't tell"), "question", Tone.NEUTRAL),
}
_STATE_TONES = {State.BOTH_AGREED: Tone.OK, State.MADE: Tone.OK, State.HAPPENED: Tone.OK, State.DECLINED: Tone.WARN}


@dataclass(frozen=True, slots=True)
class StepOffer:
    """A step that may follow, as a button: `declined_by` says who said no."""

    state: State
    words: str
    icon_name: str
    declined_by: str = ""


@dataclass(frozen=True, slots=True)
class IntroductionRow:
    """An introduction in the list: who is introduced to whom, and where it stands."""

    kept: Introduction
    asker: str
    asked_for: str
    is_due: bool


def translated(text: str) -> str:
    """A sentence of the tables above in the language of the window."""
    return QCoreApplication.translate("Introductions", text)


def offers(state: State, asker: str, asked_for: str, asked: Collection[State] = ()) -> Sequence[StepOffer]:
    """The steps that may follow a state, the likely ones first; a no is said of one of the two.

    `asked` are the states it was in since it was last an idea: nobody has to be asked twice.
    """
    found: list[StepOffer] = []
    for step, (words, icon_name) in _STEPS.items():
        if step in NEXT[state] and not (step in _ASKING and step in asked):
            found.append(StepOffer(step, translated(words).format(asker=asker, asked_for=asked_for), icon_name))
    if State.DECLINED in NEXT[state]:
        place = next((at for at, one in enumerate(found) if one.state is State.DROPPED), len(found))
        found[place:place] = [
            StepOffer(State.DECLINED, translated(_DECLINED).format(name=name), "circle-cross", name)
            for name in (asker, asked_for)
        ]
    return found


def since_idea(steps: Sequence[IntroductionStep]) -> tuple[State, ...]:
    """The states an introduction was in since it was begun, or taken up again; `steps` in their order."""
    states = tuple(step.state for step in steps)
    begun = max((place for place, state in enumerate(states) if state is State.IDEA), default=0)
    return states[begun:]


def state_words(kept: Introduction, asker: str, asked_for: str) -> str:
    """Where an introduction stands, with the names of those it is about."""
    match kept.state:
        case State.ASKED_A:
            return QCoreApplication.translate("Introductions", "{name} asked").format(name=asker)
        case State.ASKED_B:
            return QCoreApplication.translate("Introductions", "{name} asked").format(name=asked_for)
        case State.DECLINED if kept.declined_by:
            return translated(_DECLINED).format(name=kept.declined_by)
    return state_name(kept.state)


def state_name(state: State) -> str:
    """What a state is called."""
    return translated(_STATES[state])


def state_tone(state: State) -> Tone:
    """The colour of a state's chip."""
    return _STATE_TONES.get(state, Tone.NEUTRAL)


def face_of(row: IntroductionRow) -> RowFace:
    """The row of an introduction."""
    title = QCoreApplication.translate("Introductions", "{asker} to {asked_for}")
    state = state_words(row.kept, row.asker.split(" ")[0], row.asked_for.split(" ")[0])
    chips = (RowChip(QCoreApplication.translate("Introductions", "due"), "bell", Tone.WARN),) if row.is_due else ()
    return RowFace(
        title.format(asker=row.asker, asked_for=row.asked_for),
        " · ".join(part for part in (state, Day.on(row.kept.created_on).words, row.kept.purpose) if part),
        name=row.asker,
        chips=chips,
    )
