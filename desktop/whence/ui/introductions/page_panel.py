"""One introduction: where it stands, both briefs side by side, the words to send, and what came of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.domain.introductions import IntroductionState
from whence.services.commands.introductions import AdvanceIntroduction, DeleteIntroduction
from whence.services.introductions import ShownIntroduction
from whence.ui.carrying_out import carry_out
from whence.ui.icons import Tint
from whence.ui.introductions.outcome_part import OutcomePart, StepsPart
from whence.ui.introductions.reasons_part import ReasonsPart
from whence.ui.introductions.texts_part import TextsPart
from whence.ui.introductions.words import StepOffer, offers, since_idea, state_tone, state_words
from whence.ui.labels import Label, isolated
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.brief_parts import empty
from whence.ui.widgets.brief_view import BriefView
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.flow import ChipRow, FlowLayout
from whence.ui.widgets.headings import Card, PageHeading
from whence.ui.widgets.page import ScrollPage

_WIDEST = 1080
_BESIDE = 880
_QUIET = frozenset({IntroductionState.DROPPED, IntroductionState.DECLINED})


class IntroductionPanel(ScrollPage):
    """`page_wanted` asks for a page to take along; `back_wanted` for the list, where only one of the two fits."""

    page_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("introduction.page", self.tr("An introduction"), widest=_WIDEST, parent=parent)
        self.around = around
        self.shown: ShownIntroduction | None = None
        self.heading = PageHeading("")
        self.state = ChipRow("introduction.state", self.tr("Where it stands"))
        self.steps = QWidget()
        self._steps_flow = FlowLayout(Space.SMALL, parent=self.steps)
        self.reasons = ReasonsPart(around)
        self.briefs = (BriefView("introduction.asker"), BriefView("introduction.asked_for"))
        self.texts = TextsPart(around)
        self.outcome = OutcomePart(around)
        self.history = StepsPart()
        self.menu = QMenu(self)
        self.more_button = push_button(self.tr("More"), "introduction.more", ButtonLook.QUIET, menu=self.menu)
        self.back_button = push_button(self.tr("Back"), "introduction.back", ButtonLook.QUIET, icon_name="arrow-left")
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out_parts()
        self._connect()

    def show_introduction(self, introduction: int) -> None:
        """Show an introduction. Raises Refusal when it is gone."""
        shown = self.around.services.introductions.shown(introduction)
        if shown == self.shown:
            return
        if self.shown is None or self.shown.introduction.id != introduction:
            self.verticalScrollBar().setValue(0)
        self.shown = shown
        asker, asked_for = _first(shown.asker.name), _first(shown.asked_for.name)
        self.heading.set_line(
            self.tr("{asker} to {asked_for}").format(
                asker=isolated(shown.asker.name), asked_for=isolated(shown.asked_for.name)
            )
        )
        self._show_state(shown, asker, asked_for)
        self.reasons.show_introduction(shown, asker, asked_for)
        for view, brief in zip(self.briefs, (shown.asker, shown.asked_for), strict=True):
            view.show_brief(brief)
        self.texts.show_texts(shown)
        self.outcome.show_outcome(shown)
        self.history.show_steps(shown, asker, asked_for)

    def refresh(self) -> bool:
        """Show what holds now; False when the introduction is gone."""
        if self.shown is None:
            return False
        try:
            self.show_introduction(self.shown.introduction.id)
        except Refusal:
            self.shown = None
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the briefs below each other where they don't fit beside each other."""
        super().resizeEvent(event)
        is_wide = self.width() >= scaled(_BESIDE)
        directions = QBoxLayout.Direction
        self._beside.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        self.reasons.stand_beside(is_wide)

    def _show_state(self, shown: ShownIntroduction, asker: str, asked_for: str) -> None:
        kept = shown.introduction
        chips = [Chip(state_words(kept, asker, asked_for), "introduction.state.words", tone=state_tone(kept.state))]
        if kept.due_on is not None:
            words = self.tr("look again {day}").format(day=Day.on(kept.due_on).phrase)
            chips.append(Chip(words, "introduction.state.due", icon_name="bell"))
        self.state.show_chips(chips)
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.steps.isAncestorOf(focus)
        empty(self._steps_flow)
        found = offers(kept.state, asker, asked_for, since_idea(shown.steps))
        before: QWidget = self.more_button
        for place, offer in enumerate(found):
            button = self._step_button(offer, is_first=not place)
            self._steps_flow.addWidget(button)
            QWidget.setTabOrder(before, button)  # made after the parts below, they would come after them
            before = button
        self.steps.setVisible(bool(found))
        self.steps.updateGeometry()
        first = self._steps_flow.itemAt(0)
        widget = first.widget() if first is not None else None
        if had_focus and widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_button(self, offer: StepOffer, *, is_first: bool) -> QWidget:
        look = ButtonLook.QUIET if offer.state in _QUIET else ButtonLook.PLAIN
        if is_first and offer.state not in _QUIET:
            look = ButtonLook.PRIMARY
        button = push_button(offer.words, f"introduction.step.{offer.state.value}", look, icon_name=offer.icon_name)
        button.clicked.connect(lambda _checked: self._advance(offer))
        return button

    def _advance(self, offer: StepOffer) -> None:
        if self.shown is not None:
            number = self.shown.introduction.id
            carry_out(self.around, AdvanceIntroduction(number, offer.state, declined_by=offer.declined_by))

    def _lay_out_parts(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.back_button)
        top.addWidget(self.heading, 1)
        top.addWidget(self.more_button)
        self.column.addLayout(top)
        self.column.addWidget(self.state)
        self.column.addWidget(self.steps)
        self.column.addWidget(self.outcome)
        self.column.addWidget(self.reasons)
        self._beside.setSpacing(scaled(Space.MEDIUM))
        titles = (self.tr("Who asks"), self.tr("Who is asked for"))
        for title, view in zip(titles, self.briefs, strict=True):
            card = Card()
            card.body.addWidget(Label(title, TypeSize.META, Tint.TEXT3))
            card.body.addWidget(view)
            card.body.addStretch(1)
            self._beside.addWidget(card, 1)
        holder = QVBoxLayout()
        holder.addLayout(self._beside)
        self.column.addLayout(holder)
        for part in (self.texts, self.history):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.back_button.setVisible(False)

    def _connect(self) -> None:
        navigator = self.around.navigator
        self.menu.addAction(self.tr("A page to take along…")).triggered.connect(lambda _on: self.page_wanted.emit())
        for place, words in enumerate((self.tr("Open who asks"), self.tr("Open who is asked for"))):
            self.menu.addAction(words).triggered.connect(partial(self._open_side, place))
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Delete this introduction")).triggered.connect(self._on_delete)
        self.texts.copied.connect(navigator.say)
        for view in self.briefs:
            view.copied.connect(lambda _words: navigator.say(self.tr("Copied")))
        self.briefs[0].origin_wanted.connect(partial(self._open_side, 0))
        self.briefs[1].origin_wanted.connect(partial(self._open_side, 1))
        self.back_button.clicked.connect(lambda _checked: self.back_wanted.emit())

    def _open_side(self, place: int, _checked: bool = False) -> None:
        if self.shown is not None:
            kept = self.shown.introduction
            self.around.navigator.open_person((kept.asker_id, kept.asked_for_id)[place])

    @Slot()
    def _on_delete(self) -> None:
        if self.shown is not None:
            carry_out(self.around, DeleteIntroduction(self.shown.introduction.id))


def _first(name: str) -> str:
    return name.split(" ", maxsplit=1)[0] if name else ""
