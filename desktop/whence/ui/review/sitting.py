"""Going through a sitting: which card is shown, what its answers do, and where an undo leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from whence.domain.changes import PersonId
from whence.domain.decisions import Verdict
from whence.domain.reviews import Split
from whence.services.commands import Command
from whence.services.commands import reviews as commands
from whence.services.review_cards import TieCard
from whence.services.sitting import Entry, EntryState, Sitting
from whence.ui.carrying_out import carry_out
from whence.ui.dialogs.log import LogDialog
from whence.ui.dialogs.origin import OriginDialog
from whence.ui.dialogs.removal import RemovalDialog
from whence.ui.labels import announce
from whence.ui.review.reach_out_dialog import ReachOutDialog
from whence.ui.review.sitting_page import SittingPage
from whence.ui.screen import Surroundings


class TieCards(QObject):
    """The weak ties of a sitting on its page. `emptied` tells that nothing is open any more; `answered` each answer."""

    emptied = Signal()
    answered = Signal()

    def __init__(self, around: Surroundings, page: SittingPage) -> None:
        super().__init__(page)
        self._around = around
        self._page = page
        self._sitting: Sitting | None = None
        self._place = 0
        self._card: TieCard | None = None
        self._saving = QTimer(self, interval=0, singleShot=True)
        self._saving.timeout.connect(self._save_place)
        self.by_action: Mapping[str, Callable[[], object]] = {
            "review.keep": self._keep,
            "review.keep-for-good": self._keep_for_good,
            "review.reach-out": self._reach_out,
            "review.snooze": self._snooze,
            "review.remove": self._remove,
            "review.details": self._show_details,
            "interaction.log": self.log,
        }
        page.answers.snooze_chosen.connect(self._on_snooze_chosen)
        page.card.reasons_wanted.connect(self._on_reasons_wanted)
        page.card.origin_wanted.connect(self._on_origin_wanted)
        page.log_button.clicked.connect(self.log)
        page.page_button.clicked.connect(self._on_page_wanted)

    @property
    def sitting(self) -> Sitting | None:
        """The sitting that is shown."""
        return self._sitting

    @property
    def entry(self) -> Entry | None:
        """The place on the list that is shown."""
        if self._sitting is None or not self._sitting.entries:
            return None
        return self._sitting.entries[min(self._place, len(self._sitting.entries) - 1)]

    def begin(self, sitting: Sitting) -> None:
        """Go on where it was left, else at the first open card."""
        self._sitting = sitting
        kept = sitting.place_of(self._around.services.reviews.saved_card())
        first = sitting.next_open(-1)
        self._place = kept if kept is not None else first or 0

    def refresh(self, sitting: Sitting) -> None:
        """Take the sitting as it stands after a change: on to the next card, or back to one that is open again."""
        before, shown = self._sitting, self.entry
        self._sitting = sitting
        reopened = _reopened(before, sitting)
        if reopened is not None:
            self._place = reopened
            return
        place = sitting.place_of(shown.uid) if shown is not None else None
        self._place = place if place is not None else 0
        is_just_done = shown is not None and shown.state is EntryState.OPEN
        if place is not None and is_just_done and sitting.entries[place].state is not EntryState.OPEN:
            following = sitting.next_open(place)
            if following is None:
                self.emptied.emit()
            else:
                self._place = following

    def step(self, by: int) -> None:
        """To the next or the previous card, answered ones included."""
        if self._sitting is not None and self._sitting.entries:
            self._place = (self._place + by) % len(self._sitting.entries)
            self.show()

    def show(self, *, is_told: bool = True) -> None:
        """Put the card on the page, and have it read out with how many are left."""
        sitting, entry = self._sitting, self.entry
        if sitting is None or entry is None:
            self._page.show_nothing()
            return
        self._card = self._around.services.reviews.card(entry)
        if self._card is None:
            self._page.card.show_gone(entry)
            self._page.answers.show_nothing()
        else:
            self._page.card.show_card(self._card, entry)
            self._page.answers.show_card(self._card, self._around.services.journal.clock.today())
        self._page.show_progress(sitting.done_count, len(sitting.entries))
        self._page.show_tie()
        if is_told:
            left = self.tr("{count} left.").format(count=sitting.open_count)
            announce(self._page.card, f"{left} {self._page.card.spoken}")
        self._saving.start()

    @Slot()
    def log(self) -> None:
        """Log what passed with the person on the card."""
        if self._card is not None:
            LogDialog(self._around, [self._card.item.person], self._page.window()).open()

    @Slot()
    def _save_place(self) -> None:
        entry = self.entry
        if entry is not None:
            self._around.services.reviews.save_card(entry.uid)

    def _answer(self, command: Command) -> None:
        if carry_out(self._around, command) is not None:
            self._page.answers.rationale.clear()
            self.answered.emit()

    def _with_card(self) -> tuple[TieCard, PersonId, int, str] | None:
        if self._card is None or self._sitting is None:
            return None
        return self._card, self._card.item.person, self._sitting.id, self._page.answers.rationale.text().strip()

    def _keep(self) -> None:
        about = self._with_card()
        if about is None:
            return
        card, person, review, words = about
        if card.is_red_flag:
            self._answer(commands.AnswerRedFlag(person, Verdict.LET_PASS, words, review))
        else:
            self._answer(commands.KeepTie(person, card.keep_until, words, review))

    def _keep_for_good(self) -> None:
        about = self._with_card()
        if about is not None and not about[0].is_red_flag:
            self._answer(commands.KeepTieForGood(about[1], about[3], about[2]))

    def _reach_out(self) -> None:
        about = self._with_card()
        if about is None:
            return
        card, person, review, words = about
        if card.is_red_flag:
            self._answer(commands.AnswerRedFlag(person, Verdict.REPLY_WATCH, words, review))
        else:
            ReachOutDialog(self._around, card, self._page.window(), review=review, rationale=words).open()

    def _snooze(self) -> None:
        if self._card is not None and not self._card.is_red_flag:
            self._page.answers.open_snooze_menu()

    @Slot(int)
    def _on_snooze_chosen(self, weeks: int) -> None:
        about = self._with_card()
        if about is not None:
            self._answer(commands.SnoozeTie(about[1], weeks, about[3], about[2]))

    def _remove(self) -> None:
        about = self._with_card()
        if about is not None and about[0].is_connected:
            card, person, review, words = about
            name = card.item.name
            RemovalDialog(self._around, person, name, self._page.window(), review=review, rationale=words).open()

    def _show_details(self) -> None:
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton) and self._page.isAncestorOf(focus):
            focus.click()
        elif isinstance(focus, QLineEdit):
            self._page.card.setFocus()
        else:
            self._page.card.reasons.button.toggle()

    @Slot()
    def _on_reasons_wanted(self) -> None:
        if self._card is not None:
            self._page.card.show_reasons(self._around.services.reviews.reasons(self._card.item.person))

    @Slot()
    def _on_origin_wanted(self) -> None:
        if self._card is not None:
            OriginDialog(self._around, self._card.item.person, self._page.window()).open()

    @Slot()
    def _on_page_wanted(self) -> None:
        if self._card is not None and self._page.split is Split.TIES:
            self._around.navigator.open_person(self._card.item.person)


def _reopened(before: Sitting | None, now: Sitting) -> int | None:
    """The place that an undo opened again, None when there is none."""
    if before is None or before.id != now.id:
        return None
    done = {entry.uid for entry in before.entries if entry.state is not EntryState.OPEN}
    return next(
        (place for place, entry in enumerate(now.entries) if entry.state is EntryState.OPEN and entry.uid in done), None
    )
