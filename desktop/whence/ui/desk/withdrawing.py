"""Withdrawing an invitation of one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from whence.domain.errors import Refusal
from whence.services.commands import Command
from whence.services.commands.desk import Withdraw
from whence.services.desk import DeskCard
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.theme import TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.headings import Card


class WithdrawingPart(Card):
    """Why an own invitation is withdrawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rationale = QPlainTextEdit()
        self.refusal = Banner("invitations.withdraw.refusal")
        self.save_button = push_button(
            self.tr("Withdraw"), "invitations.withdraw", ButtonLook.PRIMARY, icon_name="undo"
        )
        self.rationale.setTabChangesFocus(True)
        self.rationale.setFixedHeight(scaled(64))
        self.rationale.setPlaceholderText(self.tr("Why, in a few words; may be left empty."))
        name_control(self.rationale, "invitations.withdraw.because", self.tr("Because"))
        words = self.tr("They are not told. They can be invited again after about three weeks.")
        self.body.addWidget(Label(words, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        self.body.addWidget(self.rationale)
        self.body.addWidget(self.refusal)
        self.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignRight)

    def show_card(self) -> None:
        """Begin anew."""
        self.rationale.clear()
        self.refusal.say("")

    def command(self, card: DeskCard) -> Command:
        """What saving does."""
        return Withdraw((card.invitation.id,), self.rationale.toPlainText())

    def show_refusal(self, refusal: Refusal) -> None:
        """Say it above the button."""
        self.refusal.say(refusal.sentence, Tone.DANGER)
