"""At 20,000 notes and decisions a request is weighed before anybody waits for it, and lists open within a frame."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

import pytest

from tests.benchmarks.judging.journals import TODAY, write_judged_journal
from tests.benchmarks.judging.timing import once, timed
from whence.services.desk_rows import DeskList
from whence.services.suite import services_of
from whence.storage.store import open_store
from whence.system.clock import Clock

if TYPE_CHECKING:
    from pathlib import Path

    from whence.services.suite import Services

EVIDENCE, FRAME, SCOREBOARD = 50, 16, 50
"""Milliseconds of processor time."""
NOTES = 20_000
SEEN = 24


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("speed") / "journal.whence"
    write_judged_journal(path, count=NOTES, waiting=120)
    return path


@pytest.fixture
def services(written: Path) -> Any:
    made = services_of(open_store(written), Clock(TODAY))
    yield made
    made.close()


@pytest.mark.benchmark
def test_the_whole_evidence_of_the_first_and_of_every_request(services: Services, written: Path) -> None:
    worker = services_of(open_store(written), Clock(TODAY))
    was_ready = services.desk.is_ready
    services.desk.take(worker.desk.read())
    assert (was_ready, services.desk.is_ready) == (False, True)
    worker.close()

    def weigh(invitation: int) -> None:
        assert services.desk.precedents(services.desk.card(invitation).case).nearest

    waiting = services.desk.ids(DeskList.INCOMING)
    assert timed(weigh, waiting[:1]).times[0] <= EVIDENCE
    found = timed(weigh, waiting)
    assert found.share(0.5) <= EVIDENCE * 0.6
    assert found.share(0.95) <= EVIDENCE


@pytest.mark.benchmark
def test_lists_open_and_narrow_within_a_frame(services: Services) -> None:
    desk, decisions = services.desk, services.decisions

    def open_decided() -> None:
        desk.counts()
        assert len(desk.rows_of(desk.ids(DeskList.DECIDED)[:SEEN])) == SEEN

    assert once(open_decided, 20).share(0.5) <= FRAME
    typed = ["", *accumulate("climbing"), *accumulate("decline roadmap")]
    found = timed(lambda words: decisions.rows_of(decisions.decision_ids(words)[:SEEN]), typed)
    assert found.share(0.95) <= FRAME
    assert len(decisions.decision_ids()) == NOTES


@pytest.mark.benchmark
def test_the_scoreboard_of_all_rules(services: Services) -> None:
    assert once(services.decisions.rules, 5).share(0.5) <= SCOREBOARD
    assert sum(row.score.followed for row in services.decisions.rules() if row.score) > NOTES / 2
