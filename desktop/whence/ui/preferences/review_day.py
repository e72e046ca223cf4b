"""The day of the weekly review, and whether a notification may say on it how much there is to look at."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox

from whence.services.commands.preferences import ChangeSetting
from whence.services.review_sittings import REVIEW_KEY
from whence.ui.carrying_out import carry_out
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.preferences.part import PreferencesPart, add_field
from whence.ui.screen import Surroundings
from whence.ui.theme import TypeSize


class ReviewDayPart(PreferencesPart):
    """Takes effect at once."""

    tables = ("setting",)

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.weekday = QComboBox()
        self.notified = QCheckBox(self.tr("Say on that day how many there are to look at"))
        self._lay_out()
        self.weekday.activated.connect(self._save)
        self.notified.clicked.connect(self._save)

    def refresh(self) -> None:
        """Show what holds now."""
        reviews = self.around.services.reviews
        self.weekday.setCurrentIndex(reviews.weekday)
        self.notified.setChecked(reviews.is_notified)

    def _lay_out(self) -> None:
        days = (
            self.tr("Monday"), self.tr("Tuesday"), self.tr("Wednesday"), self.tr("Thursday"),
            self.tr("Friday"), self.tr("Saturday"), self.tr("Sunday"),
        )  # fmt: skip
        self.weekday.addItems(days)
        name_control(self.weekday, "ties.weekday", self.tr("Day of the weekly review"))
        name_control(self.notified, "ties.notified")
        card = self.add_card(self.tr("When"))
        add_field(card, self.tr("Day of the weekly review"), self.weekday)
        hint = self.tr("A number and no names: in the notifications of your desktop, else on Today; once on that day.")
        card.body.addWidget(self.notified)
        card.body.addWidget(Label(hint, TypeSize.META, Tint.TEXT3, is_wrapped=True))

    @Slot()
    def _save(self) -> None:
        chosen = {"weekday": self.weekday.currentIndex(), "is_notified": self.notified.isChecked()}
        carry_out(self.around, ChangeSetting(REVIEW_KEY, chosen))
