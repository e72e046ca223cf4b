"""Planning to write to somebody: a draft to copy, and the day to be asked about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QWidget

from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.services.commands import Command
from whence.services.commands.reviews import ReachOut
from whence.services.review_cards import TieCard
from whence.ui.dialogs.form import FormDialog
from whence.ui.labels import isolated, name_control, one_line
from whence.ui.screen import Surroundings
from whence.ui.widgets.buttons import push_button
from whence.ui.widgets.day_field import DayField

_DRAFT_HEIGHT = 120


class ReachOutDialog(FormDialog):
    """Nothing is sent: the draft is for copying. Saved, the tie comes back on the day if nothing was recorded."""

    def __init__(
        self, around: Surroundings, card: TieCard, parent: QWidget, *, review: int | None = None, rationale: str = ""
    ) -> None:
        title = QCoreApplication.translate("ReachOutDialog", "Reach out to {name}")
        super().__init__(around, "reach_out", title.format(name=isolated(one_line(card.item.name, 80))), parent)
        self._card = card
        self._review = review
        self._rationale = rationale
        self._drafts = around.services.reviews.drafts(card)
        self.template = QComboBox()
        self.draft = self.text_field(height=_DRAFT_HEIGHT)
        self.copy_button = push_button(self.tr("Copy the text"), "reach_out.copy", icon_name="copy")
        self.day = DayField(
            "reach_out.day",
            self.tr("On which day you mean to write"),
            around.services.journal.clock.today,
            prefers="future",
            placeholder=self.tr("friday, in 2 weeks, 12 Mar…"),
        )
        self._lay_out()
        self.template.currentIndexChanged.connect(self._on_template_changed)
        self.copy_button.clicked.connect(self._on_copy)
        self.save_button.setFocus()

    def commands(self) -> Sequence[Command]:
        """Plan it."""
        key = self._drafts[self.template.currentIndex()].key if self._drafts else ""
        return [ReachOut(self._card.item.person, self._chosen_day(), key, self._rationale, self._review)]

    def _chosen_day(self) -> date:
        day = self.day.checked_day("day")
        if day.start is None:
            raise Refusal(self.tr("Say on which day: tomorrow, friday, in 2 weeks, 12 Mar."), field="day")
        return day.start

    def _lay_out(self) -> None:
        for draft in self._drafts:
            self.template.addItem(draft.title)
        name_control(self.template, "reach_out.template", self.tr("Text to begin with"))
        self.add_field("template", self.tr("Text to begin with"), self.template)
        self.add_field("draft", self.tr("Draft, yours to change; nothing is sent"), self.draft)
        self.column.addWidget(self.copy_button)
        self.add_field("day", self.tr("On which day you mean to write"), self.day)
        self.day.show_day(Day.on(self._card.reach_out_until))
        self._on_template_changed()

    @Slot()
    def _on_template_changed(self) -> None:
        place = self.template.currentIndex()
        self.draft.setPlainText(self._drafts[place].text if 0 <= place < len(self._drafts) else "")

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.draft.toPlainText())
        self.around.navigator.say(self.tr("Copied. Paste it where you write to them."))
