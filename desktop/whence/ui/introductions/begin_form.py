"""Beginning an introduction: who asks, for whom, and what it is for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.domain.errors import Refusal
from whence.services.commands.introductions import StartIntroduction
from whence.ui.dialogs.origin import chosen_person
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.models.suggestions import people_suggestions
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner, FieldError
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.choice_field import ChoiceField
from whence.ui.widgets.headings import Card, PageHeading


class BeginForm(QWidget):
    """`begun` carries the number of the new introduction. Enter in any field begins it."""

    begun = Signal(object)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        suggest = people_suggestions(around.services)
        name = "introductions.begin_form"
        who = self.tr("Start typing a name")
        self.asker = ChoiceField(f"{name}.asker", self.tr("Who asks"), suggest, placeholder=who)
        self.asked_for = ChoiceField(f"{name}.asked_for", self.tr("Who is asked for"), suggest, placeholder=who)
        self.purpose = QLineEdit()
        self.errors = {"asker": FieldError(self.asker), "asked_for": FieldError(self.asked_for)}
        self.banner = Banner(f"{name}.refusal")
        self.swap_button = push_button(self.tr("Swap"), f"{name}.swap", ButtonLook.QUIET, icon_name="repeat")
        self.save_button = push_button(self.tr("Begin"), f"{name}.save", ButtonLook.PRIMARY)
        name_control(self, name, self.tr("Begin an introduction"))
        self._lay_out()
        self._connect()

    def begin(self, asked_for: PersonId | None = None, asker: PersonId | None = None) -> None:
        """Start over, with the people given in their places; the keyboard goes where somebody is missing."""
        self.banner.say("")
        for field, person in ((self.asker, asker), (self.asked_for, asked_for)):
            field.clear()
            if person is not None:
                field.choose(person, self.around.services.people.names([person]).get(person, ""))
        self.purpose.clear()
        missing = [field for field in (self.asker, self.asked_for) if field.subject is None]
        (missing[0] if missing else self.purpose).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def save(self) -> None:
        """Begin it, or say under its field what is wrong."""
        self.banner.say("")
        try:
            done = self.around.hub.try_to(self._command())
        except Refusal as refusal:
            error = self.errors.get(refusal.field or "")
            if error is not None:
                error.say(refusal.sentence)
            else:
                self.banner.say(refusal.sentence, Tone.DANGER)
            return
        if done is not None:
            self.around.navigator.say(done.label, can_undo=True)
            self.begun.emit(done.value)

    def _command(self) -> StartIntroduction:
        asker, asked_for = chosen_person(self.asker, "asker"), chosen_person(self.asked_for, "asked_for")
        if asker is None:
            raise Refusal(self.tr("Say who asks to be introduced."), field="asker")
        if asked_for is None:
            raise Refusal(self.tr("Say whom they would like to meet."), field="asked_for")
        return StartIntroduction(asker, asked_for, purpose=self.purpose.text())

    def _lay_out(self) -> None:
        edge = scaled(Space.WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(scaled(Space.MEDIUM))
        column.addWidget(PageHeading(self.tr("Introduce two people")))
        words = self.tr("Both are asked first. Nothing is sent from here: you copy the words and send them yourself.")
        column.addWidget(Label(words, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        card = Card()
        grid = QGridLayout()
        grid.setVerticalSpacing(scaled(Space.TIGHT))
        grid.setHorizontalSpacing(scaled(Space.MEDIUM))
        name_control(self.purpose, "introductions.begin_form.purpose", self.tr("What it is for"))
        self.purpose.setPlaceholderText(self.tr("Why both would want it; may stay empty for now"))
        rows: tuple[tuple[str, QLineEdit, FieldError | None], ...] = (
            (self.tr("Who asks"), self.asker, self.errors["asker"]),
            (self.tr("To meet"), self.asked_for, self.errors["asked_for"]),
            (self.tr("What for"), self.purpose, None),
        )
        for place, (label, field, error) in enumerate(rows):
            grid.addWidget(Label(label, TypeSize.SECONDARY, Tint.TEXT2), 2 * place, 0)
            grid.addWidget(field, 2 * place, 1)
            if error is not None:
                grid.addWidget(error, 2 * place + 1, 1)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        card.body.addWidget(self.banner)
        line = QHBoxLayout()
        line.addWidget(self.swap_button)
        line.addStretch(1)
        line.addWidget(self.save_button)
        card.body.addLayout(line)
        column.addWidget(card)
        column.addStretch(1)

    def _connect(self) -> None:
        for field in (self.asker, self.asked_for, self.purpose):
            field.returnPressed.connect(self._on_return)
        self.save_button.clicked.connect(self.save)
        self.swap_button.clicked.connect(self._on_swap)

    @Slot()
    def _on_return(self) -> None:
        empty = [field for field in (self.asker, self.asked_for) if not field.text().strip()]
        if empty and not empty[0].hasFocus():
            empty[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.save()

    @Slot()
    def _on_swap(self) -> None:
        asker, asked_for = self.asker.subject, self.asked_for.subject
        names = self.asker.text(), self.asked_for.text()
        self.asker.choose(asked_for, names[1])
        self.asked_for.choose(asker, names[0])
