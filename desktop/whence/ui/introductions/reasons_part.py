"""What an introduction is for, why each of the two would want it, and when to look at it again."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.services.commands.introductions import DescribeIntroduction
from whence.services.introductions import ShownIntroduction
from whence.ui.carrying_out import carry_out
from whence.ui.icons import Tint
from whence.ui.labels import Label
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.banner import FieldError
from whence.ui.widgets.day_field import DayField
from whence.ui.widgets.in_place_line import InPlaceLine

_DAY_WIDTH = 320
_PARTS = ("purpose", "asker_reason", "asked_for_reason")


class ReasonsPart(QWidget):
    """Fields with their names above them; what was typed is kept when the keyboard leaves or Enter is pressed."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self._introduction: int | None = None
        self._due_on: date | None = None
        self._whys = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        today = around.services.journal.clock.today
        spoken = (self.tr("What it is for"), self.tr("Why the first would want it"), self.tr("Why the other would"))
        self.lines = {
            part: InPlaceLine(f"introduction.{part}", words, placeholder=self.tr("Not said yet"), is_framed=True)
            for part, words in zip(_PARTS, spoken, strict=True)
        }
        self.labels = {part: Label("", TypeSize.SECONDARY, Tint.TEXT3, is_wrapped=True) for part in _PARTS}
        hint = self.tr("in 2 weeks, 3 Dec…")
        self.due = DayField("introduction.due", self.tr("Look again on"), today, prefers="future", placeholder=hint)
        self.error = FieldError(self.due.field)
        self._lay_out()
        self._connect()

    def show_introduction(self, shown: ShownIntroduction, asker: str, asked_for: str) -> None:
        """Show what is kept; typing under way stays."""
        kept = shown.introduction
        is_other = self._introduction != kept.id
        self._introduction = kept.id
        why = self.tr("Why {name} would want it")
        self.labels["purpose"].setText(self.tr("What it is for"))
        self.labels["asker_reason"].setText(why.format(name=asker))
        self.labels["asked_for_reason"].setText(why.format(name=asked_for))
        for part, line in self.lines.items():
            if is_other:
                line.clearFocus()
            line.show_text(getattr(kept, part))
        self._due_on = kept.due_on
        if is_other or not self.due.field.hasFocus():
            due = Day.on(kept.due_on) if kept.due_on is not None else Day(None)
            self.due.show_day(due)

    def stand_beside(self, is_wide: bool) -> None:
        """Put the two whys beside each other, as their briefs are, or one under the other."""
        directions = QBoxLayout.Direction
        self._whys.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.MEDIUM))
        self._whys.setSpacing(scaled(Space.MEDIUM))
        column.addLayout(_named(self.labels["purpose"], self.lines["purpose"]))
        for part in _PARTS[1:]:
            self._whys.addLayout(_named(self.labels[part], self.lines[part]), 1)
        column.addLayout(self._whys)
        self.due.setMaximumWidth(scaled(_DAY_WIDTH))
        label = Label(self.tr("Look again on"), TypeSize.SECONDARY, Tint.TEXT3)
        column.addLayout(_named(label, self.due))
        column.addWidget(self.error)

    def _connect(self) -> None:
        for part, line in self.lines.items():
            line.edited.connect(lambda text, part=part: self._describe(part, text))
        self.due.field.editingFinished.connect(self._on_due)

    def _describe(self, part: str, text: str) -> None:
        if self._introduction is None:
            return
        said: dict[str, str | None] = {part: text}
        carry_out(
            self.around,
            DescribeIntroduction(
                self._introduction, said.get("purpose"), said.get("asker_reason"), said.get("asked_for_reason")
            ),
        )

    @Slot()
    def _on_due(self) -> None:
        if self._introduction is None:
            return
        try:
            day = self.due.checked_day("due")
        except Refusal as refusal:
            self.error.say(refusal.sentence)
            return
        if day.start != self._due_on:
            self._due_on = day.start
            is_never = day.start is None
            command = DescribeIntroduction(self._introduction, due_on=day.start, is_never_due=is_never)
            carry_out(self.around, command)


def _named(label: Label, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(scaled(Space.TIGHT))
    column.addWidget(label)
    column.addWidget(field)
    return column
