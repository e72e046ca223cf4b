"""Several pasted lines, or business cards, as entries to look at before they are logged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from whence.domain.capture import CaptureLine
from whence.domain.errors import Refusal
from whence.services.capture import Draft
from whence.services.commands.capture import LogLine, Occasion
from whence.ui.capture.editor import is_day_first
from whence.ui.capture.part_words import face_of
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.banner import FieldError
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.elided_label import ElidedLabel
from whence.ui.widgets.in_place_line import InPlaceLine

DRAFT = "capture.pasted"
_HEIGHT = 260


class PastedEntry(QWidget):
    """One proposed line: ticked to be logged, editable, with what it is understood as, or why it was refused."""

    changed = Signal()

    def __init__(self, around: Surroundings, line: str, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.box = QCheckBox()
        self.line = InPlaceLine("capture.pasted.line", self.tr("Entry {number}").format(number=number))
        self.meaning = ElidedLabel("", TypeSize.META, Tint.TEXT3)
        self.error = FieldError(self.line)
        self._lay_out(number)
        self.line.show_text(line)
        self._on_edited()
        self.line.textChanged.connect(self._on_edited)
        self.box.toggled.connect(self.changed)

    @property
    def text(self) -> str:
        """The line as it stands."""
        return self.line.text().strip()

    def read(self, occasion: Occasion | None = None) -> CaptureLine:
        """The line as it is understood."""
        return self._around.services.capture.read(self.command(occasion))

    def command(self, occasion: Occasion | None) -> LogLine:
        """What logging it does."""
        return LogLine(self.text, occasion=occasion, day_first=is_day_first())

    def _lay_out(self, number: int) -> None:
        name_control(self.box, "capture.pasted.tick", self.tr("Log entry {number}").format(number=number))
        self.box.setChecked(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self.line, self.meaning, self.error):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, scaled(2), scaled(Space.SMALL), scaled(2))
        row.setSpacing(scaled(Space.SMALL))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    @Slot()
    def _on_edited(self) -> None:
        capture = self.read()
        today = self._around.services.journal.clock.today()
        words = [face_of(part, today).words for part in capture.parts]
        self.meaning.set_line(" · ".join(words) or capture.problem or "")
        self.changed.emit()


class PastedEntries(QWidget):
    """`finished` when none is left; what is not logged or discarded is kept as a draft."""

    finished = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._occasion: Occasion | None = None
        self._entries: list[PastedEntry] = []
        self.title = Label("", TypeSize.BODY, is_strong=True, is_wrapped=True)
        self.log_button = push_button("", "capture.pasted.log", ButtonLook.PRIMARY)
        self.discard_button = push_button(self.tr("Discard"), "capture.pasted.discard", ButtonLook.QUIET)
        self._rows = QVBoxLayout()
        self._lay_out()
        self.log_button.clicked.connect(self.log)
        self.discard_button.clicked.connect(self._on_discarded)
        self.setVisible(False)

    @property
    def entries(self) -> tuple[PastedEntry, ...]:
        """The entries still proposed."""
        return tuple(self._entries)

    def propose(self, lines: Sequence[str], occasion: Occasion | None = None) -> None:
        """Show more lines, behind those that are shown already."""
        self._occasion = occasion
        for line in lines:
            entry = PastedEntry(self._around, line, len(self._entries) + 1)
            entry.changed.connect(self._tell)
            self._entries.append(entry)
            self._rows.insertWidget(self._rows.count() - 1, entry)
        self._keep()
        self._tell()

    def restore(self, occasion: Occasion | None = None) -> None:
        """Show what was proposed when the program ended."""
        kept = self._around.services.capture.draft(DRAFT)
        if kept.line and not self._entries:
            self.propose(kept.line.split("\n"), occasion)

    def log(self) -> None:
        """Log every ticked entry, each a change of its own; what is refused stays with its reason."""
        count = 0
        for entry in [one for one in self._entries if one.box.isChecked()]:
            try:
                done = self._around.hub.try_to(entry.command(self._occasion))
            except Refusal as refusal:
                entry.error.say(refusal.sentence)
                continue
            if done is None:
                break
            count += 1
            self._drop(entry)
        self._keep()
        self._tell()
        if count:
            words = self.tr("Logged 1 entry") if count == 1 else self.tr("Logged {count} entries")
            self._around.navigator.say(words.format(count=count), can_undo=True)
        if not self._entries:
            self.finished.emit()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setMinimumHeight(scaled(96))
        area.setMaximumHeight(scaled(_HEIGHT))
        name_control(area, "capture.pasted.entries", self.tr("Proposed entries"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.title, 1)
        buttons.addWidget(self.discard_button)
        buttons.addWidget(self.log_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, scaled(Space.SMALL), 0, 0)
        column.addLayout(buttons)
        column.addWidget(area)

    def _drop(self, entry: PastedEntry) -> None:
        self._entries.remove(entry)
        self._rows.removeWidget(entry)
        entry.hide()
        entry.setParent(None)
        entry.deleteLater()

    def _keep(self) -> None:
        lines = "\n".join(one.text for one in self._entries)
        self._around.services.capture.keep_draft(DRAFT, Draft(lines))

    @Slot()
    def _tell(self) -> None:
        ticked = sum(one.box.isChecked() for one in self._entries)
        count = len(self._entries)
        one = self.tr("1 entry was pasted. Look at it, then log it.")
        several = self.tr("{count} entries were pasted. Look at them, then log them.")
        self.title.setText(one if count == 1 else several.format(count=count))
        self.log_button.setText(self.tr("Log {count}").format(count=ticked))
        self.log_button.setEnabled(ticked > 0)
        self.setVisible(bool(self._entries))

    @Slot()
    def _on_discarded(self) -> None:
        for entry in tuple(self._entries):
            self._drop(entry)
        self._keep()
        self._tell()
        self.finished.emit()
