"""The cards of the smaller splits: what waits in a sentence, the words that came with it, and the way to its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from whence.domain.outcomes import OutcomeVerdict
from whence.domain.reviews import Split
from whence.services.review_splits import SplitCard
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated, name_control, one_line
from whence.ui.review.words import translated
from whence.ui.theme import Radius, Space, TypeSize, scaled
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.avatar import Avatar
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.headings import Card
from whence.ui.widgets.strokes import draw_focus_ring

_AVATAR = 48
_OUTCOMES = {
    OutcomeVerdict.GOOD: QT_TRANSLATE_NOOP("Review", "Good"),
    OutcomeVerdict.MIXED: QT_TRANSLATE_NOOP("Review", "Mixed"),
    OutcomeVerdict.BAD: QT_TRANSLATE_NOOP("Review", "Bad"),
    OutcomeVerdict.CANT_TELL: QT_TRANSLATE_NOOP("Review", "Can't tell"),
}


class SplitCardView(Card):
    """Shows one thing that waits; `opened` asks for the place where it is decided, `judged` carries an outcome."""

    opened = Signal()
    person_wanted = Signal()
    judged = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Label("", TypeSize.PAGE, is_strong=True, is_wrapped=True)
        self.sentence = Label("", TypeSize.SECTION, is_wrapped=True)
        self.words = Label("", TypeSize.BODY, Tint.TEXT, is_wrapped=True)
        self.remark = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.known = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.avatar = Avatar("", _AVATAR)
        self.open_button = push_button("", "review.open", ButtonLook.PRIMARY, icon_name="arrow-right")
        self.person_button = push_button(self.tr("Open their page"), "review.person", icon_name="person")
        self.outcomes = [self._outcome_button(verdict) for verdict in OutcomeVerdict]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name_control(self, "review.split.card")
        self._lay_out()
        self.open_button.clicked.connect(self.opened)
        self.person_button.clicked.connect(self.person_wanted)

    def show_card(self, card: SplitCard, deed: str) -> None:
        """Show a card; `deed` is what its button says."""
        self.name.setText(one_line(card.name, 200))
        self.avatar.set_name(card.name)
        self.sentence.setText(one_line(card.sentence, 400))
        self.words.setText(f"“{isolated(one_line(card.words, 600))}”" if card.words else "")
        self.words.setVisible(bool(card.words))
        self.remark.setText(card.remark)
        self.remark.setVisible(bool(card.remark))
        self.known.setText(one_line(card.known, 600))
        self.known.setVisible(bool(card.known))
        self.open_button.setText(deed)
        self.open_button.setAccessibleName(deed)
        is_outcome = card.split is Split.OUTCOMES
        for button in self.outcomes:
            button.setVisible(is_outcome)
        self.open_button.setVisible(not is_outcome)
        parts = (card.name, card.sentence, card.words, card.remark, card.known)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in parts if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, and the ring while it has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            draw_focus_ring(painter, self.rect(), Radius.CARD)
            painter.end()

    def _outcome_button(self, verdict: OutcomeVerdict) -> QPushButton:
        words = translated(_OUTCOMES[verdict])
        button = push_button(words, f"review.outcome.{verdict.value}")
        button.clicked.connect(lambda: self.judged.emit(verdict.value))
        return button

    def _lay_out(self) -> None:
        edge = scaled(Space.WIDE)
        self.body.setContentsMargins(edge, edge, edge, edge)
        top = QHBoxLayout()
        top.setSpacing(scaled(Space.MEDIUM))
        words = QVBoxLayout()
        words.addWidget(self.name)
        top.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self.body.addLayout(top)
        for part in (self.sentence, self.words, self.remark, self.known):
            self.body.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(scaled(Space.SMALL))
        buttons.addWidget(self.open_button)
        for button in self.outcomes:
            buttons.addWidget(button)
        buttons.addWidget(self.person_button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
