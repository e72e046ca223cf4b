"""What the window shows of jobs, and the jobs it begins itself: backups when something changed, texts still to index."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from whence.ui.jobs import Err, Jobs, Outcome, Progress, ProgressReport, Ticket
from whence.ui.screen import Surroundings
from whence.ui.widgets.progress_strip import ProgressStrip

BACKUP_EVERY = 30 * 60 * 1000  # milliseconds
#: A job that is over within this time is never shown.
_SHOW_AFTER = 300


class JobsStrip(QObject):
    """Shows the job that runs on a strip, unless it is over at once; its Cancel stops it."""

    def __init__(self, jobs: Jobs, strip: ProgressStrip) -> None:
        super().__init__(strip)
        self._jobs = jobs
        self._strip = strip
        self._ticket: Ticket | None = None
        self._pause = QTimer(self, interval=_SHOW_AFTER, singleShot=True)
        self._pause.timeout.connect(self._on_lasting)
        jobs.started.connect(self._on_started)
        jobs.progressed.connect(self._on_progressed)
        jobs.finished.connect(self._on_finished)
        strip.cancelled.connect(self._on_cancelled)

    @Slot(object)
    def _on_started(self, ticket: Ticket) -> None:
        self._ticket = ticket
        self._pause.start()

    @Slot()
    def _on_lasting(self) -> None:
        if self._ticket is not None:
            self._strip.begin(self._ticket.label)

    @Slot(object)
    def _on_progressed(self, report: ProgressReport) -> None:
        if self._strip.isVisible():
            words = f"{report.ticket.label}: {report.words}" if report.words else ""
            self._strip.report(report.done, report.total, words)

    @Slot(object)
    def _on_finished(self, _ticket: Ticket) -> None:
        self._ticket = None
        self._pause.stop()
        self._strip.end()

    @Slot()
    def _on_cancelled(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()


class TextIndexing(QObject):
    """Makes imported texts searchable on the worker, piece by piece; goes on where it was left."""

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._is_wanted = False

    @Slot()
    def begin(self) -> None:
        """Do what is left to do; nothing when nothing is."""
        if self._is_wanted:
            return
        self._is_wanted = True
        label = self.tr("Making texts searchable")
        self._around.jobs.run(_indexing(self._around), self._on_result, label)

    def _on_result(self, outcome: Outcome[bool]) -> None:
        self._is_wanted = False
        if isinstance(outcome, Err) and not outcome.is_cancelled:
            raise outcome.error


def _indexing(around: Surroundings) -> Callable[[Progress], bool]:
    def work(progress: Progress) -> bool:
        with closing(around.worker_services()) as services:
            return services.importing.finish_search(
                lambda done, total: progress.report(done, total), lambda: progress.is_cancelled
            )

    return work


class AutomaticBackups(QObject):
    """Backs the journal up on the worker, at most every half hour and only when something changed since."""

    failed = Signal(object)
    made = Signal()

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._is_changed = False
        self._timer = QTimer(self, interval=BACKUP_EVERY)
        self._timer.timeout.connect(self.take_if_changed)
        around.hub.changed.connect(self._on_changed)

    def start(self) -> None:
        """Begin to watch the clock."""
        self._timer.start()

    @Slot()
    def take_if_changed(self) -> None:
        """Take a backup when there is something new to keep."""
        if self._is_changed:
            self._is_changed = False
            self.take()

    def take(self) -> None:
        """Take a backup now."""
        around = self._around

        def work(_progress: Progress) -> None:
            with closing(around.worker_services()) as services:
                services.safekeeping.back_up()

        around.jobs.run(work, self._on_result, self.tr("Backing up"))

    def _on_result(self, outcome: Outcome[None]) -> None:
        if not isinstance(outcome, Err):
            self.made.emit()
        elif not outcome.is_cancelled:
            self._is_changed = True
            self.failed.emit(outcome.error)

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        self._is_changed = True
