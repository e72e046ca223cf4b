"""Screens hand over commands and hear what changed, what was refused, and what is wrong with the file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from whence.domain.changes import Changes
from whence.domain.errors import JournalTrouble, Refusal, Trouble
from whence.services.commands.people import AddPerson
from whence.services.handlers import handler_of
from whence.services.journal import Journal
from whence.storage.store import Store, create_store, open_store
from whence.system.clock import Clock
from whence.ui.hub import Hub

CLOCK = Clock(date(2026, 11, 20))


class Ear:
    """What a hub said, in order."""

    def __init__(self, hub: Hub) -> None:
        self.changes: list[object] = []
        self.refusals: list[object] = []
        self.troubles: list[object] = []
        hub.changed.connect(self.changes.append)
        hub.refused.connect(self.refusals.append)
        hub.troubled.connect(self.troubles.append)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = create_store(tmp_path / "test.whence")
    yield opened
    opened.close()


@pytest.fixture
def hub(qtbot: QtBot, store: Store) -> Hub:
    return Hub(Journal(store, CLOCK, handler_of))


def test_a_change_is_told_once_and_so_are_undo_and_redo(hub: Hub) -> None:
    ear = Ear(hub)
    done = hub.do(AddPerson("Mara Okafor"))
    assert done is not None
    assert done.label == "Add Mara Okafor"
    assert ear.changes == [done.changes]
    assert hub.undo() is not None
    assert hub.redo() is not None
    assert [type(change) for change in ear.changes] == [Changes] * 3
    assert (ear.refusals, ear.troubles) == ([], [])


def test_a_refusal_is_told_and_changes_nothing(hub: Hub) -> None:
    ear = Ear(hub)
    assert hub.undo() is None
    assert [str(refusal) for refusal in ear.refusals] == ["There is nothing to undo in this journal."]
    assert ear.changes == []


def test_a_form_gets_the_refusal_itself(hub: Hub) -> None:
    ear = Ear(hub)
    with pytest.raises(Refusal):
        hub.try_to(AddPerson(""))
    assert (ear.changes, ear.refusals) == ([], [])
    assert hub.try_to(AddPerson("Jonas Lindqvist")) is not None
    assert len(ear.changes) == 1


def test_trouble_with_the_file_is_told_as_such(qtbot: QtBot, store: Store) -> None:
    reader = open_store(store.path, is_read_only=True)
    try:
        hub = Hub(Journal(reader, CLOCK, handler_of))
        ear = Ear(hub)
        assert hub.do(AddPerson("Mara Okafor")) is None
        assert hub.try_to(AddPerson("Mara Okafor")) is None
    finally:
        reader.close()
    troubles = [trouble for trouble in ear.troubles if isinstance(trouble, JournalTrouble)]
    assert [trouble.trouble for trouble in troubles] == [Trouble.READ_ONLY] * 2
    assert (ear.changes, ear.refusals) == ([], [])
