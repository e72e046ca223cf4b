"""Buttons by the keyboard: Enter presses the one it is at, on a page as in a form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.introductions.bench import Bench, bench_over
from whence.domain.people_filters import PeopleFilter
from whence.ui.dialogs.follow_up import FollowUpDialog
from whence.ui.insights.screen import InsightsScreen

KEYS = [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space]


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench[InsightsScreen]]:
    made = bench_over(tmp_path / "journal.whence", InsightsScreen)
    qtbot.addWidget(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    made.screen.enter()
    made.finish_jobs()
    yield made
    made.services.close()


@pytest.mark.parametrize("key", KEYS)
def test_a_button_of_a_page_is_pressed(bench: Bench[InsightsScreen], key: Qt.Key) -> None:
    button = next(iter(bench.screen.charts.cards.values())).table_button
    button.setFocus()
    QTest.keyClick(button, key)
    assert button.isChecked()


def test_enter_in_a_field_is_not_for_the_button_the_keyboard_moves_on_to(
    bench: Bench[InsightsScreen], qtbot: QtBot
) -> None:
    button = next(iter(bench.screen.charts.cards.values())).table_button
    field = QLineEdit(bench.screen)
    field.show()
    field.returnPressed.connect(button.setFocus)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert button.hasFocus()
    assert not button.isChecked()


def test_a_key_held_down_presses_once_and_one_with_ctrl_not_at_all(bench: Bench[InsightsScreen]) -> None:
    button = next(iter(bench.screen.charts.cards.values())).table_button
    button.setFocus()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(button, held)
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not button.isChecked()


@pytest.mark.parametrize("key", KEYS)
def test_cancel_in_a_form_cancels_and_saves_nothing(bench: Bench[InsightsScreen], qtbot: QtBot, key: Qt.Key) -> None:
    (priya,) = bench.services.people.ids(PeopleFilter(name="Priya Nair"))
    dialog = FollowUpDialog(bench.around, priya, bench.window)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    QTest.keyClicks(dialog.words, "send the paper")
    QTest.keyClicks(dialog.due_on, "tomorrow")
    dialog.cancel_button.setFocus()
    before = bench.services.people.page(priya)
    QTest.keyClick(dialog.cancel_button, key)
    assert not dialog.isVisible()
    assert bench.services.people.page(priya) == before
