"""Logging interactions and promises, and changing them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from whence.domain.changes import PersonId
from whence.domain.dates import Day, Precision, day_number
from whence.domain.errors import Refusal
from whence.domain.follow_ups import FollowUpState
from whence.domain.interactions import Interaction
from whence.domain.people import clean_text
from whence.services.commands import interactions as commands
from whence.services.work import Work
from whence.storage import follow_ups, interactions

LONGEST_LINE = 100_000
MOST_MINUTES = 7 * 24 * 60


def log_interaction(command: commands.LogInteraction, work: Work) -> int:
    """Gives the new interaction. Raises Refusal without people, and for a line or duration beyond all bounds."""
    if not command.people:
        raise Refusal("Say with whom: an interaction needs at least one person.", field="people")
    present = [work.person(person).id for person in dict.fromkeys(command.people)]
    lines = [_line(line) for line in command.lines[: len(present)]]
    lines += [""] * (len(present) - len(lines))
    return interactions.add_interaction(
        work.store,
        list(zip(present, lines, strict=True)),
        **_when(command.day),
        channel=command.channel,
        direction=command.direction,
        line=_line(command.line),
        minutes=_minutes(command.minutes),
        event_id=command.event,
        created_at=work.stamp,
    )


def edit_interaction(command: commands.EditInteraction, work: Work) -> None:
    """Raises Refusal when it is gone, when nobody would be left, and for a line beyond all bounds."""
    _present(work, command.interaction)
    changed: dict[str, object] = {} if command.day is None else dict(_when(command.day))
    if command.channel is not None:
        changed["channel"] = command.channel
    if command.direction is not None:
        changed["direction"] = command.direction
    if command.line is not None:
        changed["line"] = _line(command.line)
    if command.minutes is not None:
        changed["minutes"] = _minutes(command.minutes)
    if changed:
        interactions.amend_interaction(work.store, command.interaction, **changed)
    if command.people is not None:
        _set_people(work, command.interaction, command.people)


def delete_interaction(command: commands.DeleteInteraction, work: Work) -> None:
    """Raises Refusal when it is gone already."""
    _present(work, command.interaction)
    interactions.delete_interaction(work.store, command.interaction)


def add_follow_up(command: commands.AddFollowUp, work: Work) -> int:
    """Gives the new follow-up. Raises Refusal for a day that has passed."""
    _refuse_past(command.due_on, work.today)
    return follow_ups.add_follow_up(
        work.store,
        person_id=work.person(command.person).id,
        words=clean_text(command.words).strip(),
        due_on=command.due_on,
        event_id=command.event,
        created_at=work.stamp,
    )


def close_follow_up(command: commands.CloseFollowUp, work: Work) -> None:
    """Raises Refusal when it is gone."""
    if follow_ups.follow_up(work.store, command.follow_up) is None:
        raise Refusal("This follow-up is not in the journal any more.")
    closed_on = None if command.state is FollowUpState.OPEN else work.today
    follow_ups.amend_follow_up(work.store, command.follow_up, state=command.state, closed_on=closed_on)


def move_follow_up(command: commands.MoveFollowUp, work: Work) -> None:
    """Raises Refusal when it is gone, and for a day that has passed."""
    kept = follow_ups.follow_up(work.store, command.follow_up)
    if kept is None:
        raise Refusal("This follow-up is not in the journal any more.")
    _refuse_past(command.due_on, work.today)
    moves = [*kept.moves, kept.due_on.isoformat()]
    follow_ups.amend_follow_up(
        work.store, kept.id, due_on=command.due_on, moves=moves, state=FollowUpState.OPEN, closed_on=None
    )


def _set_people(work: Work, interaction: int, wanted: Sequence[PersonId]) -> None:
    if not wanted:
        raise Refusal("Somebody must have taken part. Delete the interaction instead.", field="people")
    present = {person for person, _ in interactions.participants(work.store, interaction)}
    for person in wanted:
        interactions.join(work.store, interaction, work.person(person).id)
    for person in present - set(wanted):
        interactions.leave(work.store, interaction, person)


def _present(work: Work, interaction: int) -> Interaction:
    found = interactions.interaction(work.store, interaction)
    if found is None:
        raise Refusal("This interaction is not in the journal any more.")
    return found


def _when(day: Day) -> dict[str, object]:
    if day.start is None:
        return {"day": None, "precision": Precision.UNKNOWN}
    return {"day": day_number(day.start), "precision": day.precision}


def _line(text: str) -> str:
    cleaned = clean_text(text).strip()
    if len(cleaned) > LONGEST_LINE:
        raise Refusal(f"A line can have {LONGEST_LINE:,} characters; this one has {len(cleaned):,}.", field="line")
    return cleaned


def _minutes(minutes: int | None) -> int | None:
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        raise Refusal(f"A duration is between 0 and {MOST_MINUTES:,} minutes.", field="minutes")
    return minutes


def _refuse_past(day: date, today: date) -> None:
    if day < today:
        raise Refusal(f"{Day.on(day).words} has passed. Choose today or a later day.", field="due_on")
