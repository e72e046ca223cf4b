"""What is measured, each in a process of its own that tells in one line of JSON what it took."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import process_time, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from whence.ui.main_window import MainWindow

SIZE = (1180, 780)
TYPED = ("m", "ma", "mar", "ma", "m", "", "s", "", "jo", "", "ka b", "")
ROUNDS = 6
SETTLED = 300
TODAY = date(2026, 11, 20)


def bare(began_at: float) -> None:
    """An empty widget of the toolkit, painted once."""
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication(["whence"])
    widget = QWidget()
    _show(widget, began_at)
    widget.close()
    application.processEvents()


def window(began_at: float, journal: Path, screen: str) -> None:
    """The window on a journal, painted once on a screen of it."""
    with _window(journal) as shown:
        shown.begin(screen)
        _show(shown, began_at)


def visited(_began_at: float, journal: Path) -> None:
    """The memory of the window after every screen was seen once."""
    from PySide6.QtWidgets import QApplication

    from whence.ui.window_screens import SCREENS

    with _window(journal) as shown:
        shown.resize(*SIZE)
        shown.begin("today")
        shown.show()
        for row in SCREENS:
            if row.name not in {"event_mode", "welcome"}:
                shown.go(row.name)
                QApplication.processEvents()
        _tell(resident_mb=_resident_mb())


def keys(_began_at: float, journal: Path) -> None:
    """Every key in the filter of people, from the text to the painted list, in milliseconds of the processor."""
    from PySide6.QtWidgets import QApplication

    from whence.ui.people.screen import PeopleScreen

    with _window(journal) as shown:
        shown.resize(*SIZE)
        shown.begin("people")
        shown.show()
        for _ in range(SETTLED):
            QApplication.processEvents()
        screen = shown.stack.current
        assert isinstance(screen, PeopleScreen)
        taken = []
        for text in TYPED * ROUNDS:
            began = process_time()
            screen.list.search.setText(text)
            QApplication.processEvents()
            taken.append((text, (process_time() - began) * 1000))
        _tell(keys=taken)


STAGES: dict[str, Callable[..., None]] = {"bare": bare, "window": window, "visited": visited, "keys": keys}


def _show(widget: QWidget, began_at: float) -> None:
    """Show a widget, wait until it is painted, and tell how long that took since the process began."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Watcher(QObject):
        is_painted = False

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            self.is_painted = self.is_painted or event.type() == QEvent.Type.Paint
            return False

    watcher = Watcher()
    widget.installEventFilter(watcher)
    widget.resize(*SIZE)
    widget.show()
    while not watcher.is_painted:
        QApplication.processEvents()
    _tell(cpu_ms=process_time() * 1000, wall_ms=(time() - began_at) * 1000, resident_mb=_resident_mb())
    widget.removeEventFilter(watcher)


@contextmanager
def _window(journal: Path) -> Iterator[MainWindow]:
    """The window as the program builds it, without the wait for messages of other processes."""
    from whence.services.opening import Opening
    from whence.system.clock import Clock
    from whence.system.instance import Instance
    from whence.system.places import Places
    from whence.ui.application import dressed, prepared_application
    from whence.ui.window_building import built_window
    from whence.ui.window_session import WindowSession
    from whence.ui.window_settings import WindowSettings

    opening = Opening(journal, Clock(TODAY), Places.of_this_machine())
    held = Instance.acquire(journal, opening.places.runtime)
    if held is None:
        raise SystemExit(f"{journal} is open in another process.")
    application = prepared_application()
    sys.excepthook = sys.__excepthook__
    settings = WindowSettings.of_this_machine(application)
    session = WindowSession(opening, held, settings, dressed(application, settings), lambda *_: {})
    services = opening.open()
    shown = built_window(session.surroundings(services), settings)
    yield shown
    shown.close()
    services.close()
    held.release()


def _tell(**measured: object) -> None:
    sys.stdout.write(json.dumps(measured) + "\n")
    sys.stdout.flush()


def _resident_mb() -> float:
    """Memory of this process in use now, in megabytes; the most it ever was where the system tells no more."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)
