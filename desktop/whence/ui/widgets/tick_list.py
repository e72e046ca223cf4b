"""A list of lines with a box to tick before each, also when there are thousands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from whence.ui.labels import escape_tooltip, name_control, one_line
from whence.ui.theme import scaled

_LONGEST = 240
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TickLine:
    """One line: what it stands for, its title, and the quieter words under it."""

    subject: object
    title: str
    words: str


class TickModel(QAbstractListModel):
    """`ticked` when a box was ticked or its tick taken away."""

    ticked = Signal()

    def __init__(self, lines: Iterable[TickLine], parent: QWidget, *, is_ticked: bool) -> None:
        super().__init__(parent)
        self._lines = tuple(lines)
        self._on = [is_ticked] * len(self._lines)

    @property
    def chosen(self) -> tuple[object, ...]:
        """What the ticked lines stand for, from top to bottom."""
        return tuple(line.subject for line, is_on in zip(self._lines, self._on, strict=True) if is_on)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every line can be ticked."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Both lines of words, or the tick."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{one_line(line.title, _LONGEST)}\n{one_line(line.words, _LONGEST)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return escape_tooltip(line.words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one_line(line.title, _LONGEST)}: {one_line(line.words, _LONGEST)}"
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self._on[index.row()] else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a line."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self._on[index.row()] = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()
        return True


class TickList(QListView):
    """Shows a `TickModel`; Space ticks the line with the keyboard."""

    def __init__(
        self, identifier: str, spoken: str, lines: Iterable[TickLine], *, is_ticked: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ticks = TickModel(lines, self, is_ticked=is_ticked)
        self.setModel(self.ticks)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(scaled(16), scaled(16)))
        self.setSpacing(scaled(2))
        name_control(self, identifier, spoken)
        if self.ticks.rowCount():
            self.setCurrentIndex(self.ticks.index(0))

    def fit(self, most_rows: int) -> None:
        """Be as high as the lines, up to so many."""
        rows = min(most_rows, max(1, self.ticks.rowCount()))
        self.setFixedHeight(rows * (self.sizeHintForRow(0) + 2 * self.spacing()) + 2 * self.frameWidth() + scaled(4))
