"""Dialogs of the whole window: shortcuts, trouble with the file, the last report."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from whence.domain.errors import JournalTrouble, Trouble
from whence.ui.action_rows import ACTION_ROWS
from whence.ui.actions import Actions
from whence.ui.dialogs.crash import CrashDialog, crash_text
from whence.ui.dialogs.shortcuts import ShortcutsDialog
from whence.ui.dialogs.trouble import REMEDIES, Remedy, TroubleDialog


@pytest.fixture
def actions(qtbot: QtBot) -> Actions:
    return Actions()


@pytest.fixture
def shortcuts(qtbot: QtBot, actions: Actions) -> ShortcutsDialog:
    made = ShortcutsDialog(actions)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_action_is_listed_with_its_keys(shortcuts: ShortcutsDialog) -> None:
    assert set(shortcuts.shown()) == {row.identifier for row in ACTION_ROWS}
    assert shortcuts.keys_shown("shortcuts.open") == "F1   Ctrl+/"
    assert not shortcuts.banner.isVisible()


@pytest.mark.parametrize(
    ("words", "found"), [("snooz", "review.snooze"), ("ctrl+k", "palette.open"), ("dark col", "colours.dark")]
)
def test_actions_are_found_by_words_and_keys(shortcuts: ShortcutsDialog, words: str, found: str) -> None:
    QTest.keyClicks(shortcuts.search, words)
    assert shortcuts.shown() == (found,)


def test_keys_are_changed_and_conflicts_marked(shortcuts: ShortcutsDialog, actions: Actions) -> None:
    shortcuts.choose("tag.add")
    shortcuts.edit.setKeySequence(QKeySequence("Ctrl+L"))
    shortcuts.set_button.click()
    assert actions.keys("tag.add") == ("Ctrl+L",)
    assert shortcuts.keys_shown("tag.add") == "Ctrl+L"
    assert "Log an exchange…" in shortcuts.banner.sentence.text()
    shortcuts.clear_button.click()
    assert actions.keys("tag.add") == ()
    assert not shortcuts.banner.isVisible()
    shortcuts.restore_button.click()
    assert actions.keys("tag.add") == ("Ctrl+T",)


def test_nothing_can_be_changed_before_an_action_is_chosen(shortcuts: ShortcutsDialog) -> None:
    assert (shortcuts.chosen, shortcuts.set_button.isEnabled()) == ("", False)


@pytest.mark.parametrize("trouble", list(Trouble))
def test_every_trouble_has_a_way_out(qtbot: QtBot, trouble: Trouble) -> None:
    dialog = TroubleDialog(JournalTrouble(trouble, "The file <b>x</b> cannot be read. Try again."))
    qtbot.addWidget(dialog)
    assert tuple(dialog.buttons) == (*REMEDIES[trouble], Remedy.QUIT)
    assert dialog.sentence.textFormat() is Qt.TextFormat.PlainText
    assert dialog.windowTitle()
    dialog.buttons[REMEDIES[trouble][0]].click()
    assert (dialog.remedy, dialog.result()) == (REMEDIES[trouble][0], QDialog.DialogCode.Accepted)


def test_closing_the_trouble_means_quitting(qtbot: QtBot) -> None:
    dialog = TroubleDialog(JournalTrouble(Trouble.FULL, "The disk is full."))
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.remedy, dialog.result()) == (Remedy.QUIT, QDialog.DialogCode.Rejected)
    dialog.buttons[Remedy.QUIT].click()
    assert dialog.remedy is Remedy.QUIT


def failing(name: str) -> str:
    """A report of an error that met a name."""
    try:
        {"known": 1}[name]
    except KeyError as error:
        return crash_text(type(error), error.__traceback__, "0.1.0")
    raise AssertionError


def test_a_report_holds_places_and_no_names() -> None:
    report = failing("Mara Okafor")
    assert "builtins.KeyError" in report
    assert "test_dialogs.py:" in report
    assert "failing" in report
    assert "Mara" not in report
    assert "/" not in report.partition("\n")[2]


def test_the_last_dialog_copies_and_quits(qtbot: QtBot) -> None:
    dialog = CrashDialog("KeyError\nhub.py:40 do")
    qtbot.addWidget(dialog)
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "KeyError\nhub.py:40 do"
    dialog.quit_button.click()
    assert dialog.has_to_quit
    dialog.go_on_button.click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_the_last_dialog_leans_on_nothing_of_ours() -> None:
    module = sys.modules["whence.ui.dialogs.crash"]
    ours = [value for value in vars(module).values() if getattr(value, "__module__", "").startswith("whence")]
    assert {value.__module__ for value in ours} == {"whence.ui.dialogs.crash"}
