"""A file from the inbox folder: its lines, each to be looked at, edited, and logged or left."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.capture_parts import CaptureLine, Match
from whence.services.commands.capture import LogLine
from whence.services.inbox import ProposedFile
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated, name_control, one_line
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import FieldError
from whence.ui.widgets.brief_parts import signed_line
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.elided_label import ElidedLabel
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.headings import Card
from whence.ui.widgets.in_place_line import InPlaceLine

#: A file may propose thousands of lines; so many are looked at together, the rest follow.
MOST_LINES = 30


class InboxLine(QWidget):
    """One proposed line: ticked to be logged, editable, with what it is understood as, or why it was refused."""

    changed = Signal()

    def __init__(self, around: Surroundings, place: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.place = place
        self.box = QCheckBox()
        self.line = InPlaceLine("tidy.inbox.line", self.tr("Line {number}").format(number=place + 1))
        self.meaning = ElidedLabel("", TypeSize.META, Tint.TEXT3)
        self.error = FieldError(self.line)
        self._lay_out()
        self.line.show_text(words)
        self._on_edited()
        self.box.setChecked(not self._around.services.capture.read(self.command()).problem)
        self.line.textChanged.connect(self._on_edited)
        self.box.toggled.connect(self.changed)

    def command(self) -> LogLine:
        """What logging it does."""
        return LogLine(self.line.text().strip(), day_first=is_day_first())

    def _lay_out(self) -> None:
        name_control(self.box, "tidy.inbox.tick", self.tr("Log line {number}").format(number=self.place + 1))
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self.line, self.meaning, self.error):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, scaled(2), 0, scaled(2))
        row.setSpacing(scaled(Space.SMALL))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    @Slot()
    def _on_edited(self) -> None:
        self.meaning.set_line(meaning_of(self._around.services.capture.read(self.command())))


class InboxFileCard(Card):
    """`accept_wanted` carries the ticked lines by place and words; `away_wanted` that the file shall be put away."""

    accept_wanted = Signal(object)
    away_wanted = Signal()

    def __init__(self, around: Surroundings, file: ProposedFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.lines = [InboxLine(around, place, file.lines[place]) for place in file.left[:MOST_LINES]]
        self.accept_button = push_button("", "tidy.inbox.accept", ButtonLook.PRIMARY)
        self.away_button = push_button(self.tr("Put away without logging"), "tidy.inbox.away", ButtonLook.QUIET)
        name_control(self, "tidy.inbox.file", file.path.name)
        self.setFocusProxy(self.accept_button)
        self._lay_out()
        for line in self.lines:
            line.changed.connect(self._tell)
        self.accept_button.clicked.connect(self.accept)
        self.away_button.clicked.connect(self.away_wanted)
        self._tell()

    @Slot()
    def accept(self) -> None:
        """Ask for the ticked lines to be logged."""
        self.accept_wanted.emit([(one.place, one.line.text().strip()) for one in self.ticked])

    @property
    def ticked(self) -> list[InboxLine]:
        """The lines to be logged."""
        return [one for one in self.lines if one.box.isChecked()]

    def refuse(self, place: int, typed: str, sentence: str) -> None:
        """Say at its line, as it was typed, why it was refused."""
        for line in self.lines:
            if line.place == place:
                line.line.show_text(typed)
                line.error.say(sentence)

    def _lay_out(self) -> None:
        self.body.addWidget(Label(isolated(one_line(self.file.path.name)), TypeSize.TITLE, is_strong=True))
        for problem in self.file.problems:
            self.body.addWidget(signed_line("warning", problem, Tone.WARN))
        for line in self.lines:
            self.body.addWidget(line)
        more = len(self.file.left) - len(self.lines)
        if more:
            words = self.tr("{count} more lines follow once these are logged.").format(count=more)
            if more == 1:
                words = self.tr("1 more line follows once these are logged.")
            self.body.addWidget(Label(words, TypeSize.SECONDARY, Tint.TEXT3))
        buttons = QWidget()
        flow = FlowLayout(Space.SMALL, Space.TIGHT, buttons)
        flow.addWidget(self.accept_button)
        flow.addWidget(self.away_button)
        self.body.addWidget(buttons)

    @Slot()
    def _tell(self) -> None:
        words = self.tr("Log {count}").format(count=len(self.ticked))
        self.accept_button.setText(words)
        self.accept_button.setAccessibleName(words)
        self.accept_button.setEnabled(bool(self.ticked))


def meaning_of(capture: CaptureLine) -> str:
    """What a line is understood as, in one line."""
    if capture.problem:
        return capture.problem
    new = QCoreApplication.translate("InboxLine", "{name} (new)")
    said = []
    for part in capture.parts:
        words = isolated(one_line(part.value, 60))
        said.append(new.format(name=words) if part.match is Match.NEW else words)
    return " · ".join(said)


def is_day_first() -> bool:
    """Whether the day stands before the month where the window speaks."""
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return form.find("d") < form.find("M")
