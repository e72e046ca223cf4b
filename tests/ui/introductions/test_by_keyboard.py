"""An introduction is walked through by Tab in the order in which it is read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.introductions.bench import Bench
from whence.domain.introductions import IntroductionState
from whence.services.commands.introductions import AdvanceIntroduction
from whence.ui.introductions.screen import IntroductionsScreen


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_the_steps_come_before_what_stands_below_them(bench: Bench[IntroductionsScreen], qtbot: QtBot) -> None:
    page = bench.screen.page
    assert page.shown is not None
    bench.around.hub.do(AdvanceIntroduction(page.shown.introduction.id, IntroductionState.BOTH_AGREED))
    steps = page.steps.findChildren(QPushButton)
    qtbot.waitUntil(lambda: all(step.isVisible() for step in steps))
    page.more_button.setFocus()
    passed = []
    for _ in range(len(steps) + 1):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        passed.append(focused().accessibleName())
    assert passed == ["I introduced them", "Emeka said no", "Mara said no", "Drop it", "What it is for"]


def test_nobody_is_to_be_asked_twice_until_it_is_taken_up_again(bench: Bench[IntroductionsScreen]) -> None:
    def take(state: IntroductionState) -> list[str]:
        assert page.shown is not None
        bench.around.hub.do(AdvanceIntroduction(page.shown.introduction.id, state))
        return [step.accessibleName() for step in page.steps.findChildren(QPushButton)]

    page = bench.screen.page
    assert take(IntroductionState.ASKED_A) == ["Both agreed", "Emeka said no", "Mara said no", "Drop it"]
    assert take(IntroductionState.DROPPED) == ["Take it up again"]
    assert take(IntroductionState.IDEA)[:2] == ["I asked Emeka", "I asked Mara"]
    assert take(IntroductionState.ASKED_A)[:2] == ["I asked Mara", "Both agreed"]


def test_an_empty_tab_says_why_and_what_to_do(bench: Bench[IntroductionsScreen]) -> None:
    panel, page = bench.screen.list, bench.screen.page
    assert page.shown is not None
    assert not panel.nothing.isVisible()
    bench.around.hub.do(AdvanceIntroduction(page.shown.introduction.id, IntroductionState.DROPPED))
    panel.tabs.choose("open")
    assert panel.nothing.isVisible()
    assert not panel.rows.isVisible()
    assert panel.nothing.text() == "Nobody is being introduced just now. Choose Introduce… to begin."
    bench.screen.enter()
    assert focused() is panel.start_button
    bench.around.hub.undo()
    assert panel.rows.isVisible()
    assert not panel.nothing.isVisible()


def test_what_came_of_it_is_asked_at_once_below_the_steps(bench: Bench[IntroductionsScreen], qtbot: QtBot) -> None:
    page = bench.screen.page
    assert page.shown is not None
    for state in (IntroductionState.BOTH_AGREED, IntroductionState.MADE):
        bench.around.hub.do(AdvanceIntroduction(page.shown.introduction.id, state))
    qtbot.waitUntil(page.outcome.isVisible)
    qtbot.waitUntil(lambda: page.steps.y() < page.outcome.y() < page.reasons.y())
