"""The verdicts on an invitation as numbered buttons: one is chosen, none is carried out."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from whence.domain.decisions import Verdict
from whence.ui.labels import name_control
from whence.ui.theme import Space, dress
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.flow import FlowLayout

#: In the order of their keys, Alt+1 to Alt+5.
VERDICTS = (
    (Verdict.ACCEPT, "verdict.first", QT_TRANSLATE_NOOP("VerdictBar", "Accept")),
    (Verdict.ACCEPT_WATCH, "verdict.second", QT_TRANSLATE_NOOP("VerdictBar", "Accept, watch")),
    (Verdict.ASK_FIRST, "verdict.third", QT_TRANSLATE_NOOP("VerdictBar", "Ask first")),
    (Verdict.DECLINE, "verdict.fourth", QT_TRANSLATE_NOOP("VerdictBar", "Decline")),
    (Verdict.LEAVE, "verdict.fifth", QT_TRANSLATE_NOOP("VerdictBar", "Leave unanswered")),
)


class VerdictBar(QWidget):
    """`chosen` carries the verdict."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[Verdict, QPushButton] = {}
        name_control(self, "invitations.verdicts", self.tr("What to do"))
        row = FlowLayout(Space.TIGHT, Space.TIGHT, parent=self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for place, (verdict, _, text) in enumerate(VERDICTS, 1):
            button = push_button(f"{place}  {self.tr(text)}", f"invitations.verdict.{verdict.value}")
            button.setCheckable(True)
            button.setProperty("isCompact", True)
            button.toggled.connect(lambda is_on, button=button: _show(button, is_on=is_on))
            self._group.addButton(button)
            self._buttons[verdict] = button
            row.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict chosen; None before one is."""
        return next((verdict for verdict, button in self._buttons.items() if button.isChecked()), None)

    def choose(self, verdict: Verdict | None) -> None:
        """Choose a verdict, or none."""
        if verdict is None or verdict not in self._buttons:
            self._group.setExclusive(False)
            for button in self._buttons.values():
                button.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._buttons[verdict].setChecked(True)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.verdict)


def _show(button: QPushButton, *, is_on: bool) -> None:
    dress(button, (ButtonLook.PRIMARY if is_on else ButtonLook.PLAIN).value)
