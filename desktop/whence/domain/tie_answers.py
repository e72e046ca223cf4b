"""What an answer in the review does to a tie: how long silence is not asked about again.

Keeping doubles the interval each time in a row; a snooze does not count towards it; a planned message comes back if
nothing was recorded; and any counted contact after the decision makes a fresh start. Days are day numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from whence.domain.decisions import Verdict
from whence.domain.tie_flags import Flag
from whence.domain.tie_settings import TieSettings
from whence.domain.ties import Category

DAYS_PER_WEEK = 7
REACH_OUT_WEEKS = 4
SNOOZE_WEEKS = (1, 4, 13, 104)
LONG_SNOOZE_WEEKS = 104
SHORT_SNOOZES_ALLOWED = 2


@dataclass(frozen=True, slots=True)
class TieDecision:
    """An answer given about a tie on `day`.

    until: the first day on which it may come back, as it was shown on the button; None for answers without one.
    planned_on: for reaching out, the day meant for writing.
    """

    day: int
    verdict: Verdict
    until: int | None = None
    planned_on: int | None = None

    @property
    def weeks(self) -> int:
        """The whole weeks until it may come back; 0 for answers without a day."""
        return 0 if self.until is None else (self.until - self.day) // DAYS_PER_WEEK


@dataclass(frozen=True, slots=True)
class BackOff:
    """What the decisions since the last contact amount to.

    suppressed_until: the first day on which silence may be asked about again.
    keep_streak, kept_weeks: how many times in a row the tie was kept, and the interval last given.
    short_snoozes: how many snoozes shorter than two years came last, one after another.
    planned_on, reminder_on: the day meant for a message, and the day it is asked about when nothing was recorded.
    is_for_good: kept for good, which contact does not end and only a later plain keep does.
    is_decided: whether anything was decided since the last contact.
    """

    suppressed_until: int | None = None
    keep_streak: int = 0
    kept_weeks: int = 0
    short_snoozes: int = 0
    planned_on: int | None = None
    reminder_on: int | None = None
    is_for_good: bool = False
    is_decided: bool = False

    @property
    def label(self) -> Category | None:
        """The owner's word that the decisions amount to, when they do."""
        return Category.KEEP_ALWAYS if self.is_for_good else None

    @property
    def must_be_asked_to_decide(self) -> bool:
        """Whether one more short snooze would be the third in a row."""
        return self.short_snoozes >= SHORT_SNOOZES_ALLOWED


def back_off(decisions: Iterable[TieDecision], last_contact: int | None) -> BackOff:
    """What the decisions, oldest first, amount to when the last counted contact was on the day `last_contact`.

    Contact on the day of a decision counts as contact after it.
    """
    state = BackOff()
    for decision in decisions:
        is_since_contact = last_contact is None or decision.day > last_contact
        if is_since_contact:
            state = _after(state, decision)
        elif decision.verdict in (Verdict.KEEP, Verdict.KEEP_FOR_GOOD):
            state = BackOff(is_for_good=decision.verdict is Verdict.KEEP_FOR_GOOD)
    return state


def keep_weeks(state: BackOff, quiet_ties: int, settings: TieSettings) -> int:
    """The weeks that keeping now gives, when `quiet_ties` are weak, dormant or never in contact, due or not.

    The base is stretched so that all of them can be gone through once before anything comes back; it doubles with
    each keep in a row up to the cap, and is never shorter than the interval given before.
    """
    base = max(settings.keep_base_weeks, -(-quiet_ties // settings.weekly_budget))
    longest = max(settings.keep_cap_weeks, base)
    doubled = base
    for _ in range(state.keep_streak):
        doubled = min(doubled * 2, longest)
    return max(doubled, state.kept_weeks)


def keep(state: BackOff, today: int, quiet_ties: int, settings: TieSettings) -> TieDecision:
    """The answer Keep, with the day it comes back."""
    return TieDecision(today, Verdict.KEEP, today + keep_weeks(state, quiet_ties, settings) * DAYS_PER_WEEK)


def keep_for_good(today: int) -> TieDecision:
    """The answer Keep for good: from now on only red flags and reminders."""
    return TieDecision(today, Verdict.KEEP_FOR_GOOD)


def snooze(today: int, weeks: int) -> TieDecision:
    """The answer Snooze. `weeks` is one of `SNOOZE_WEEKS`; raises ValueError for another number."""
    if weeks not in SNOOZE_WEEKS:
        raise ValueError(f"not a snooze: {weeks} weeks")
    return TieDecision(today, Verdict.SNOOZE, today + weeks * DAYS_PER_WEEK)


def reach_out(today: int, on: int | None = None) -> TieDecision:
    """The answer Reach out: asked about on the day meant for writing, or after four weeks when none was named.

    A day not after `today` counts as none.
    """
    if on is not None and on > today:
        return TieDecision(today, Verdict.REACH_OUT, on, planned_on=on)
    return TieDecision(today, Verdict.REACH_OUT, today + REACH_OUT_WEEKS * DAYS_PER_WEEK, planned_on=today)


@dataclass(frozen=True, slots=True)
class KeepRate:
    """How often ties shown for one flag were kept: the first thing to look at when a limit seems wrong."""

    kept: int
    answered: int

    @property
    def share(self) -> float:
        """Kept of answered, 0 to 1; 0 when nothing was answered."""
        return self.kept / self.answered if self.answered else 0.0


def keep_rates(answers: Sequence[tuple[Flag, Verdict]]) -> dict[Flag, KeepRate]:
    """For every flag that was answered, how often the answer was to keep. Snoozes are no answers."""
    verdicts = [(flag, verdict) for flag, verdict in answers if verdict is not Verdict.SNOOZE]
    answered = Counter(flag for flag, _ in verdicts)
    kept = Counter(flag for flag, verdict in verdicts if verdict in (Verdict.KEEP, Verdict.KEEP_FOR_GOOD))
    return {flag: KeepRate(kept[flag], answered[flag]) for flag in Flag if answered[flag]}


def _after(state: BackOff, decision: TieDecision) -> BackOff:
    match decision.verdict:
        case Verdict.KEEP:
            return BackOff(decision.until, state.keep_streak + 1, decision.weeks, is_decided=True)
        case Verdict.KEEP_FOR_GOOD:
            return BackOff(is_for_good=True, is_decided=True)
        case Verdict.SNOOZE:
            is_short = decision.weeks < LONG_SNOOZE_WEEKS
            return replace(
                _answered(state, decision),
                short_snoozes=state.short_snoozes + 1 if is_short else 0,
                reminder_on=None if state.reminder_on is None else decision.until,
                planned_on=state.planned_on,
            )
        case Verdict.REACH_OUT:
            return replace(_answered(state, decision), reminder_on=decision.until, planned_on=decision.planned_on)
    return state


def _answered(state: BackOff, decision: TieDecision) -> BackOff:
    """The streak of keeps lives on; snoozes and plans begin anew."""
    return replace(
        state, suppressed_until=decision.until, short_snoozes=0, planned_on=None, reminder_on=None, is_decided=True
    )
