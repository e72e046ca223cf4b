"""The capture bar: one line about somebody, from any screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from whence.services.journal import Done
from whence.ui.capture.editor import CaptureEditor
from whence.ui.capture.pasted import PastedEntries
from whence.ui.icons import Tint
from whence.ui.labels import Label, announce
from whence.ui.screen import Screen, Surroundings
from whence.ui.theme import Space, TypeSize, dress, scaled
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.headings import KeyHint

PLACE = "capture"
_LOW = 440


class CaptureBar(Screen):
    """`finished` when the bar may be hidden: a line was saved, or Escape was pressed. Its draft is kept.

    `enter` takes the keyboard; a text as subject is put into the line, without one the draft stays.
    """

    name = "capture"
    finished = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None, *, place: str = PLACE) -> None:
        super().__init__(around, parent)
        self.editor = CaptureEditor(around, place, self.tr("Log a line about somebody"))
        self.pasted = PastedEntries(around)
        self._hints = QWidget()
        self._before: QWidget | None = None
        self._lay_out()
        self._connect()

    def enter(self, subject: object = None) -> None:
        """Take the keyboard, with a text in the line when one is given; what was typed before is put behind it."""
        before = QApplication.focusWidget()
        self._before = before if before is not None and not self.isAncestorOf(before) else self._before
        self.editor.restore_draft()
        self.pasted.restore()
        if isinstance(subject, str) and subject.strip():
            typed = self.editor.field.text()
            if typed and typed != subject:
                self.pasted.propose([typed])
            self.editor.write(subject)
        self.editor.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.editor.field.end(False)

    def leave(self) -> None:
        """Keep the draft, and give the keyboard back to where it was."""
        self.editor.keep_draft()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the keys are not named, so that the chips have room."""
        super().resizeEvent(event)
        self._hints.setVisible(self.window().height() >= scaled(_LOW))

    def _lay_out(self) -> None:
        field = self.editor.field
        field.setPlaceholderText(self.tr("Mara Okafor, data lead at Acme @PyCon Lisbon ^Sam #rust !send paper fri"))
        sheet = QFrame()
        dress(sheet, "card")
        inside = QVBoxLayout(sheet)
        edge = scaled(Space.MEDIUM)
        inside.setContentsMargins(edge, edge, edge, scaled(Space.SMALL))
        inside.setSpacing(scaled(Space.SMALL))
        for part in (self.editor, self.pasted, self._hints):
            inside.addWidget(part)
        self._fill_hints()
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(Space.LARGE), scaled(Space.SMALL), scaled(Space.LARGE), scaled(Space.SMALL))
        column.addWidget(sheet)

    def _fill_hints(self) -> None:
        row = FlowLayout(Space.MEDIUM)
        self._hints.setLayout(row)
        for keys, words in (
            ("Return", self.tr("save")),
            ("Ctrl+Return", self.tr("save and next")),
            ("Shift+Return", self.tr("somebody new of that name")),
            ("Alt+Down", self.tr("choices and chips")),
            ("Esc", self.tr("hide, draft kept")),
        ):
            row.addWidget(_hint(keys, words))

    def _connect(self) -> None:
        self.editor.logged.connect(self._on_logged)
        self.editor.left.connect(self.finished)
        self.editor.pasted.connect(self._on_pasted)
        self.pasted.finished.connect(self.editor.field.setFocus)

    @Slot(object, bool)
    def _on_logged(self, done: Done, is_next: bool) -> None:
        self.around.navigator.say(done.label, can_undo=True)
        announce(self.editor.field, done.label)
        if not is_next and not self.pasted.entries:
            self.finished.emit()

    @Slot(str)
    def _on_pasted(self, text: str) -> None:
        self.pasted.propose(self.around.services.capture.entries(text))


def _hint(keys: str, words: str) -> QWidget:
    pair = QWidget()
    line = QHBoxLayout(pair)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(scaled(Space.TIGHT))
    line.addWidget(KeyHint(QKeySequence(keys)))
    line.addWidget(Label(words, TypeSize.META, Tint.TEXT3))
    return pair
