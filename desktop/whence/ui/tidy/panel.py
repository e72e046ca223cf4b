"""What the parts of the screen share: content that scrolls or the reason why there is none, and a count."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget

from whence.ui.icons import Tint
from whence.ui.labels import Label
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.empty_state import EmptyState

Key = TypeVar("Key", bound=Hashable)


class TidyPanel(QWidget):
    """One part of the screen; `counted` tells how many things wait in it (None while it can't be said)."""

    counted = Signal(object)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.empty = self.explanation()
        self.content = QWidget()
        self._pages = QStackedLayout(self)
        for page in (self.content, self.empty):
            self._pages.addWidget(page)

    def explanation(self) -> EmptyState:
        """What stands here while there is nothing to be answered."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Ask anew."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Go to the first thing to be answered."""

    def show_content(self, is_there: bool) -> None:
        """Show the content, or why there is none."""
        self._pages.setCurrentWidget(self.content if is_there else self.empty)


class CardColumn(QWidget, Generic[Key]):
    """Cards by key: what stays keeps its place and what was typed in it; the keyboard goes on to the next card."""

    def __init__(self, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[Key, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(Space.MEDIUM))
        self._column.addWidget(Label(reason, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        self._column.addStretch(1)

    def show_cards(self, cards: Mapping[Key, QWidget]) -> None:
        """Show these cards in order; those of before that are not among them are deleted."""
        focus = QApplication.focusWidget()
        before = list(self.cards)
        left = next((place for place, key in enumerate(before) if focus and self.cards[key].isAncestorOf(focus)), -1)
        gone = [card for card in self.cards.values() if card not in cards.values()]
        for card in gone:
            self._column.removeWidget(card)
        for place, card in enumerate(cards.values(), start=1):
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
        self.cards = dict(cards)
        if left >= 0 and before[left] not in cards and cards:
            following = [key for key in before[left:] if key in cards] or list(cards)[-1:]
            self.focus_card(following[0])
        for card in gone:
            card.setParent(None)
            card.deleteLater()

    def focus_card(self, key: Key) -> None:
        """Go to a card."""
        card = self.cards.get(key)
        if card is not None:
            (card.focusProxy() or card).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Go to the first card."""
        for key in self.keys[:1]:
            self.focus_card(key)

    @property
    def keys(self) -> Sequence[Key]:
        """The keys of the cards, from top to bottom."""
        return tuple(self.cards)
