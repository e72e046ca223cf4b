"""What begins once the window was seen: loading what the first sight did without, then the window's own quiet work."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from importlib import import_module
from sys import getswitchinterval, setswitchinterval

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from whence.ui.jobs import Err, Jobs, Outcome, Progress, ThreadExecutor

#: Modules below `whence` that a key or a click may ask for, the likeliest first.
LOADED_LATER = (
    "ui.people.screen",
    "ui.people.page_panel",
    "services.desk",
    "services.reviews",
    "ui.palette.overlay",
    "ui.capture.bar",
    "services.handlers.interactions",
    "services.handlers.people",
    "services.handlers.capture",
    "storage.cases",
    "ui.dialogs.log",
    "ui.dialogs.follow_up",
    "ui.dialogs.tag",
    "ui.today.screen",
    "ui.desk.screen",
    "services.handlers.desk",
    "ui.review.screen",
    "services.handlers.reviews",
    "ui.events.screen",
    "ui.introductions.screen",
    "ui.decisions.screen",
    "ui.tidy.screen",
    "ui.insights.screen",
    "ui.preferences.screen",
)
#: A window that nobody sees begins its quiet work after this long, in milliseconds.
_UNSEEN = 2_000
#: So long, in seconds, the loading thread keeps the interpreter from the window's at a time.
_TURN = 0.000_5


class QuietWork(QObject):
    """Waits for the first paint of the window, loads on a thread of its own what was not needed for it, so that no key
    waits for it, and then does what it was given, one a turn.
    """

    def __init__(self, window: QWidget, *steps: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._steps = deque(steps)
        self._jobs = Jobs(ThreadExecutor(), self)
        self._loading = QTimer(self, singleShot=True)
        self._loading.timeout.connect(self._load)
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._do_next)

    def begin(self) -> None:
        """Begin after the next paint."""
        self._window.installEventFilter(self)
        self._loading.start(_UNSEEN)
        self._window.update()

    def stop(self) -> None:
        """Begin nothing more."""
        self._steps.clear()
        self._loading.stop()
        self._turn.stop()
        self._jobs.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the first paint."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._loading.start(0)
        return False

    @Slot()
    def _load(self) -> None:
        self._window.removeEventFilter(self)
        self._jobs.run(_load_rest, self._on_loaded, "")

    def _on_loaded(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Err) and not outcome.is_cancelled:
            raise outcome.error
        self._do_next()

    @Slot()
    def _do_next(self) -> None:
        if self._steps:
            self._turn.start()
            self._steps.popleft()()


def _load_rest(progress: Progress) -> None:
    """Load everything, handing the interpreter over often, so that the window's thread never waits long for it."""
    before = getswitchinterval()
    setswitchinterval(_TURN)
    try:
        for name in LOADED_LATER:
            progress.stop_if_cancelled()
            import_module(f"whence.{name}")
    finally:
        setswitchinterval(before)
