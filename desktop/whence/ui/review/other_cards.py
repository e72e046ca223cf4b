"""Going through the smaller splits: what waits, and the way to where it is decided."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from whence.domain.outcomes import OutcomeVerdict
from whence.domain.reviews import Split
from whence.services.commands.desk import JudgeOutcome
from whence.services.review_splits import SplitCard
from whence.ui.carrying_out import carry_out
from whence.ui.labels import announce
from whence.ui.review.sitting_page import SittingPage
from whence.ui.review.words import translated
from whence.ui.screen import Surroundings
from whence.ui.translation import QT_TRANSLATE_NOOP

_PLACES = {
    Split.INVITATIONS: ("invitations", QT_TRANSLATE_NOOP("Review", "Decide at the desk")),
    Split.ANSWERS: ("invitations", QT_TRANSLATE_NOOP("Review", "Record the answer at the desk")),
    Split.SENT: ("invitations", QT_TRANSLATE_NOOP("Review", "Look at it at the desk")),
    Split.OUTCOMES: ("decisions", QT_TRANSLATE_NOOP("Review", "Judge the outcome")),
}


class OtherCards(QObject):
    """The cards of one smaller split on the page of the sitting."""

    def __init__(self, around: Surroundings, page: SittingPage) -> None:
        super().__init__(page)
        self._around = around
        self._page = page
        self._split = Split.INVITATIONS
        self._cards: list[SplitCard] = []
        self._place = 0
        page.split_card.opened.connect(self._on_opened)
        page.split_card.person_wanted.connect(self._on_person_wanted)
        page.split_card.judged.connect(self._on_judged)

    @property
    def card(self) -> SplitCard | None:
        """The card that is shown."""
        return self._cards[self._place] if self._cards else None

    def show(self, split: Split) -> None:
        """Show a split, at the card that was shown before when it is still there."""
        row = self.card.row if self.card is not None and split is self._split else None
        self._split = split
        self._cards = self._around.services.review_splits.cards(split)
        self._place = next((place for place, card in enumerate(self._cards) if card.row == row), 0)
        self._show()

    def step(self, by: int) -> None:
        """To the next or the previous card."""
        if self._cards:
            self._place = (self._place + by) % len(self._cards)
            self._show()

    def _show(self) -> None:
        card = self.card
        if card is None:
            self._page.show_nothing()
            return
        self._page.split_card.show_card(card, translated(_PLACES[self._split][1]))
        self._page.show_progress(self._place + 1, len(self._cards))
        self._page.show_split_card()
        announce(self._page.split_card, self._page.split_card.accessibleName())

    @Slot(str)
    def _on_judged(self, verdict: str) -> None:
        if self.card is not None:
            carry_out(self._around, JudgeOutcome(OutcomeVerdict(verdict), decision=self.card.row))

    @Slot()
    def _on_opened(self) -> None:
        if self.card is not None:
            self._around.navigator.open_screen(_PLACES[self._split][0], self.card.row)

    @Slot()
    def _on_person_wanted(self) -> None:
        if self.card is not None:
            self._around.navigator.open_person(self.card.person)
