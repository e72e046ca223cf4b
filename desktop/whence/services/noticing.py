"""What shows itself after deciding: requests soon after accepting, and steps on the network an archive confirms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from whence.domain.dates import day_number
from whence.domain.evidence import STRANGER, Approach, Sender, Stage, gather
from whence.domain.notes import SignalCode
from whence.domain.red_flags import SOON_DAYS, flag_words
from whence.services.own_records import owner_profile
from whence.services.phrasebooks import phrasebook
from whence.services.work import Work
from whence.storage import desk
from whence.storage.store import Store

_LOOKED_BACK_DAYS = 3650


def notice_after(handler: Callable[[Any, Work], Any]) -> Callable[[Any, Work], Any]:
    """A handler after which new messages are looked at, within the same change."""

    @wraps(handler)
    def handle(command: Any, work: Work) -> Any:
        value = handler(command, work)
        raise_red_flags(work.store, work.today)
        return value

    return handle


def raise_red_flags(store: Store, today: date) -> int:
    """Raise a flag for each first message within 72 hours of accepting that asks for something; gives how many."""
    found = desk.first_messages_after(store, day_number(today) - _LOOKED_BACK_DAYS)
    soon = [row for row in found if 0 <= row[3] - row[4] <= SOON_DAYS]
    if not soon:
        return 0
    profile, phrases, raised = owner_profile(store), phrasebook(), 0
    for person, interaction, text, day, accepted, name, headline in soon:
        hours = float((day - accepted) * 24)
        approach = Approach(Sender(name, headline), text, Stage.AFTER_ACCEPT, hours_after_accept=hours)
        evidence = gather(approach, profile, phrases, standing=STRANGER)
        what = flag_words(code for code in (*evidence.asks, *_fraud(evidence.codes)))
        if what:
            desk.raise_red_flag(store, person, interaction, what, None, today)
            raised += 1
    return raised


def _fraud(codes: frozenset[SignalCode]) -> list[SignalCode]:
    return [code for code in (SignalCode.SCAM, SignalCode.REPITCH) if code in codes]
