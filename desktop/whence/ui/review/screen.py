"""The weekly review: the start, the cards, the end."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from whence.domain.changes import Changes
from whence.domain.reviews import Split
from whence.domain.tie_settings import RANGES
from whence.services.commands.reviews import FinishReview, FreshStart, StartReview
from whence.services.sitting import Sitting
from whence.ui.action_rows import Where
from whence.ui.carrying_out import MOST_AT_ONCE, carry_out, carry_out_for_many
from whence.ui.review.done_page import MORE, DonePage
from whence.ui.review.group_dialog import GroupDialog
from whence.ui.review.other_cards import OtherCards
from whence.ui.review.sitting import TieCards
from whence.ui.review.sitting_page import SittingPage
from whence.ui.review.start_page import StartPage
from whence.ui.screen import Screen, Surroundings
from whence.ui.tones import Tone
from whence.ui.widgets.page_stack import PageStack


class ReviewScreen(Screen):
    """Stop and go on whenever you like: what is shown follows from the journal alone."""

    name = "review"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.pages = PageStack()
        self.start = StartPage(around)
        self.cards = SittingPage(around.actions)
        self.done = DonePage(around)
        self.ties = TieCards(around, self.cards)
        self.others = OtherCards(around, self.cards)
        self._minutes = 0
        self._clock = QElapsedTimer()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        for page in (self.start, self.cards, self.done):
            self.pages.addWidget(page)
        around.actions.belong_to(self.cards, Where.REVIEW)
        self._connect()

    def enter(self, subject: object = None) -> None:
        """Go on where it was left; else, or when the start is asked for, offer to start."""
        self.around.services.reviews.forget_counts()
        sitting = self.around.services.reviews.sitting()
        if subject != "start" and sitting is not None and not sitting.is_finished and sitting.open_count:
            self._go_on(sitting)
        else:
            self._show_start()

    def take_changes(self, changes: Changes) -> None:
        """Ask anew; an undone answer leads back to its card."""
        if changes == Changes() or not self.isVisible():
            return
        if changes.touches("interaction", "participation", "setting", "person"):
            self.around.services.reviews.forget_counts()
        sitting = self.around.services.reviews.sitting()
        if self.pages.currentWidget() is self.start or sitting is None:
            self._show_start()
            return
        was_done = self.pages.currentWidget() is self.done
        open_before = self.ties.sitting.open_count if self.ties.sitting is not None else 0
        self.ties.refresh(sitting)
        if was_done and sitting.open_count <= open_before:
            self.done.show_sitting(sitting, self._others_count())
        elif not (sitting.open_count == 0 and self.cards.split is Split.TIES):
            self._show_cards()
        else:
            self._show_counts()

    @Slot(int, int)
    def begin(self, cards: int = 0, minutes: int = 0) -> None:
        """Draw up the list of this week, or go on with it; after so many minutes say that they have passed."""
        reviews = self.around.services.reviews
        done = self.around.hub.do(StartReview(str(reviews.week), cards or None))
        sitting = reviews.sitting()
        if done is None or sitting is None:
            return
        self._minutes = minutes
        self._clock.start()
        self._go_on(sitting)

    def _go_on(self, sitting: Sitting) -> None:
        self.cards.time_up.say("")
        self.ties.begin(sitting)
        waiting = self.around.services.review_splits.counts()
        first = next((split for split, count in waiting.items() if count), Split.TIES)
        self.cards.tabs.choose((Split.TIES if sitting.open_count or sitting.entries else first).value)
        self.pages.setCurrentWidget(self.cards)
        self._show_cards()

    def _show_start(self) -> None:
        self.pages.setCurrentWidget(self.start)
        self.start.refresh()
        self.start.start_button.setFocus()

    def _show_cards(self) -> None:
        self.pages.setCurrentWidget(self.cards)
        self._show_counts()
        if self.cards.split is Split.TIES:
            self.ties.show()
        else:
            self.others.show(self.cards.split)

    def _show_counts(self) -> None:
        sitting = self.ties.sitting
        self.cards.tabs.show_count(Split.TIES.value, sitting.open_count if sitting is not None else 0)
        for split, count in self.around.services.review_splits.counts().items():
            self.cards.tabs.show_count(split.value, count)

    def _others_count(self) -> int:
        return sum(self.around.services.review_splits.counts().values())

    def _connect(self) -> None:
        actions = self.around.actions
        for identifier, act in self.ties.by_action.items():
            actions[identifier].triggered.connect(lambda _checked=False, does=act: self._when_ties(does))
        actions["review.next"].triggered.connect(lambda: self._step(1))
        actions["review.previous"].triggered.connect(lambda: self._step(-1))
        self.cards.tabs.chosen.connect(self._on_split_chosen)
        self.cards.stopped.connect(self._on_stopped)
        self.cards.finished.connect(self._on_finished)
        self.ties.emptied.connect(self._on_emptied)
        self.ties.answered.connect(self._on_answered)
        self.start.started.connect(self.begin)
        self.start.groups_wanted.connect(self._on_groups_wanted)
        self.start.fresh_start_wanted.connect(self._on_fresh_start)
        self.start.fresh_start_declined.connect(self._on_fresh_start_declined)
        self.done.groups_wanted.connect(self._on_groups_wanted)
        self.done.more_wanted.connect(self._on_more_wanted)
        self.done.back_wanted.connect(self._show_cards)

    def _when_ties(self, does: object) -> None:
        if self._is_at_cards() and self.cards.split is Split.TIES and callable(does):
            does()

    def _step(self, by: int) -> None:
        if self._is_at_cards():
            (self.ties if self.cards.split is Split.TIES else self.others).step(by)

    def _is_at_cards(self) -> bool:
        return self.isVisible() and self.pages.currentWidget() is self.cards

    @Slot(str)
    def _on_split_chosen(self, _name: str) -> None:
        if self._is_at_cards():
            self._show_cards()

    @Slot()
    def _on_answered(self) -> None:
        if self._minutes and self._clock.elapsed() >= self._minutes * 60_000:
            words = self.tr("{count} minutes have passed. Stop here, or go on as long as you like.")
            self.cards.time_up.say(words.format(count=self._minutes), Tone.INFO, self.tr("Done for this week"))
            self._minutes = 0

    @Slot()
    def _on_emptied(self) -> None:
        sitting = self.ties.sitting
        waiting = self.around.services.review_splits.counts()
        following = next((split for split, count in waiting.items() if count), None)
        if following is not None:
            self.cards.tabs.choose(following.value)
        elif sitting is not None:
            self.done.show_sitting(sitting, 0)
            self.pages.setCurrentWidget(self.done)
            self.done.more_button.setFocus()

    @Slot()
    def _on_stopped(self) -> None:
        self._show_start()

    @Slot()
    def _on_finished(self) -> None:
        sitting = self.ties.sitting
        if sitting is None:
            return
        self.done.show_sitting(sitting, self._others_count())
        self.pages.setCurrentWidget(self.done)
        self.done.more_button.setFocus()
        if sitting.open_count:
            carry_out(self.around, FinishReview(sitting.id))

    @Slot()
    def _on_groups_wanted(self) -> None:
        sitting = self.around.services.reviews.sitting()
        GroupDialog(self.around, self.window(), review=sitting.id if sitting is not None else None).open()

    @Slot()
    def _on_more_wanted(self) -> None:
        sitting = self.ties.sitting
        if sitting is not None:
            self.begin(min(int(RANGES["weekly_budget"][1]), sitting.budget + MORE), 0)

    @Slot()
    def _on_fresh_start(self) -> None:
        count = self.around.services.people.count()
        if count > MOST_AT_ONCE:
            carry_out_for_many(self.around, FreshStart(), count)
        else:
            carry_out(self.around, FreshStart())

    @Slot()
    def _on_fresh_start_declined(self) -> None:
        self.around.services.reviews.decline_fresh_start()
        self._show_start()
