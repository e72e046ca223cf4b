"""Remarks above every screen: what was refused, and the offer to protect the journal once it holds something."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from whence.ui.screen import Surroundings
from whence.ui.theme import Space, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.window_settings import WindowSettings

_OFFER = "passphrase"


class Notices(QWidget):
    """Takes no room while there is nothing to remark. `protect_wanted` when the offer is taken up."""

    protect_wanted = Signal()

    def __init__(self, around: Surroundings, settings: WindowSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._settings = settings
        self._is_offer_due = False
        self.refusal = Banner("notice.refusal")
        self.offer = Banner("notice.passphrase")
        self.later_button = push_button(self.tr("Not now"), "notice.later", ButtonLook.QUIET)
        self._lay_out()
        self._connect()

    def refuse(self, sentence: str) -> None:
        """Say why something was not done, until the next thing is or it is closed."""
        self.refusal.say(sentence, Tone.DANGER, self.tr("Close"))
        self._show_what_is_said()

    def offer_passphrase(self) -> None:
        """Offer to protect the journal once a brief has been seen, unless it is protected or the offer was declined."""
        path = self._around.services.journal.store.path
        if (
            not self._is_offer_due
            or self._around.safekeeping.is_encrypted
            or self._settings.has_dismissed(path, _OFFER)
        ):
            return
        sentence = self.tr(
            "This journal can be read by whoever opens its file. A passphrase keeps it for your eyes; "
            "you can choose one now or later, in the preferences."
        )
        self.offer.say(sentence, Tone.INFO, self.tr("Choose a passphrase…"))
        self._show_what_is_said()

    @Slot()
    def on_backup_made(self) -> None:
        """Say that a backup is there."""
        self._around.navigator.say(self.tr("Backed up, and the backup was checked."))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        edge = scaled(Space.MEDIUM)
        column.setContentsMargins(edge, edge, edge, 0)
        column.setSpacing(scaled(Space.SMALL))
        column.addWidget(self.refusal)
        offer = self.offer.layout()
        if isinstance(offer, QHBoxLayout):
            offer.addWidget(self.later_button)
        column.addWidget(self.offer)
        self.setVisible(False)

    def _connect(self) -> None:
        self.refusal.pressed.connect(self._clear_refusal)
        self.offer.pressed.connect(self._on_protect)
        self.later_button.clicked.connect(self._on_later)
        self._around.hub.changed.connect(self._clear_refusal)
        self._around.navigator.brief_seen.connect(self._on_brief_seen)

    @Slot()
    def _on_brief_seen(self) -> None:
        self._is_offer_due = True

    @Slot()
    def _clear_refusal(self) -> None:
        if not self.refusal.isHidden():
            self.refusal.say("")
            self._show_what_is_said()

    @Slot()
    def _on_protect(self) -> None:
        self._is_offer_due = False
        self.offer.say("")
        self._show_what_is_said()
        self.protect_wanted.emit()

    @Slot()
    def _on_later(self) -> None:
        self._is_offer_due = False
        self._settings.dismiss(self._around.services.journal.store.path, _OFFER)
        self.offer.say("")
        self._show_what_is_said()

    def _show_what_is_said(self) -> None:
        self.setVisible(not (self.refusal.isHidden() and self.offer.isHidden()))
