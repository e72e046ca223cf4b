"""Going from screen to screen by keys, and back; what the window says, refuses and undoes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.archives.network import Size
from tests.archives.writing import write_archive
from tests.ui.keyboard import press
from tests.ui.manual_executor import ManualExecutor
from whence.domain.errors import Refusal
from whence.services.commands.people import AddPerson, RenamePerson
from whence.ui.carrying_out import carry_out
from whence.ui.main_window import NARROW, MainWindow

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def test_an_empty_journal_begins_with_the_welcome_and_a_full_one_with_today(
    window: MainWindow, sample_window: MainWindow
) -> None:
    assert window.stack.current_name == "welcome"
    assert window.sidebar.current == ""
    assert sample_window.stack.current_name == "today"
    assert sample_window.sidebar.current == "today"


def test_screens_are_reached_by_keys_and_built_when_first_shown(sample_window: MainWindow) -> None:
    assert sample_window.stack.count() == 1
    press(Qt.Key.Key_2, CONTROL)
    assert sample_window.stack.current_name == "people"
    press(Qt.Key.Key_Comma, CONTROL)
    assert sample_window.stack.current_name == "preferences"
    press(Qt.Key.Key_1, CONTROL)
    assert sample_window.stack.current_name == "today"
    assert sample_window.stack.count() == 3


def test_back_and_forward_walk_the_trail(sample_window: MainWindow) -> None:
    for name in ("people", "preferences", "today"):
        sample_window.go(name)
    for key, expected in (
        (Qt.Key.Key_Left, "preferences"),
        (Qt.Key.Key_Left, "people"),
        (Qt.Key.Key_Right, "preferences"),
    ):
        press(key, ALT)
        assert sample_window.stack.current_name == expected
    assert sample_window.sidebar.current == "preferences"


def test_a_change_is_said_with_undo_and_the_menu_says_what_would_be_undone(window: MainWindow) -> None:
    around = window.around
    carry_out(around, AddPerson("Mara Okafor"))
    assert window.toasts.toast.sentence.text() == "Add Mara Okafor"
    assert around.actions["change.undo"].text() == "&Undo: Add Mara Okafor"
    QTest.mouseClick(window.toasts.toast.undo_button, Qt.MouseButton.LeftButton)
    assert around.services.people.count() == 0
    assert around.actions["change.redo"].text() == "&Redo: Add Mara Okafor"
    assert not around.actions["change.undo"].isEnabled()
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert around.services.people.count() == 1


def test_an_import_is_undone_on_the_worker(
    sample_window: MainWindow, manual_executor: ManualExecutor, tmp_path: Path
) -> None:
    manual_executor.run_all()
    services = sample_window.around.services
    before = services.people.count()
    write_archive(tmp_path / "archive.zip", "2026", Size(20, 0, 20))
    services.importing.run(tmp_path / "archive.zip")
    imported = services.people.count()
    sample_window.undo_redo.undo()
    assert services.people.count() == imported > before
    manual_executor.run_all()
    assert services.people.count() == before
    assert sample_window.toasts.toast.sentence.text() == "Undone: Import archive.zip"


def test_a_refusal_is_said_above_the_screen_until_the_next_change(window: MainWindow) -> None:
    hub = window.around.hub
    done = hub.do(AddPerson("Mara Okafor"))
    assert done is not None
    hub.do(RenamePerson(done.value, " "))
    assert not window.notices.refusal.isHidden()
    assert "needs a name" in window.notices.refusal.sentence.text()
    hub.do(RenamePerson(done.value, "Mara Lind"))
    assert window.notices.isHidden()


def test_nothing_is_changed_while_a_job_writes(window: MainWindow) -> None:
    window.around.hub.hold("The import is being written. Do this again in a moment.")
    assert window.around.hub.do(AddPerson("Mara Okafor")) is None
    assert window.notices.refusal.sentence.text().startswith("The import is being written")
    window.around.hub.release()
    assert window.around.hub.do(AddPerson("Mara Okafor")) is not None


def test_a_backup_that_fails_is_said_and_other_errors_are_not_swallowed(window: MainWindow) -> None:
    window.backups.failed.emit(Refusal("The disk is full."))
    assert window.notices.refusal.sentence.text() == "The disk is full."


def test_a_narrow_window_shows_icons_alone(sample_window: MainWindow, qtbot: QtBot) -> None:
    wide = sample_window.sidebar.sizeHint().width()
    sample_window.resize(NARROW - 60, 600)
    qtbot.waitUntil(lambda: sample_window.sidebar.sizeHint().width() < wide)
    assert sample_window.minimumSizeHint().width() <= 800
    sample_window.resize(1180, 780)
    qtbot.waitUntil(lambda: sample_window.sidebar.sizeHint().width() == wide)


def test_what_waits_is_counted_beside_the_screen(sample_window: MainWindow) -> None:
    sample_window.badges.refresh()
    due = len(sample_window.around.services.people.due_follow_ups())
    assert due > 0
    assert sample_window.sidebar.button("today").badge == str(due)


def test_an_archive_dropped_anywhere_begins_its_preview(window: MainWindow, tmp_path: Path) -> None:
    archive = tmp_path / "archive.zip"
    archive.write_bytes(b"no archive")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(archive))])
    inside, button, key = QPointF(200, 200), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(inside.toPoint(), Qt.DropAction.CopyAction, dropped, button, key)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    assert window.drop.isVisible()
    QApplication.sendEvent(window, QDropEvent(inside, Qt.DropAction.CopyAction, dropped, button, key))
    assert not window.drop.isVisible()
    assert window.stack.current_name == "transfer"
    assert window.around.jobs.is_busy


def test_text_dropped_is_no_archive(window: MainWindow) -> None:
    dropped = QMimeData()
    dropped.setText("Mara Okafor")
    entering = QDragEnterEvent(
        QPointF(9, 9).toPoint(), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(window, entering)
    assert not entering.isAccepted()


def test_where_things_stood_is_remembered(sample_window: MainWindow, qtbot: QtBot) -> None:
    sample_window.go("people")
    path = sample_window.around.services.journal.store.path
    with qtbot.waitSignal(sample_window.closed):
        sample_window.close()
    assert sample_window.settings.screen_of(path) == "people"
    assert not sample_window.settings.geometry.isEmpty()


def test_larger_text_asks_for_a_window_with_the_new_sizes(sample_window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sample_window.renewal_wanted):
        press(Qt.Key.Key_Plus, CONTROL)
    assert sample_window.around.theme.text_scale == 110
    assert sample_window.settings.text_scale == 110


def test_colours_are_ticked_and_remembered(sample_window: MainWindow) -> None:
    sample_window.around.actions["colours.dark"].trigger()
    assert sample_window.settings.theme.value == "dark"
    assert sample_window.around.actions["colours.dark"].isChecked()
    assert not sample_window.around.actions["colours.light"].isChecked()


def test_actions_of_screens_that_are_not_there_are_greyed_out(window: MainWindow) -> None:
    for row in window.around.actions.rows:
        if row.menu == "view" and row.identifier.endswith(".open"):
            name = row.identifier.partition(".")[0]
            assert window.around.actions[row.identifier].isEnabled() is window.stack.has(name)


def test_the_passphrase_is_offered_after_the_first_brief_and_not_again_once_declined(
    sample_window: MainWindow,
) -> None:
    window = sample_window
    window.around.navigator.brief_seen.emit(1)
    assert window.notices.isHidden()
    window.go("people")
    assert not window.notices.offer.isHidden()
    window.notices.later_button.click()
    assert window.notices.isHidden()
    window.around.navigator.brief_seen.emit(1)
    window.go("today")
    assert window.notices.isHidden()
