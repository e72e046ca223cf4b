"""Who asks, in a line or two, and what can be done about the request besides deciding."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from whence.domain.invitations import InvitationDirection
from whence.services.desk import DeskCard
from whence.ui.desk.card_words import headline_words
from whence.ui.desk.helping import TextsMenu
from whence.ui.icons import Tint
from whence.ui.labels import Label, breakable
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.headings import PageHeading


class CardHeader(QWidget):
    """Name, headline, and the quiet buttons under them."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = PageHeading("")
        self.headline = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.back_button = push_button(self.tr("All invitations"), "invitations.back", icon_name="arrow-left")
        self.open_button = push_button(self.tr("Open the person"), "invitations.person", ButtonLook.QUIET)
        self.describe_button = push_button(
            self.tr("What the page shows…"), "invitations.describe", ButtonLook.QUIET, icon_name="pencil"
        )
        self.texts = TextsMenu(around, self)
        self.texts_button = push_button(
            self.tr("Copy a text"), "invitations.texts", ButtonLook.QUIET, icon_name="copy", menu=self.texts
        )
        self._lay_out()

    def show_card(self, card: DeskCard) -> None:
        """Show somebody else."""
        is_own = card.invitation.direction is InvitationDirection.OUTGOING
        self.name.setText(card.name)
        self.headline.setText(breakable(headline_words(card)))
        self.describe_button.setVisible(not is_own)
        self.texts.show_card(card, is_own=is_own)

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(Space.TIGHT, Space.TIGHT, parent=buttons)
        for button in (self.back_button, self.describe_button, self.texts_button, self.open_button):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.TIGHT))
        for part in (self.name, self.headline, buttons):
            column.addWidget(part)
        self.back_button.setVisible(False)
