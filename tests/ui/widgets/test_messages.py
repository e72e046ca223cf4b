"""What is said to a person: toasts, banners, errors under fields, empty pages, progress."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from whence.ui.labels import Label
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner, FieldError
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.progress_strip import ProgressStrip
from whence.ui.widgets.search_field import SearchField
from whence.ui.widgets.toast import STAY, ToastHost


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def test_a_toast_stands_at_the_bottom_left_and_undoes(window: QWidget) -> None:
    undone: list[bool] = []
    host = ToastHost(window)
    host.show("Logged coffee with Mara.", undo=lambda: undone.append(True))
    toast = host.toast
    assert toast.isVisible()
    assert (toast.x(), toast.geometry().bottom()) == (16, 600 - 16 - 1)
    assert toast.accessibleName() == "Logged coffee with Mara."
    toast.undo_button.click()
    toast.undo_button.click()
    assert undone == [True]
    assert not toast.isVisible()


def test_a_toast_stays_six_seconds_and_while_hovered(window: QWidget) -> None:
    host = ToastHost(window)
    host.show("Kept.")
    assert STAY == 6000
    assert (host.toast.timer.isActive(), host.toast.timer.interval()) == (True, 6000)
    assert not host.toast.undo_button.isVisible()
    centre = QPointF(5, 5)
    QApplication.sendEvent(host.toast, QEnterEvent(centre, centre, centre))
    assert not host.toast.timer.isActive()
    QApplication.sendEvent(host.toast, QEvent(QEvent.Type.Leave))
    assert host.toast.timer.isActive()
    host.toast.timer.timeout.emit()
    assert not host.toast.isVisible()


def test_a_toast_follows_its_window(window: QWidget, qapp: QApplication) -> None:
    host = ToastHost(window)
    host.show("A sentence that is " + "long " * 60)
    window.resize(300, 400)
    QApplication.processEvents()
    assert QRect(0, 0, 300, 400).contains(host.toast.geometry())
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window.resize(700, 400)
    QApplication.processEvents()
    assert host.toast.geometry().right() == 700 - 16 - 1
    host.dismiss()
    assert not host.toast.isVisible()


def test_a_banner_says_one_sentence_and_offers_one_thing(qtbot: QtBot, window: QWidget) -> None:
    banner = Banner("import.remark", window)
    assert not banner.isVisible()
    banner.say("The last backup is nine days old.", Tone.WARN, "Back up now")
    assert banner.isVisible()
    assert banner.accessibleName() == "The last backup is nine days old."
    with qtbot.waitSignal(banner.pressed):
        banner.button.click()
    banner.say("Done.", Tone.OK)
    assert not banner.button.isVisible()
    banner.say("")
    assert not banner.isVisible()


def test_an_error_stands_under_its_field_until_it_is_mended(qtbot: QtBot, window: QWidget) -> None:
    field = QLineEdit("12 Movember", window)
    error = FieldError(field, window)
    error.say("“Movember” is no month. Write 12 Nov.")
    assert error.isVisible()
    assert field.property("look") == "wrong"
    assert field.accessibleDescription() == "“Movember” is no month. Write 12 Nov."
    QTest.keyClicks(field, "x")
    assert not error.isVisible()
    assert (field.property("look"), field.accessibleDescription()) == ("", "")


def test_an_empty_page_explains_itself(qtbot: QtBot) -> None:
    empty = EmptyState(
        "people.empty", "people", "Nobody here yet", "Type five people.", button_text="Log someone", example="Mara ^Sam"
    )
    qtbot.addWidget(empty)
    texts = [label.text() for label in empty.findChildren(Label)]
    assert texts == ["Nobody here yet", "Type five people.", "For example", "Mara ^Sam"]
    assert (empty.accessibleName(), empty.accessibleDescription()) == ("Nobody here yet", "Type five people.")
    assert empty.button is not None
    with qtbot.waitSignal(empty.started):
        empty.button.click()


def test_an_empty_page_shows_its_whole_sentences(qtbot: QtBot) -> None:
    reason = "A sentence that is longer than one line of a narrow page, and has to wrap twice at least to be read."
    empty = EmptyState("people.empty", "people", "Nobody", reason)
    qtbot.addWidget(empty)
    empty.resize(320, 500)
    empty.show()
    label = next(label for label in empty.findChildren(Label) if label.text() == reason)
    assert label.height() >= label.heightForWidth(label.width())
    assert empty.button is None


def test_progress_is_shown_in_words_and_can_be_stopped(qtbot: QtBot, window: QWidget) -> None:
    strip = ProgressStrip("import.progress", window)
    assert not strip.isVisible()
    strip.begin("Reading the archive")
    shares = [strip.bar.share]
    strip.report(30, 120, "Messages")
    shares.append(strip.bar.share)
    assert shares == [None, 0.25]
    assert strip.accessibleName() == "Messages 30 of 120"
    strip.report(60, 120)
    assert strip.words.text() == "Messages"
    with qtbot.waitSignal(strip.cancelled):
        strip.cancel_button.click()
    assert not strip.cancel_button.isEnabled()
    strip.resize(400, 60)
    assert not strip.grab().isNull()
    strip.end()
    assert not strip.isVisible()


def test_a_search_tells_its_words(qtbot: QtBot) -> None:
    field = SearchField("people.filter", "Filter people")
    qtbot.addWidget(field)
    searched: list[str] = []
    field.searched.connect(searched.append)
    QTest.keyClicks(field, "ma")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert searched == ["m", "ma", ""]
    with qtbot.waitSignal(field.left_downwards):
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.accessibleName() == "Filter people"


def test_a_slow_search_waits_for_a_pause(qtbot: QtBot) -> None:
    field = SearchField("people.filter", "Filter people", delay=1)
    qtbot.addWidget(field)
    searched: list[str] = []
    field.searched.connect(searched.append)
    field.setText("m")
    field.setText("ma")
    assert searched == []
    qtbot.waitUntil(lambda: searched == ["ma"])
