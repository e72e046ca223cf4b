"""Similar cases: how they were decided, why, and what became of them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from whence.domain.dates import Day
from whence.domain.decisions import VERDICT_WORDS
from whence.domain.outcomes import OUTCOME_WORDS, OutcomeVerdict
from whence.domain.precedents import PastCase
from whence.services.casebook import Case
from whence.ui.desk.fact_lines import empty_layout
from whence.ui.icons import Tint
from whence.ui.labels import Label, breakable, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled


class PrecedentList(QWidget):
    """Three nearest cases, and the nearest that went the other way."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = around.services.desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(scaled(Space.SMALL), 0, 0, 0)
        self._column.setSpacing(scaled(Space.SMALL))
        name_control(self, "invitations.precedents", self.tr("Similar cases"))

    def show_case(self, case: Case) -> None:
        """Show the precedents of a case."""
        empty_layout(self._column)
        found = self._desk.precedents(case)
        if not found.nearest:
            self._column.addWidget(Label(self.tr("None yet."), TypeSize.BODY, Tint.TEXT3))
        if found.sentence:
            self._column.addWidget(Label(found.sentence, TypeSize.BODY, is_strong=True, is_wrapped=True))
        for one in found.nearest:
            self._add(one)
        if found.other_way is not None and found.other_way not in found.nearest:
            self._column.addWidget(Label(self.tr("Decided the other way:"), TypeSize.META, Tint.TEXT3))
            self._add(found.other_way)

    def _add(self, one: PastCase) -> None:
        words = f"{Day.on(one.decided_on).words}: {VERDICT_WORDS[one.verdict]}"
        if one.rationale:
            words += f". {one.rationale}"
        if one.outcome:
            words += " " + self.tr("Turned out: {outcome}.").format(outcome=OUTCOME_WORDS[OutcomeVerdict(one.outcome)])
        self._column.addWidget(Label(breakable(words), TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True))
