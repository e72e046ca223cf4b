"""What the window shows of jobs, and the jobs it begins itself: backups that are due, texts still to index."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from whence.ui.jobs import Err, Jobs, Outcome, Progress, ProgressReport, Ticket
from whence.ui.screen import Surroundings
from whence.ui.widgets.progress_strip import ProgressStrip

#: How often it is asked whether a backup is due, in milliseconds.
ASK_EVERY = 60_000
#: A job that is over within this time is never shown.
_SHOW_AFTER = 300


class JobsStrip(QObject):
    """Shows the job that runs on a strip, unless it is over at once; its Cancel stops it."""

    def __init__(self, jobs: Jobs, strip: ProgressStrip, is_shown_elsewhere: Callable[[Ticket], bool]) -> None:
        super().__init__(strip)
        self._jobs = jobs
        self._is_shown_elsewhere = is_shown_elsewhere
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
        if self._ticket is not None and not self._is_shown_elsewhere(self._ticket):
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
            return services.importing.finish_search(progress.report, lambda: progress.is_cancelled)

    return work


class AutomaticBackups(QObject):
    """Has the journal backed up on the worker when it is due; asked for every minute, of which most do nothing."""

    made = Signal()
    failed = Signal(object)

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._is_changed = False
        self._timer = QTimer(self, interval=ASK_EVERY)
        self._timer.timeout.connect(self.take_if_due)
        around.hub.changed.connect(self._on_changed)

    def start(self) -> None:
        """Begin to watch the clock."""
        self._timer.start()

    @Slot()
    def take_if_due(self) -> None:
        """Take a backup when something changed here and half an hour has passed since the last."""
        if self._is_changed and not self._around.jobs.is_busy:
            keeping = self._around.safekeeping
            self._run(lambda _progress: keeping.back_up_if_due() is not None)

    def take(self) -> None:
        """Take a backup now."""
        keeping = self._around.safekeeping
        self._run(lambda _progress: keeping.back_up() is not None)

    def _run(self, work: Callable[[Progress], bool]) -> None:
        self._around.jobs.run(work, self._on_result, self.tr("Backing up"))

    def _on_result(self, outcome: Outcome[bool]) -> None:
        if isinstance(outcome, Err):
            if not outcome.is_cancelled:
                self.failed.emit(outcome.error)
        elif outcome.value:
            self._is_changed = False
            self.made.emit()

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        self._is_changed = True
