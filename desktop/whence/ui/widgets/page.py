"""A page that scrolls: one calm column in the middle, as wide as lines are good to read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from whence.ui.labels import name_control
from whence.ui.theme import Space, dress, scaled

_WIDEST = 760


class ScrollPage(QScrollArea):
    """`column` takes the parts of the page from top to bottom."""

    def __init__(
        self,
        identifier: str,
        spoken: str,
        *,
        widest: int = _WIDEST,
        above: Space = Space.WIDE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        name_control(self, identifier, spoken)
        self._lay_out(widest, above)

    def _lay_out(self, widest: int, above: int) -> None:
        sheet = QWidget()
        dress(sheet, "page")
        middle = QWidget()
        middle.setMaximumWidth(scaled(widest))
        middle.setLayout(self.column)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(scaled(Space.LARGE))
        across = QHBoxLayout(sheet)
        edge = scaled(Space.WIDE)
        across.setContentsMargins(edge, scaled(above), edge, edge)
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)
        self.setWidget(sheet)
