"""Actions about somebody, on the screens that leave them to the window: they act on whoever is meant there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from whence.domain.changes import PersonId
from whence.ui.main_window import MainWindow

#: The screens that do these themselves, with more than one person or with what is shown.
_OWN = {
    "interaction.log": ("people", "review"),
    "introduction.begin": ("people", "introductions"),
    "follow-up.add": ("people",),
    "tag.add": ("people",),
}


class PersonActions(QObject):
    """Logs, introduces, promises and tags wherever a line about somebody has the keyboard.

    Where nobody is meant, logging begins the line at the top, introducing opens the introductions, and the others say
    what to do first.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        begin: dict[str, Callable[[PersonId | None], object]] = {
            "interaction.log": self._log,
            "introduction.begin": self._introduce,
            "follow-up.add": self._follow_up,
            "tag.add": self._tag,
        }
        for name, act in begin.items():
            window.around.actions[name].triggered.connect(lambda _checked, name=name, act=act: self._do(name, act))

    def _do(self, name: str, act: Callable[[PersonId | None], object]) -> None:
        screen = self._window.stack.current
        if screen is None or screen.name in _OWN[name] or QApplication.activeModalWidget() is not None:
            return
        act(screen.meant_person())

    def _log(self, person: PersonId | None) -> None:
        from whence.ui.dialogs.log import LogDialog

        if person is None:
            self._window.capture.begin()
        else:
            LogDialog(self._window.around, (person,), self._window).open()

    def _introduce(self, person: PersonId | None) -> None:
        if person is None:
            self._window.go("introductions")
        else:
            self._window.around.navigator.introduce.emit(person)

    def _follow_up(self, person: PersonId | None) -> None:
        from whence.ui.dialogs.follow_up import FollowUpDialog

        if person is None:
            self._say_nobody()
        else:
            FollowUpDialog(self._window.around, person, self._window).open()

    def _tag(self, person: PersonId | None) -> None:
        from whence.ui.dialogs.tag import TagDialog

        if person is None:
            self._say_nobody()
        else:
            TagDialog(self._window.around, (person,), self._window).open()

    def _say_nobody(self) -> None:
        self._window.around.navigator.say(self.tr("Nobody is chosen here. Choose somebody in People first."))
