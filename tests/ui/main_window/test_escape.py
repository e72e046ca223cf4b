"""Escape closes what is innermost, and never itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from whence.ui.main_window import MainWindow


def test_escape_on_any_control_comes_back_once(sample_window: MainWindow) -> None:
    for name in ("today", "people"):
        sample_window.go(name)
        screen = sample_window.stack.current
        assert screen is not None
        for widget in [one for one in screen.findChildren(QWidget) if one.isVisible()][:40]:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            QTest.keyClick(QApplication.focusWidget() or sample_window, Qt.Key.Key_Escape)
    assert sample_window.isVisible()
    assert sample_window.around.actions["view.close"].isEnabled()
