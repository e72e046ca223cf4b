"""A plain line when a verdict is unlike what was decided in most similar cases; it asks for nothing."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from whence.domain.decisions import Verdict
from whence.domain.precedents import Precedents
from whence.services.casebook import Case
from whence.services.desk import Desk
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.theme import TypeSize

#: Similar cases are looked up once the choice has rested so long, in milliseconds.
_REST = 150


class UnlikeLine(Label):
    """Hidden until a verdict goes against the majority of at least five similar cases."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True, parent=parent)
        self._desk = desk
        self._case: Case | None = None
        self._verdict: Verdict | None = None
        self._found: Precedents | None = None
        self._resting = QTimer(self, interval=_REST, singleShot=True)
        self._resting.timeout.connect(self._look_up)
        name_control(self, "invitations.unlike", self.tr("Unlike most similar cases"))
        self.hide()

    def show_case(self, case: Case) -> None:
        """Begin anew."""
        self._case, self._verdict, self._found = case, None, None
        self._resting.stop()
        self.hide()

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Compare a verdict with similar cases, at once where they were looked up already."""
        self._verdict = verdict
        if self._found is not None:
            self._say()
        elif verdict is not None and self._desk.has_precedents:
            self._resting.start()

    @Slot()
    def _look_up(self) -> None:
        if self._case is not None:
            self._found = self._desk.precedents(self._case)
            self._say()

    def _say(self) -> None:
        found, verdict = self._found, self._verdict
        is_unlike = found is not None and verdict is not None and found.is_departure(verdict)
        if found is not None and is_unlike:
            self.setText(self.tr("{before} This time you choose otherwise.").format(before=found.sentence))
        self.setVisible(is_unlike)
