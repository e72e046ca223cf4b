"""The beginning of a review: how much there is, how long it takes, what waits behind it, how the last weeks went."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from whence.services.reviews import PastReview
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated, one_line
from whence.ui.review.words import about_minutes, cards_in
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.brief_parts import empty
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.flow import ChipRow
from whence.ui.widgets.headings import PageHeading, SectionHeading
from whence.ui.widgets.page import ScrollPage

SIZES = (5, 10, 20)
_MOST_WISHES = 5


class StartPage(ScrollPage):
    """`started` carries the number of cards (0: as the settings say) and the minutes after which to ask (0: never)."""

    started = Signal(int, int)
    groups_wanted = Signal()
    fresh_start_wanted = Signal()
    fresh_start_declined = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("review.start.page", around.navigator.tr("Weekly review"), parent=parent)
        self._around = around
        self.fresh = Banner("review.fresh")
        self.not_now = push_button(self.tr("Not now"), "review.fresh.decline", ButtonLook.QUIET)
        self.amount = Label("", TypeSize.SECTION, is_wrapped=True)
        self.start_button = push_button("", "review.start", ButtonLook.PRIMARY, icon_name="cards")
        self.sizes = ChipRow("review.sizes", self.tr("Another size"))
        self.stock = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.group_button = push_button(self.tr("Decide as a group…"), "review.group", icon_name="people")
        self.wishes_heading = SectionHeading(self.tr("You wanted to keep in touch"))
        self.wishes = QVBoxLayout()
        self.past_heading = SectionHeading(self.tr("The last weeks"))
        self.past = QVBoxLayout()
        self._fill()
        self._connect()

    def refresh(self) -> None:
        """Count anew."""
        reviews = self._around.services.reviews
        count = reviews.count_to_look_at()
        others = sum(self._around.services.review_splits.counts().values())
        self.amount.setText(self._amount_words(count, others))
        self.start_button.setText(self.tr("About {minutes} min").format(minutes=about_minutes(count + others)))
        minutes = about_minutes(count + others)
        spoken = self.tr("Start, about 1 minute") if minutes == 1 else self.tr("Start, about {minutes} minutes")
        self.start_button.setAccessibleName(spoken.format(minutes=minutes))
        self.start_button.setEnabled(bool(count or others))
        self.sizes.setVisible(bool(count))
        self.stock.setText(reviews.stock_sentence())
        is_offered = reviews.is_fresh_start_offered
        words = self.tr(
            "You have been away for a while, and a good deal is overdue. A fresh start keeps everything you recorded "
            "and decided; what waits is spread over the coming weeks instead."
        )
        self.fresh.say(words if is_offered else "", Tone.INFO, self.tr("Start afresh"))
        self.not_now.setVisible(is_offered)
        self._show_wishes()
        self._show_past(reviews.past())

    def _amount_words(self, count: int, others: int) -> str:
        ties = (
            self.tr("1 tie to look at this week")
            if count == 1
            else self.tr("{count} ties to look at this week").format(count=count)
        )
        if not count:
            ties = self.tr("No tie to look at this week")
        if not others:
            return f"{ties}."
        rest = (
            self.tr("1 other thing waits") if others == 1 else self.tr("{count} other things wait").format(count=others)
        )
        return f"{ties}; {rest}."

    def _show_wishes(self) -> None:
        empty(self.wishes)
        due = self._around.services.keeping_in_touch.due()[:_MOST_WISHES]
        for wish in due:
            button = push_button(isolated(one_line(wish.name, 80)), "review.wish", ButtonLook.QUIET, icon_name="person")
            button.clicked.connect(
                lambda _checked=False, person=wish.person: self._around.navigator.open_person(person)
            )
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(button)
            line.addWidget(Label(wish.sentence, TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True), 1)
            self.wishes.addWidget(row)
        self.wishes_heading.setVisible(bool(due))

    def _show_past(self, past: list[PastReview]) -> None:
        empty(self.past)
        for each in past:
            said = self.tr("{week}: {count} on the list; {decided}.").format(
                week=each.week.words[0].upper() + each.week.words[1:], count=each.listed, decided=each.words
            )
            self.past.addWidget(Label(said, TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True))
        self.past_heading.setVisible(bool(past))

    def _size_chips(self) -> list[Chip]:
        chips = []
        for cards in SIZES:
            chip = Chip(self.tr("{count} cards").format(count=cards), f"review.size.cards.{cards}", icon_name="cards")
            chip.clicked.connect(lambda _checked=False, count=cards: self.started.emit(count, 0))
            chips.append(chip)
        for minutes in SIZES:
            chip = Chip(
                self.tr("{count} minutes").format(count=minutes), f"review.size.minutes.{minutes}", icon_name="clock"
            )
            chip.clicked.connect(lambda _checked=False, count=minutes: self.started.emit(cards_in(count), count))
            chips.append(chip)
        return chips

    def _connect(self) -> None:
        self.start_button.clicked.connect(lambda: self.started.emit(0, 0))
        self.group_button.clicked.connect(self.groups_wanted)
        self.fresh.pressed.connect(self.fresh_start_wanted)
        self.not_now.clicked.connect(self.fresh_start_declined)

    def _fill(self) -> None:
        self.sizes.show_chips(self._size_chips())
        self.column.addWidget(PageHeading(self.tr("Weekly review")))
        self.column.addWidget(self.fresh)
        for part in (self.not_now, self.amount, self.start_button, self.sizes, self.stock, self.group_button):
            self.column.addWidget(part)
        for button in (self.not_now, self.start_button, self.group_button):
            self.column.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        self.wishes.setSpacing(scaled(Space.TIGHT))
        self.past.setSpacing(scaled(Space.TIGHT))
        self.column.addWidget(self.wishes_heading)
        self.column.addLayout(self.wishes)
        self.column.addWidget(self.past_heading)
        self.column.addLayout(self.past)
        self.column.addStretch(1)
