"""Questions that take a while: asked on the worker, answered here piece by piece, only the newest counts."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import closing

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from whence.services.suite import Services
from whence.ui.jobs import Err, Outcome, Progress, Ticket
from whence.ui.screen import Surroundings

Work = Callable[[], Generator[object, None, None]]


class Asking(QObject):
    """`answered` carries each answer as it comes, `ended` follows the last one.

    What was asked before is stopped and its answers are dropped, so that an answer is always to the newest question.
    """

    answered = Signal(object)
    ended = Signal()
    _arrived = Signal(int, object)

    def __init__(self, around: Surroundings, label: str, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._label = label
        self._number = 0
        self.ticket: Ticket | None = None
        self._arrived.connect(self._on_arrived)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self.ticket is not None

    def ask_journal(self, question: Callable[[Services], Iterable[object]]) -> None:
        """Ask the journal, over a connection of its own."""
        open_again = self._around.worker_services

        def work() -> Generator[object, None, None]:
            with closing(open_again()) as services:
                yield from question(services)

        self.ask(work)

    def ask(self, work: Work) -> None:
        """Have something worked out that needs no journal."""
        self.stop()
        number = self._number

        def run(progress: Progress) -> None:
            with closing(work()) as answers:
                for answer in answers:
                    self._arrived.emit(number, answer)
                    progress.stop_if_cancelled()

        self.ticket = self._around.jobs.run(run, lambda outcome: self._on_ended(number, outcome), self._label)

    def stop(self) -> None:
        """Want no answer any more."""
        self._number += 1
        if self.ticket is not None:
            self.ticket.cancel()
            self.ticket = None

    @Slot(int, object)
    def _on_arrived(self, number: int, answer: object) -> None:
        if number == self._number:
            self.answered.emit(answer)

    def _on_ended(self, number: int, outcome: Outcome[None]) -> None:
        if not isValid(self) or number != self._number:
            return
        self.ticket = None
        if isinstance(outcome, Err) and not outcome.is_cancelled:
            raise outcome.error
        self.ended.emit()
