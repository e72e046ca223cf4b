"""Rows of chips that wrap."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget

from whence.ui.theme import Space, scaled
from whence.ui.widgets.chip import Chip


class FlowLayout(QLayout):
    """Lays things out in reading direction and goes on in the next line, as words do."""

    def __init__(self, gap: Space = Space.SMALL, line_gap: Space = Space.TIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._line_gap = line_gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        """Append an item."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Grows in neither direction by itself."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """True: fewer columns, more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines at this width."""
        return self._arrange(QRect(0, 0, width, 0), is_moving=False)

    def setGeometry(self, box: QRect) -> None:
        """Place every item."""
        super().setGeometry(box)
        self._arrange(box, is_moving=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        hints = [item.sizeHint() for item in self._items]
        width = sum(hint.width() for hint in hints) + scaled(self._gap) * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The largest single item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _arrange(self, box: QRect, is_moving: bool) -> int:
        inside = box.marginsRemoved(self.contentsMargins())
        across, down, line_height = inside.left(), inside.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            hint.setWidth(min(hint.width(), max(1, inside.width())))
            if across > inside.left() and across + hint.width() > inside.right() + 1:
                across, down, line_height = inside.left(), down + line_height + scaled(self._line_gap), 0
            if is_moving:
                place = QRect(QPoint(across, down), hint)
                item.setGeometry(QStyle.visualRect(self._direction(), inside, place))
            across += hint.width() + scaled(self._gap)
            line_height = max(line_height, hint.height())
        margins = self.contentsMargins()
        return down + line_height - box.top() + margins.bottom()

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight


class ChipRow(QWidget):
    """Chips that wrap; takes chips over and deletes those it replaces."""

    def __init__(self, identifier: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = FlowLayout(parent=self)
        self.setObjectName(identifier)
        self.setAccessibleIdentifier(identifier)
        self.setAccessibleName(spoken)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips shown, in order."""
        items = (self._layout.itemAt(index) for index in range(self._layout.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(widget for widget in widgets if isinstance(widget, Chip))

    def show_chips(self, chips: Iterable[Chip]) -> None:
        """Show these chips in place of those before; the keyboard stays at the same place in the row."""
        before = self.chips
        place = next((index for index, chip in enumerate(before) if chip.hasFocus()), None)
        fresh = tuple(chips)
        for chip in before:
            self._layout.removeWidget(chip)
            chip.hide()  # A layout shows what it was given a moment later: a chip without a parent would be a window.
            chip.setParent(None)
            chip.deleteLater()
        for chip in fresh:
            self._layout.addWidget(chip)
            chip.setVisible(True)
        if place is not None and fresh:
            fresh[min(place, len(fresh) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(fresh))
        self.updateGeometry()
