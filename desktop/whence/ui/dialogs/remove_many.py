"""Removing several connections: who is meant, who is looked at first, what is lost in sum, one reason for all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication, QTimer, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from whence.domain.errors import Refusal
from whence.domain.reason_codes import REASON_WORDS
from whence.domain.tie_evidence import RemovalCandidate
from whence.services.commands import Command
from whence.services.commands.removing import RemoveTies
from whence.services.removal_plans import RemovalPlan
from whence.services.removing import refuse_hasty
from whence.ui.carrying_out import MOST_AT_ONCE, carry_out_for_many
from whence.ui.dialogs.form import FormDialog
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, dress, scaled
from whence.ui.widgets.brief_parts import signed_line
from whence.ui.widgets.buttons import ButtonLook
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.flow import ChipRow
from whence.ui.widgets.tick_list import TickLine, TickList

_WIDTH, _HEIGHT = 680, 760
_MOST_ROWS = 5
_REASONS = tuple(code for code in REASON_WORDS if code.startswith("R-"))


class RemoveManyDialog(FormDialog):
    """Who has any evidence of a tie stands apart and is not meant until ticked, one by one.

    `why` is what the people have in common, in words: the rationale begins with it. Many are left to the worker, where
    the window shows how far it is and offers to cancel.
    """

    def __init__(self, around: Surroundings, plan: RemovalPlan, why: str, parent: QWidget) -> None:
        title = QCoreApplication.translate("RemoveManyDialog", "Remove several connections")
        super().__init__(around, "remove_many", title, parent)
        self._plan = plan
        self._why, self._drafted = why, ""
        self.plain = self._list("plain", self.tr("Nothing recorded but the connection"), plan.plain, is_ticked=True)
        self.to_look_at = self._list("to_look_at", self.tr("Look at these yourself"), plan.to_look_at, is_ticked=False)
        self.lost = QVBoxLayout()
        self.reasons = ChipRow("remove_many.codes", self.tr("Reasons"))
        self.rationale = self.text_field(height=62)
        self.is_confirmed = QCheckBox()
        self._counting = QTimer(self, interval=0, singleShot=True)
        self._lay_out()
        self._connect()
        self._on_ticked()
        self._draft()
        room = self.screen().availableGeometry().size()
        self.resize(min(scaled(_WIDTH), room.width() * 9 // 10), min(scaled(_HEIGHT), room.height() * 9 // 10))
        (self.plain if plan.plain else self.to_look_at).setFocus()

    @property
    def chosen(self) -> tuple[RemovalCandidate, ...]:
        """Who is to be removed."""
        found = (*self.plain.ticks.chosen, *self.to_look_at.ticks.chosen)
        return cast("tuple[RemovalCandidate, ...]", found)

    @property
    def codes(self) -> tuple[str, ...]:
        """The reasons that are ticked."""
        ticked = zip(_REASONS, self.reasons.chips, strict=True)
        return tuple(code for code, chip in ticked if chip.isChecked())

    def commands(self) -> Sequence[Command]:
        """Remove the connections. Raises Refusal for nobody, and without a reason, a rationale or the confirmation."""
        people = tuple(one.person for one in self.chosen)
        if not people:
            raise Refusal(self.tr("Nobody is chosen. Tick at least one person to remove."), field="people")
        why, is_confirmed = self.rationale.toPlainText().strip(), self.is_confirmed.isChecked()
        refuse_hasty(self.codes, why, is_confirmed=is_confirmed)
        return [RemoveTies(people, self.codes, why, is_confirmed)]

    @Slot()
    def accept(self) -> None:
        """Many are left to the worker."""
        if len(self.chosen) <= MOST_AT_ONCE:
            super().accept()
            return
        try:
            (command,) = self.commands()
        except Refusal as refusal:
            self.show_refusal(refusal)
            return
        carry_out_for_many(self.around, command, len(self.chosen))
        self.done(int(self.DialogCode.Accepted))

    def _list(self, name: str, spoken: str, those: Sequence[RemovalCandidate], *, is_ticked: bool) -> TickList:
        lines = (TickLine(one, one.name, one.reasons or one.words) for one in those)
        return TickList(f"remove_many.{name}", spoken, lines, is_ticked=is_ticked)

    def _lay_out(self) -> None:
        if self._plan.not_connected:
            left_out = self.tr("{count} of those selected are not connected with you and are left out.")
            words = left_out.format(count=self.locale().toString(self._plan.not_connected))
            self.column.addWidget(Label(words, TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True))
        if self._plan.plain:
            self.add_field("people", self.tr("Nothing is recorded about them but the connection"), self.plain)
        if self._plan.to_look_at:
            hint = self.tr("Something is recorded about them. They stay, unless you tick them one by one.")
            self.add_field("to_look_at", self.tr("Look at these yourself"), self.to_look_at, hint)
        for part in (self.plain, self.to_look_at):
            part.fit(_MOST_ROWS)
        lost = QWidget()
        lost.setLayout(self.lost)
        self.lost.setContentsMargins(0, 0, 0, 0)
        self.lost.setSpacing(scaled(Space.TIGHT))
        name_control(lost, "remove_many.lost", self.tr("What is lost"))
        self.add_field("lost", self.tr("What is lost"), lost)
        self._lay_out_reasons()

    def _lay_out_reasons(self) -> None:
        chips = [Chip(REASON_WORDS[code], f"remove_many.code.{code.lower()}", is_checkable=True) for code in _REASONS]
        self.reasons.show_chips(chips)
        self.add_field("codes", self.tr("Why (at least one)"), self.reasons)
        self.add_field("rationale", self.tr("Because"), self.rationale, self.tr("Kept with each of them."))
        name_control(self.is_confirmed, "remove_many.confirmed")
        self.column.addWidget(self.is_confirmed)
        hint = self.tr(
            "The steps on the network are then on your list of things to do there, to be printed or saved as a table. "
            "One Undo brings everybody back here."
        )
        self.column.addWidget(Label(hint, TypeSize.META, Tint.TEXT3, is_wrapped=True))
        dress(self.save_button, ButtonLook.DANGER.value)

    def _connect(self) -> None:
        for part in (self.plain, self.to_look_at):
            part.ticks.ticked.connect(self._counting.start)
        for chip in self.reasons.chips:
            chip.toggled.connect(self._draft)
        self._counting.timeout.connect(self._on_ticked)

    @Slot()
    def _draft(self) -> None:
        """Write the rationale from what they have in common and the reasons, unless it was written by hand."""
        if self.rationale.toPlainText().strip() != self._drafted:
            return
        words = "; ".join(part for part in (self._why, *(REASON_WORDS[code] for code in self.codes)) if part)
        self._drafted = f"{words[:1].upper()}{words[1:]}." if words else ""
        self.rationale.setPlainText(self._drafted)

    @Slot()
    def _on_ticked(self) -> None:
        """Say anew what is lost, and have it confirmed anew."""
        chosen = self.chosen
        while (item := self.lost.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in self.around.services.removal_plans.lost(chosen):
            self.lost.addWidget(signed_line("minus", sentence))
        count = self.locale().toString(len(chosen))
        is_one = len(chosen) == 1
        sure = self.tr("Remove 1 connection: I have seen what is lost")
        sure_of_many = self.tr("Remove {count} connections: I have seen what is lost")
        self.is_confirmed.setChecked(False)
        self.is_confirmed.setText(sure if is_one else sure_of_many.format(count=count))
        words = self.tr("Remove 1 connection") if is_one else self.tr("Remove {count} connections").format(count=count)
        self.save_button.setText(words)
        self.save_button.setAccessibleName(words)
        self.save_button.setEnabled(bool(chosen))
