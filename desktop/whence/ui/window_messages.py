"""What another process hands to the window that has the journal: a command to carry out, or nothing but to come up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Slot

from whence.domain.changes import Changes
from whence.services.suite import Services
from whence.system.instance import Instance, Message
from whence.ui.main_window import MainWindow

if TYPE_CHECKING:
    from whence.ui.capture.window import CaptureWindow

RunCommand = Callable[[Sequence[str], Services], Message]


class Messages(QObject):
    """Answers what comes through the instance's socket, on the window's thread.

    A message holds the arguments of a command line under "arguments"; none at all bring the window to the front. A line
    under "capture" is shown in a small window, to be gone on with. The reply holds the command's exit code and what it
    wrote.
    """

    def __init__(self, window: MainWindow | CaptureWindow, instance: Instance, run_command: RunCommand) -> None:
        super().__init__(window)
        self._window = window
        self._instance = instance
        self._run_command = run_command
        self._notifier: QSocketNotifier | None = None
        if instance.fileno() >= 0:
            self._notifier = QSocketNotifier(instance.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._on_asked)

    def stop(self) -> None:
        """Answer no more: the journal is being closed."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)

    def reply_to(self, message: Message) -> Message:
        """Carry a command out, tell the screens when it changed something, and say what came of it."""
        if "capture" in message:
            self._window.open_capture(str(message["capture"]))
            return {"code": 0, "out": "", "err": ""}
        arguments = [str(each) for each in message.get("arguments", ())]
        if not arguments:
            self._window.raise_up()
            return {"code": 0, "out": "", "err": ""}
        journal = self._window.around.services.journal
        before = (journal.next_undo, journal.next_redo)
        reply = self._run_command(arguments, self._window.around.services)
        if (journal.next_undo, journal.next_redo) != before:
            self._window.around.hub.changed.emit(Changes(is_everything=True))
        return reply

    @Slot()
    def _on_asked(self) -> None:
        self._instance.answer(self.reply_to)
