"""The quickest way to fill in how you met: one line on the page of somebody about whom nothing is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.domain.errors import Refusal
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.models.suggestions import event_suggestions, people_suggestions
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, dress, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner, FieldError
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.choice_field import ChoiceField
from whence.ui.widgets.day_field import DayField

if TYPE_CHECKING:
    from whence.services.commands.interactions import SetOrigin

_WIDE = 480


class QuickOriginForm(QFrame):
    """Where, when, through whom, in which words; Enter in any field saves. `saved` when it is recorded."""

    saved = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self._person: PersonId | None = None
        people = around.services.people
        name = "person.quick_origin"
        self.where = ChoiceField(
            f"{name}.where", self.tr("Event or place"), event_suggestions(people), placeholder=self.tr("Event or place")
        )
        self.is_event = QCheckBox(self.tr("A new event, not a place"))
        today = around.services.journal.clock.today
        self.day = DayField(f"{name}.day", self.tr("When"), today, placeholder=self.tr("When"))
        self.through = ChoiceField(
            f"{name}.introducer",
            self.tr("Through whom"),
            people_suggestions(around.services),
            placeholder=self.tr("Through whom"),
        )
        self.words = QLineEdit()
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.save_button = push_button(self.tr("Save"), f"{name}.save", ButtonLook.PRIMARY)
        self.banner = Banner(f"{name}.refusal")
        self.errors = {"day": FieldError(self.day.field), "introducer": FieldError(self.through)}
        self.errors["name"] = FieldError(self.where)
        name_control(self, name, self.tr("How did you meet?"))
        name_control(self.is_event, f"{name}.is_event")
        self._lay_out()
        self._connect()

    def show_person(self, person: PersonId) -> None:
        """Ask about somebody; what was typed about somebody else is let go."""
        if person == self._person:
            return
        self._person = person
        self._clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields below each other where they don't fit beside each other."""
        super().resizeEvent(event)
        is_wide = self.width() >= scaled(_WIDE)
        directions = QBoxLayout.Direction
        self._fields.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    @Slot()
    def save(self) -> None:
        """Record it, or say at its field what is wrong."""
        self.banner.say("")
        if self._person is None:
            return
        try:
            done = self.around.hub.try_to(self._command(self._person))
        except Refusal as refusal:
            error = self.errors.get(refusal.field or "")
            if error is not None:
                error.say(refusal.sentence)
            else:
                self.banner.say(refusal.sentence, Tone.DANGER)
            return
        if done is not None:
            self._clear()
            self.around.navigator.say(done.label, can_undo=True)
            self.saved.emit()

    def _command(self, person: PersonId) -> SetOrigin:
        from whence.services.commands.interactions import SetOrigin
        from whence.ui.dialogs.origin import chosen_person

        event = cast("int | None", self.where.subject)
        is_new = event is None and self.is_event.isChecked()
        return SetOrigin(
            person,
            event=event,
            new_event=self.where.text() if is_new else "",
            place="" if is_new or event is not None else self.where.text(),
            day=self.day.checked_day("day"),
            introducer=chosen_person(self.through, "introducer"),
            words=self.words.text(),
        )

    def _clear(self) -> None:
        for field in (self.where, self.day.field, self.through, self.words):
            field.clear()
        self.banner.say("")
        self._on_written()

    def _lay_out(self) -> None:
        dress(self, "sunken")
        edge = scaled(Space.MEDIUM)
        self.words.setPlaceholderText(self.tr("In your own words"))
        name_control(self.words, "person.quick_origin.words", self.tr("In your own words"))
        self._fields.setSpacing(scaled(Space.SMALL))
        for field in (self.where, self.day, self.through):
            self._fields.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        second = QHBoxLayout()
        second.setSpacing(scaled(Space.SMALL))
        second.addWidget(self.words, 1)
        second.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, scaled(Space.SMALL), edge, edge)
        column.setSpacing(scaled(6))
        column.addWidget(Label(self.tr("How did you meet?"), TypeSize.SECONDARY, Tint.TEXT2))
        column.addLayout(self._fields)
        for part in (self.is_event, *self.errors.values()):
            column.addWidget(part)
        column.addLayout(second)
        column.addWidget(self.banner)

    def _connect(self) -> None:
        for field in (self.where, self.day.field, self.through, self.words):
            field.returnPressed.connect(self.save)
            field.textChanged.connect(self._on_written)
        self.save_button.clicked.connect(self.save)
        self.is_event.setChecked(True)
        self._on_written()

    @Slot()
    def _on_written(self) -> None:
        self.is_event.setVisible(bool(self.where.text().strip()) and self.where.subject is None)
        is_begun = any(field.text() for field in (self.where, self.day.field, self.through, self.words))
        self.save_button.setEnabled(is_begun)
