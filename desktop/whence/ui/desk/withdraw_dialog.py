"""Withdrawing several invitations of one's own: who is meant, who is looked at first, and when to invite again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication, QTimer, Slot
from PySide6.QtWidgets import QWidget

from whence.domain.errors import Refusal
from whence.services.commands import Command
from whence.services.commands.desk import Withdraw
from whence.services.desk_rows import DeskRow
from whence.ui.carrying_out import MOST_AT_ONCE, carry_out_for_many
from whence.ui.dialogs.form import FormDialog
from whence.ui.icons import Tint
from whence.ui.labels import Label
from whence.ui.screen import Surroundings
from whence.ui.theme import TypeSize, scaled
from whence.ui.widgets.tick_list import TickLine, TickList

_WIDTH = 620
_MOST_ROWS = 5


class WithdrawSelectedDialog(FormDialog):
    """Whoever something is recorded about, or who was written a note, stands apart until ticked."""

    def __init__(self, around: Surroundings, parent: QWidget, rows: Sequence[DeskRow]) -> None:
        title = QCoreApplication.translate("WithdrawSelectedDialog", "Withdraw several invitations")
        super().__init__(around, "decide_selected", title, parent)
        known = around.services.removal_plans.known([row.person for row in rows])
        said = {row.id: "; ".join(part for part in (self._note_words(row), known.get(row.person, "")) if part)
                for row in rows}  # fmt: skip
        plain = [row for row in rows if not said[row.id]]
        apart = [row for row in rows if said[row.id]]
        lines = (TickLine(row, row.name, self._age_words(row)) for row in plain)
        self.plain = TickList("decide_selected.plain", self.tr("To be withdrawn"), lines, is_ticked=True)
        lines = (TickLine(row, row.name, said[row.id]) for row in apart)
        self.to_look_at = TickList("decide_selected.to_look_at", self.tr("Look at these"), lines, is_ticked=False)
        self.rationale = self.text_field(self._draft(rows), height=62)
        self._counting = QTimer(self, interval=0, singleShot=True)
        self._lay_out(has_plain=bool(plain), has_apart=bool(apart))
        room = self.screen().availableGeometry().size()
        self.resize(min(scaled(_WIDTH), room.width() * 9 // 10), min(self.sizeHint().height(), room.height() * 9 // 10))
        self.rationale.selectAll()
        self.rationale.setFocus()

    @property
    def chosen(self) -> tuple[int, ...]:
        """The invitations to withdraw."""
        found = (*self.plain.ticks.chosen, *self.to_look_at.ticks.chosen)
        return tuple(row.id for row in cast("tuple[DeskRow, ...]", found))

    def commands(self) -> Sequence[Command]:
        """Withdraw them. Raises Refusal for none."""
        if not self.chosen:
            raise Refusal(self.tr("None is chosen. Tick at least one invitation to withdraw."), field="invitations")
        return [Withdraw(self.chosen, self.rationale.toPlainText())]

    @Slot()
    def accept(self) -> None:
        """Many are left to the worker."""
        if len(self.chosen) <= MOST_AT_ONCE:
            super().accept()
            return
        carry_out_for_many(self.around, self.commands()[0], len(self.chosen))
        self.done(int(self.DialogCode.Accepted))

    def _lay_out(self, *, has_plain: bool, has_apart: bool) -> None:
        if has_plain:
            self.add_field("invitations", self.tr("Nothing is recorded about them but the invitation"), self.plain)
        if has_apart:
            hint = self.tr("Something is recorded about them. They stay, unless you tick them one by one.")
            self.add_field("to_look_at", self.tr("Look at these yourself"), self.to_look_at, hint)
        for part in (self.plain, self.to_look_at):
            part.fit(_MOST_ROWS)
            part.ticks.ticked.connect(self._counting.start)
        self.add_field("rationale", self.tr("Because"), self.rationale, self.tr("Kept with each of them."))
        listed = self.tr("The steps on the network are then on your list of things to do there.")
        words = f"{self.around.services.worklist.withdrawal_words()} {listed}"
        self.column.addWidget(Label(words, TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True))
        self._counting.timeout.connect(self._on_ticked)
        self._on_ticked()

    def _draft(self, rows: Sequence[DeskRow]) -> str:
        if all(row.is_stale for row in rows):
            return self.tr("No answer in three months.")
        return self.tr("Sent by mistake.")

    def _note_words(self, row: DeskRow) -> str:
        note = " ".join(row.invitation.note.split())
        return self.tr("you wrote: “{note}”").format(note=note) if note else ""

    def _age_words(self, row: DeskRow) -> str:
        sent = self.tr("sent {day}").format(day=row.invitation.sent_on.words) if row.invitation.sent_on.is_known else ""
        return " · ".join(part for part in (row.headline, sent, self.tr("stale") if row.is_stale else "") if part)

    @Slot()
    def _on_ticked(self) -> None:
        count = len(self.chosen)
        many = self.tr("Withdraw {count} invitations").format(count=self.locale().toString(count))
        words = self.tr("Withdraw 1 invitation") if count == 1 else many
        self.save_button.setText(words)
        self.save_button.setAccessibleName(words)
        self.save_button.setEnabled(count > 0)
