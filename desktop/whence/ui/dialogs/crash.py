"""The last dialog: something went wrong that nobody foresaw. Leans on Qt alone, for anything else may be what broke."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

_SHOWN_FRAMES = 40


def crash_text(kind: type[BaseException], place: TracebackType | None, version: str) -> str:
    """What happened, for a report: kinds of errors, file names, lines and functions.

    The error's own message and the values it met are left out, for both may hold a name or a note of the journal.
    """
    frames = traceback.extract_tb(place)[-_SHOWN_FRAMES:]
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    system = f"Whence {version}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} "
    return "\n".join([system + platform.release(), f"{kind.__module__}.{kind.__qualname__}", *lines])


class CrashDialog(QDialog):
    """Shows the report, lets it be copied, and ends the program or goes on as `has_to_quit` says."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.has_to_quit = False
        self.report = QPlainTextEdit(report)
        self.copy_button = QPushButton(self.tr("Copy the report"))
        self.go_on_button = QPushButton(self.tr("Go on"))
        self.quit_button = QPushButton(self.tr("Quit"))
        self.setWindowTitle(self.tr("Something went wrong"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        sentence = QLabel(
            self.tr(
                "Whence met an error it did not expect. Everything it showed as saved is saved.\n"
                "The report below holds no name and no note of your journal; nothing is sent anywhere."
            )
        )
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        self.report.setReadOnly(True)
        self.go_on_button.setDefault(True)
        below = QHBoxLayout()
        below.addWidget(self.copy_button)
        below.addStretch(1)
        below.addWidget(self.quit_button)
        below.addWidget(self.go_on_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(sentence)
        column.addWidget(self.report, 1)
        column.addLayout(below)
        self.resize(640, 420)

    def _connect(self) -> None:
        names = {"report": self.report, "copy": self.copy_button, "go-on": self.go_on_button, "quit": self.quit_button}
        for name, control in names.items():
            control.setObjectName(f"crash.{name}")
            control.setAccessibleIdentifier(f"crash.{name}")
        self.report.setAccessibleName(self.tr("Report"))
        self.setAccessibleIdentifier("crash")
        self.copy_button.clicked.connect(self._on_copy)
        self.go_on_button.clicked.connect(self.accept)
        self.quit_button.clicked.connect(self._on_quit)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())

    def _on_quit(self) -> None:
        self.has_to_quit = True
        self.reject()
