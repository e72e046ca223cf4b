"""What cases are compared with, read on the worker: thousands of earlier notes would hold the window up."""

from __future__ import annotations

from contextlib import closing

from PySide6.QtCore import QObject, Signal

from whence.services.casebook import Compared
from whence.ui.jobs import Err, Outcome, Progress
from whence.ui.screen import Surroundings


class EarlierNotes(QObject):
    """`came` once they were read; asked twice, they are read once."""

    came = Signal()

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._is_reading = False

    @property
    def are_here(self) -> bool:
        """Whether a card can be shown at once."""
        return self._around.services.desk.is_ready

    def read(self) -> None:
        """Read them."""
        if self._is_reading:
            return
        self._is_reading = True

        def work(_progress: Progress) -> Compared:
            with closing(self._around.worker_services()) as services:
                return services.desk.read()

        self._around.jobs.run(work, self._on_read, self.tr("Reading earlier notes"))

    def _on_read(self, outcome: Outcome[Compared]) -> None:
        self._is_reading = False
        if isinstance(outcome, Err):
            if not outcome.is_cancelled:
                raise outcome.error
            return
        self._around.services.desk.take(outcome.value)
        self.came.emit()
