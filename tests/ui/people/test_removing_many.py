"""Removing from People by a filter: who is meant, who is looked at first, one reason, one Undo."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu

from tests.journals import add
from tests.ui.keyboard import focused
from tests.ui.people.conftest import shown
from tests.ui.people.sample import TODAY
from whence.domain.dates import Day
from whence.domain.interactions import Channel, Direction
from whence.services.commands.interactions import LogInteraction
from whence.services.commands.tidying import ConsiderRemoval
from whence.services.deciding import connect
from whence.services.suite import services_of
from whence.services.work import Work
from whence.storage import connections
from whence.storage.store import open_store
from whence.system.clock import Clock
from whence.ui.dialogs.day import DayDialog
from whence.ui.dialogs.remove_many import RemoveManyDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.people.sample import Bench, Known
    from whence.services.suite import Services

MANY, TALKED_WITH = 500, 12
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def old_bench(qtbot: QtBot, tmp_path: Path, known: Known) -> Iterator[Bench]:
    """Many connections of 2012, some of whom there was a call with, all to be considered for removal."""
    assert known.mara
    path = tmp_path / "journal.whence"
    services = services_of(open_store(path), Clock(TODAY))
    people = []
    for number in range(MANY):
        person = add(services, f"Person {number:03}")
        with services.journal.store.gate.change("Connect", "Connect", "2026-03-20T10:00:00Z"):
            connect(Work(services.journal.store, TODAY, "2026-03-20T10:00:00Z"), person)
            kept = connections.connection(services.journal.store, person)
            assert kept is not None
            connections.amend_connection(services.journal.store, kept.id, connected_on=Day.parse("2012-05-03"))
        people.append(person)
    call = LogInteraction(tuple(people[:TALKED_WITH]), Channel.CALL, Direction.IN, Day.parse("2013-01-01"))
    services.journal.do(call)
    services.journal.do(ConsiderRemoval(tuple(people)))
    services.close()
    yield from shown(qtbot, path)


def dump(services: Services) -> bytes:
    stream = io.BytesIO()
    services.exporting.write("json", stream)
    return stream.getvalue()


def trigger(bench: Bench, *titles: str) -> None:
    """Choose in the menu of filters."""
    menu = bench.screen.list.filters.menu
    menu.aboutToShow.emit()
    for title in titles[:-1]:
        inner: QObject = next(one for one in menu.actions() if one.text() == title).menu()
        assert isinstance(inner, QMenu)
        menu = inner
    next(one for one in menu.actions() if one.text() == titles[-1]).trigger()


def remove_selected(bench: Bench) -> RemoveManyDialog:
    """Select everybody shown and press Remove…"""
    rows = bench.screen.list.rows
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(bench.screen.list.bulk.remove_button, Qt.Key.Key_Space)
    (dialog,) = bench.window.findChildren(RemoveManyDialog)
    return dialog


def lost(dialog: RemoveManyDialog) -> list[str]:
    items = [dialog.lost.itemAt(place) for place in range(dialog.lost.count())]
    lines = [line for item in items if item is not None and (line := item.widget()) is not None]
    return [label.text() for line in lines for label in line.findChildren(QLabel) if label.text()]


def test_three_filters_lead_to_one_reason_the_worklist_and_one_undo(old_bench: Bench) -> None:
    bench = old_bench
    trigger(bench, "Connected before or after", "before 2015")
    trigger(bench, "How you know them", "nothing recorded about how you met")
    trigger(bench, "Tag", "consider for removal")
    assert bench.screen.list.count.text() == "500 people"
    before = dump(bench.services)
    dialog = remove_selected(bench)
    assert dialog.plain.ticks.rowCount() == MANY - TALKED_WITH
    assert dialog.to_look_at.ticks.rowCount() == TALKED_WITH
    assert dialog.to_look_at.ticks.chosen == ()
    assert dialog.rationale.toPlainText() == (
        "Consider for removal; nothing recorded about how you met; connected before 2015."
    )
    assert dialog.save_button.text() == "Remove 488 connections"
    for chip in dialog.reasons.chips:
        if chip.words == "never any contact":
            QTest.keyClick(chip, Qt.Key.Key_Space)
    QTest.keyClick(dialog.is_confirmed, Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert not dialog.isVisible()
    bench.executor.run_all()
    assert bench.said[-1] == "Remove 488 connections"
    assert len(bench.services.decisions.ledger()) == MANY - TALKED_WITH
    assert bench.services.decisions.to_do_table().count(b"Remove the connection") == MANY - TALKED_WITH
    assert len({row.decision.group_uid for row in bench.services.decisions.decisions()}) == 1
    bench.around.hub.undo()
    assert dump(bench.services) == before


def test_somebody_with_evidence_is_taken_along_only_when_ticked_by_hand(old_bench: Bench) -> None:
    bench = old_bench
    trigger(bench, "Connected before or after", "before 2015")
    dialog = remove_selected(bench)
    assert lost(dialog)[0].startswith("Only you can ask them")
    dialog.to_look_at.setFocus()
    QTest.keyClick(dialog.to_look_at, Qt.Key.Key_Space)
    QTest.qWait(1)
    assert dialog.save_button.text() == "Remove 489 connections"
    assert lost(dialog)[0] == "1 exchange with 1 person recorded."
    assert dialog.chosen[-1].reasons == "1 exchange"


def test_another_tick_after_the_confirmation_asks_for_it_anew(old_bench: Bench) -> None:
    dialog = remove_selected(old_bench)
    QTest.keyClick(dialog.is_confirmed, Qt.Key.Key_Space)
    QTest.keyClick(dialog.plain, Qt.Key.Key_Space)
    QTest.qWait(1)
    assert not dialog.is_confirmed.isChecked()
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.isVisible()
    assert dialog.banner.isVisible()


def test_a_removal_cancelled_on_its_way_changes_nothing(old_bench: Bench) -> None:
    bench = old_bench
    trigger(bench, "Tag", "consider for removal")
    dialog = remove_selected(bench)
    QTest.keyClick(dialog.reasons.chips[0], Qt.Key.Key_Space)
    QTest.keyClick(dialog.is_confirmed, Qt.Key.Key_Space)
    before = dump(bench.services)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    bench.around.jobs.cancel_all()
    bench.executor.run_all()
    assert dump(bench.services) == before
    assert bench.said == []


def test_a_day_that_is_none_is_refused_and_a_month_counts_to_its_end(bench: Bench) -> None:
    trigger(bench, "Connected before or after", "After a day…")
    (dialog,) = bench.window.findChildren(DayDialog)
    QTest.keyClick(dialog.save_button, Qt.Key.Key_Space)
    assert dialog.error.isVisible()
    QTest.keyClicks(dialog.day.field, "May 2014")
    QTest.keyClick(dialog.save_button, Qt.Key.Key_Space)
    assert bench.screen.list.filters.wanted.connected_after == "2014-05-31"
    assert bench.screen.list.filters.words == "connected after 31 May 2014"


def test_people_without_a_connection_are_said_to_have_nothing_to_remove(bench: Bench) -> None:
    person = add(bench.services, "Nobody Connected")
    bench.screen.show_person(person)
    assert focused() is not None
    bench.screen.deeds.remove("")
    assert bench.said == ["None of them is connected with you: there is nothing to remove."]
