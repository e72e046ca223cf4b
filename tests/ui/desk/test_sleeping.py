"""Sleeping on a request: away until tomorrow with one key, back by itself, undone with one undo."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.journals import TODAY, new_journal
from tests.ui.desk.bench import ALT, CONTROL, bench_over, sample_journal
from tests.ui.keyboard import focused
from whence.domain.errors import Refusal
from whence.services.commands.desk import AddedInvitation, AddInvitations, SleepOnIt
from whence.services.desk_rows import DeskList

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.desk.bench import Bench
    from whence.services.desk_rows import DeskRow


def rows(bench: Bench) -> dict[str, DeskRow]:
    model = bench.desk.list.model
    found = [model.row_at(place) for place in range(model.rowCount())]
    return {row.name: row for row in found if row is not None}


def sleep(bench: Bench) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_6, ALT)
    bench.wait()


def test_a_request_is_put_away_until_tomorrow_and_the_next_card_stands_there(bench: Bench) -> None:
    sleep(bench)
    assert bench.said == ["Sleep on it: Jonas Feldmann"]
    assert bench.name == "Teresa Lindgren"
    assert list(rows(bench)) == ["Teresa Lindgren", "Rosa Delgado"]
    bench.list_of("awaiting")
    row = rows(bench)["Jonas Feldmann"]
    assert (row.is_asleep, row.is_overdue, row.due_on) == (True, False, TODAY + timedelta(days=1))
    assert bench.services.desk.counts()[DeskList.AWAITING] == len(rows(bench))
    bench.open_person("Jonas Feldmann")
    assert bench.desk.card.decided_line.text().startswith("Sleep on it until ")
    assert not bench.desk.card.deciding.sleep_button.isVisible()


def test_one_undo_brings_it_back(bench: Bench) -> None:
    before = bench.services.desk.rows(DeskList.INCOMING)
    button = bench.desk.card.deciding.sleep_button
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    bench.wait()
    bench.around.hub.undo()
    bench.wait()
    assert [row.id for row in bench.services.desk.rows(DeskList.INCOMING)] == [row.id for row in before]
    assert bench.services.desk.counts()[DeskList.INCOMING] == len(before)


def test_it_can_be_decided_while_it_sleeps(bench: Bench) -> None:
    sleep(bench)
    bench.list_of("awaiting")
    bench.open_person("Jonas Feldmann")
    bench.choose(4)
    QTest.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    bench.wait()
    assert "Jonas Feldmann" not in rows(bench)
    assert "Jonas Feldmann" in {row.name for row in bench.services.desk.rows(DeskList.DECIDED)}


def test_the_next_morning_it_is_among_the_incoming_again(qtbot: QtBot, tmp_path: Path) -> None:
    path = sample_journal(tmp_path / "journal.whence")
    evening = bench_over(qtbot, path)
    sleep(evening)
    evening.services.close()
    morning = bench_over(qtbot, path, TODAY + timedelta(days=1))
    row = rows(morning)["Jonas Feldmann"]
    assert (row.is_asleep, row.due_on) == (False, None)
    assert morning.desk.card.deciding.sleep_button.isVisible()
    assert morning.services.desk.counts()[DeskList.AWAITING] == 1
    morning.services.close()


def test_only_an_open_request_and_only_a_day_to_come(tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    (added,) = services.journal.do(AddInvitations((AddedInvitation("Ada Byrne"),))).value
    with pytest.raises(Refusal, match="has come already"):
        services.journal.do(SleepOnIt(added, TODAY))
    services.journal.do(SleepOnIt(added, TODAY + timedelta(days=7)))
    assert services.desk.counts()[DeskList.INCOMING] == 0
    with pytest.raises(Refusal, match="not in the journal any more"):
        services.journal.do(SleepOnIt(added + 1))
    services.close()
