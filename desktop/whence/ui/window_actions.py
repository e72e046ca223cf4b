"""What the window's own actions do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from whence.ui.main_window import MainWindow
from whence.ui.theme import ThemeChoice
from whence.ui.widgets.search_field import SearchField
from whence.ui.window_dialogs import show_about, show_shortcuts
from whence.ui.window_screens import SCREENS, ScreenRow

_TEXT_STEP = 10
_CHOICES = {
    "colours.light": ThemeChoice.LIGHT,
    "colours.dark": ThemeChoice.DARK,
    "colours.system": ThemeChoice.SYSTEM,
}
_NEED_SCREEN = ("invitations.open", "review.open", "events.open", "introductions.open", "decisions.open",
                "insights.open")  # fmt: skip


class WindowActions(QObject):
    """Connects the actions that belong to the window as a whole, and greys out those of screens that are not there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions = window.around.actions
        for identifier, act in self._table().items():
            self._actions[identifier].triggered.connect(_without_argument(act))
        for row in SCREENS:
            if row.action and row.name != "transfer":
                self._actions[row.action].triggered.connect(self._opens(row))
        there = {row.action for row in SCREENS}
        for identifier in _NEED_SCREEN:
            self._actions[identifier].setEnabled(identifier in there)
        self._actions["capture.open"].setEnabled(window.capture.can_begin())
        window.around.theme.changed.connect(self.show_colours)
        self.show_colours()

    def _table(self) -> Mapping[str, Callable[[], object]]:
        window = self._window
        return {
            "capture.open": window.capture.begin,
            "invitation.log": lambda: window.go("invitations", "add"),
            "invitation.paste": lambda: window.go("invitations", "several"),
            "journal.import": lambda: window.go("transfer", "import"),
            "journal.export": lambda: window.go("transfer", "export"),
            "journal.restore": lambda: window.go("transfer", "backups"),
            "journal.check": lambda: window.go("transfer", "check"),
            "journal.backup": window.backups.take,
            "passphrase.change": lambda: window.go("preferences", "journal"),
            "bin.open": lambda: window.go("tidy", "bin"),
            "journal.open": window.open_another,
            "sample.open": window.open_sample,
            "journal.quit": window.close,
            "change.undo": window.undo_redo.undo,
            "change.redo": window.undo_redo.redo,
            "palette.open": window.open_palette,
            "filter.focus": self._focus_filter,
            "view.back": window.go_back,
            "view.forward": window.go_forward,
            "view.close": self._close_innermost,
            "text.enlarge": lambda: self._resize_text(_TEXT_STEP),
            "text.reduce": lambda: self._resize_text(-_TEXT_STEP),
            "text.reset": lambda: self._resize_text(0),
            "shortcuts.open": lambda: show_shortcuts(window),
            "program.describe": lambda: show_about(window),
            **{identifier: self._chooses(choice) for identifier, choice in _CHOICES.items()},
        }

    def _opens(self, row: ScreenRow) -> Callable[[], object]:
        return _without_argument(lambda: self._window.go(row.name))

    def _chooses(self, choice: ThemeChoice) -> Callable[[], object]:
        def choose() -> None:
            self._window.around.theme.choose(choice)
            self.show_colours()

        return choose

    def _resize_text(self, step: int) -> None:
        theme = self._window.around.theme
        theme.set_text_scale(theme.text_scale + step if step else 100)

    @Slot()
    def show_colours(self) -> None:
        """Tick the chosen colours, and remember them and the size of text."""
        settings, theme = self._window.settings, self._window.around.theme
        settings.theme, settings.text_scale = theme.choice, theme.text_scale
        for identifier, choice in _CHOICES.items():
            self._actions[identifier].setChecked(self._window.around.theme.choice is choice)

    def _focus_filter(self) -> None:
        screen = self._window.stack.current
        fields = [field for field in screen.findChildren(SearchField) if field.isVisible()] if screen else []
        if fields:
            fields[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            fields[0].selectAll()

    def _close_innermost(self) -> None:
        """Escape: the palette, then whatever the field with the keyboard does with it, then the line at the top."""
        window = self._window
        if window.close_palette():
            return
        focus = QApplication.focusWidget()
        if focus is not None and self._took_escape(focus):
            return
        if window.capture.isVisible():
            window.capture.end()
        window.toasts.dismiss()

    def _took_escape(self, widget: QWidget) -> bool:
        """Whether the field with the keyboard does something with Escape, which must not come back here meanwhile."""
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        closing = self._actions["view.close"]
        closing.setEnabled(False)
        try:
            QApplication.sendEvent(widget, event)
        finally:
            closing.setEnabled(True)
        return event.isAccepted()


def _without_argument(act: Callable[[], object]) -> Callable[[], object]:
    """`act`, to be connected to a signal that carries whether the action is checked."""

    def called() -> None:
        act()

    return called
