"""Dialogs that the window opens itself: shortcuts, about, and trouble with the journal's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

import whence
from whence.domain.errors import JournalTrouble
from whence.ui.main_window import MainWindow

if TYPE_CHECKING:
    from whence.ui.dialogs.trouble import Remedy


def show_shortcuts(window: MainWindow) -> None:
    """Show every action with its keys, to be searched and changed; what was changed is kept with the window."""
    from whence.ui.dialogs.shortcuts import ShortcutsDialog

    _run(ShortcutsDialog(window.around.actions, window))


def show_about(window: MainWindow) -> None:
    """Say what this is, which version, and where everything lies."""
    from whence.ui.dialogs.about import AboutDialog

    _run(AboutDialog(whence.__version__, window.around.services.journal.store.path, window))


def show_trouble(window: MainWindow, trouble: JournalTrouble) -> Remedy:
    """Say what is wrong with the file while the window is open; gives what was chosen against it."""
    from whence.ui.dialogs.trouble import TroubleDialog

    dialog = TroubleDialog(trouble, window)
    _run(dialog)
    return dialog.remedy


def _run(dialog: QDialog) -> None:
    try:
        dialog.exec()
    finally:
        dialog.deleteLater()
