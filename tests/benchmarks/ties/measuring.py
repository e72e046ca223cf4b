"""Runs what is measured, each beside its floor or the time it may take at full size."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

import apsw

from tests.benchmarks.ties.floors import Floor
from whence.domain.changes import PersonId
from whence.domain.dates import Day, day_number, day_of_number
from whence.domain.interactions import Channel, Direction
from whence.domain.reviews import week_list
from whence.services.commands.interactions import LogInteraction
from whence.services.suite import Services, services_of
from whence.storage import interactions, reviews, ties
from whence.storage.store import open_store
from whence.system.clock import Clock

ORDER_TO_FLOOR = 1.5
MANY = 50_000


class Budget(NamedTuple):
    """A thing that is measured, and the most milliseconds it may take at 30,000 people and 1,000,000 interactions."""

    name: str
    most_ms: float
    runs: int


FIRST_FIFTY = Budget("the first 50 ties by strength", 0.1, 200)
WEEK_LIST = Budget("the week's list", 15.0, 50)
ONE_TIE = Budget("one interaction logged: its tie and due day", 1.0, 200)
BUSY_TIE = Budget(f"the same for a person with {MANY:,} interactions", 100.0, 5)
REBUILD = Budget("every tie worked out again", 3_000.0, 3)


def copied(source: Path, target: Path) -> None:
    """Copy a journal, what is only in its log included."""
    origin, copy = apsw.Connection(str(source), flags=apsw.SQLITE_OPEN_READONLY), apsw.Connection(str(target))
    with copy.backup("main", origin, "main") as backup:
        backup.step()
    origin.close()
    copy.close()


def measure(journal: Path) -> int:
    """Measure in a journal and print what came out; gives 1 when something is slower than it may be."""
    store = open_store(journal)
    database = store.database
    today = day_of_number(int(database.value("SELECT max(last_day) FROM tie")) + 30)
    services = services_of(store, Clock(today))
    people = int(database.value("SELECT count(*) FROM tie"))
    exchanges, due = int(database.value("SELECT count(*) FROM interaction")), reviews.count_due(store, today)
    _say(
        f"{people:,} people, {exchanges:,} interactions, {due:,} due on {today}; medians, time on the processor beside"
    )
    is_slow = [
        _order(services),
        _within(FIRST_FIFTY, lambda: list(database.rows("SELECT person FROM tie ORDER BY k DESC LIMIT 50"))),
        _within(WEEK_LIST, lambda: _week(services, today)),
        _updated(services, ONE_TIE, _somebody(services, today)),
        _updated(services, BUSY_TIE, _somebody_busy(services, today)),
        _within(REBUILD, lambda: _rebuilt(services)),
    ]
    services.close()
    return int(any(is_slow))


def _order(services: Services) -> bool:
    """The order of all ties, with the strength of each on the day, beside numpy over the same contact in memory."""
    database = services.journal.store.database
    floor = Floor(database)
    number = day_number(services.journal.clock.today())
    settings = ties.settings(database)
    factor = settings.exchanges_per_unit * 2 ** (-number / settings.half_life_days)
    ours, _ = _milliseconds(lambda: list(database.rows("SELECT person, k * ? FROM tie ORDER BY k DESC", (factor,))), 30)
    theirs, _ = _milliseconds(lambda: floor.order(number), 10)
    ratio = ours / theirs
    _say(f"{'order of all ties':48} {ours:9.3f} ms   numpy {theirs:9.3f} ms   ratio {ratio:.2f} (at most 1.5)")
    return ratio > ORDER_TO_FLOOR


def _within(budget: Budget, work: Callable[[], object]) -> bool:
    taken, busy = _milliseconds(work, budget.runs)
    ratio = taken / budget.most_ms
    _say(f"{budget.name:48} {taken:9.3f} ms ({busy:9.3f})   at most {budget.most_ms:g} ms   ratio {ratio:.2f}")
    return taken > budget.most_ms


def _updated(services: Services, budget: Budget, person: PersonId) -> bool:
    """What logging adds to its transaction: the tie and the day it is due, worked out again."""
    database = services.journal.store.database
    with services.journal.store.gate.untracked():
        return _within(budget, lambda: ties.refresh(database, [person]))


def _week(services: Services, today: date) -> object:
    store = services.journal.store
    settings = ties.settings(store.database)
    return week_list(reviews.candidates(store, today, 20, settings), 20, day_number(today))


def _somebody(services: Services, today: date) -> PersonId:
    """An ordinary person with whom something was logged today."""
    store = services.journal.store
    person = PersonId(int(store.database.value("SELECT person FROM tie WHERE n_days BETWEEN 5 AND 30 LIMIT 1")))
    services.journal.do(LogInteraction((person,), Channel.CALL, Direction.MUTUAL, Day.on(today)))
    return person


def _somebody_busy(services: Services, today: date) -> PersonId:
    """Somebody with as many interactions as anybody could have."""
    store = services.journal.store
    person = PersonId(int(store.database.value("SELECT person FROM tie ORDER BY n_days DESC LIMIT 1")))
    with store.gate.untracked():
        for number in range(MANY):
            interactions.add_interaction(
                store,
                [(person, "")],
                day=day_number(today - timedelta(days=number % 3_650)),
                channel=Channel.MESSAGE,
                direction=Direction.IN if number % 2 else Direction.OUT,
                created_at=f"{today}T10:00:00Z",
            )
    return person


def _rebuilt(services: Services) -> None:
    with services.journal.store.gate.untracked():
        ties.rebuild(services.journal.store.database)


def _milliseconds(work: Callable[[], object], runs: int) -> tuple[float, float]:
    """The median time of several runs, by the clock and on the processor alone."""
    work()
    by_clock, on_processor = [], []
    for _ in range(runs):
        begun, busy = perf_counter(), process_time()
        work()
        by_clock.append(perf_counter() - begun)
        on_processor.append(process_time() - busy)
    return median(by_clock) * 1000, median(on_processor) * 1000


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
