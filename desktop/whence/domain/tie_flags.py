"""Flags: why a tie is due for a look, each of them one sentence and one day.

Every flag has a day from which it holds. Unless something happens or is decided, it then stays: so a tie is due from
the earliest of these days, and that day can be stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from whence.domain.ties import Category, Tie


class Flag(StrEnum):
    """Why a tie is due, the most telling first."""

    RED_FLAG = "red_flag"
    REMINDER = "reminder"
    NEVER = "never"
    MET_ONCE = "met_once"
    DORMANT = "dormant"
    FADING = "fading"
    SILENT_WEAK = "silent_weak"


FLAGS_OF_SILENCE = frozenset({Flag.NEVER, Flag.MET_ONCE, Flag.DORMANT, Flag.FADING, Flag.SILENT_WEAK})
"""The flags that only say nothing has happened; decisions and the owner's own word hold them back."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known about a tie besides the contact. Days are day numbers.

    known_on: the day of connecting; else of the first origin; else the day the person was added.
    met_on: the day of the meeting that is the origin, unless that is only their claim.
    label: the owner's own word for the tie.
    red_flag_on: the day of something that happened after accepting and is not yet answered.
    reminder_on: the day the owner asked to be reminded, or after which a planned message is asked about.
    suppressed_until: the first day on which silence may be asked about again, after a decision.
    """

    known_on: int
    met_on: int | None = None
    label: Category | None = None
    red_flag_on: int | None = None
    reminder_on: int | None = None
    suppressed_until: int | None = None


def is_met_once(tie: Tie, standing: Standing) -> bool:
    """Whether the only counted day is the meeting by which the person is known."""
    return tie.n_days == 1 and tie.first_day == standing.met_on


def due_dates(tie: Tie, standing: Standing) -> dict[Flag, int]:
    """The day from which each applicable flag holds, the most telling flag first."""
    dates: dict[Flag, int] = {}
    if standing.red_flag_on is not None:
        dates[Flag.RED_FLAG] = standing.red_flag_on
    if standing.reminder_on is not None:
        dates[Flag.REMINDER] = standing.reminder_on
    if standing.label is None:
        silence = silence_dates(tie, standing)
        held_back_until = standing.suppressed_until
        if held_back_until is not None:
            silence = {flag: max(day, held_back_until) for flag, day in silence.items()}
        dates.update(silence)
    return dates


def silence_dates(tie: Tie, standing: Standing) -> dict[Flag, int]:
    """The day from which each flag of silence holds by the contact alone, before labels and decisions."""
    settings, last_day, weak_from = tie.settings, tie.last_day, tie.weak_from
    if last_day is None or weak_from is None:
        return {Flag.NEVER: standing.known_on + settings.never_days}
    dates = {}
    if is_met_once(tie, standing):
        dates[Flag.MET_ONCE] = last_day + settings.never_days
    dates[Flag.DORMANT] = last_day + settings.dormant_days
    fading = fading_from(tie)
    if fading is not None:
        dates[Flag.FADING] = fading
    dates[Flag.SILENT_WEAK] = max(weak_from, last_day + settings.silent_days)
    return dates


def fading_from(tie: Tie) -> int | None:
    """The day from which the silence is long by the tie's own rhythm (Navarro et al. 2017); None without a rhythm."""
    settings = tie.settings
    has_rhythm = settings.is_fading_asked and tie.n_days >= settings.rhythm_min_contacts
    if not has_rhythm or tie.last_day is None or tie.median_gap is None:
        return None
    return tie.last_day + max(ceil(settings.rhythm_multiple * tie.median_gap), settings.rhythm_min_days)


def flags_on(day: int, tie: Tie, standing: Standing) -> tuple[Flag, ...]:
    """The flags that hold on `day`, the most telling first."""
    return tuple(flag for flag, due in due_dates(tie, standing).items() if due <= day)


def due_on(tie: Tie, standing: Standing) -> int | None:
    """The first day on which any flag holds; None when none ever will without something happening."""
    return min(due_dates(tie, standing).values(), default=None)
