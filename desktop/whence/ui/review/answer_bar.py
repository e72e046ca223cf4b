"""The answers to a card, each with its key and the day it comes back on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from whence.domain.tie_answers import LONG_SNOOZE_WEEKS
from whence.services.review_cards import TieCard
from whence.ui.actions import Actions
from whence.ui.icons import Tint
from whence.ui.labels import Label, caption, name_control
from whence.ui.review.words import short_day
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.flow import FlowLayout

ANSWERS = ("keep", "keep-for-good", "reach-out", "snooze", "remove")


class AnswerBar(QWidget):
    """Buttons for the answers, and one line for a reason. `snooze_chosen` carries the weeks."""

    snooze_chosen = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.rationale = QLineEdit()
        self.buttons: Mapping[str, QPushButton] = {
            name: push_button("", f"review.{name}", ButtonLook.PRIMARY if name == "keep" else ButtonLook.PLAIN)
            for name in ANSWERS
        }
        self.snooze_menu = QMenu(self)
        self.decide_first = Label("", TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True)
        self._lay_out()
        for name, button in self.buttons.items():
            button.setAutoDefault(False)
            button.clicked.connect(actions[f"review.{name}"].trigger)

    def show_card(self, card: TieCard, today: date) -> None:
        """Say on each button what it does to this tie, and until when."""
        is_red = card.is_red_flag
        keep = self.tr("Let pass") if is_red else self.tr("Keep · {day}").format(day=short_day(card.keep_until, today))
        reach = self.tr("Reach out · {day}").format(day=short_day(card.reach_out_until, today))
        self._caption("keep", keep)
        self._caption("reach-out", self.tr("Reply, then watch") if is_red else reach)
        self._caption("keep-for-good", self.tr("Keep for good"))
        self._caption("snooze", self.tr("Snooze ▾"))
        self._caption("remove", self.tr("Remove…"))
        for name in ("keep-for-good", "snooze"):
            self.buttons[name].setVisible(not is_red)
        self.buttons["remove"].setEnabled(card.is_connected)
        self._fill_menu(card, today)
        self.decide_first.setText(
            self.tr("Snoozed twice in a row: one more short snooze, or decide now, or keep?")
            if card.must_decide
            else ""
        )
        self.decide_first.setVisible(card.must_decide and not is_red)
        self.setEnabled(True)

    def show_nothing(self) -> None:
        """There is nobody to answer about."""
        self.setEnabled(False)

    @Slot()
    def open_snooze_menu(self) -> None:
        """Offer the weeks under the button."""
        button = self.buttons["snooze"]
        self.snooze_menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        entries = self.snooze_menu.actions()
        if entries:
            self.snooze_menu.setActiveAction(entries[0])

    def take_rationale(self) -> str:
        """What was written, and an empty line for the next card."""
        words = self.rationale.text().strip()
        self.rationale.clear()
        return words

    def _caption(self, name: str, words: str) -> None:
        keys = self._actions.keys(f"review.{name}")
        self.buttons[name].setText(caption(f"{keys[0]}  {words}" if keys else words))
        self.buttons[name].setAccessibleName(words)

    def _fill_menu(self, card: TieCard, today: date) -> None:
        self.snooze_menu.clear()
        for weeks, day in card.snoozes:
            entry = QAction(self._snooze_words(weeks, short_day(day, today)), self.snooze_menu)
            entry.setObjectName(f"review.snooze.{weeks}")
            entry.triggered.connect(lambda _checked=False, chosen=weeks: self.snooze_chosen.emit(chosen))
            self.snooze_menu.addAction(entry)

    def _snooze_words(self, weeks: int, day: str) -> str:
        if weeks == LONG_SNOOZE_WEEKS:
            return self.tr("&2 years · {day}").format(day=day)
        if weeks == 1:
            return self.tr("&1 week · {day}").format(day=day)
        return self.tr("{weeks} weeks · {day}").format(weeks=weeks, day=day)

    def _lay_out(self) -> None:
        self.rationale.setPlaceholderText(self.tr("Because… (if you like; kept with your answer)"))
        name_control(self.rationale, "review.rationale", self.tr("Reason for your answer, if you like"))
        name_control(self.snooze_menu, "review.snooze.menu", self.tr("Snooze"))
        holder = QWidget()
        row = FlowLayout(Space.SMALL, Space.SMALL, holder)
        for button in self.buttons.values():
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        column.addWidget(self.decide_first)
        column.addWidget(holder)
        column.addWidget(self.rationale)
