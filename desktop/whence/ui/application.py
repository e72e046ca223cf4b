"""The application around the window: one process a journal, its look, its log, and what becomes of mistakes."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

import whence
from whence.domain.errors import JournalTrouble, Trouble
from whence.services.opening import Opening
from whence.services.suite import Services
from whence.system.hardening import make_files_private
from whence.system.instance import Instance, Message
from whence.system.logs import start_log
from whence.system.resources import resource_root
from whence.ui.theme import Theme
from whence.ui.window_session import WindowSession
from whence.ui.window_settings import WindowSettings

CAPTURE = "capture"
RunCommand = Callable[[Sequence[str], Opening, Services], Message]

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_log = logging.getLogger(__name__)


def run_window(opening: Opening, arguments: Sequence[str], run_command: RunCommand) -> int:
    """Open the window on a journal until it is closed; gives the exit code.

    `run_command` carries out the arguments of a command line on the journal that the window has open. When another
    window has the journal, that one comes to the front. `arguments` may name the screen to begin with, or be CAPTURE
    and a line for a small window with nothing but that line.
    """
    make_files_private()
    held = Instance.acquire(opening.path, opening.places.runtime)
    if held is None:
        return _raise_other(opening)
    try:
        start_log(opening.places.logs)
        application = prepared_application()
        settings = WindowSettings.of_this_machine(application)
        theme = dressed(application, settings)
        session = WindowSession(opening, held, settings, theme, run_command)
        if list(arguments[:1]) == [CAPTURE]:
            return session.capture(" ".join(arguments[1:]))
        return session.run(next(iter(arguments), ""))
    finally:
        held.release()


def prepared_application() -> QApplication:
    """The application, made when there is none yet, with its name and with what to do about mistakes."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(["whence"])
    application.setApplicationName("whence")
    application.setApplicationDisplayName("Whence")
    application.setApplicationVersion(whence.__version__)
    application.setDesktopFileName("whence")
    application.setQuitOnLastWindowClosed(False)
    qInstallMessageHandler(log_qt)
    sys.excepthook = show_crash
    return application


def dressed(application: QApplication, settings: WindowSettings) -> Theme:
    """The theme as this machine remembers it, installed before the first widget."""
    theme = Theme(application, resource_root())
    theme.choose(settings.theme)
    theme.set_text_scale(settings.text_scale)
    return theme


def log_qt(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Write what Qt has to say to the log."""
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)


def show_crash(kind: type[BaseException], error: BaseException, place: TracebackType | None) -> None:
    """Log an error nobody foresaw and show the dialog for it; neither holds a word of the journal."""
    from whence.ui.dialogs.crash import CrashDialog, crash_text

    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    _log.error("unforeseen", exc_info=(kind, error, place))
    dialog = CrashDialog(crash_text(kind, place, whence.__version__), QApplication.activeWindow())
    dialog.exec()
    if dialog.has_to_quit:
        QApplication.quit()
    dialog.deleteLater()


def _raise_other(opening: Opening) -> int:
    if opening.hand_over({"arguments": []}) is None:
        sentence = QCoreApplication.translate(
            "Application", "The journal {path} is being changed by another command. Try again in a moment."
        )
        raise JournalTrouble(Trouble.IN_USE, sentence.format(path=opening.path))
    return 0
