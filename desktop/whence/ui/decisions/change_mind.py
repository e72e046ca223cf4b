"""Deciding anew about somebody the network lists as connected although they were turned down here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from whence.domain.archive_findings import Step
from whence.domain.decisions import VERDICT_WORDS, Verdict
from whence.services.commands import Command
from whence.services.commands.archives import ChangeMind
from whence.services.commands.desk import Reasons
from whence.services.worklist import Contradiction
from whence.ui.dialogs.form import FormDialog
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated, one_line
from whence.ui.screen import Surroundings
from whence.ui.theme import TypeSize

_VERDICTS = (Verdict.ACCEPT, Verdict.ACCEPT_WATCH)


class ChangeMindDialog(FormDialog):
    """A new decision with a reason of its own; the old one stays on record and the new one points to it."""

    def __init__(self, around: Surroundings, asked: Contradiction, parent: QWidget) -> None:
        title = QCoreApplication.translate("ChangeMindDialog", "Decide anew about {name}")
        super().__init__(around, "change_mind", title.format(name=isolated(one_line(asked.name, 80))), parent)
        self._asked = asked
        self.verdict = QComboBox()
        self.rationale = QLineEdit()
        self.exception = QLineEdit()
        self._lay_out()
        self.rationale.setFocus()

    def commands(self) -> Sequence[Command]:
        """Decide anew. Raises Refusal without a reason, and against a rule without saying why."""
        asked = self._asked
        verdict = _VERDICTS[self.verdict.currentIndex()]
        reasons = Reasons(rationale=self.rationale.text(), exception=self.exception.text())
        if asked.step is not Step.WITHDRAW:
            reasons = self.around.services.desk.reasons_for(asked.person, verdict, reasons)
        return [ChangeMind(asked.to_do, verdict, reasons, asked.name)]

    def _lay_out(self) -> None:
        self.column.addWidget(Label(self._asked.sentence, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        for verdict in _VERDICTS:
            self.verdict.addItem(VERDICT_WORDS[verdict].capitalize())
        self.rationale.setPlaceholderText(self.tr("In a few words; kept with the decision"))
        self.exception.setPlaceholderText(self.tr("Only where one of your rules says otherwise"))
        is_invited = self._asked.step is not Step.WITHDRAW
        if is_invited:
            self.add_field("verdict", self.tr("Now"), self.verdict)
        self.add_field("rationale", self.tr("Because"), self.rationale)
        if is_invited:
            self.add_field("exception", self.tr("Why this is an exception to a rule"), self.exception)
        hint = self.tr("The connection stands as the archive shows it. The earlier decision stays on record.")
        self.column.addWidget(Label(hint, TypeSize.META, Tint.TEXT3, is_wrapped=True))
        self.save_button.setText(self.tr("Decide anew"))
