"""What an archive of the network says about a step that was decided here: done there, still open, or the contrary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

WINDOW_DAYS: Final = 150
"""Days before the export that a list of invitations reaches back at least (five months, measured in archives)."""


class Step(StrEnum):
    """What is to be done on the network by hand; LEAVE is nothing, kept only while an archive shows the contrary."""

    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    REMOVE = "remove"
    LEAVE = "leave"


class Finding(StrEnum):
    """What an archive shows of a step."""

    CONFIRMED = "confirmed"
    STILL_LISTED = "still_listed"
    NOT_CONNECTED = "not_connected"
    NOT_TOLD = "not_told"
    CONTRADICTED = "contradicted"


class ArchiveAnswer(StrEnum):
    """What the owner says where an archive shows the contrary of a decision."""

    KEPT = "kept"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class Shown:
    """One archive as far as it concerns one step.

    `is_connected` is None without a list of connections; `is_listed` is None where the list of invitations is
    missing, or does not reach back to the day of the invitation.
    """

    exported_on: date
    is_connected: bool | None
    is_listed: bool | None = None


def finding_of(step: Step, decided_on: date, shown: Shown, answer: str = "") -> Finding | None:
    """What an archive says about a step; None when it was exported before the decision and so says nothing.

    Absence proves something only in a list that is there and was exported after the day of the decision.
    """
    if step is Step.ACCEPT:
        return _acceptance(decided_on, shown)
    if shown.exported_on <= decided_on:
        return None
    if step is Step.REMOVE or answer == ArchiveAnswer.KEPT:
        return _removal(shown)
    return Finding.CONTRADICTED if shown.is_connected else _refusal(step, shown)


def reaches_back_to(sent_on: date | None, exported_on: date, earliest_listed: date | None) -> bool:
    """Whether a list of invitations, which holds those of the last months, would hold one sent on a day."""
    if sent_on is None:
        return False
    usual = exported_on - timedelta(days=WINDOW_DAYS)
    return sent_on >= min(usual, earliest_listed or usual)


def _acceptance(decided_on: date, shown: Shown) -> Finding | None:
    if shown.is_connected and shown.exported_on >= decided_on:
        return Finding.CONFIRMED
    if shown.exported_on <= decided_on:
        return None
    return Finding.NOT_TOLD if shown.is_connected is None else Finding.NOT_CONNECTED


def _refusal(step: Step, shown: Shown) -> Finding | None:
    if step is Step.LEAVE:
        return None
    if shown.is_listed:
        return Finding.STILL_LISTED
    is_told = shown.is_listed is not None and shown.is_connected is not None
    return Finding.CONFIRMED if is_told else Finding.NOT_TOLD


def _removal(shown: Shown) -> Finding:
    if shown.is_connected is None:
        return Finding.NOT_TOLD
    return Finding.STILL_LISTED if shown.is_connected else Finding.CONFIRMED
