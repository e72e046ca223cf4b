"""One card at a time: the splits with what is left in each, how far it is, the card, and its answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.reviews import Split
from whence.ui.actions import Actions
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.review.answer_bar import AnswerBar
from whence.ui.review.split_card import SplitCardView
from whence.ui.review.tie_card import TieCardView
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.page import ScrollPage
from whence.ui.widgets.progress_strip import ProgressBar
from whence.ui.widgets.segmented_tabs import Segment, SegmentedTabs

_WIDEST = 760
#: Narrower than this, in design pixels, the arrows have no words.
_NARROW = 480


class SittingPage(QWidget):
    """Shows what it is told; knows nothing of the journal. `stopped` and `finished` end the sitting, for now or not."""

    stopped = Signal()
    finished = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = SegmentedTabs("review.splits", self.tr("Splits"), self._segments())
        self.progress = ProgressBar()
        self.progress_words = Label("", TypeSize.SECONDARY, Tint.TEXT2)
        self.stop_button = push_button(self.tr("Stop for now"), "review.stop", ButtonLook.QUIET)
        self.finish_button = push_button(self.tr("Done for this week"), "review.finish", ButtonLook.QUIET)
        self.time_up = Banner("review.time_up")
        self.card = TieCardView()
        self.split_card = SplitCardView()
        self.nothing = EmptyState(
            "review.nothing", "circle-check", self.tr("Nothing waits here"), self.tr("Choose another split above.")
        )
        self._shown: QWidget = self.nothing
        self.answers = AnswerBar(actions)
        self.back_button = push_button("", "review.back", ButtonLook.QUIET, icon_name="arrow-left")
        self.next_button = push_button("", "review.next", ButtonLook.QUIET, icon_name="arrow-right")
        self.log_button = push_button(self.tr("Log something now…"), "review.log", ButtonLook.QUIET, icon_name="speech")
        self.page_button = push_button(self.tr("Open their page"), "review.page", ButtonLook.QUIET, icon_name="person")
        name_control(self, "review.sitting")
        self._lay_out()
        self._connect(actions)

    @property
    def split(self) -> Split:
        """The split that is chosen."""
        return Split(self.tabs.current)

    def show_progress(self, done: int, total: int) -> None:
        """Say how far the weak ties are."""
        self.progress.show_share(done, total)
        self.progress_words.setText(self.tr("{done} of {total}").format(done=done, total=total))

    def show_tie(self) -> None:
        """Show the card of a weak tie, with its answers."""
        self._show_only(self.card)
        self._offer(has_answers=True, has_person=True)
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_split_card(self) -> None:
        """Show a card of a smaller split."""
        self._show_only(self.split_card)
        self._offer(has_answers=False, has_person=False)
        self.split_card.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_nothing(self) -> None:
        """Say that the split is empty."""
        self.progress.show_share(0, 1)
        self.progress_words.setText("")
        self._show_only(self.nothing)
        self._offer(has_answers=False, has_person=False)
        self.tabs.tab(self.tabs.current).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the arrows speak for themselves."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(_NARROW)
        self.back_button.setText("" if is_narrow else self.tr("Back"))
        self.next_button.setText("" if is_narrow else self.tr("Next"))

    def _show_only(self, shown: QWidget) -> None:
        self._shown = shown
        for card in (self.card, self.split_card, self.nothing):
            card.setVisible(card is shown)

    def _offer(self, *, has_answers: bool, has_person: bool) -> None:
        self.answers.setVisible(has_answers)
        self.log_button.setVisible(has_person)
        self.page_button.setVisible(has_person)
        for button in (self.back_button, self.next_button):
            button.setVisible(self._shown is not self.nothing)

    def _segments(self) -> list[Segment]:
        return [
            Segment(Split.TIES.value, self.tr("Weak ties"), 0),
            Segment(Split.INVITATIONS.value, self.tr("Invitations"), 0),
            Segment(Split.ANSWERS.value, self.tr("Answers awaited"), 0),
            Segment(Split.SENT.value, self.tr("Sent and stale"), 0),
            Segment(Split.OUTCOMES.value, self.tr("Outcomes to judge"), 0),
        ]

    def _connect(self, actions: Actions) -> None:
        self.stop_button.clicked.connect(self.stopped)
        self.finish_button.clicked.connect(self.finished)
        self.back_button.clicked.connect(actions["review.previous"].trigger)
        self.next_button.clicked.connect(actions["review.next"].trigger)
        self.time_up.pressed.connect(self.finished)

    def _lay_out(self) -> None:
        self.back_button.setAccessibleName(self.tr("Previous card"))
        self.next_button.setAccessibleName(self.tr("Next card, without an answer"))
        edge = scaled(Space.WIDE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, scaled(Space.LARGE), 0, scaled(Space.LARGE))
        whole.setSpacing(scaled(Space.MEDIUM))
        whole.addLayout(self._top(edge))
        page = ScrollPage("review.page", self.tr("Card"), widest=_WIDEST, above=Space.SMALL)
        page.column.addWidget(self.time_up)
        for card in (self.card, self.split_card, self.nothing):
            page.column.addWidget(card)
        self._show_only(self.nothing)
        page.column.addStretch(1)
        whole.addWidget(page, 1)
        whole.addLayout(self._bottom(edge))

    def _top(self, edge: int) -> QVBoxLayout:
        far = QHBoxLayout()
        far.setSpacing(scaled(Space.SMALL))
        far.addWidget(self.progress, 1)
        far.addWidget(self.progress_words)
        far.addWidget(_wrapped(self.stop_button, self.finish_button))
        top = QVBoxLayout()
        top.setSpacing(scaled(Space.TIGHT))
        row = QHBoxLayout()
        row.setContentsMargins(edge - scaled(Space.MEDIUM), 0, 0, 0)
        row.addWidget(self.tabs)
        far.setContentsMargins(edge, 0, edge, 0)
        top.addLayout(row)
        top.addLayout(far)
        return top

    def _bottom(self, edge: int) -> QHBoxLayout:
        """The answers stay where they are from card to card, in the same column as the card."""
        middle = QWidget()
        middle.setMaximumWidth(scaled(_WIDEST))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        column.addWidget(self.answers)
        column.addLayout(self._below())
        bottom = QHBoxLayout()
        bottom.setContentsMargins(edge, 0, edge, 0)
        bottom.addStretch(1)
        bottom.addWidget(middle, 100)
        bottom.addStretch(1)
        return bottom

    def _below(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(scaled(Space.TIGHT))
        line.addWidget(self.back_button)
        line.addStretch(1)
        line.addWidget(_wrapped(self.log_button, self.page_button))
        line.addStretch(1)
        line.addWidget(self.next_button)
        return line


def _wrapped(*buttons: QWidget) -> QWidget:
    """Buttons beside each other, or below each other where there is no room."""
    holder = QWidget()
    flow = FlowLayout(Space.TIGHT, Space.TIGHT, holder)
    for button in buttons:
        flow.addWidget(button)
    return holder
