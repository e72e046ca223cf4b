"""Parts beside each other that stand below each other where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from whence.ui.theme import Space, scaled


class TurningRow(QWidget):
    """Turns when it is narrower than `narrow`, in design pixels; `add` takes the parts, the first one first."""

    def __init__(self, narrow: int, gap: Space = Space.MEDIUM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(scaled(gap))

    @property
    def is_turned(self) -> bool:
        """Whether the parts stand below each other."""
        return self._line.direction() == QBoxLayout.Direction.TopToBottom

    def add(self, part: QWidget, stretch: int = 0, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag(0)) -> None:  # noqa: B008
        """Put a part at the end; `stretch` is its share of the room that is left beside the others."""
        self._line.addWidget(part, stretch, alignment)

    def minimumSizeHint(self) -> QSize:
        """As wide as its widest part, for it can turn."""
        parts = (self._line.itemAt(place) for place in range(self._line.count()))
        widest = max((part.minimumSize().width() for part in parts if part is not None), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn, or turn back."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(self._narrow)
        if is_narrow != self.is_turned:
            directions = QBoxLayout.Direction
            self._line.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
            self.updateGeometry()
