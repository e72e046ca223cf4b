"""A small form that becomes one command, with every refusal under the field it is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from whence.domain.errors import JournalTrouble, Refusal
from whence.services.commands import Command
from whence.services.journal import Done
from whence.ui.carrying_out import MOST_AT_ONCE, carry_out_on_worker, tell
from whence.ui.icons import Tint
from whence.ui.jobs import Err, Outcome
from whence.ui.labels import Label, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, dress, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner, FieldError
from whence.ui.widgets.buttons import ButtonLook, press_by_enter, push_button
from whence.ui.widgets.day_field import DayField

_WIDTH = 460
_TEXT_HEIGHT = 96


class FormDialog(QDialog):
    """Subclasses put fields in and answer `commands`; saved, they are done in order and said with Undo.

    Enter saves from a line, Ctrl+Enter from anywhere; Escape closes and changes nothing. A form about many people
    (`concerns`) answers one command, which is left to the worker; it stays open until that is done.
    """

    concerns = 1

    def __init__(self, around: Surroundings, identifier: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.around = around
        self.identifier = identifier
        self.errors: dict[str, FieldError] = {}
        self.column = QVBoxLayout()
        self.area = QScrollArea()
        self.banner = Banner(f"{identifier}.refusal")
        self.save_button = push_button(self.tr("Save"), f"{identifier}.save", ButtonLook.PRIMARY)
        self.cancel_button = push_button(self.tr("Cancel"), f"{identifier}.cancel", ButtonLook.QUIET)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name_control(self, identifier, title)
        self._growing = QTimer(self, interval=0, singleShot=True)
        self._growing.timeout.connect(self._grow)
        self._lay_out_form(title)
        self.save_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    def commands(self) -> Sequence[Command]:
        """What saving does. Raises Refusal when a field can't be read."""
        raise NotImplementedError

    def add_field(self, name: str, words: str, field: QWidget, hint: str = "") -> None:
        """Put a labelled field under those before; `name` is what refusals call it."""
        label = Label(words, TypeSize.SECONDARY, Tint.TEXT2)
        label.setBuddy(field)
        if not field.accessibleName():
            name_control(field, f"{self.identifier}.{name}", words)
        group = QVBoxLayout()
        group.setSpacing(scaled(Space.TIGHT))
        group.addWidget(label)
        group.addWidget(field)
        writing = field.field if isinstance(field, DayField) else field
        if isinstance(writing, QLineEdit | QPlainTextEdit):
            self.errors[name] = FieldError(writing)
            group.addWidget(self.errors[name])
        if hint:
            group.addWidget(Label(hint, TypeSize.META, Tint.TEXT3, is_wrapped=True))
        self.column.addLayout(group)

    def text_field(self, text: str = "", height: int = _TEXT_HEIGHT) -> QPlainTextEdit:
        """A field for several lines, in which Tab moves on."""
        field = QPlainTextEdit(text)
        field.setTabChangesFocus(True)
        field.setFixedHeight(scaled(height))
        return field

    def show_refusal(self, refusal: Refusal) -> None:
        """Say what is wrong: under its field when it names one, else above the buttons."""
        error = self.errors.get(refusal.field or "")
        if error is not None:
            error.say(refusal.sentence)
            self.area.ensureWidgetVisible(error)
        else:
            self.banner.say(refusal.sentence, Tone.DANGER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, also from a field of several lines; Enter on a button is for that button."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        elif not press_by_enter(event, self.focusWidget()):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow when a field says more than before, as far as the screen allows; beyond that the fields scroll."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._growing.start()
        return super().eventFilter(watched, event)

    @Slot()
    def accept(self) -> None:
        """Do what the form says; stays open, with the reason shown, when it is refused."""
        self.banner.say("")
        try:
            if self.concerns > MOST_AT_ONCE:
                self._begin_on_worker(self.commands()[0])
                return
            done = [self.around.hub.try_to(command) for command in self.commands()]
        except Refusal as refusal:
            self.show_refusal(refusal)
            return
        if any(one is None for one in done):
            return
        changed = [one for one in done if one is not None and one.has_changed]
        super().accept()
        if changed:
            self.around.navigator.say(changed[-1].label, can_undo=True)

    def _begin_on_worker(self, command: Command) -> None:
        self.save_button.setEnabled(False)
        carry_out_on_worker(self.around, command, self._on_worked)

    def _on_worked(self, outcome: Outcome[Done]) -> None:
        error = outcome.error if isinstance(outcome, Err) else None
        if not isValid(self):
            tell(self.around, outcome)
            return
        self.save_button.setEnabled(True)
        if isinstance(error, Refusal) and not isinstance(error, JournalTrouble):
            self.show_refusal(error)
            return
        if error is None:
            super().accept()
        tell(self.around, outcome)

    @Slot()
    def _grow(self) -> None:
        fields, seen = self.area.widget(), self.area.viewport()
        if fields is None:
            return
        wanted = max(fields.heightForWidth(seen.width()), fields.minimumSizeHint().height())
        most = self.screen().availableGeometry().height() * 9 // 10
        height = min(most, self.height() + wanted - seen.height())
        if height > self.height():
            self.resize(self.width(), height)

    def _lay_out_form(self, title: str) -> None:
        edge = scaled(Space.WIDE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(edge, edge, edge, edge)
        whole.setSpacing(scaled(Space.LARGE))
        whole.addWidget(Label(title, TypeSize.SECTION, is_strong=True, is_wrapped=True))
        self.column.setSpacing(scaled(Space.MEDIUM))
        fields = QWidget()
        fields.setLayout(self.column)
        self.column.setContentsMargins(2, 2, 2, 2)
        self.area.setWidget(fields)
        fields.installEventFilter(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole.addWidget(self.area, 1)
        whole.addWidget(self.banner)
        buttons = QHBoxLayout()
        self.save_button.setDefault(True)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        whole.addLayout(buttons)
        self.setMinimumWidth(scaled(_WIDTH))
        dress(self, "form")
