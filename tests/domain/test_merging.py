"""What two values of one person come to: no word lost, no state invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.domain.changes import PersonId
from whence.domain.connections import Connection, ConnectionState
from whence.domain.dates import UNKNOWN_DAY, Day
from whence.domain.merging import (
    Choice,
    MergedField,
    MergeField,
    chosen,
    combined_connection,
    joined,
    most_visible,
    usual_choice,
)
from whence.domain.people import Shelf

WORDS = st.text(st.sampled_from("ab ;"), max_size=12).map(str.strip)
DATES = st.none() | st.dates(date(2015, 1, 1), date(2026, 1, 1))
ENDED = (ConnectionState.REMOVED_BY_YOU, ConnectionState.REMOVED_BY_THEM, ConnectionState.GONE)


@st.composite
def connections(draw: st.DrawFn) -> Connection:
    connected = draw(DATES)
    return Connection(
        draw(st.integers(1, 9)),
        PersonId(draw(st.integers(1, 9))),
        "linkedin",
        draw(st.sampled_from(ConnectionState)),
        Day.on(connected) if connected else UNKNOWN_DAY,
        UNKNOWN_DAY,
        draw(DATES),
        draw(DATES),
        draw(DATES),
        draw(st.sampled_from(("", "unknown"))),
        draw(st.sampled_from(("entry", "archive"))),
    )


@given(WORDS, WORDS)
def test_joining_loses_no_word_and_repeats_nothing(first: str, second: str) -> None:
    both = joined(first, second)
    assert first in both
    assert second in both
    assert joined(both, second) == both


@given(st.sampled_from(MergeField), WORDS, WORDS)
def test_the_usual_choice_never_empties_a_field(field: MergeField, kept: str, taken: str) -> None:
    choice = usual_choice(field, kept, taken)
    assert bool(chosen(choice, kept, taken)) == bool(kept or taken)
    assert MergedField(field, kept, taken, choice).outcome == chosen(choice, kept, taken)


@given(connections(), connections())
def test_two_connections_reach_over_the_days_of_both(kept: Connection, taken: Connection) -> None:
    together = combined_connection(kept, taken)
    assert (together.id, together.person_id) == (kept.id, kept.person_id)
    assert together.state in (kept.state, taken.state)
    states = {kept.state, taken.state}
    assert (together.state is ConnectionState.CONNECTED) == (ConnectionState.CONNECTED in states)
    first_days = [one.first_seen_on for one in (kept, taken) if one.first_seen_on]
    assert together.first_seen_on == min(first_days, default=None)
    starts = [one.connected_on.start for one in (kept, taken) if one.connected_on.start]
    assert together.connected_on.start == min(starts, default=None)
    assert together.ended_on == UNKNOWN_DAY or together.state in ENDED


@given(connections(), connections(), st.sampled_from((Choice.KEPT, Choice.TAKEN)))
def test_the_chosen_state_stands(kept: Connection, taken: Connection, choice: Choice) -> None:
    assert combined_connection(kept, taken, choice).state is (kept if choice is Choice.KEPT else taken).state


def test_who_moved_to_another_address_has_not_vanished() -> None:
    def connection(number: int, vanished_on: date | None) -> Connection:
        seen = (date(2025, 1, 1), date(2026, 1, 1) if vanished_on is None else date(2025, 6, 1))
        day = Day.on(date(2024, 5, 1))
        state, person = ConnectionState.CONNECTED, PersonId(number)
        return Connection(number, person, "linkedin", state, day, UNKNOWN_DAY, *seen, vanished_on, "", "archive")

    together = combined_connection(connection(1, date(2026, 1, 1)), connection(2, None))
    assert (together.id, together.vanished_on, together.last_seen_on) == (1, None, date(2026, 1, 1))
    both = combined_connection(connection(1, date(2026, 1, 1)), connection(2, date(2026, 1, 1)))
    assert both.vanished_on == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("first", "second", "visible"),
    [
        (Shelf.PEOPLE, Shelf.BIN, Shelf.PEOPLE),
        (Shelf.ASIDE, Shelf.ARCHIVED, Shelf.ARCHIVED),
        (Shelf.BIN, Shelf.ASIDE, Shelf.ASIDE),
    ],
)
def test_the_more_visible_shelf_wins(first: Shelf, second: Shelf, visible: Shelf) -> None:
    assert most_visible(first, second) is most_visible(second, first) is visible
