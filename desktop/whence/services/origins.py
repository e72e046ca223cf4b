"""Recording how people are known: events and origins."""

from __future__ import annotations

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.domain.events import EventId, series_of
from whence.domain.identifiers import new_uid
from whence.domain.people import clean_line, clean_text
from whence.services.commands import interactions as commands
from whence.services.work import Work
from whence.storage import events

LONGEST_EVENT = 200


def add_event(command: commands.AddEvent, work: Work) -> EventId:
    """Gives the new event. Raises Refusal for a name that can't be kept and for an end before the start."""
    name = _event_name(command.name)
    _refuse_backwards(command.starts_on, command.ends_on)
    return events.add_event(
        work.store,
        uid=new_uid(),
        name=name,
        kind=command.kind,
        place=clean_line(command.place),
        starts_on=command.starts_on,
        ends_on=command.ends_on,
        series=series_of(name),
        created_at=work.stamp,
    )


def edit_event(command: commands.EditEvent, work: Work) -> None:
    """Raises Refusal when it is gone, for a name that can't be kept, and for an end before the start."""
    kept = events.event(work.store, command.event)
    if kept is None:
        raise Refusal("This event is not in the journal any more.")
    changed: dict[str, object] = {
        name: value for name in ("starts_on", "ends_on") if (value := getattr(command, name)) is not None
    }
    _refuse_backwards(command.starts_on or kept.starts_on, command.ends_on or kept.ends_on)
    if command.name is not None:
        changed |= {"name": _event_name(command.name), "series": series_of(command.name)}
    if command.place is not None:
        changed["place"] = clean_line(command.place)
    if command.words is not None:
        changed["words"] = clean_text(command.words).strip()
    if changed:
        events.amend_event(work.store, command.event, **changed)


def set_origin(command: commands.SetOrigin, work: Work) -> int:
    """Gives the origin. Raises Refusal for one that says nothing, and for somebody introduced by themselves."""
    work.person(command.person)
    _refuse_empty(command)
    is_first = command.is_first
    if command.origin is None and is_first is None:
        is_first = not events.origins(work.store, command.person)
    if is_first:
        events.unmark_first(work.store, command.person)
    columns: dict[str, object] = {
        "event_id": _event_of(command, work),
        "place": clean_line(command.place),
        "day": command.day,
        "introducer_id": None if command.introducer is None else work.person(command.introducer).id,
        "words": clean_text(command.words).strip(),
        "evidence": clean_text(command.evidence).strip(),
    }
    if is_first is not None:
        columns["is_first"] = is_first
    if command.origin is not None:
        events.amend_origin(work.store, command.origin, **columns)
        return command.origin
    return events.add_origin(work.store, person_id=command.person, created_at=work.stamp, **columns)


def delete_origin(command: commands.DeleteOrigin, work: Work) -> None:
    """The next origin becomes the first when the first one is deleted."""
    events.delete_origin(work.store, command.origin)
    left = events.origins(work.store, command.person)
    if left and not any(origin.is_first for origin in left):
        events.amend_origin(work.store, left[0].id, is_first=True)


def _event_of(command: commands.SetOrigin, work: Work) -> int | None:
    if command.event is not None or not command.new_event.strip():
        return command.event
    return add_event(commands.AddEvent(command.new_event, starts_on=command.day), work)


def _refuse_empty(command: commands.SetOrigin) -> None:
    says = (command.event, command.new_event.strip(), command.place.strip(), command.introducer, command.words.strip())
    if not any(says) and not command.day.is_known:
        raise Refusal("Say at least one thing: an event, a place, a day, who introduced you, or a few words.")
    if command.introducer == command.person:
        raise Refusal("Nobody is introduced by themselves. Choose another introducer.", field="introducer")


def _event_name(name: str) -> str:
    cleaned = clean_line(name)
    if not any(character.isalnum() for character in cleaned) or len(cleaned) > LONGEST_EVENT:
        raise Refusal(f"An event has a name with a letter and at most {LONGEST_EVENT} characters.", field="name")
    return cleaned


def _refuse_backwards(starts_on: Day, ends_on: Day) -> None:
    if starts_on.start is not None and ends_on.end is not None and ends_on.end < starts_on.start:
        raise Refusal("It can't end before it begins. Change one of the two days.", field="ends_on")


def introducer_of(work: Work, person: PersonId) -> PersonId | None:
    """Through whom a person was met, by the first origin that says so."""
    return next((o.introducer_id for o in events.origins(work.store, person) if o.introducer_id is not None), None)
