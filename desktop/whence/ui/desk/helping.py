"""What is on offer beside a decision: texts to copy, and questions to ask oneself; neither is ever required."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from whence.services.desk import DeskCard
from whence.services.starter_rules import text_templates
from whence.ui.icons import Tint
from whence.ui.labels import Label, caption
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.translation import QT_TRANSLATE_NOOP

_QUESTIONS = (
    QT_TRANSLATE_NOOP("Checklist", "Have you looked at what they made, their website and their profile?"),
    QT_TRANSLATE_NOOP("Checklist", "Whom do you share, and would one of them vouch for this person?"),
    QT_TRANSLATE_NOOP("Checklist", "Would you say what you are about to answer to their face?"),
    QT_TRANSLATE_NOOP("Checklist", "Could you introduce this person to somebody, and say how you know them?"),
    QT_TRANSLATE_NOOP("Checklist", "If you are in doubt: sleep on it. Nothing here runs away."),
)
_INCOMING, _OWN = ("decline", "policy"), ("withdraw",)


class Checklist(QWidget):
    """Questions to think about, without boxes to tick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(Space.SMALL), 0, 0, scaled(Space.SMALL))
        column.setSpacing(scaled(Space.TIGHT))
        for question in _QUESTIONS:
            column.addWidget(Label(f"· {self.tr(question)}", TypeSize.BODY, Tint.TEXT2, is_wrapped=True))


class TextsMenu(QMenu):
    """Texts with the person's name filled in; choosing one copies it, nothing is sent."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around

    def show_card(self, card: DeskCard, *, is_own: bool) -> None:
        """Offer the texts for somebody."""
        self.clear()
        for purpose in _OWN if is_own else _INCOMING:
            for template in text_templates(purpose):
                words = template.filled(card.short_name)
                entry = self.addAction(caption(template.title))
                entry.triggered.connect(lambda _on, words=words: self._copy(words))

    def _copy(self, words: str) -> None:
        QApplication.clipboard().setText(words)
        self._around.navigator.say(self.tr("Copied. Paste it there by hand; nothing is sent from here."))
