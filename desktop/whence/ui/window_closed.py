"""Doing what needs the journal closed, behind a small dialog that says so."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from whence.services.safekeeping import Safekeeping
from whence.ui.closed_work import ClosedWork
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.elided_label import ElidedLabel
from whence.ui.widgets.progress_strip import ProgressBar


def do_closed(safekeeping: Safekeeping, work: ClosedWork) -> str:
    """Run `work` on its own thread while a dialog shows how far it is; gives its sentence, raises what it raises."""
    dialog = _ClosedDialog(work.label)
    running = _Running(lambda: work.work(safekeeping, dialog.report))
    running.over.connect(dialog.accept)
    running.start()
    dialog.exec()
    dialog.deleteLater()
    return running.answer()


class _Running(QObject):
    """A piece of work on a thread, its answer or error kept for whoever waits."""

    over = Signal()

    def __init__(self, work: Callable[[], str]) -> None:
        super().__init__()
        self._work = work
        self._said = ""
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="whence-closed")

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def answer(self) -> str:
        """Wait for the end; gives the sentence, raises the error."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._said

    def _run(self) -> None:
        try:
            self._said = self._work()
        except BaseException as error:  # noqa: BLE001  handed to whoever asks for the answer
            self._error = error
        self.over.emit()


class _ClosedDialog(QDialog):
    _reported = Signal(int)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Whence"))
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        name_control(self, "closed", words)
        self.amount = ElidedLabel("", TypeSize.SECONDARY, Tint.TEXT3)
        bar = ProgressBar()
        bar.show_share(0, 0)
        column = QVBoxLayout(self)
        edge = scaled(Space.WIDE)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(scaled(Space.MEDIUM))
        column.addWidget(Label(words, TypeSize.TITLE, is_strong=True, is_wrapped=True))
        hint = self.tr("The journal is closed meanwhile, and the window opens again by itself.")
        column.addWidget(Label(hint, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        column.addWidget(bar)
        column.addWidget(self.amount)
        self.setMinimumWidth(scaled(420))
        self._reported.connect(self._on_reported)

    def report(self, rows: int) -> None:
        """Say how many rows are done; may be called on any thread."""
        self._reported.emit(rows)

    def reject(self) -> None:
        """Escape does not stop what must not be stopped half way."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nor does closing."""
        event.ignore()

    @Slot(int)
    def _on_reported(self, rows: int) -> None:
        words = self.tr("1 row") if rows == 1 else self.tr("{count} rows")
        self.amount.set_line(words.format(count=self.locale().toString(rows)))
