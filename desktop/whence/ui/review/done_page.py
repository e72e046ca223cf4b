"""The honest end: done for this week, what was decided, what still waits, and when it goes on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.dates import Day
from whence.services.reviews import verdict_counts
from whence.services.sitting import Sitting
from whence.ui.icons import Tint
from whence.ui.labels import Label, announce
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import IconSign
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.headings import Card, PageHeading
from whence.ui.widgets.page import ScrollPage

MORE = 10
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DonePage(ScrollPage):
    """Says what came of the week; `more_wanted` asks for another ten, `back_wanted` for the cards again."""

    more_wanted = Signal()
    groups_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("review.done.page", around.navigator.tr("Done for this week"), parent=parent)
        self._around = around
        self.title = PageHeading(self.tr("Done for this week"))
        self.decided = Label("", TypeSize.SECTION, is_wrapped=True)
        self.left = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.next_on = Label("", TypeSize.BODY, Tint.TEXT, is_wrapped=True)
        self.stock = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.more_button = push_button(self.tr("Look at 10 more"), "review.more", icon_name="cards")
        self.group_button = push_button(self.tr("Decide as a group…"), "review.done.group", icon_name="people")
        self.back_button = push_button(self.tr("Back to the cards"), "review.done.back", ButtonLook.QUIET)
        self._fill()
        self.more_button.clicked.connect(self.more_wanted)
        self.group_button.clicked.connect(self.groups_wanted)
        self.back_button.clicked.connect(self.back_wanted)

    def show_sitting(self, sitting: Sitting, others: int) -> None:
        """Say what came of a sitting; `others` is what the smaller splits still hold."""
        reviews = self._around.services.reviews
        decided = verdict_counts(reviews.decided(sitting))
        looked = sitting.done_count
        said = self.tr("1 tie looked at") if looked == 1 else self.tr("{count} ties looked at").format(count=looked)
        self.decided.setText(f"{said}: {decided}." if looked else self._nothing_words(sitting.open_count))
        self.left.setText(self._left_words(sitting.open_count, others))
        self.left.setVisible(bool(self.left.text()))
        day = reviews.next_on
        self.next_on.setText(
            self.tr("Next review: {weekday}, {day}.").format(
                weekday=self.tr(_DAYS[day.weekday()]), day=Day.on(day).words
            )
        )
        self.stock.setText(reviews.stock_sentence())
        announce(self, f"{self.title.text()}. {self.decided.text()} {self.next_on.text()}")

    def _nothing_words(self, open_count: int) -> str:
        return self.tr("Nothing was decided this time.") if open_count else self.tr("Nothing was due.")

    def _left_words(self, open_count: int, others: int) -> str:
        parts = []
        if open_count:
            words = self.tr("{count} left open; they come again.")
            parts.append(self.tr("1 left open; it comes again.") if open_count == 1 else words.format(count=open_count))
        if others:
            words = self.tr("{count} other things still wait in their splits.")
            one = self.tr("1 other thing still waits in its split.")
            parts.append(one if others == 1 else words.format(count=others))
        return " ".join(parts)

    def _fill(self) -> None:
        card = Card()
        edge = scaled(Space.WIDE)
        card.body.setContentsMargins(edge, edge, edge, edge)
        top = QHBoxLayout()
        top.setSpacing(scaled(Space.MEDIUM))
        top.addWidget(IconSign("circle-check", Tone.OK, 28))
        top.addWidget(self.title, 1)
        card.body.addLayout(top)
        for part in (self.decided, self.left, self.next_on, self.stock):
            card.body.addWidget(part)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(Space.SMALL))
        for button in (self.more_button, self.group_button, self.back_button):
            row.addWidget(button)
        row.addStretch(1)
        card.body.addWidget(holder)
        column: QVBoxLayout = self.column
        column.addWidget(card)
        column.addStretch(1)
