"""Under the sentence of a tie: what was wished for it, and on request the days it rests on."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from whence.domain.amounts import counted
from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.tie_sentences import every
from whence.ui.icons import Tint
from whence.ui.labels import Label
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.brief_parts import column_of, words_label
from whence.ui.widgets.foldable import Foldable


class TiePart(QWidget):
    """The reasons are asked for when they are unfolded, and folded again for somebody else."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._person: PersonId | None = None
        self.wishes = Label("", TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True)
        self.reasons = Foldable(self.tr("the days that count"), "person.tie.reasons", QWidget())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.TIGHT))
        column.addWidget(self.wishes)
        column.addWidget(self.reasons)
        self.reasons.unfolded.connect(self._show_reasons)

    def show_person(self, person: PersonId) -> None:
        """Show somebody's tie as it is now."""
        if person != self._person:
            self.reasons.unfold(False)
        self._person = person
        words = self._wishes(person)
        self.wishes.setText(words)
        self.wishes.setVisible(bool(words))
        if self.reasons.is_unfolded:
            self._show_reasons()

    def _wishes(self, person: PersonId) -> str:
        kept = self._around.services.keeping_in_touch
        day, cadence = kept.reminder(person), kept.cadence(person)
        said = []
        if day is not None:
            said.append(self.tr("You asked to be reminded on {day}.").format(day=Day.on(day).words))
        if cadence is not None:
            sentence = self.tr("You wish to be in touch {often}, after {longest} at the latest.")
            often, longest = every(cadence.ideal_days), counted(cadence.longest_days, "day")
            said.append(sentence.format(often=often, longest=longest))
        return " ".join(said)

    @Slot()
    def _show_reasons(self) -> None:
        if self._person is None:
            return
        reasons = self._around.services.reviews.reasons(self._person)
        self.reasons.show_content(column_of([words_label(line) for line in (reasons.score, *reasons.days)]))
