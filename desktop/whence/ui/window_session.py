"""One journal and its window, from the first look at the file until the last window is closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QDialog

from whence.domain.errors import JournalTrouble, Refusal, Trouble
from whence.services.opening import Opening
from whence.services.suite import Services
from whence.system.instance import Instance, Message
from whence.ui.actions import Actions
from whence.ui.closed_work import ClosedWork
from whence.ui.hub import Hub
from whence.ui.jobs import Jobs, ThreadExecutor
from whence.ui.main_window import MainWindow
from whence.ui.screen import Navigator, Surroundings
from whence.ui.theme import Theme
from whence.ui.window_building import built_window
from whence.ui.window_messages import Messages
from whence.ui.window_settings import WindowSettings


@dataclass(frozen=True, slots=True)
class _End:
    """Why a window ended: for good, for work on the closed journal, or to be built anew (`is_renewed`)."""

    work: ClosedWork | None = None
    screen: str = ""
    is_renewed: bool = False


class WindowSession(QObject):
    """Opens the journal (asking for a passphrase, offering what helps against trouble), shows the window, opens again.

    A journal is only ever begun where there is no file, or where a person asks for it.
    """

    def __init__(
        self,
        opening: Opening,
        held: Instance,
        settings: WindowSettings,
        theme: Theme,
        run_command: Callable[[Sequence[str], Opening, Services], Message],
    ) -> None:
        super().__init__()
        self._opening = opening
        self._held = held
        self._settings = settings
        self._theme = theme
        self._run_command = run_command
        self._end = _End()

    def run(self, screen: str = "") -> int:
        """Show windows until one is closed for good; gives the exit code."""
        said = ""
        while (services := self._opened()) is not None:
            self._end = _End(screen=screen, is_renewed=True)
            while self._end.is_renewed:
                self._show(services, self._end.screen, said)
                said = ""
            services.close()
            if self._end.work is None:
                break
            screen = self._end.screen
            said = self._do_closed(self._end.work)
        return 0

    def capture(self, line: str) -> int:
        """Show nothing but the line to capture in, until it is saved or left; gives the exit code."""
        from whence.ui.capture.window import CaptureWindow

        services = self._opened()
        if services is None:
            return 1
        around, opening = self.surroundings(services), self._opening
        window = CaptureWindow(around)
        messages = Messages(
            window, self._held, lambda arguments, open_one: self._run_command(arguments, opening, open_one)
        )
        around.hub.troubled.connect(window.say_trouble)
        loop = QEventLoop()
        window.destroyed.connect(loop.quit)
        window.open_capture(line)
        loop.exec()
        del messages
        around.jobs.close()
        self._forget(around)
        services.close()
        return 0

    def surroundings(self, services: Services) -> Surroundings:
        """Everything screens work with, built over an open journal."""
        actions = Actions(self._settings.overrides, parent=self)
        actions.allow_letters(self._settings.has_letters)
        safekeeping = self._opening.safekeeping(services.journal.store.database.raw_key)
        return Surroundings(
            services=services,
            hub=Hub(services.journal, self),
            jobs=Jobs(ThreadExecutor(), self),
            actions=actions,
            theme=self._theme,
            navigator=Navigator(self),
            worker_services=lambda: self._opening.open(raw_key=safekeeping.raw_key),
            safekeeping=safekeeping,
        )

    def _opened(self) -> Services | None:
        """The journal, opened; None when the person gave up."""
        while True:
            try:
                if self._opening.is_encrypted and self._opening.passphrase is None and not self._ask_passphrase():
                    return None
                return self._opening.open() if self._opening.exists else self._opening.create()
            except JournalTrouble as trouble:
                if trouble.trouble is Trouble.PASSPHRASE and self._ask_passphrase(trouble.sentence):
                    continue
                from whence.ui.window_remedies import Remedies

                chosen = Remedies(self._opening).offer(trouble)
                if chosen is None:
                    return None
                self._opening = chosen

    def _ask_passphrase(self, wrong: str = "") -> bool:
        from whence.ui.dialogs.passphrase import PassphraseDialog

        dialog = PassphraseDialog.to_open(self._opening.path, wrong)
        try:
            is_given = dialog.exec() == QDialog.DialogCode.Accepted
            if is_given:
                self._opening = self._opening.with_passphrase(dialog.passphrase)
                dialog.remember_if_wanted(self._opening.path)
            return is_given
        finally:
            dialog.deleteLater()

    def _show(self, services: Services, screen: str, said: str) -> None:
        self._end = _End()
        around = self.surroundings(services)
        window = built_window(around, self._settings)
        opening = self._opening
        messages = Messages(
            window, self._held, lambda arguments, open_one: self._run_command(arguments, opening, open_one)
        )
        loop = QEventLoop()
        window.closed.connect(loop.quit)
        window.renewal_wanted.connect(lambda: self._renew(window))
        around.navigator.closed.connect(lambda work: self._close_for(window, work))
        application = QApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(loop.quit)
        window.place()
        window.begin(screen)
        window.show()
        if said:
            around.navigator.say(said)
        loop.exec()
        messages.stop()
        window.deleteLater()
        self._forget(around)

    def _close_for(self, window: MainWindow, work: ClosedWork) -> None:
        self._end = _End(work, window.stack.current_name)
        window.close()

    def _renew(self, window: MainWindow) -> None:
        if self._end.work is None and not window.around.jobs.is_busy:
            self._end = _End(None, window.stack.current_name, is_renewed=True)
            window.close()

    def _do_closed(self, work: ClosedWork) -> str:
        from whence.ui.window_closed import do_closed
        from whence.ui.window_remedies import Remedies

        try:
            said = do_closed(self._opening.safekeeping_for_restore(), work)
        except JournalTrouble as trouble:
            Remedies(self._opening).explain(trouble)
            return ""
        except Refusal as refusal:
            return refusal.sentence
        if work.passphrase is not None:
            self._opening = self._opening.with_passphrase(work.passphrase or None)
        return said

    def _forget(self, around: Surroundings) -> None:
        for part in (around.hub, around.jobs, around.actions, around.navigator):
            part.deleteLater()
