"""Why a tie is looked at now, as one sentence that is true."""

from __future__ import annotations

from whence.domain.dates import Day, day_number
from whence.domain.people import Person
from whence.domain.tie_answers import BackOff
from whence.domain.tie_flags import Flag
from whence.domain.tie_sentences import Occasion, flag_sentence
from whence.storage import events, standings
from whence.storage.store import Store
from whence.storage.ties import KeptTie


def why_now(store: Store, person: Person, flag: Flag, kept: KeptTie, given: BackOff, today: int) -> str:
    """The sentence of the flag a tie is due for."""
    if flag is Flag.RED_FLAG:
        return _happened(store, person)
    has_plan = flag is Flag.REMINDER and given.reminder_on is not None and given.reminder_on <= today
    occasion = Occasion(
        name=person.short_name,
        is_connected=kept.connected_on is not None,
        has_origin=bool(events.origins(store, person.id)),
        event=_meeting(store, person, kept),
        planned_on=given.planned_on if has_plan else None,
    )
    return flag_sentence(flag, occasion, kept.tie, kept.standing, today)


def _happened(store: Store, person: Person) -> str:
    flags = standings.open_red_flags(store, person.id)
    if not flags:
        return f"Something happened after you accepted {person.short_name}."
    return flags[0].told_of(person.short_name)


def _meeting(store: Store, person: Person, kept: KeptTie) -> str:
    """The event or place of the meeting on the first day, as it follows "at"."""
    for origin in events.origins(store, person.id):
        event = events.event(store, origin.event_id) if origin.event_id is not None else None
        day: Day = origin.day if origin.day.is_known or event is None else event.starts_on
        if day.start is not None and day_number(day.start) == kept.tie.first_day:
            return event.name if event is not None else ""
    return ""
