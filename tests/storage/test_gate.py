"""One gate for writing: committed whole or not at all, undone exactly, refused when something newer is in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journals import add, log, met, new_journal
from whence.domain.errors import Refusal
from whence.services.commands.people import AddPerson, RenamePerson, TagPeople
from whence.storage import history
from whence.storage.dump import dump_digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whence.services.suite import Services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    journal = new_journal(tmp_path)
    yield journal
    journal.close()


def digest(services: Services) -> str:
    return dump_digest(services.journal.store.database)


def test_a_refused_command_changes_nothing_and_leaves_no_history(services: Services) -> None:
    before = digest(services)
    with pytest.raises(Refusal):
        services.journal.do(AddPerson("  "))
    assert digest(services) == before
    assert services.journal.history() == []


def test_undo_and_redo_restore_exactly(services: Services) -> None:
    states = [digest(services)]
    ada = add(services, "Ada Nair", "Acme")
    states.append(digest(services))
    met(services, ada, "PyCon Berlin", "2024-03-12")
    states.append(digest(services))
    for state in (states[1], states[1]):
        services.journal.undo()
        assert state in states
    services.journal.undo()
    assert digest(services) == states[0]
    for _ in range(3):
        services.journal.redo()
    assert digest(services) == states[2]


def test_undo_brings_back_everything_a_deletion_took(services: Services) -> None:
    ada, tom = add(services, "Ada Nair"), add(services, "Tom Schmidt")
    met(services, ada, "PyCon Berlin", "2024-03-12", introducer=tom)
    log(services, (ada, tom), "2026-01-02", line="about the panel")
    services.journal.do(TagPeople((ada,), "rust"))
    before = digest(services)
    store = services.journal.store
    with store.gate.change("Delete", "Delete", "2026-11-20T00:00:00Z"):
        store.database.write("DELETE FROM person WHERE id = ?", (ada,))
    assert digest(services) != before
    services.journal.undo()
    assert digest(services) == before


def test_the_stack_survives_closing_the_journal(tmp_path: Path) -> None:
    first = new_journal(tmp_path)
    before = digest(first)
    add(first, "Ada Nair")
    first.close()
    from whence.services.suite import services_of
    from whence.storage.store import open_store

    second = services_of(open_store(tmp_path / "journal.whence"), first.journal.clock)
    assert second.journal.undo().label == "Add Ada Nair"
    assert digest(second) == before
    second.close()


def test_doing_something_new_forgets_what_could_be_redone(services: Services) -> None:
    add(services, "Ada Nair")
    services.journal.undo()
    add(services, "Tom Schmidt")
    assert services.journal.next_redo is None
    with pytest.raises(Refusal, match="nothing to redo"):
        services.journal.redo()


def test_an_older_command_is_taken_back_when_nothing_builds_on_it(services: Services) -> None:
    add(services, "Ada Nair")
    add(services, "Tom Schmidt")
    after_both = digest(services)
    entry = services.journal.history()[1]
    services.journal.take_back(entry)
    assert [row[0] for row in services.journal.store.database.rows("SELECT name FROM person")] == ["Tom Schmidt"]
    services.journal.undo()
    assert digest(services) == after_both


def test_what_stands_in_the_way_is_named(services: Services) -> None:
    ada = add(services, "Ada Nair")
    entry = services.journal.history()[0]
    services.journal.do(RenamePerson(ada, "Ada Nair-Lund"))
    before = digest(services)
    with pytest.raises(Refusal, match=r"Add Ada Nair.*person \(1\)"):
        services.journal.take_back(entry)
    assert digest(services) == before


def test_something_that_refers_to_it_stands_in_the_way_too(services: Services) -> None:
    ada = add(services, "Ada Nair")
    entry = services.journal.history()[0]
    log(services, (ada,), "2026-01-02")
    with pytest.raises(Refusal, match="participation"):
        services.journal.take_back(entry)


def test_the_stack_keeps_the_newest_commands_only(services: Services) -> None:
    for number in range(history.MOST_COMMANDS + 5):
        add(services, f"Person {number}")
    assert len(services.journal.history()) == history.MOST_COMMANDS


def test_changes_name_the_people_they_concern(services: Services) -> None:
    ada, tom = add(services, "Ada Nair"), add(services, "Tom Schmidt")
    number = log(services, (ada, tom), "2026-01-02")
    store = services.journal.store
    with store.gate.change("Edit", "Edit", "2026-11-20T00:00:00Z") as writing:
        store.database.write("UPDATE interaction SET line = 'x' WHERE id = ?", (number,))
    assert writing.changes.people == {ada, tom}
    assert writing.changes.touches("interaction")


def test_a_command_that_finds_all_as_wished_leaves_no_history(services: Services) -> None:
    ada = add(services, "Ada Nair")
    services.journal.do(TagPeople((ada,), "rust"))
    done = services.journal.do(TagPeople((ada,), "rust"))
    assert not done.has_changed
    assert len(services.journal.history()) == 2
