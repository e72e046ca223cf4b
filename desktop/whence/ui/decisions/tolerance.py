"""What raises a red flag is the owner's to say: which behaviours, and how long ago somebody may have been connected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from whence.domain.red_flags import INTRODUCTION, RECENT_KEY, TOLERATED_KEY, USUAL_RECENT_DAYS
from whence.services.commands import Command
from whence.services.commands.preferences import ChangeSetting
from whence.ui.dialogs.form import FormDialog
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.translation import QT_TRANSLATE_NOOP

_BEHAVIOURS = (
    ("PITCH", QT_TRANSLATE_NOOP("ToleranceDialog", "Sells something")),
    ("GROUP_PUSH", QT_TRANSLATE_NOOP("ToleranceDialog", "Pushes a group")),
    ("ENDORSE_REQ", QT_TRANSLATE_NOOP("ToleranceDialog", "Asks for endorsements or a recommendation")),
    ("FOLLOW_REQ", QT_TRANSLATE_NOOP("ToleranceDialog", "Asks to be followed or liked")),
    (INTRODUCTION, QT_TRANSLATE_NOOP("ToleranceDialog", "Asks to be introduced to others")),
    ("GIMMICK", QT_TRANSLATE_NOOP("ToleranceDialog", "Offers a reward for your time")),
    ("REPITCH", QT_TRANSLATE_NOOP("ToleranceDialog", "Asks again for what was asked before")),
    ("SCAM", QT_TRANSLATE_NOOP("ToleranceDialog", "Has the marks of a known kind of fraud")),
)
_RECENT = (
    (365, QT_TRANSLATE_NOOP("ToleranceDialog", "In the last year, or since this journal began")),
    (USUAL_RECENT_DAYS, QT_TRANSLATE_NOOP("ToleranceDialog", "In the last two years, or since this journal began")),
    (1826, QT_TRANSLATE_NOOP("ToleranceDialog", "In the last five years, or since this journal began")),
    (0, QT_TRANSLATE_NOOP("ToleranceDialog", "At any time")),
)


class ToleranceDialog(FormDialog):
    """Only what differs is changed, and what is usual is not kept."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        title = QCoreApplication.translate("ToleranceDialog", "What raises a red flag")
        super().__init__(around, "tolerance", title, parent)
        flags = around.services.red_flags
        self._tolerated, self._recent = flags.tolerated(), flags.recent_days()
        self.behaviours = {code: QCheckBox(self.tr(words)) for code, words in _BEHAVIOURS}
        self.recent = QComboBox()
        self._lay_out()
        self.behaviours["PITCH"].setFocus()

    def commands(self) -> Sequence[Command]:
        """Change the two settings where they differ."""
        made: list[Command] = []
        tolerated = sorted(code for code, box in self.behaviours.items() if not box.isChecked())
        if frozenset(tolerated) != self._tolerated:
            made.append(ChangeSetting(TOLERATED_KEY, tolerated or None))
        days = int(self.recent.currentData())
        if days != self._recent:
            made.append(ChangeSetting(RECENT_KEY, None if days == USUAL_RECENT_DAYS else days))
        return made

    def _lay_out(self) -> None:
        head = self.tr("Within three days of connecting, a message that")
        boxes = QWidget()
        column = QVBoxLayout(boxes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.TIGHT))
        for code, box in self.behaviours.items():
            box.setChecked(code not in self._tolerated)
            name_control(box, f"tolerance.{code.lower()}")
            column.addWidget(box)
        self.add_field("behaviours", head, boxes)
        for days, words in _RECENT:
            self.recent.addItem(self.tr(words), days)
        place = self.recent.findData(self._recent)
        if place < 0:
            self.recent.addItem(self.tr("In the last {days} days").format(days=self._recent), self._recent)
            place = self.recent.count() - 1
        self.recent.setCurrentIndex(place)
        self.add_field("recent", self.tr("From people connected"), self.recent)
        hint = self.tr("It holds for messages from now on. Older cases are counted under the list, without a flag.")
        self.column.addWidget(Label(hint, TypeSize.META, Tint.TEXT3, is_wrapped=True))
