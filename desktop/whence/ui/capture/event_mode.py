"""Event mode: the event is set once, then it takes one line a person, all evening."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from whence.domain.changes import Changes
from whence.domain.interactions import Channel, Direction
from whence.services.commands.interactions import EditInteraction, LogInteraction
from whence.services.commands.people import RenamePerson
from whence.services.event_mode import Evening, EventEntry
from whence.services.journal import Done
from whence.ui.capture.day_after import DayAfter
from whence.ui.capture.editor import CaptureEditor
from whence.ui.capture.event_rows import EventRows
from whence.ui.capture.event_setup import EventSetup
from whence.ui.capture.pasted import PastedEntries
from whence.ui.carrying_out import carry_out
from whence.ui.icons import Tint
from whence.ui.labels import Label, announce, isolated
from whence.ui.screen import Screen, Surroundings
from whence.ui.theme import Space, TypeSize, dress, scaled
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.headings import Card, PageHeading

DAY_AFTER = "day_after"
_CONCERNS = ("event", "origin", "person", "interaction", "participation", "follow_up")
_WIDEST = 900


class EventModeScreen(Screen):
    """Asks for the event, then for people, then prepares the day after.

    `enter` takes the number of an event to log to, or `(DAY_AFTER, number)`; without a subject the evening goes on.
    """

    name = "event_mode"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._evening: Evening | None = None
        self._after = 0
        self.setup = EventSetup(around)
        self.title = PageHeading("")
        self.count = Label("", TypeSize.BODY, Tint.TEXT2)
        self.end_button = push_button(self.tr("End event"), "event_mode.end", ButtonLook.PLAIN, icon_name="flag")
        self.editor = CaptureEditor(around, "event_mode.line", self.tr("One line a person"))
        self.pasted = PastedEntries(around)
        self.rows = EventRows()
        self.after = DayAfter(around)
        self._pages = QStackedWidget()
        self._logging = QWidget()
        self._lay_out()
        self._connect()

    @property
    def evening(self) -> Evening | None:
        """The event being logged."""
        return self._evening

    def enter(self, subject: object = None) -> None:
        """Go on where the evening stands."""
        if isinstance(subject, tuple) and subject[:1] == (DAY_AFTER,):
            self._show_day_after(int(subject[1]))
            return
        if isinstance(subject, int):
            self.around.services.event_mode.begin(subject)
        self._show_evening()

    def leave(self) -> None:
        """Keep the line being typed."""
        self.editor.keep_draft()

    def take_changes(self, changes: Changes) -> None:
        """Show who is logged now; an event that is gone ends the evening."""
        if self._evening is None or not changes.touches(*_CONCERNS):
            return
        evening = self.around.services.event_mode.evening()
        if evening is None or evening != self._evening:
            self._show_evening()
        else:
            self._show_rows()

    def _lay_out(self) -> None:
        self._lay_out_logging()
        for page in (self.setup, self._logging, self.after):
            self._pages.addWidget(_scrolling(page))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def _lay_out_logging(self) -> None:
        self.editor.field.setPlaceholderText(self.tr("Name, what you talked about, ^introducer #tag !promise"))
        head = QHBoxLayout()
        head.setSpacing(scaled(Space.MEDIUM))
        head.addWidget(self.title)
        head.addWidget(self.count, 1)
        head.addWidget(self.end_button)
        sheet = Card()
        sheet.body.addWidget(self.editor)
        sheet.body.addWidget(self.pasted)
        hint = Label(
            self.tr("Enter saves and goes on. No name yet? Write what you remember, “tall, Kubernetes, Bergen”."),
            TypeSize.META,
            Tint.TEXT3,
            is_wrapped=True,
        )
        column = QVBoxLayout(self._logging)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.MEDIUM))
        column.addLayout(head)
        column.addWidget(sheet)
        column.addWidget(hint)
        column.addWidget(self.rows)
        column.addStretch(1)

    def _connect(self) -> None:
        self.setup.begun.connect(self._on_begun)
        self.end_button.clicked.connect(self._on_ended)
        self.editor.logged.connect(self._on_logged)
        self.editor.pasted.connect(self._on_pasted)
        self.rows.renamed.connect(self._on_renamed)
        self.rows.reworded.connect(self._on_reworded)
        self.rows.opened.connect(self.around.navigator.open_person)
        self.after.finished.connect(self._on_finished)
        self.after.back.connect(self._on_back)

    def _show_evening(self) -> None:
        self._evening = self.around.services.event_mode.evening()
        if self._evening is None:
            self._pages.setCurrentIndex(0)
            self.setup.clear()
            return
        today = self.around.services.journal.clock.today()
        self.editor.log_to(self._evening.occasion(today))
        self._pages.setCurrentIndex(1)
        self.editor.restore_draft()
        self._show_rows()
        self.editor.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rows(self) -> None:
        evening = self._evening
        if evening is None:
            return
        entries = self.around.services.event_mode.entries(evening.event.id)
        day = evening.day_count(self.around.services.journal.clock.today())
        parts = [self.tr("Day {day}").format(day=day)] if day else []
        parts += [self.tr("{count} logged").format(count=len(entries))]
        self.title.set_line(evening.event.name)
        self.count.setText(" · ".join([isolated(evening.place), *parts] if evening.place else parts))
        self.rows.show_entries(entries)

    def _show_day_after(self, event: int) -> None:
        self._after = event
        self._pages.setCurrentIndex(2)
        self.after.show_event(event)

    @Slot(object, str)
    def _on_begun(self, event: int, place: str) -> None:
        self.around.services.event_mode.begin(event, place)
        self._show_evening()

    @Slot()
    def _on_ended(self) -> None:
        self.editor.keep_draft()
        evening, self._evening = self._evening, None
        self.around.services.event_mode.end()
        if evening is not None:
            self._show_day_after(evening.event.id)

    @Slot()
    def _on_back(self) -> None:
        self.around.services.event_mode.begin(self._after)
        self._show_evening()

    @Slot()
    def _on_finished(self) -> None:
        self.around.navigator.open_screen("today")
        self._show_evening()

    @Slot(object, bool)
    def _on_logged(self, done: Done, _is_next: bool) -> None:
        announce(self.editor.field, done.label)
        self.around.navigator.say(done.label, can_undo=True)

    @Slot(str)
    def _on_pasted(self, text: str) -> None:
        evening = self._evening
        if evening is not None:
            occasion = evening.occasion(self.around.services.journal.clock.today())
            self.pasted.propose(self.around.services.capture.entries(text), occasion)

    @Slot(object, str)
    def _on_renamed(self, entry: EventEntry, name: str) -> None:
        carry_out(self.around, RenamePerson(entry.person, name))

    @Slot(object, str)
    def _on_reworded(self, entry: EventEntry, words: str) -> None:
        evening = self._evening
        if entry.interaction is not None:
            carry_out(self.around, EditInteraction(entry.interaction, line=words))
        elif evening is not None:
            occasion = evening.occasion(self.around.services.journal.clock.today())
            command = LogInteraction(
                (entry.person,), Channel.IN_PERSON, Direction.MUTUAL, occasion.day, words, event=occasion.event
            )
            carry_out(self.around, command)


def _scrolling(page: QWidget) -> QScrollArea:
    """A page in the middle of the window, as wide as is good to read, that scrolls when it is long."""
    inside = QWidget()
    across = QHBoxLayout(inside)
    edge = scaled(Space.WIDE)
    across.setContentsMargins(edge, edge, edge, edge)
    page.setMaximumWidth(scaled(_WIDEST))
    across.addWidget(page, 100)
    across.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    dress(area, "page")
    return area
