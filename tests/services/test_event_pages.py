"""Events: who was met there and what came of it; doubles made one, years linked, deleted without loss."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.services.tidied import added, new_journal, told, value_of
from tests.storage.random_journals import fill
from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.errors import NobodyFound, Refusal
from whence.domain.interactions import Channel, Direction
from whence.services.commands.interactions import AddEvent, AddFollowUp, EditEvent, LogInteraction, SetOrigin
from whence.services.commands.tidying import DeleteEvent, LinkEvents, MergeEvents
from whence.services.event_pages import EventPages
from whence.services.journal import Journal
from whence.storage import event_pages, events
from whence.storage.dump import dump_digest

MARCH = Day.on(date(2025, 3, 12))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return new_journal(tmp_path)


def an_event(journal: Journal, name: str, day: Day = MARCH, place: str = "") -> int:
    return int(journal.do(AddEvent(name, place, starts_on=day)).value)


def log(journal: Journal, person: PersonId, day: date, event: int | None = None) -> None:
    journal.do(LogInteraction((person,), Channel.CALL, Direction.MUTUAL, Day.on(day), event=event))


def test_a_page_tells_who_was_met_through_whom_and_what_came_of_it(journal: Journal) -> None:
    tides = an_event(journal, "Tides 2025", place="Bergen")
    tom, ada, ines, uwe = (added(journal, name) for name in ("Tom Schmidt", "Ada Nair", "Ines Dahl", "Uwe Berg"))
    journal.do(SetOrigin(ada, event=tides, introducer=tom, words="by the coffee"))
    journal.do(SetOrigin(ines, event=tides))
    log(journal, tom, date(2025, 3, 12), tides)
    log(journal, ada, date(2025, 6, 1))
    log(journal, ada, date(2026, 1, 1))
    log(journal, uwe, date(2026, 1, 1))
    journal.do(AddFollowUp(ines, "send the chart", date(2026, 4, 1)))
    page = EventPages(journal).page(tides)
    assert [(one.name, one.introducer, one.is_first_met, one.exchanges_since) for one in page.met] == [
        ("Ada Nair", "Tom Schmidt", True, 2),
        ("Ines Dahl", "", True, 0),
        ("Tom Schmidt", "", False, 0),
    ]
    assert page.met[0].words == "by the coffee"
    assert page.introducers == {"Tom Schmidt": 1}
    assert sum(page.categories.values()) == 3
    assert [one.words for one in page.follow_ups] == ["send the chart"]
    assert (page.exchanges_since, page.introductions) == (2, 0)
    assert page.sentence == "3 people met; with 1 of them something has passed since."


def test_an_empty_event_says_so(journal: Journal) -> None:
    tides = an_event(journal, "Tides 2025")
    page = EventPages(journal).page(tides)
    assert page.sentence == "Nobody is recorded as met there."
    journal.do(SetOrigin(added(journal, "Ada Nair"), event=tides))
    assert EventPages(journal).page(tides).sentence == "1 person met; nothing is recorded with any of them since."
    with pytest.raises(NobodyFound, match="not in the journal any more"):
        EventPages(journal).page(77)


def test_the_list_counts_people_once(journal: Journal) -> None:
    older, newer = an_event(journal, "Tides 2024", Day.on(date(2024, 3, 1))), an_event(journal, "Tides 2025")
    ada = added(journal, "Ada Nair")
    journal.do(SetOrigin(ada, event=newer))
    log(journal, ada, date(2025, 3, 12), newer)
    log(journal, added(journal, "Tom Schmidt"), date(2025, 3, 12), newer)
    rows = EventPages(journal).rows()
    assert [(one.event.id, one.counts.met, one.counts.first_met) for one in rows] == [(newer, 2, 1), (older, 0, 0)]


def test_two_events_become_one_with_everybody(journal: Journal) -> None:
    kept = an_event(journal, "Tides", Day.parse(""))
    taken = an_event(journal, "Tides conference", place="Bergen")
    journal.do(EditEvent(taken, words="long queue"))
    ada, tom = added(journal, "Ada Nair"), added(journal, "Tom Schmidt")
    for event in (kept, taken):
        journal.do(SetOrigin(ada, event=event))
    journal.do(SetOrigin(tom, event=taken, words="at the bar"))
    log(journal, tom, date(2025, 3, 12), taken)
    before = dump_digest(journal.store.database)
    journal.do(MergeEvents(kept, taken))
    merged = EventPages(journal).page(kept).event
    assert (merged.name, merged.place, merged.starts_on, merged.words) == ("Tides", "Bergen", MARCH, "long queue")
    assert events.event(journal.store, taken) is None
    assert [one.name for one in EventPages(journal).page(kept).met] == ["Ada Nair", "Tom Schmidt"]
    assert len(events.origins(journal.store, ada)) == 1
    assert value_of(journal, "SELECT count(*) FROM interaction WHERE event_id = ?", kept) == 1
    journal.undo()
    assert dump_digest(journal.store.database) == before
    with pytest.raises(Refusal, match="one and the same"):
        journal.do(MergeEvents(kept, kept))


@pytest.mark.parametrize("seed", range(4))
def test_everything_that_refers_to_an_event_is_handed_over(journal: Journal, seed: int) -> None:
    fill(journal.store, seed, rows=6)
    database = journal.store.database
    with journal.store.gate.change("Sane", "Sane", "2026-03-14T10:00:00Z"):
        database.write("UPDATE event SET starts_on = '', ends_on = ''")
    kept, taken = (row[0] for row in list(database.rows("SELECT id FROM event ORDER BY id LIMIT 2")))
    referring = {
        (table, column): value_of(journal, f"SELECT count(*) FROM {table} WHERE {column} IN (?, ?)", kept, taken)
        for table, column in event_pages.references(journal.store)
    }
    journal.do(MergeEvents(kept, taken))
    for (table, column), count in referring.items():
        left = value_of(journal, f"SELECT count(*) FROM {table} WHERE {column} = ?", kept)
        assert left == count or table == "origin"
    assert len(referring) >= 3


def test_years_of_an_event_are_linked_by_name_or_by_hand(journal: Journal) -> None:
    first, second = an_event(journal, "Tides 2024", Day.year(2024)), an_event(journal, "Tides 2025")
    third = an_event(journal, "TideCon '26", Day.year(2026))
    assert [one.id for one in EventPages(journal).page(first).years] == [second]
    journal.do(LinkEvents((first, second, third)))
    assert [one.id for one in EventPages(journal).page(first).years] == [third, second]
    with pytest.raises(Refusal, match="at least two events"):
        journal.do(LinkEvents((first, first)))


def test_a_deleted_event_leaves_what_happened_and_where(journal: Journal) -> None:
    tides = an_event(journal, "Tides 2025", place="Bergen")
    ada = added(journal, "Ada Nair")
    journal.do(SetOrigin(ada, event=tides))
    log(journal, ada, date(2025, 3, 12), tides)
    before = told(journal)
    journal.do(DeleteEvent(tides))
    (origin,) = events.origins(journal.store, ada)
    assert (origin.event_id, origin.place, str(origin.day), origin.words) == (
        None,
        "Bergen",
        "2025-03-12",
        "Tides 2025",
    )
    assert value_of(journal, "SELECT count(*) FROM interaction") == 1
    with pytest.raises(Refusal, match="not in the journal any more"):
        journal.do(DeleteEvent(tides))
    journal.undo()
    assert told(journal) == before
