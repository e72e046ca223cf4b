"""Naming a burst gives everybody left ticked the event as origin, with one undo; then a list, most useful first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.services.tidied import added, new_journal, value_of
from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.domain.interactions import Channel, Direction
from whence.services.bursts import Bursts
from whence.services.commands.interactions import AddEvent, LogInteraction, SetOrigin
from whence.services.commands.tidying import NameBurst
from whence.services.journal import Journal
from whence.storage import connections, events
from whence.storage.dump import dump_digest

MAY = Day.on(date(2022, 5, 12))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return new_journal(tmp_path)


def connected(journal: Journal, name: str, day: Day = MAY) -> PersonId:
    person = added(journal, name)
    with journal.store.gate.change("Connect", "Connect", "2026-03-14T10:00:00Z"):
        connections.add_connection(journal.store, person_id=person, state="connected", connected_on=day)
    return person


def test_a_burst_is_named_once_for_everybody(journal: Journal) -> None:
    crowd = [connected(journal, f"Guest {letter}") for letter in "ABCDEFGH"]
    (burst,) = Bursts(journal).bursts()
    assert burst.people == tuple(crowd)
    before = dump_digest(journal.store.database)
    event = journal.do(NameBurst(burst.people[1:], "Tides 2022", "Bergen", MAY)).value
    assert events.met_at(journal.store, event) == crowd[1:]
    assert all(origin.is_first for person in crowd[1:] for origin in events.origins(journal.store, person))
    assert Bursts(journal).bursts() == []
    assert Bursts(journal).unrecorded() == crowd[:1]
    journal.undo()
    assert dump_digest(journal.store.database) == before


def test_an_event_of_that_name_and_time_is_used_again(journal: Journal) -> None:
    crowd = tuple(connected(journal, f"Guest {letter}") for letter in "ABCDEF")
    earlier = journal.do(AddEvent("Tides", starts_on=Day.year(2019))).value
    same = journal.do(AddEvent("TIDES", starts_on=Day.month(2022, 5))).value
    assert journal.do(NameBurst(crowd, "Tides", starts_on=MAY)).value == same
    assert events.met_at(journal.store, earlier) == []
    assert value_of(journal, "SELECT count(*) FROM event") == 2


def test_whose_origin_is_known_keeps_it_alone(journal: Journal) -> None:
    crowd = tuple(connected(journal, f"Guest {letter}") for letter in "ABCDEF")
    journal.do(SetOrigin(crowd[0], place="at school"))
    event = journal.do(NameBurst(crowd, "Tides 2022", starts_on=MAY)).value
    assert events.met_at(journal.store, event) == list(crowd[1:])
    with pytest.raises(Refusal, match="recorded already how you met each of them"):
        journal.do(NameBurst(crowd, "Tides 2022", starts_on=MAY))


def test_what_cannot_be_named_is_refused_and_nothing_is_written(journal: Journal) -> None:
    before = dump_digest(journal.store.database)
    with pytest.raises(Refusal, match="at least one person"):
        journal.do(NameBurst((), "Tides"))
    person = added(journal, "Ada Nair")
    with pytest.raises(Refusal, match="An event has a name"):
        journal.do(NameBurst((person,), "…"))
    journal.undo()
    assert dump_digest(journal.store.database) == before


def test_the_most_useful_come_first(journal: Journal) -> None:
    older = connected(journal, "Older", Day.on(date(2020, 1, 1)))
    newer = connected(journal, "Newer", Day.on(date(2024, 1, 1)))
    close = connected(journal, "Close", Day.on(date(2019, 1, 1)))
    for month in (1, 2):
        day = Day.on(date(2026, month, 1))
        journal.do(LogInteraction((close,), Channel.CALL, Direction.MUTUAL, day))
    known = connected(journal, "Known")
    journal.do(SetOrigin(known, place="at school"))
    assert Bursts(journal).unrecorded() == [close, newer, older]
    assert Bursts(journal).unrecorded(1, 1) == [newer]
    assert Bursts(journal).unrecorded_count() == 3
