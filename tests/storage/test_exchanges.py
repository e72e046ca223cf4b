"""The interactions of an import, kept beside its changeset: taken out and put back exactly, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.archives.network import Size
from tests.archives.writing import write_archive
from tests.journals import TODAY, new_journal
from whence.domain.errors import Refusal
from whence.services.suite import services_of
from whence.storage import history, schema
from whence.storage.database import create_database, run_all
from whence.storage.dump import dump_digest
from whence.storage.store import open_store
from whence.system.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whence.services.suite import Services

SIZE = Size(60, 20, 9_000)
AT = "2026-11-20T00:00:00Z"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "archive.zip"
    write_archive(path, "2024", SIZE, seed=4)
    return path


@pytest.fixture
def services(tmp_path: Path, archive: Path) -> Iterator[Services]:
    journal = new_journal(tmp_path)
    journal.importing.run(archive)
    yield journal
    journal.close()


def digest(services: Services) -> str:
    return dump_digest(services.journal.store.database)


def write(services: Services, sql: str) -> None:
    with services.journal.store.gate.change("Change", "Change", AT):
        services.journal.store.database.write(sql)


def interactions(services: Services) -> int:
    return int(services.journal.store.database.value("SELECT count(*) FROM interaction"))


def test_there_are_several_pieces_and_they_are_far_smaller_than_the_rows(services: Services) -> None:
    database = services.journal.store.database
    pieces = database.value("SELECT count(*) FROM history_exchange")
    recorded = database.value("SELECT sum(length(ids) + length(marks) + length(people)) FROM history_exchange")
    texts = database.value("SELECT sum(length(line) + length(thread)) FROM interaction")
    assert pieces > 1
    assert recorded < texts / 5
    assert database.value("SELECT count(*) FROM history_exchange WHERE rows IS NOT NULL") == 0


def test_undo_and_redo_give_the_same_again_and_again(services: Services) -> None:
    after = digest(services)
    services.journal.undo()
    before = digest(services)
    for _ in range(2):
        services.journal.redo()
        assert digest(services) == after
        services.journal.undo()
        assert digest(services) == before
    assert interactions(services) == 0


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("UPDATE interaction SET line = line || '!' WHERE id IN (3, 5000)", r"interaction \(1\)"),
        ("UPDATE interaction SET minutes = 5 WHERE id = 3", r"interaction \(1\)"),
        ("UPDATE interaction SET source_key = NULL WHERE id = 3", r"interaction \(1\)"),
        ("DELETE FROM interaction WHERE id = 3", r"interaction \(1\), participation"),
        ("UPDATE participation SET line = 'noted' WHERE interaction_id = 3", r"participation \(1\)"),
        ("DELETE FROM participation WHERE interaction_id = 3", r"participation \(1\)"),
        (
            "INSERT INTO participation SELECT 3, max(id), (SELECT day FROM interaction WHERE id = 3), '' FROM person",
            r"participation",
        ),
    ],
)
def test_whatever_was_changed_since_stands_in_the_way_and_is_named(services: Services, sql: str, named: str) -> None:
    entry = services.journal.history()[0]
    write(services, sql)
    changed = digest(services)
    with pytest.raises(Refusal, match=named):
        services.journal.take_back(entry)
    assert digest(services) == changed
    services.journal.undo()
    services.journal.undo()
    assert interactions(services) == 0


def test_an_import_taken_back_is_a_command_that_is_undone_and_done_again(services: Services) -> None:
    after = digest(services)
    write(services, "INSERT INTO tag (name) VALUES ('rust')")
    tagged = digest(services)
    services.journal.take_back(services.journal.history()[1])
    without = digest(services)
    assert interactions(services) == 0
    services.journal.undo()
    assert digest(services) == tagged
    services.journal.redo()
    assert digest(services) == without
    services.journal.undo()
    services.journal.undo()
    assert digest(services) == after


def test_what_has_taken_its_place_stands_in_the_way_of_doing_it_again(services: Services) -> None:
    entry = services.journal.history()[0]
    services.journal.undo()
    store = services.journal.store
    with store.gate.untracked():
        store.database.write(
            "INSERT INTO interaction (id, channel, direction, created_at) VALUES (7, 'call', 'in', '')"
        )
    before = digest(services)
    with pytest.raises(Refusal, match=r"interaction \(1\)"):
        store.gate.redo(entry)
    assert digest(services) == before


def indexes(services: Services) -> list[tuple[str, str]]:
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
    return list(services.journal.store.database.rows(sql))


def test_the_indexes_are_there_again_after_each_step(services: Services) -> None:
    before = indexes(services)
    services.journal.undo()
    assert indexes(services) == before
    services.journal.redo()
    assert indexes(services) == before
    assert services.journal.store.database.value("PRAGMA integrity_check") == "ok"


def test_the_same_message_brought_meanwhile_stands_in_the_way_and_leaves_the_indexes(services: Services) -> None:
    entry, store = services.journal.history()[0], services.journal.store
    before, key = indexes(services), store.database.value("SELECT source_key FROM interaction WHERE id = 8000")
    services.journal.undo()
    with store.gate.untracked():
        store.database.write(
            "INSERT INTO interaction (id, channel, direction, source_key, created_at) "
            "VALUES (90000, 'call', 'in', ?, '')",
            (key,),
        )
    with pytest.raises(Refusal, match=r"interaction \(1\)"):
        store.gate.redo(entry)
    assert interactions(services) == 1
    assert indexes(services) == before


def test_undo_is_the_same_in_another_process_and_leaves_no_pieces_when_forgotten(tmp_path: Path, archive: Path) -> None:
    first = new_journal(tmp_path)
    empty = digest(first)
    first.importing.run(archive)
    first.close()
    again = services_of(open_store(tmp_path / "journal.whence"), first.journal.clock)
    again.journal.undo()
    assert digest(again) == empty
    again.journal.redo()
    with again.journal.store.gate.untracked():
        history.clear(again.journal.store.database)
    assert again.journal.store.database.value("SELECT count(*) FROM history_exchange") == 0
    again.close()


def test_a_journal_of_the_first_version_is_brought_up_to_this_one(tmp_path: Path, archive: Path) -> None:
    path = tmp_path / "old.whence"
    database = create_database(path)
    run_all(database.apsw, schema.sql_of_version(1))
    run_all(database.apsw, "PRAGMA user_version = 1")
    database.close()
    migrated: list[bool] = []
    services = services_of(open_store(path, before_migration=lambda: migrated.append(True)), Clock(TODAY))
    assert migrated == [True]
    services.importing.run(archive)
    services.journal.undo()
    assert interactions(services) == 0
    services.close()
