"""The card of a weak tie: who, why now, how you know them, what passed last, and what was meant for the next time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.dates import Day
from whence.domain.reviews import Lane
from whence.domain.tie_flags import Flag
from whence.services.review_cards import TieCard, TieReasons
from whence.services.sitting import Entry
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated, name_control, one_line
from whence.ui.review.words import LANE_ICONS, LANE_TONES, LANE_WORDS, REMINDED, answered_words, translated
from whence.ui.theme import Radius, Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.avatar import Avatar
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.brief_parts import column_of, exchange_title, words_label
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.flow import ChipRow
from whence.ui.widgets.foldable import Foldable
from whence.ui.widgets.headings import Card
from whence.ui.widgets.strokes import draw_focus_ring

_HEADING = 128
_AVATAR = 48
_LONGEST = 600


class TieCardView(Card):
    """One focusable text: a screen reader says the whole card. `reasons_wanted` asks for what stands behind it."""

    reasons_wanted = Signal()
    origin_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Label("", TypeSize.PAGE, is_strong=True, is_wrapped=True)
        self.affiliation = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.chips = ChipRow("review.chips", self.tr("Why on the list"))
        self.why = Label("", TypeSize.SECTION, Tint.TEXT, is_wrapped=True)
        self.avatar = Avatar("", _AVATAR)
        self.reasons = Foldable(self.tr("why them, why now"), "review.reasons", QWidget())
        self.known, self.tie, self.last, self.next_time = (
            Label("", TypeSize.BODY, Tint.TEXT, is_wrapped=True) for _ in range(4)
        )
        self.origin_button = push_button(
            self.tr("Fill in how we met"), "review.origin", ButtonLook.QUIET, icon_name="pin"
        )
        self.answered = Banner("review.answered")
        self._headings: dict[Label, Label] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name_control(self, "review.card")
        self._lay_out()
        self.reasons.unfolded.connect(self.reasons_wanted)
        self.origin_button.clicked.connect(self.origin_wanted)

    @property
    def spoken(self) -> str:
        """The whole card as one text."""
        parts = [self.name.text(), self.affiliation.text(), self.why.text()]
        for value, heading in self._headings.items():
            if value.text():
                parts.append(f"{heading.text()}: {value.text()}")
        return ". ".join(part.rstrip(".") for part in [self.answered.sentence.text(), *parts] if part) + "."

    def show_card(self, card: TieCard, entry: Entry) -> None:
        """Show a tie; what stands behind it is folded again."""
        self.name.setText(one_line(card.item.name, 200))
        self.avatar.set_name(card.item.name)
        self.affiliation.setText(one_line(card.affiliation, 200))
        self.affiliation.setVisible(bool(card.affiliation))
        self.why.setText(one_line(card.item.sentence, _LONGEST))
        self._show_chips(card, entry.lane)
        self.reasons.unfold(False)
        self.answered.say(answered_words(entry), Tone.OK)
        self._show_row(self.known, one_line(card.known, _LONGEST))
        self._show_row(self.tie, card.tie_words)
        self._show_row(self.last, _last_words(card))
        self._show_row(self.next_time, one_line(card.next_time, _LONGEST))
        self.origin_button.setVisible(card.is_origin_missing)
        self.setAccessibleName(self.spoken)

    def show_gone(self, entry: Entry) -> None:
        """Say that the person is not in the journal any more."""
        self.name.setText(self.tr("Somebody who is not in the journal any more"))
        self.avatar.set_name("")
        for label in (self.affiliation, self.why):
            label.setText("")
        for label in self._headings:
            self._show_row(label, "")
        self.chips.show_chips(())
        self.origin_button.setVisible(False)
        self.answered.say(answered_words(entry), Tone.NEUTRAL)
        self.setAccessibleName(self.spoken)

    def show_reasons(self, reasons: TieReasons) -> None:
        """Fill the fold: the score in a sentence, the days that count, the points of the order."""
        points = [
            self.tr("{points} points: {words}").format(points=reason.points, words=reason.words)
            for reason in reasons.value
        ]
        fresh = column_of([words_label(line) for line in (reasons.score, *reasons.days, *points)])
        column = self.reasons.layout()
        if column is not None:
            column.replaceWidget(self.reasons.content, fresh)
        self.reasons.content.deleteLater()
        self.reasons.content = fresh
        fresh.setVisible(self.reasons.is_unfolded)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, and the ring while it has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            draw_focus_ring(painter, self.rect(), Radius.CARD)
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the ring right when the window comes and goes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.update()

    def _show_chips(self, card: TieCard, lane: Lane) -> None:
        self.chips.show_chips(
            [
                Chip(card.category, "review.category", icon_name="signal"),
                Chip(
                    translated(REMINDED if card.item.flag is Flag.REMINDER else LANE_WORDS[lane]),
                    "review.lane",
                    icon_name=LANE_ICONS[lane],
                    tone=LANE_TONES.get(lane, Tone.NEUTRAL),
                ),
            ]
        )
        for chip in self.chips.chips:
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _show_row(self, value: Label, words: str) -> None:
        value.setText(words)
        value.setVisible(bool(words))
        self._headings[value].setVisible(bool(words))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()

    def _lay_out(self) -> None:
        edge = scaled(Space.WIDE)
        self.body.setContentsMargins(edge, edge, edge, scaled(Space.LARGE))
        top = QHBoxLayout()
        top.setSpacing(scaled(Space.MEDIUM))
        words = QVBoxLayout()
        words.setSpacing(scaled(2))
        words.addWidget(self.name)
        words.addWidget(self.affiliation)
        top.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self.body.addWidget(self.answered)
        self.body.addLayout(top)
        self.body.addWidget(self.chips)
        self.body.addWidget(self.why)
        rows = QGridLayout()
        rows.setHorizontalSpacing(scaled(Space.MEDIUM))
        rows.setVerticalSpacing(scaled(Space.SMALL))
        rows.setColumnStretch(1, 1)
        titles = (self.tr("How you know them"), self.tr("Tie"), self.tr("Last"), self.tr("Next time"))
        values = (self.known, self.tie, self.last, self.next_time)
        for place, (title, value) in enumerate(zip(titles, values, strict=True)):
            heading = Label(title, TypeSize.SECONDARY, Tint.TEXT3, is_wrapped=True)
            heading.setFixedWidth(scaled(_HEADING))
            self._headings[value] = heading
            rows.addWidget(heading, place, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(value, place, 1)
        self.body.addLayout(rows)
        self.body.addWidget(self.reasons)
        self.body.addWidget(self.origin_button, 0, Qt.AlignmentFlag.AlignLeft)


def _last_words(card: TieCard) -> str:
    """The newest interaction: day, whose it was, and its words."""
    last = card.last
    if last is None:
        return ""
    title = exchange_title(last.channel, last.direction)
    when = Day.on(last.day.start).words if last.day.is_exact and last.day.start else last.day.words
    said = f"{when} · {title}"
    return f"{said}: {isolated(one_line(last.words, 300))}" if last.words else said
