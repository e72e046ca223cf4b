"""Every decision, newest first: rows as they come into sight, and the chosen one in full under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from whence.domain.dates import Day
from whence.domain.decisions import Verdict
from whence.domain.outcomes import OUTCOME_WORDS, OutcomeVerdict
from whence.services.commands.desk import JudgeOutcome
from whence.services.decision_lists import DecisionRow
from whence.ui.carrying_out import carry_out
from whence.ui.decisions.lines import answers_below, empty_line, line
from whence.ui.models.lazy_rows import LazyRowsModel
from whence.ui.models.row_faces import RowChip, RowFace
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, scaled
from whence.ui.tones import Tone
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.buttons import push_button
from whence.ui.widgets.row_list import RowList

_ROWS_AT_ONCE = 24
_FEWEST_ROWS = 180
_WHOLE = 120
_LOOKS = {
    Verdict.ACCEPT: ("circle-check", Tone.OK),
    Verdict.ACCEPT_WATCH: ("eye", Tone.INFO),
    Verdict.ASK_FIRST: ("question", Tone.INFO),
    Verdict.DECLINE: ("circle-cross", Tone.NEUTRAL),
    Verdict.REMOVE: ("minus", Tone.NEUTRAL),
}
_OUTCOME_TONES = {OutcomeVerdict.GOOD: Tone.OK, OutcomeVerdict.BAD: Tone.WARN}
_NOTHING = QT_TRANSLATE_NOOP(
    "EveryDecision", "No decision is found here. Decide about a request, and it stays with its reason."
)


class EveryDecision(QWidget):
    """Enter or a double click opens the person of a row."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._lists = around.services.decisions
        self.rows = RowList("decisions.list", self.tr("Every decision"))
        self.model: LazyRowsModel[DecisionRow] = LazyRowsModel(
            self._fetch, _face, page=_ROWS_AT_ONCE, pages_kept=40, parent=self
        )
        self.whole = QVBoxLayout()
        self.pages = QStackedWidget()
        self._shown = QWidget()
        self._resting = QTimer(self, interval=0, singleShot=True)
        self._lay_out()
        self._connect()

    def show_words(self, words: str) -> None:
        """Show the decisions with these words, all without any; the chosen one stays chosen where it is among them."""
        found = self._lists.decision_ids(words)
        self.model.forget_all()
        self.model.show(found)
        if found and self.model.place_of(self.rows.current_id) < 0:
            self.rows.make_current(found[0])
        self.pages.setCurrentIndex(0 if found else 1)
        self._resting.start()

    def take_keyboard(self) -> None:
        """Take the keyboard to the rows."""
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fetch(self, ids: Sequence[object]) -> Mapping[object, DecisionRow]:
        return cast("Mapping[object, DecisionRow]", self._lists.rows_of(cast("Sequence[int]", ids)))

    def _lay_out(self) -> None:
        self.rows.setModel(self.model)
        self.rows.setMinimumHeight(scaled(_FEWEST_ROWS))
        whole = QWidget()
        whole.setMinimumHeight(scaled(_WHOLE))
        whole.setLayout(self.whole)
        self.whole.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.MEDIUM))
        column.addWidget(self.rows, 1)
        column.addWidget(whole)
        nothing = QWidget()
        QVBoxLayout(nothing).addWidget(empty_line(self.tr(_NOTHING)), 0, Qt.AlignmentFlag.AlignTop)
        self.pages.addWidget(self._shown)
        self.pages.addWidget(nothing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.pages)

    def _connect(self) -> None:
        self.rows.current_changed.connect(lambda _one: self._resting.start())
        self.rows.opened.connect(self._on_opened)
        self._resting.timeout.connect(self._show_whole)

    @Slot(object)
    def _on_opened(self, decision: object) -> None:
        row = self.model.row_at(self.model.place_of(decision))
        if row is not None:
            self._around.navigator.open_person(row.person)

    @Slot()
    def _show_whole(self) -> None:
        """Show the chosen decision in full; it is built anew only when it is another or has changed."""
        while (item := self.whole.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        row = self.model.row_at(self.model.place_of(self.rows.current_id))
        if row is not None:
            self.whole.addWidget(self._entry(row))
            self.whole.addStretch(1)

    def _entry(self, row: DecisionRow) -> QWidget:
        one = row.decision
        first = f"{Day.on(one.decided_on).words} · {row.verdict}" + (f" · {row.reasons}" if row.reasons else "")
        words = [first, one.rationale]
        if one.exception:
            words.append(self.tr("An exception: {why}").format(why=one.exception))
        if row.outcome is not None:
            turned = self.tr("Turned out {outcome}. {words}")
            words.append(turned.format(outcome=OUTCOME_WORDS[row.outcome], words=row.outcome_words).strip())
        is_asked = row.outcome is None and one.stage == "invitation"
        if is_asked:
            words.append(self.tr("What became of it?"))
        made = line(row.name, words, open_person=lambda: self._around.navigator.open_person(row.person))
        if is_asked:
            answers_below(made, [self._button(verdict, one.id) for verdict in OUTCOME_WORDS], row.name)
        return made

    def _button(self, verdict: OutcomeVerdict, decision: int) -> QPushButton:
        button = push_button(OUTCOME_WORDS[verdict].capitalize(), f"decisions.turned.{verdict.value}")
        button.clicked.connect(lambda: carry_out(self._around, JudgeOutcome(verdict, decision)))
        return button


def _face(row: DecisionRow) -> RowFace:
    icon, tone = _LOOKS.get(row.decision.verdict, ("", Tone.NEUTRAL))
    chips = [RowChip(row.verdict, icon, tone)]
    if row.outcome is not None:
        chips.append(RowChip(OUTCOME_WORDS[row.outcome], "", _OUTCOME_TONES.get(row.outcome, Tone.NEUTRAL)))
    said = " · ".join(part for part in (row.decision.rationale, row.reasons) if part)
    return RowFace(row.name, said, Day.on(row.decision.decided_on).words, chips=tuple(chips))
