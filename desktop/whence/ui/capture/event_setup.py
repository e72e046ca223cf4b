"""Starting an event: which one, where, and on which days, said once for the whole evening."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.services.commands.interactions import AddEvent
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.models.suggestions import event_suggestions
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.banner import FieldError
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.choice_field import ChoiceField
from whence.ui.widgets.day_field import DayField
from whence.ui.widgets.headings import Card, PageHeading

_WIDEST = 560


class EventSetup(QWidget):
    """`begun` carries the number of the event to log to, and the place within it."""

    begun = Signal(object, str)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        today = around.services.journal.clock.today
        self.occasion = ChoiceField(
            "event_mode.event",
            self.tr("Event"),
            event_suggestions(around.services.people),
            placeholder=self.tr("PyCon Lisbon, a conference, a dinner…"),
        )
        self.place = QLineEdit()
        self.starts_on = DayField("event_mode.starts_on", self.tr("First day"), today, prefers="past")
        self.ends_on = DayField(
            "event_mode.ends_on", self.tr("Last day"), today, prefers="future", placeholder=self.tr("the same day")
        )
        self.start = push_button(self.tr("Start logging"), "event_mode.start", ButtonLook.PRIMARY)
        self.errors = {"name": FieldError(self.occasion), "ends_on": FieldError(self.ends_on.field)}
        self._lay_out()
        self.start.clicked.connect(self.begin)
        for field in (self.occasion, self.place, self.starts_on.field, self.ends_on.field):
            field.returnPressed.connect(self.begin)
        self.occasion.picked.connect(self._on_picked)

    def clear(self) -> None:
        """Ask anew."""
        self.occasion.clear()
        self.place.clear()
        self.starts_on.show_day(Day.on(self._around.services.journal.clock.today()))
        self.ends_on.field.clear()
        self.occasion.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def begin(self) -> None:
        """Log to the event that is named: an existing one, or a new one made now."""
        subject = self.occasion.subject
        if isinstance(subject, int):
            self.begun.emit(subject, self.place.text().strip())
            return
        try:
            starts_on, ends_on = self.starts_on.checked_day("ends_on"), self.ends_on.checked_day("ends_on")
            command = AddEvent(self.occasion.text(), self.place.text().strip(), starts_on, ends_on)
            done = self._around.hub.try_to(command)
        except Refusal as refusal:
            self.errors.get(refusal.field or "", self.errors["name"]).say(refusal.sentence)
            return
        if done is not None:
            self._around.navigator.say(done.label, can_undo=True)
            self.begun.emit(done.value, "")

    def _lay_out(self) -> None:
        name_control(self.place, "event_mode.place", self.tr("Place"))
        self.place.setPlaceholderText(self.tr("Lisbon, hall 2…"))
        card = Card()
        for words, field, error in (
            (self.tr("Event"), self.occasion, self.errors["name"]),
            (self.tr("Place"), self.place, None),
            (self.tr("First day"), self.starts_on, None),
            (self.tr("Last day, if it is another"), self.ends_on, self.errors["ends_on"]),
        ):
            group = QVBoxLayout()
            group.setSpacing(scaled(Space.TIGHT))
            label = Label(words, TypeSize.SECONDARY, Tint.TEXT2)
            label.setBuddy(field)
            group.addWidget(label)
            group.addWidget(field)
            if error is not None:
                group.addWidget(error)
            card.body.addLayout(group)
        card.body.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        card.setMaximumWidth(scaled(_WIDEST))
        reason = self.tr(
            "Say once where you are. Then it takes one line a person: a name is enough, and even that can be missing."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.MEDIUM))
        column.addWidget(PageHeading(self.tr("Log an event")))
        column.addWidget(Label(reason, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        column.addWidget(card)
        column.addStretch(1)

    @Slot(object)
    def _on_picked(self, event: object) -> None:
        found = next((one for one in self._around.services.people.events() if one.id == event), None)
        if found is not None:
            self.place.setText(found.place)
            self.starts_on.show_day(found.starts_on)
            self.ends_on.show_day(found.ends_on)
