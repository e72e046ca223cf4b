"""The brief: one calm sentence, and folded under it everything it rests on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.briefs import Brief
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control, one_line
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets import brief_parts
from whence.ui.widgets.brief_parts import HeadedRow
from whence.ui.widgets.buttons import icon_button, push_button
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.foldable import Foldable

_LONGEST_SENTENCE = 600


class BriefView(QWidget):
    """Shows a `Brief`, always the same way: sentence, evidence, tie, last exchanges, open loops, judgements, readiness.

    Cautions and decisions are folded whenever somebody else is shown: another may be looking over the shoulder.
    `copied` carries the spoken sentence after it was put on the clipboard; `origin_wanted` asks to record how you met.
    """

    copied = Signal(str)
    origin_wanted = Signal()

    def __init__(self, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._identifier = identifier
        self._brief: Brief | None = None
        self.sentence = Label("", TypeSize.SECTION, Tint.TEXT, is_wrapped=True)
        self.copy_button = icon_button("copy", self.tr("Copy the sentence"), f"{identifier}.copy")
        self.origin_button = push_button(self.tr("Record how you met"), f"{identifier}.origin", icon_name="pin")
        self.evidence = self._fold("evidence")
        self.tie = HeadedRow(self.tr("Tie"))
        self.last = HeadedRow(self.tr("Last exchanges"))
        self.loops = HeadedRow(self.tr("Open"))
        self.decisions = self._fold("decisions")
        self.cautions = self._fold("cautions")
        self.private = HeadedRow(self.tr("For your eyes"), drop=7)
        self.readiness = HeadedRow(self.tr("Introduction"), drop=7)
        self.reasons = self._fold("readiness")
        self.verdict = Chip(self.tr("can't tell"), f"{identifier}.verdict", icon_name="question")
        self._verdict_line = QHBoxLayout()
        name_control(self, identifier)
        self._lay_out()
        self._connect()

    @property
    def brief(self) -> Brief | None:
        """What is shown."""
        return self._brief

    def show_brief(self, brief: Brief) -> None:
        """Show a brief; for the same person what was unfolded stays so."""
        if brief == self._brief:
            return
        if self._brief is None or self._brief.uid != brief.uid:
            for fold in (self.evidence, self.decisions, self.cautions, self.reasons):
                fold.unfold(False)
        self._brief = brief
        self.sentence.setText(one_line(brief.sentence, _LONGEST_SENTENCE))
        self.sentence.setAccessibleName(brief.sentence)
        self.origin_button.setVisible(brief.is_origin_missing)
        lines = brief_parts.evidence_lines(brief.evidence)
        self._refill(self.evidence, brief_parts.evidence_title(brief.evidence), lines)
        self.tie.show_parts([brief_parts.words_label(brief.tie.sentence)])
        self.last.show_parts([brief_parts.exchange_line(exchange) for exchange in brief.interactions])
        self.loops.show_parts([brief_parts.signed_line("bell", loop) for loop in brief.open_loops])
        self._show_judgements(brief)
        self._show_readiness(brief)

    def add_under_tie(self, part: QWidget) -> None:
        """Say more of the tie right under its sentence, on pages that can."""
        row = HeadedRow("")
        row.body.addWidget(part)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self.tie) + 1, row)

    @Slot()
    def copy_sentence(self) -> None:
        """Put "I met …" on the clipboard."""
        if self._brief is not None:
            QGuiApplication.clipboard().setText(self._brief.spoken)
            self.copied.emit(self._brief.spoken)

    def _show_judgements(self, brief: Brief) -> None:
        decided, cautions = len(brief.decisions), len(brief.cautions)
        title = self.tr("1 decision") if decided == 1 else self.tr("{count} decisions").format(count=decided)
        self._refill(self.decisions, title, [brief_parts.decision_line(one) for one in brief.decisions])
        title = self.tr("1 caution") if cautions == 1 else self.tr("{count} cautions").format(count=cautions)
        self._refill(self.cautions, title, [brief_parts.signed_line("eye", one) for one in brief.cautions])
        self.private.setVisible(bool(decided or cautions))

    def _show_readiness(self, brief: Brief) -> None:
        answer = brief.readiness
        chip = Chip(
            answer.words,
            f"{self._identifier}.verdict",
            icon_name=brief_parts.READINESS_ICONS[answer.verdict],
            tone=brief_parts.READINESS_TONES[answer.verdict],
        )
        self._verdict_line.replaceWidget(self.verdict, chip)
        self.verdict.setParent(None)
        self.verdict.deleteLater()
        self.verdict = chip
        chip.clicked.connect(self.reasons.button.click)
        self._refill(self.reasons, self.tr("why"), brief_parts.readiness_lines(answer))

    def _fold(self, name: str) -> Foldable:
        return Foldable("", f"{self._identifier}.{name}", QWidget())

    def _refill(self, fold: Foldable, title: str, lines: list[QWidget]) -> None:
        fold.button.set_words(title)
        fresh = brief_parts.column_of(lines)
        fold.show_content(fresh)
        fold.setVisible(bool(lines))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(scaled(Space.SMALL))
        top.addWidget(self.sentence, 1)
        top.addWidget(self.copy_button)
        top.setAlignment(self.copy_button, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        column.addLayout(top)
        column.addWidget(self.evidence)
        column.addWidget(self.origin_button, 0, Qt.AlignmentFlag.AlignLeft)
        for row in (self.tie, self.last, self.loops, self.private, self.readiness):
            column.addWidget(row)
        self.private.body.setSpacing(0)
        self.private.body.addWidget(self.decisions)
        self.private.body.addWidget(self.cautions)
        self._verdict_line.addWidget(self.verdict)
        self._verdict_line.addWidget(self.reasons.button)
        self._verdict_line.addStretch(1)
        self.readiness.body.addLayout(self._verdict_line)
        self.readiness.body.addWidget(self.reasons)
        self.sentence.make_selectable()

    def _connect(self) -> None:
        self.copy_button.clicked.connect(self.copy_sentence)
        self.origin_button.clicked.connect(self.origin_wanted)
