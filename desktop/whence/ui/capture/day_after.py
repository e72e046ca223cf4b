"""The day after an event: what was promised, a personal text for everybody met, and a date for a first look."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.domain.invitation_texts import characters
from whence.services.capture import Draft
from whence.services.commands.capture import PromiseFirstLook
from whence.services.event_mode import DayAfterNote, first_look_day
from whence.ui.icons import Tint
from whence.ui.labels import Label, announce, isolated, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.headings import Card, PageHeading, SectionHeading

_TEXT_HEIGHT = 78


class NoteCard(QWidget):
    """A text for one person, with its length as LinkedIn counts it; `copied` after it was put on the clipboard."""

    copied = Signal()

    def __init__(self, around: Surroundings, note: DayAfterNote, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._limit = limit
        self._suggested = note.text.text
        self._place = f"day_after.{note.person}"
        kept = around.services.capture.draft(self._place).line
        self.name = Label(note.name, TypeSize.TITLE, is_strong=True, is_wrapped=True)
        self.text = QPlainTextEdit(kept or note.text.text)
        self.count = Label("", TypeSize.META, Tint.TEXT3)
        self.copy_button = push_button(self.tr("Copy"), "day_after.copy")
        name_control(self.text, "day_after.text", self.tr("Text for {name}").format(name=isolated(note.name)))
        self._lay_out()
        self.text.textChanged.connect(self._on_edited)
        self.copy_button.clicked.connect(self.copy)
        self._tell()

    def set_limit(self, limit: int) -> None:
        """Count against another limit."""
        self._limit = limit
        self._tell()

    @Slot()
    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.setText(self.tr("Copied"))
        announce(self.text, self.tr("Copied"))
        self.copied.emit()

    def forget_draft(self) -> None:
        """Keep the typing no longer."""
        self._around.services.capture.keep_draft(self._place, Draft())

    def _lay_out(self) -> None:
        self.text.setTabChangesFocus(True)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setFixedHeight(scaled(_TEXT_HEIGHT))
        line = QHBoxLayout()
        line.addWidget(self.name, 1)
        line.addWidget(self.count)
        line.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.TIGHT))
        column.addLayout(line)
        column.addWidget(self.text)

    def _tell(self) -> None:
        count = characters(self.text.toPlainText())
        words = self.tr("{count} of {limit} characters").format(count=count, limit=self._limit)
        if count > self._limit:
            words = self.tr("{count} of {limit} characters: {over} too many").format(
                count=count, limit=self._limit, over=count - self._limit
            )
        self.count.setText(words)
        self.count.set_tint(Tint.DANGER if count > self._limit else Tint.TEXT3)

    @Slot()
    def _on_edited(self) -> None:
        self._tell()
        self.copy_button.setText(self.tr("Copy"))
        text = self.text.toPlainText()
        self._around.services.capture.keep_draft(self._place, Draft("" if text == self._suggested else text))


class DayAfter(QWidget):
    """`finished` when one is done with the day after; `back` to log on."""

    finished = Signal()
    back = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._event = 0
        self.cards: list[NoteCard] = []
        self.title = PageHeading("")
        self.promises = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.has_premium = QCheckBox(self.tr("LinkedIn Premium (300 characters)"))
        self.no_notes = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.first_look = push_button("", "day_after.first_look")
        self.back_button = push_button(self.tr("Log more people"), "day_after.back", ButtonLook.QUIET)
        self.done_button = push_button(self.tr("Done"), "day_after.done", ButtonLook.PRIMARY)
        self._notes = Card()
        self._lay_out()
        self._connect()

    def show_event(self, event: int) -> None:
        """Show the day after an event."""
        self._event = event
        mode, services = self._around.services.event_mode, self._around.services
        found = next((one for one in services.people.events() if one.id == event), None)
        self.title.set_line(self.tr("The day after {event}").format(event=isolated(found.name if found else "")))
        promised = mode.follow_ups(event)
        names = services.people.names([one.person_id for one in promised])
        unsaid = self.tr("follow up")
        lines = [
            f"{Day.on(one.due_on).words} · {isolated(names.get(one.person_id, ''))}: {one.words or unsaid}"
            for one in promised
        ]
        self.promises.setText(
            "\n".join(lines) or self.tr("Nothing was promised there. Write “!send paper fri” in a line.")
        )
        self._show_notes()
        self._offer_first_look()

    def _show_notes(self) -> None:
        for card in self.cards:
            self._notes.body.removeWidget(card)
            card.hide()
            card.setParent(None)
            card.deleteLater()
        notes = self._around.services.event_mode.notes(self._event, self._limit)
        self.cards = [NoteCard(self._around, note, self._limit) for note in notes]
        for card in self.cards:
            card.copied.connect(lambda here=card: self._go_on_from(here))
            self._notes.body.addWidget(card)
        self._notes.setVisible(bool(self.cards))
        self.no_notes.setText(
            "" if self.cards else self.tr("Everybody met there has no name yet, or is connected with you already.")
        )
        self.no_notes.setVisible(not self.cards)

    @property
    def _limit(self) -> int:
        return self._around.services.event_mode.note_limit(has_premium=self.has_premium.isChecked())

    def _people(self) -> tuple[PersonId, ...]:
        return tuple(one.person for one in self._around.services.event_mode.entries(self._event))

    def _offer_first_look(self) -> None:
        services = self._around.services
        found = next((one for one in services.people.events() if one.id == self._event), None)
        people = self._people()
        if found is None or not people:
            self.first_look.setVisible(False)
            return
        day = Day.on(first_look_day(found, services.journal.clock.today()))
        many = self.tr("Look at these {count} people on {day}")
        words = self.tr("Look at this person on {day}") if len(people) == 1 else many
        words = words.format(count=len(people), day=day.words)
        self.first_look.setText(words)
        self.first_look.setAccessibleName(words)
        self.first_look.setVisible(True)
        self.first_look.setEnabled(True)

    def _lay_out(self) -> None:
        name_control(self.has_premium, "day_after.premium")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.MEDIUM))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.back_button)
        head.addWidget(self.done_button)
        column.addLayout(head)
        column.addWidget(SectionHeading(self.tr("Promised")))
        column.addWidget(self.promises)
        notes = SectionHeading(self.tr("Tomorrow's notes"), self.tr("Copy one, send it, come back for the next"))
        notes.add_control(self.has_premium)
        column.addWidget(notes)
        column.addWidget(self.no_notes)
        column.addWidget(self._notes)
        column.addWidget(SectionHeading(self.tr("A first look")))
        reason = self.tr("In a week it is easier to say whom you want to stay in touch with. It comes up on Today.")
        column.addWidget(Label(reason, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        column.addWidget(self.first_look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _connect(self) -> None:
        self.has_premium.toggled.connect(self._on_premium_toggled)
        self.first_look.clicked.connect(self._on_first_look)
        self.back_button.clicked.connect(self.back)
        self.done_button.clicked.connect(self._on_done)
        self._around.actions["form.save"].triggered.connect(self._copy_focused)

    def _go_on_from(self, card: NoteCard) -> None:
        place = self.cards.index(card) + 1
        if place < len(self.cards):
            self.cards[place].text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _copy_focused(self) -> None:
        """Ctrl+Enter copies and goes on to the next."""
        for card in self.cards:
            if card.text.hasFocus():
                card.copy()
                return

    @Slot()
    def _on_premium_toggled(self) -> None:
        self._show_notes()

    @Slot()
    def _on_first_look(self) -> None:
        services = self._around.services
        found = next((one for one in services.people.events() if one.id == self._event), None)
        if found is None:
            return
        day = first_look_day(found, services.journal.clock.today())
        try:
            done = self._around.hub.try_to(PromiseFirstLook(self._people(), day, self._event))
        except Refusal as refusal:
            self._around.hub.refused.emit(refusal)
            return
        if done is not None:
            self._around.navigator.say(done.label, can_undo=True)
            self.first_look.setEnabled(False)

    @Slot()
    def _on_done(self) -> None:
        for card in self.cards:
            card.forget_draft()
        self.finished.emit()
