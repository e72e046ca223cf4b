"""Deciding about all requests selected for one reason, a row each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from whence.domain.decisions import RATIONALE_REQUIRED, VERDICT_WORDS, Verdict
from whence.domain.errors import Refusal
from whence.services.commands import Command
from whence.services.commands.desk import DecideInvitations, Reasons
from whence.services.desk_rows import DeskRow
from whence.services.suite import Services
from whence.ui.carrying_out import carry_out_prepared
from whence.ui.dialogs.form import FormDialog
from whence.ui.icons import Tint
from whence.ui.labels import Label
from whence.ui.screen import Surroundings
from whence.ui.theme import TypeSize

_INCOMING = (Verdict.DECLINE, Verdict.LEAVE, Verdict.ACCEPT, Verdict.ACCEPT_WATCH)
_SHOWN_NAMES = 6
#: Each is judged once more, so that its facts are kept: above so many on the worker.
_MOST_AT_ONCE = 12


class DecideSelectedDialog(FormDialog):
    """The verdict is chosen once; each keeps its own facts."""

    def __init__(self, around: Surroundings, parent: QWidget, rows: Sequence[DeskRow]) -> None:
        several = QCoreApplication.translate("DecideSelectedDialog", "{count} invitations, one reason")
        super().__init__(around, "decide_selected", several.format(count=len(rows)), parent)
        self._chosen = tuple(row.id for row in rows)
        self.verdict = QComboBox()
        for verdict in _INCOMING:
            self.verdict.addItem(VERDICT_WORDS[verdict].capitalize(), verdict.value)
        self.rationale = self.text_field()
        names = ", ".join(row.name for row in rows[:_SHOWN_NAMES])
        more = len(rows) - _SHOWN_NAMES
        self.column.addWidget(
            Label(f"{names} … +{more}" if more > 0 else names, TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        )
        self.add_field("verdict", self.tr("What to do"), self.verdict)
        self.add_field("rationale", self.tr("Because"), self.rationale, self.tr("Kept with each of them."))
        self.rationale.setFocus()

    def commands(self) -> Sequence[Command]:
        """Decide about all of them. Raises Refusal without a reason where one is needed."""
        verdict, why = Verdict(self.verdict.currentData()), self.rationale.toPlainText()
        return [_command(self.around.services, self._chosen, verdict, why)]

    @Slot()
    def accept(self) -> None:
        """Many are left to the worker."""
        if len(self._chosen) <= _MOST_AT_ONCE:
            super().accept()
            return
        verdict = Verdict(self.verdict.currentData())
        if verdict in RATIONALE_REQUIRED and not self.rationale.toPlainText().strip():
            self.show_refusal(Refusal(self.tr("Say why: one reason for all of them."), field="rationale"))
            return
        why = self.rationale.toPlainText()
        label = VERDICT_WORDS[verdict].capitalize()
        chosen = self._chosen
        carry_out_prepared(self.around, lambda services: _command(services, chosen, verdict, why), label)
        self.done(int(self.DialogCode.Accepted))


def _command(services: Services, chosen: tuple[int, ...], verdict: Verdict, why: str) -> Command:
    return DecideInvitations(chosen, verdict, Reasons(rationale=why), services.desk.facts_for(chosen))
