"""The list drawn up by indexes is the list the rules make of every tie, on any day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.journals import TODAY, add, log, met, new_journal
from tests.services.review_journals import connect, raise_flag
from whence.domain.changes import PersonId
from whence.domain.dates import day_number
from whence.domain.interactions import Channel, Direction
from whence.domain.people import Shelf
from whence.domain.reviews import Candidate, Item, is_first_time, waiting_since, week_list
from whence.domain.tie_worth import value, value_reasons
from whence.services.commands import reviews as commands
from whence.services.commands.people import DescribePerson, ShelvePeople
from whence.services.suite import Services
from whence.storage import reviews, ties

DAYS = [TODAY, TODAY - timedelta(days=200), TODAY - timedelta(days=500), TODAY + timedelta(days=120), date(2028, 2, 29)]


def random_journal(folder: Path, seed: int) -> Services:
    """People of every kind: connected, met, introduced, written to, labelled, flagged, kept, removed, set aside."""
    chance, services = Random(seed), new_journal(folder)
    people = [add(services, f"Person {number}", title=chance.choice(["", "Director", "Clerk"])) for number in range(40)]
    for person in people:
        if chance.random() < 0.7:
            connect(services, person, chance.randrange(0, 2000), chance.choice([None, chance.randrange(0, 600)]))
        for _ in range(chance.choice([0, 0, 1, 2, 6])):
            day = TODAY - timedelta(days=chance.randrange(-30, 1500))
            log(services, (person,), day.isoformat(), chance.choice(list(Channel)), chance.choice(list(Direction)))
        if chance.random() < 0.3:
            days = TODAY - timedelta(days=chance.randrange(0, 1500))
            met(services, person, day=days.isoformat(), introducer=people[0] if person != people[0] else None)
        if chance.random() < 0.4:
            services.journal.do(
                DescribePerson(person, mutual_count=chance.randrange(0, 40), is_of_interest=chance.random() < 0.3)
            )
        _decide(services, chance, person)
    return services


def _decide(services: Services, chance: Random, whom: PersonId) -> None:
    deed = chance.random()
    if deed < 0.15:
        services.journal.do(commands.KeepTie(whom, TODAY + timedelta(days=chance.randrange(1, 300))))
    elif deed < 0.25:
        services.journal.do(commands.ReachOut(whom, TODAY + timedelta(days=chance.randrange(1, 60))))
    elif deed < 0.35:
        services.journal.do(commands.SetReminder(whom, TODAY + timedelta(days=chance.randrange(0, 90))))
    elif deed < 0.42:
        raise_flag(services, whom, TODAY - timedelta(days=chance.randrange(0, 90)))
    elif deed < 0.5:
        services.journal.do(ShelvePeople((whom,), Shelf.ARCHIVED))


def every_candidate(services: Services, today: date) -> list[Candidate]:
    """Every tie as the rules see it, nothing narrowed."""
    database, number = services.journal.store.database, day_number(today)
    kept = ties.ties(database, [row[0] for row in database.rows("SELECT id FROM person")], today)
    worths, settings = ties.worths(database, kept, today), ties.settings(database)
    found = []
    for person, one in kept.items():
        if one.due_on is None:
            continue
        reminder, red_flag = one.standing.reminder_on, one.standing.red_flag_on
        is_first = is_first_time(
            one.due_on,
            one.imported_on,
            is_decided=one.is_decided,
            has_reminder=reminder is not None and reminder <= number,
        )
        found.append(
            Candidate(
                person,
                one.due_on,
                waiting_since(one.due_on, one.imported_on),
                value(value_reasons(worths[person], number, settings)),
                is_first,
                red_flag is not None and red_flag <= number,
            )
        )
    return found


def places(items: list[Item]) -> list[tuple[int, str]]:
    """Who is on the list, and in which lane."""
    return [(item.person, item.lane.value) for item in items]


@pytest.mark.parametrize("seed", range(6))
def test_the_narrowed_list_is_the_whole_list(tmp_path: Path, seed: int) -> None:
    services = random_journal(tmp_path, seed)
    settings = ties.settings(services.journal.store.database)
    for today in DAYS:
        for budget in (5, 20):
            narrowed = reviews.candidates(services.journal.store, today, budget, settings)
            expected = week_list(every_candidate(services, today), budget, day_number(today))
            assert places(week_list(narrowed, budget, day_number(today))) == places(expected), (today, budget)


def test_what_is_kept_of_each_tie_is_what_a_rebuild_makes(tmp_path: Path) -> None:
    services = random_journal(tmp_path, 99)
    database = services.journal.store.database
    before = list(database.rows("SELECT * FROM tie ORDER BY person"))
    with services.journal.store.gate.untracked():
        ties.rebuild(database)
    assert list(database.rows("SELECT * FROM tie ORDER BY person")) == before
