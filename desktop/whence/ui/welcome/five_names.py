"""Five lines for five names: the shortest way to a journal that is worth something."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from whence.domain.errors import Refusal
from whence.services.commands.people import AddPeople
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.banner import FieldError
from whence.ui.widgets.buttons import ButtonLook, push_button

COUNT = 5


class NameField(QLineEdit):
    """`next_wanted` when Enter or the arrow down goes on, `back_wanted` when the arrow up goes back."""

    next_wanted = Signal()
    back_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the lines, Enter goes on."""
        if event.key() == Qt.Key.Key_Up:
            self.back_wanted.emit()
        elif event.key() == Qt.Key.Key_Down or (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers()
        ):
            self.next_wanted.emit()
        else:
            super().keyPressEvent(event)


class FiveNames(QWidget):
    """`added` carries the ids of the new people, in the order in which they were typed."""

    added = Signal(object)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.fields = [NameField() for _ in range(COUNT)]
        self.errors = [FieldError(field) for field in self.fields]
        self.add_button = push_button(self.tr("Begin with them"), "welcome.add", ButtonLook.PRIMARY)
        self._lay_out()
        for place, field in enumerate(self.fields):
            field.next_wanted.connect(lambda place=place: self._go(place + 1))
            field.back_wanted.connect(lambda place=place: self._go(place - 1))
        self.add_button.clicked.connect(self.add)
        around.actions["form.save"].triggered.connect(self._on_save)

    def begin(self) -> None:
        """Put the keyboard into the first empty line."""
        empty = next((field for field in self.fields if not field.text()), self.fields[0])
        empty.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def add(self) -> None:
        """Add who was typed, or say under the line in question why not."""
        try:
            done = self._around.hub.try_to(AddPeople(tuple(field.text().strip() for field in self.fields)))
        except Refusal as refusal:
            places = {f"name{place}": error for place, error in enumerate(self.errors, 1)}
            places.get(refusal.field or "", self.errors[0]).say(refusal.sentence)
            return
        if done is None:
            return
        for field in self.fields:
            field.clear()
        self._around.navigator.say(done.label, can_undo=True)
        self.added.emit(done.value)

    def _go(self, place: int) -> None:
        if place >= COUNT:
            self.add()
        elif place >= 0:
            self.fields[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        title = self.tr("Type five people you might introduce to each other")
        column.addWidget(Label(title, TypeSize.SECTION, is_strong=True, is_wrapped=True))
        hint = self.tr("A name is all it needs; one is enough to begin. Enter goes to the next line.")
        column.addWidget(Label(hint, TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True))
        examples = (self.tr("For example, Mara Okafor"), "", "", "", "")
        for number, (field, example) in enumerate(zip(self.fields, examples, strict=True), 1):
            name_control(field, f"welcome.name{number}", self.tr("Name {number}").format(number=number))
            field.setPlaceholderText(example)
            column.addWidget(field)
            column.addWidget(self.errors[number - 1])
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        column.addLayout(line)

    @Slot()
    def _on_save(self) -> None:
        if any(field.hasFocus() for field in self.fields):
            self.add()
