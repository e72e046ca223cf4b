"""What one says oneself about a tie: a word for it, a day to be reminded on, how often to be in touch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.domain.ties import Category
from whence.services.commands import Command
from whence.services.commands.reviews import LabelTie, SetKeepInTouch, SetReminder
from whence.ui.dialogs.form import FormDialog
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import TypeSize
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.day_field import DayField
from whence.ui.widgets.flow import ChipRow

_OWN_WORDS: dict[Category | None, str] = {
    None: QT_TRANSLATE_NOOP("LabelTieDialog", "No word of mine: go by what is recorded"),
    Category.FAMILY: QT_TRANSLATE_NOOP("LabelTieDialog", "Family"),
    Category.CLOSE: QT_TRANSLATE_NOOP("LabelTieDialog", "Close"),
    Category.KEEP_ALWAYS: QT_TRANSLATE_NOOP("LabelTieDialog", "Kept for good"),
    Category.STRONG: QT_TRANSLATE_NOOP("LabelTieDialog", "Strong, whatever is recorded"),
    Category.MODERATE: QT_TRANSLATE_NOOP("LabelTieDialog", "Moderate, whatever is recorded"),
    Category.WEAK: QT_TRANSLATE_NOOP("LabelTieDialog", "Weak, whatever is recorded"),
}
_RARE_WORDS: dict[Category | None, str] = {
    Category.NEVER: QT_TRANSLATE_NOOP("LabelTieDialog", "Never in contact, whatever is recorded")
}


class LabelTieDialog(FormDialog):
    """One's own word for a tie, which wins over what is reckoned from contact."""

    def __init__(self, around: Surroundings, person: PersonId, parent: QWidget) -> None:
        title = QCoreApplication.translate("LabelTieDialog", "How close you are")
        super().__init__(around, "tie_label", title, parent)
        self._person = person
        self.choices: dict[Category | None, QRadioButton] = {}
        self._lay_out(around.services.keeping_in_touch.own_word(person))

    def commands(self) -> Sequence[Command]:
        """Label it, or take the label off."""
        chosen = next(word for word, button in self.choices.items() if button.isChecked())
        return [LabelTie(self._person, chosen)]

    def _lay_out(self, before: Category | None) -> None:
        group = QButtonGroup(self)
        rare = {word: text for word, text in _RARE_WORDS.items() if word is before}
        offered = _OWN_WORDS | rare
        for word, text in offered.items():
            button = QRadioButton(QCoreApplication.translate("LabelTieDialog", text))
            name_control(button, f"tie_label.{word.value if word is not None else 'none'}")
            button.setChecked(word is before)
            group.addButton(button)
            self.choices[word] = button
            self.column.addWidget(button)
        hint = self.tr("Your word wins over what is recorded, and silence is not asked about while it stands.")
        self.column.addWidget(Label(hint, TypeSize.META, Tint.TEXT3, is_wrapped=True))
        self.choices[before].setFocus()


class ReminderDialog(FormDialog):
    """A day on which the weekly review shows somebody; an empty day takes the reminder away."""

    def __init__(self, around: Surroundings, person: PersonId, parent: QWidget) -> None:
        super().__init__(around, "reminder", QCoreApplication.translate("ReminderDialog", "Remind me"), parent)
        self._person = person
        self._before = around.services.keeping_in_touch.reminder(person)
        self.day = DayField(
            "reminder.day",
            self.tr("On which day"),
            around.services.journal.clock.today,
            prefers="future",
            placeholder=self.tr("in 3 months, 12 Mar, January 2028…"),
        )
        self.offers = ChipRow("reminder.offers", self.tr("Usual days"))
        self._lay_out()

    def commands(self) -> Sequence[Command]:
        """Set the reminder, or take it away."""
        day = self.day.checked_day("day").start
        if day is None and self._before is None:
            raise Refusal(self.tr("Say on which day: in 3 months, 12 Mar, January 2028."), field="day")
        return [SetReminder(self._person, day)]

    def _lay_out(self) -> None:
        hint = self.tr("The weekly review shows this person from that day on, and asks.")
        if self._before is not None:
            hint += " " + self.tr("Empty the field to take the reminder away.")
            self.day.show_day(Day.on(self._before))
        self.add_field("day", self.tr("On which day"), self.day, hint)
        today = self.around.services.journal.clock.today()
        self.offers.show_chips(
            [
                self._offer(self.tr("In a month"), today + timedelta(days=30)),
                self._offer(self.tr("In 3 months"), today + timedelta(weeks=13)),
                self._offer(self.tr("In half a year"), today + timedelta(weeks=26)),
                self._offer(self.tr("In a year"), today + timedelta(weeks=52)),
            ]
        )
        self.column.addWidget(self.offers)
        self.day.setFocus()

    def _offer(self, words: str, day: date) -> Chip:
        chip = Chip(words, "reminder.offer", icon_name="calendar")
        chip.clicked.connect(lambda: self.day.show_day(Day.on(day)))
        return chip


class KeepInTouchDialog(FormDialog):
    """How often to be in touch, and how long at most without; two empty fields take the wish back.

    It is about a person, or without one about everybody of a tag.
    """

    def __init__(self, around: Surroundings, person: PersonId | None, parent: QWidget, *, tag: str = "") -> None:
        title = QCoreApplication.translate("KeepInTouchDialog", "Keep in touch")
        if person is None:
            title = QCoreApplication.translate("KeepInTouchDialog", "Keep in touch with everybody of #{tag}")
        super().__init__(around, "touch", title.format(tag=tag), parent)
        self._person, self._tag = person, tag
        keeping = around.services.keeping_in_touch
        self._before = keeping.cadence_of_tag(tag) if person is None else keeping.cadence(person)
        kept = self._before
        self.ideal = QLineEdit(str(kept.ideal_days) if kept is not None else "")
        self.longest = QLineEdit(str(kept.longest_days) if kept is not None else "")
        self.offers = ChipRow("touch.offers", self.tr("Usual intervals"))
        self._lay_out()

    def commands(self) -> Sequence[Command]:
        """Wish it, or take the wish back."""
        ideal, longest = self._days(self.ideal, "ideal_days"), self._days(self.longest, "longest_days")
        if ideal is None and (longest is not None or self._before is None):
            raise Refusal(self.tr("Type a number of days, for example 30."), field="ideal_days")
        return [SetKeepInTouch(self._person, self._tag, ideal_days=ideal, longest_days=longest)]

    def _days(self, field: QLineEdit, name: str) -> int | None:
        text = field.text().strip()
        if text and not text.isdecimal():
            raise Refusal(self.tr("Type a whole number of days, for example 30."), field=name)
        return int(text[:9]) if text else None

    def _lay_out(self) -> None:
        self.add_field("ideal_days", self.tr("Every so many days"), self.ideal)
        self.column.addWidget(self.offers)
        hint = self.tr("Left empty, it is the same. The start of the weekly review lists who has waited longest.")
        if self._person is None:
            hint += " " + self.tr("A wish about somebody alone goes before that of a tag.")
        if self._before is not None:
            hint += " " + self.tr("Empty both fields to take the wish back.")
        self.add_field("longest_days", self.tr("At the latest after so many days"), self.longest, hint)
        self.offers.show_chips(
            [
                self._offer(self.tr("Every month"), 30, 60),
                self._offer(self.tr("Every 3 months"), 90, 180),
                self._offer(self.tr("Every half a year"), 180, 365),
                self._offer(self.tr("Every year"), 365, 730),
            ]
        )
        self.ideal.setFocus()

    def _offer(self, words: str, ideal: int, longest: int) -> Chip:
        chip = Chip(words, "touch.offer", icon_name="hourglass")

        def show() -> None:
            self.ideal.setText(str(ideal))
            self.longest.setText(str(longest))

        chip.clicked.connect(show)
        return chip
