"""Who was logged at an event so far, each editable where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.services.event_mode import EventEntry
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.avatar import Avatar
from whence.ui.widgets.buttons import icon_button
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.headings import Card
from whence.ui.widgets.in_place_line import InPlaceLine

MOST_ROWS = 300
_DISC = 30


class EventRow(QWidget):
    """One person: `renamed` and `reworded` carry the row's entry and the new text, `opened` the person."""

    renamed = Signal(object, str)
    reworded = Signal(object, str)
    opened = Signal(object)

    def __init__(self, entry: EventEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.name = InPlaceLine(
            "event_mode.row.name",
            self.tr("Name"),
            placeholder=self.tr("name missing"),
            size=TypeSize.TITLE,
            is_strong=True,
        )
        self.words = InPlaceLine("event_mode.row.words", self.tr("Note"), placeholder=self.tr("add a note…"))
        self.time = Label("", TypeSize.META, Tint.TEXT3)
        self.avatar = Avatar(entry.name, _DISC)
        self.missing = Chip(self.tr("name missing"), "event_mode.row.missing", icon_name="question", tone=Tone.WARN)
        self.through = Chip("", "event_mode.row.through", icon_name="introduction")
        self.open = icon_button("arrow-right", self.tr("Open the page"), "event_mode.row.open")
        self._lay_out()
        self.name.edited.connect(lambda text: self.renamed.emit(self.entry, text))
        self.words.edited.connect(lambda text: self.reworded.emit(self.entry, text))
        self.open.clicked.connect(lambda: self.opened.emit(self.entry.person))
        self.missing.clicked.connect(self.name.setFocus)
        self.show_entry(entry)

    def show_entry(self, entry: EventEntry) -> None:
        """Show what is kept now; what is being typed stays."""
        self.entry = entry
        self.name.show_text(entry.name)
        self.name.setAccessibleName(self.tr("Name of {name}").format(name=isolated(entry.name)))
        self.words.show_text(entry.line.replace("\n", " "))
        self.words.setAccessibleName(self.tr("Note about {name}").format(name=isolated(entry.name)))
        self.time.setText(_local_time(entry.logged_at))
        self.avatar.set_name("?" if entry.is_name_missing else entry.name)
        self.missing.setVisible(entry.is_name_missing)
        self.through.set_words(self.tr("by {name}").format(name=isolated(entry.introducer)))
        self.through.setVisible(bool(entry.introducer))

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(scaled(Space.SMALL))
        first.addWidget(self.name, 1)
        for chip in (self.missing, self.through):
            first.addWidget(chip)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(first)
        words.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, scaled(Space.TIGHT), 0, scaled(Space.TIGHT))
        row.setSpacing(scaled(Space.MEDIUM))
        row.addWidget(self.time)
        row.addWidget(self.avatar)
        row.addLayout(words, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)


class EventRows(Card):
    """The rows, the latest first; rows keep their place and what is typed in them while others come and go."""

    renamed = Signal(object, str)
    reworded = Signal(object, str)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[PersonId, EventRow] = {}
        self.body.setSpacing(0)

    @property
    def rows(self) -> tuple[EventRow, ...]:
        """The rows shown, from the top."""
        return tuple(self._rows.values())

    def show_entries(self, entries: Sequence[EventEntry]) -> None:
        """Show these, at most 300."""
        wanted = {entry.person: entry for entry in entries[:MOST_ROWS]}
        for person in [one for one in self._rows if one not in wanted]:
            row = self._rows.pop(person)
            self.body.removeWidget(row)
            row.hide()
            row.setParent(None)
            row.deleteLater()
        fresh = {person: self._rows.get(person) or self._row(entry) for person, entry in wanted.items()}
        for place, (person, row) in enumerate(fresh.items()):
            if self.body.indexOf(row) != place:
                self.body.insertWidget(place, row)
            row.show_entry(wanted[person])
        self._rows = fresh
        self.setVisible(bool(fresh))

    def _row(self, entry: EventEntry) -> EventRow:
        row = EventRow(entry)
        row.renamed.connect(self.renamed)
        row.reworded.connect(self.reworded)
        row.opened.connect(self.opened)
        return row


def _local_time(stamp: str) -> str:
    return datetime.fromisoformat(stamp).astimezone().strftime("%H:%M") if stamp else ""
