"""Counts are there at the first sight of the window; what is said in passing covers no decision and leaves in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from whence.domain.decisions import Verdict
from whence.ui.desk.screen import InvitationsScreen
from whence.ui.window_building import built_window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Bench
    from whence.ui.main_window import MainWindow
    from whence.ui.window_settings import WindowSettings


def box_of(part: QWidget, window: MainWindow) -> QRect:
    return QRect(part.mapTo(window.content, QPoint()), part.size())


def test_the_counts_at_the_side_are_there_before_the_first_turn_of_the_loop(
    qtbot: QtBot, sample: Bench, settings: WindowSettings
) -> None:
    window = built_window(sample.around, settings)
    qtbot.addWidget(window)
    window.go("people")
    window.show()
    spoken = {entry.accessibleName() for entry in window.sidebar.findChildren(QWidget)}
    assert any(name.startswith("Invitations, 3") for name in spoken), spoken
    window.close()


@pytest.mark.parametrize("size", [(1180, 780), (800, 600)])
def test_what_is_said_stands_off_the_decision(sample_window: MainWindow, size: tuple[int, int]) -> None:
    sample_window.resize(*size)
    sample_window.go("invitations")
    QTest.qWait(60)
    desk = sample_window.stack.current
    assert isinstance(desk, InvitationsScreen)
    desk.list.rows.opened.emit(desk.list.rows.current_id)
    desk.card.choose(Verdict.DECLINE)
    desk.card.save()
    QTest.qWait(60)
    toast = sample_window.toasts.toast
    assert toast.isVisible()
    assert not box_of(toast, sample_window).intersects(box_of(desk.card.foot, sample_window))
    desk.card.choose(Verdict.ASK_FIRST)
    QTest.qWait(60)
    assert not box_of(toast, sample_window).intersects(box_of(desk.card.foot, sample_window))


def test_what_was_said_goes_with_its_page_and_comes_along_when_said_on_the_way(sample_window: MainWindow) -> None:
    say = sample_window.around.navigator.say
    sample_window.go("today")
    say("Done here.")
    QTest.qWait(5)
    QApplication.processEvents()
    assert sample_window.toasts.toast.isVisible()
    sample_window.go("people")
    assert not sample_window.toasts.toast.isVisible()
    say("Done on the way.")
    sample_window.go("today")
    assert sample_window.toasts.toast.isVisible()
