"""The whole evidence for one request: near-duplicates, own records, similar cases with text, and the sentence."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

from tests.benchmarks.judging.journals import TODAY
from tests.benchmarks.judging.timing import Report, Times, added, once, timed
from whence.domain.decisions import Verdict
from whence.domain.matching import words
from whence.services.commands.desk import DecideInvitations, Reasons
from whence.services.desk_rows import DeskList
from whence.services.suite import Services, services_of
from whence.storage.store import open_store
from whence.system.clock import Clock

if TYPE_CHECKING:
    from pathlib import Path


def measure_evidence(path: Path, report: Report) -> None:
    """Prepare notes once, then weigh every waiting request: the first, each, and each after a decision."""
    worker = _opened(path)
    report.tell("preparing all notes, once in the life of a journal, on the worker", once(worker.desk.read))
    worker.close()
    worker = _opened(path)
    report.tell("reading them in a new session, on the worker", once(worker.desk.read))
    services = _opened(path)
    waiting = services.desk.ids(DeskList.INCOMING)
    services.desk.take(worker.desk.read())
    report.tell("the first request of a session", timed(lambda one: _weigh(services, one), waiting[:1]), goal=50)
    floor = _floor(services, waiting)
    report.tell("each request", timed(lambda one: _weigh(services, one), waiting), floor, goal=50)
    for verdict in (Verdict.DECLINE, Verdict.ACCEPT):
        times = _after_decisions(services, waiting[:100], verdict)
        report.tell(f"each after another ({verdict.value}) and its undo", times, floor, goal=50)
    report.say(f"held in memory for it: {_held(path):.1f} MB")
    worker.close()
    services.close()


def _opened(path: Path) -> Services:
    return services_of(open_store(path), Clock(TODAY))


def _weigh(services: Services, invitation: int) -> str:
    case = services.desk.card(invitation).case
    return services.desk.precedents(case).sentence


def _after_decisions(services: Services, waiting: list[int], verdict: Verdict) -> Times:
    """The same with something decided and taken back before each, which is not counted."""
    times: list[float] = []
    for before, one in zip(waiting[1:], waiting, strict=False):
        services.journal.do(DecideInvitations((before,), verdict, Reasons(rationale="As with others.")))
        times += timed(lambda asked: _weigh(services, asked), (one,)).times
        services.journal.undo()
    return Times(tuple(sorted(times)))


def _floor(services: Services, waiting: list[int]) -> Times:
    """Reading the rows that are shown by their keys, and one plain query for the words of the note."""
    database = services.journal.store.database
    asked = {}
    for one in waiting:
        case = services.desk.card(one).case
        shown = [(found.uid,) for found in services.desk.precedents(case).nearest]
        telling = sorted(words(case.evidence.reading.masked), key=len)[-8:]
        asked[one] = shown, " OR ".join(f'"{word}"' for word in telling)

    def by_key(one: int) -> None:
        for table in ("invitation", "person"):
            database.row(f"SELECT * FROM {table} WHERE id = ?", (one,))
        for uid in asked[one][0]:
            database.row("SELECT * FROM decision WHERE uid = ?", uid)

    def by_text(one: int) -> None:
        list(database.rows("SELECT rowid FROM precedent_text WHERE precedent_text MATCH ? ORDER BY rank LIMIT 50",
                           (asked[one][1],)))  # fmt: skip

    return added(timed(by_key, waiting), timed(by_text, waiting))


def _held(path: Path) -> float:
    """How much more memory a session needs after the first request, in megabytes."""
    services = _opened(path)
    tracemalloc.start()
    services.desk.read()
    held = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    services.close()
    return held
