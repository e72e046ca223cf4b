"""Work too long for the window's own thread: one job after another, with progress, cancel, and an answer at the end."""

from __future__ import annotations

import itertools
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Generic, Protocol, TypeAlias, TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot

Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)


class Cancelled(Exception):
    """Raised inside a job that was asked to stop, and handed over as its error."""


@dataclass(frozen=True, slots=True)
class Ok(Generic[Answer_co]):
    """What a job answered."""

    value: Answer_co


@dataclass(frozen=True, slots=True)
class Err:
    """Why a job has no answer."""

    error: BaseException

    @property
    def is_cancelled(self) -> bool:
        """True when it was stopped because somebody asked."""
        return isinstance(self.error, Cancelled)


Outcome: TypeAlias = Ok[Answer] | Err


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """How far a job is: `done` of `total` (0: cannot be said), and what it is doing."""

    ticket: Ticket
    done: int
    total: int
    words: str


class Ticket:
    """A job that was asked for: its number, its label, and the way to stop it."""

    def __init__(self, number: int, label: str) -> None:
        self.number = number
        self.label = label
        self._is_cancelled = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        """True once somebody asked it to stop."""
        return self._is_cancelled.is_set()

    def cancel(self) -> None:
        """Ask it to stop; it does so where it next looks, or never begins."""
        self._is_cancelled.set()


class Progress:
    """A job's way to say how far it is and to learn that it should stop. Used on the worker's thread."""

    def __init__(self, ticket: Ticket, publish: Callable[[ProgressReport], None]) -> None:
        self._ticket = ticket
        self._publish = publish

    @property
    def is_cancelled(self) -> bool:
        """True once somebody asked the job to stop."""
        return self._ticket.is_cancelled

    def report(self, done: int, total: int = 0, words: str = "") -> None:
        """Say how far it is; of many reports at once only the last is shown."""
        self._publish(ProgressReport(self._ticket, done, total, words))

    def stop_if_cancelled(self) -> None:
        """Raises Cancelled once somebody asked the job to stop."""
        if self._ticket.is_cancelled:
            raise Cancelled(self._ticket.label)


class Executor(Protocol):
    """Runs work somewhere, in the order in which it is given."""

    def start(self, work: Callable[[], None]) -> None:
        """Run `work` soon."""

    def close(self, seconds: float) -> bool:
        """Run no more; wait up to `seconds` for what runs. False when it still runs then."""


class ThreadExecutor:
    """One thread of its own, begun with the first work. It never keeps the program from ending."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def start(self, work: Callable[[], None]) -> None:
        """Run `work` after what was given before."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="whence-jobs", daemon=True)
            self._thread.start()
        self._queue.put(work)

    def close(self, seconds: float) -> bool:
        """Run no more; wait up to `seconds` for what runs. False when it still runs then."""
        if self._thread is None:
            return True
        self._queue.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _serve(self) -> None:
        while (work := self._queue.get()) is not None:
            work()


@dataclass(frozen=True, slots=True)
class _Job:
    ticket: Ticket
    work: Callable[[Progress], object]
    on_result: Callable[[Outcome[object]], None]


class Jobs(QObject):
    """A serial queue of jobs. The next begins only after the answer of the one before was taken.

    `started` carries the `Ticket`, `progressed` a `ProgressReport`, `finished` the `Ticket`; `idle` when none is left.
    All of them, and every `on_result`, arrive on the thread this object lives on.
    """

    started = Signal(object)
    progressed = Signal(object)
    finished = Signal(object)
    idle = Signal()
    _reported = Signal()
    _done = Signal(object)

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._numbers = itertools.count(1)
        self._waiting: deque[_Job] = deque()
        self._running: _Job | None = None
        self._latest: ProgressReport | None = None
        self._lock = threading.Lock()
        self._reported.connect(self._on_reported, Qt.ConnectionType.AutoConnection)
        self._done.connect(self._on_done, Qt.ConnectionType.AutoConnection)

    @property
    def is_busy(self) -> bool:
        """True while a job runs or waits."""
        return self._running is not None or bool(self._waiting)

    @property
    def current(self) -> Ticket | None:
        """The job that runs now."""
        return self._running.ticket if self._running is not None else None

    def run(
        self, work: Callable[[Progress], Answer], on_result: Callable[[Outcome[Answer]], None], label: str
    ) -> Ticket:
        """Do `work` on the worker, then hand its answer or error to `on_result` here. `label` is shown meanwhile."""
        ticket = Ticket(next(self._numbers), label)
        self._waiting.append(_Job(ticket, work, cast(Callable[[Outcome[object]], None], on_result)))
        self._begin_next()
        return ticket

    def cancel_all(self) -> None:
        """Ask what runs to stop and what waits never to begin; each still gets its result."""
        for job in (*self._waiting, *([self._running] if self._running is not None else [])):
            job.ticket.cancel()

    def close(self, seconds: float = 5.0) -> bool:
        """Stop everything before the program ends; False when a job did not stop in time."""
        self.cancel_all()
        return self._executor.close(seconds)

    def _begin_next(self) -> None:
        if self._running is not None or not self._waiting:
            return
        job = self._running = self._waiting.popleft()
        self.started.emit(job.ticket)
        self._executor.start(lambda: self._done.emit(_outcome(job, self._publish)))

    def _publish(self, report: ProgressReport) -> None:
        with self._lock:
            is_first, self._latest = self._latest is None, report
        if is_first:
            self._reported.emit()

    @Slot()
    def _on_reported(self) -> None:
        with self._lock:
            report, self._latest = self._latest, None
        if report is not None and self._running is not None and report.ticket is self._running.ticket:
            self.progressed.emit(report)

    @Slot(object)
    def _on_done(self, outcome: Outcome[object]) -> None:
        job = self._running
        if job is None:
            return
        try:
            job.on_result(outcome)
        finally:
            self._running = None
            self.finished.emit(job.ticket)
            self._begin_next()
            if not self.is_busy:
                self.idle.emit()


def _outcome(job: _Job, publish: Callable[[ProgressReport], None]) -> Outcome[object]:
    progress = Progress(job.ticket, publish)
    try:
        progress.stop_if_cancelled()
        return Ok(job.work(progress))
    except BaseException as error:  # noqa: BLE001  the window's thread decides what becomes of it
        return Err(error)
