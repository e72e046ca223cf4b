"""What this program is, which version, and where everything lies."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.headings import Rule


class AboutDialog(QDialog):
    """A short text; everything in it can be selected and copied."""

    def __init__(self, version: str, journal: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Whence"))
        name_control(self, "about", self.windowTitle())
        self.close_button = push_button(self.tr("Close"), "about.close", ButtonLook.PRIMARY)
        self.close_button.clicked.connect(self.accept)
        self._lay_out(version, journal)

    def _lay_out(self, version: str, journal: Path) -> None:
        column = QVBoxLayout(self)
        edge = scaled(Space.WIDE)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(scaled(Space.MEDIUM))
        column.addWidget(Label(self.tr("Whence"), TypeSize.PAGE, Tint.ACCENT, is_strong=True))
        column.addWidget(
            Label(self.tr("A private journal of how you know the people you know."), TypeSize.TITLE, is_wrapped=True)
        )
        promise = self.tr(
            "Everything stays in one file on this computer. Whence never opens a network connection, "
            "never touches linkedin.com, and never decides for you."
        )
        column.addWidget(Label(promise, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        column.addWidget(Rule())
        for words, fact in (
            (self.tr("Version"), version),
            (self.tr("Journal"), str(journal)),
            (self.tr("Runs on"), f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"),
            (self.tr("License"), "MIT"),
        ):
            column.addLayout(_line(words, fact))
        column.addSpacing(scaled(Space.SMALL))
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(scaled(460))


def _line(words: str, fact: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(scaled(Space.MEDIUM))
    heading = Label(words, TypeSize.SECONDARY, Tint.TEXT3)
    heading.setFixedWidth(scaled(80))
    shown = Label(fact, TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True)
    shown.make_selectable()
    line.addWidget(heading, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(shown, 1, Qt.AlignmentFlag.AlignTop)
    return line
