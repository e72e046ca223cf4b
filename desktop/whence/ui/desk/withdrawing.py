"""Withdrawing an invitation of one's own."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from whence.domain.errors import Refusal
from whence.services.commands import Command
from whence.services.commands.desk import Withdraw
from whence.services.desk import DeskCard
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import ButtonLook, push_button


class WithdrawingPart(QWidget):
    """Why an own invitation is withdrawn, and when somebody can be invited again."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.rationale = QPlainTextEdit()
        self.refusal = Banner("invitations.withdraw.refusal")
        self.again = Label("", TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True)
        self.save_button = push_button(
            self.tr("Withdraw"), "invitations.withdraw", ButtonLook.PRIMARY, icon_name="undo"
        )
        self.rationale.setTabChangesFocus(True)
        self.rationale.setFixedHeight(scaled(54))
        self.rationale.setPlaceholderText(self.tr("Why, in a few words; may be left empty."))
        name_control(self.rationale, "invitations.withdraw.because", self.tr("Because"))
        line = QHBoxLayout()
        line.setSpacing(scaled(Space.SMALL))
        line.addWidget(self.again, 1)
        line.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        column.addWidget(self.rationale)
        column.addWidget(self.refusal)
        column.addLayout(line)

    def show_card(self) -> None:
        """Begin anew."""
        self.rationale.clear()
        self.refusal.say("")
        self.again.setText(self._around.services.worklist.withdrawal_words())

    def command(self, card: DeskCard) -> Command:
        """What saving does."""
        return Withdraw((card.invitation.id,), self.rationale.toPlainText())

    def show_refusal(self, refusal: Refusal) -> None:
        """Say it above the button."""
        self.refusal.say(refusal.sentence, Tone.DANGER)
