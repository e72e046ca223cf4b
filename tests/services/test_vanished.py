"""Connections a newer archive lacks: asked about, answered for many at once, asked again after "still connected"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.journals import new_journal
from tests.services.network_archives import network_archive
from whence.domain.connections import ConnectionState, Vanished
from whence.domain.errors import Refusal
from whence.domain.people import Shelf
from whence.services.commands.people import ShelvePeople
from whence.services.commands.reviews import RemoveTie
from whence.services.commands.tidying import AnswerManyVanished, AnswerVanished
from whence.storage import connections
from whence.storage.dump import dump_digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whence.domain.changes import PersonId
    from whence.services.suite import Services

EVERYBODY = dict.fromkeys(("Ada Nair", "Bogdan Ek", "Ida Roth", "Tom Lund"), "02 Jan 2020")
LEFT = {"Tom Lund": "02 Jan 2020"}


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = new_journal(tmp_path, date(2026, 11, 20))
    made.importing.run(network_archive(tmp_path, date(2026, 3, 1), connected=EVERYBODY))
    made.importing.run(network_archive(tmp_path, date(2026, 11, 1), connected=LEFT))
    yield made
    made.close()


def missing(services: Services) -> list[str]:
    return [row.name for row in services.vanished.rows()]


def ids(services: Services) -> tuple[PersonId, ...]:
    return tuple(row.person for row in services.vanished.rows())


def digest(services: Services) -> str:
    return dump_digest(services.journal.store.database)


def test_everybody_missing_is_asked_about_and_nobody_is_removed(services: Services) -> None:
    rows = services.vanished.rows()
    assert [(row.name, row.company, str(row.connected_on)) for row in rows] == [
        ("Ada Nair", "Tarn", "2020-01-02"),
        ("Bogdan Ek", "Tarn", "2020-01-02"),
        ("Ida Roth", "Tarn", "2020-01-02"),
    ]
    assert {row.last_seen_on for row in rows} == {date(2026, 3, 1)}
    assert services.decisions.ledger() == []


def test_one_answer_for_many_is_one_change_with_an_entry_each(services: Services) -> None:
    before, whom = digest(services), ids(services)
    done = services.journal.do(AnswerManyVanished(whom[:2], Vanished.REMOVED_BY_THEM, "After the move."))
    assert done.label == "Vanished: removed by them (2 people)"
    assert missing(services) == ["Ida Roth"]
    entries = services.decisions.ledger()
    assert [(one.name, one.by_whom, one.why, str(one.day)) for one in sorted(entries, key=lambda one: one.name)] == [
        ("Ada Nair", "they", "After the move.", "2026"),
        ("Bogdan Ek", "they", "After the move.", "2026"),
    ]
    services.journal.undo()
    assert digest(services) == before


def test_still_connected_takes_an_earlier_answer_back_and_is_asked_again_by_the_next_archive(
    services: Services, tmp_path: Path
) -> None:
    ada = ids(services)[0]
    services.journal.do(AnswerVanished(ada, Vanished.UNKNOWN))
    before = digest(services)
    services.journal.do(AnswerVanished(ada, Vanished.STILL_CONNECTED))
    kept = connections.connection(services.journal.store, ada)
    assert kept is not None
    assert (kept.state, kept.vanished_on, kept.ended_on.is_known) == (ConnectionState.CONNECTED, None, False)
    assert (missing(services), services.decisions.ledger()) == (["Bogdan Ek", "Ida Roth"], [])
    services.importing.run(network_archive(tmp_path, date(2026, 11, 1), connected=LEFT))
    assert missing(services) == ["Bogdan Ek", "Ida Roth"]
    services.importing.run(network_archive(tmp_path, date(2026, 12, 1), connected=LEFT))
    assert missing(services) == ["Ada Nair", "Bogdan Ek", "Ida Roth"]
    services.journal.undo()
    services.journal.undo()
    assert digest(services) == before


def test_who_is_removed_here_or_in_the_bin_is_not_asked_about(services: Services) -> None:
    ada, bogdan, _ = ids(services)
    services.journal.do(RemoveTie(ada, ("R-DONTKNOW",), "I don't know her.", is_confirmed=True))
    services.journal.do(ShelvePeople((bogdan,), Shelf.BIN))
    assert missing(services) == ["Ida Roth"]


def test_nobody_and_somebody_who_never_vanished_are_refused_whole(services: Services) -> None:
    before = digest(services)
    with pytest.raises(Refusal, match="Tick at least one person"):
        services.journal.do(AnswerManyVanished((), Vanished.UNKNOWN))
    tom = services.recall.meant("Tom Lund")[0].person
    with pytest.raises(Refusal, match="No archive has missed Tom Lund"):
        services.journal.do(AnswerManyVanished((*ids(services), tom), Vanished.UNKNOWN))
    assert digest(services) == before
