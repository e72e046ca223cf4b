"""The list below the palette's line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from whence.domain.readiness import ReadinessAnswer
from whence.ui.labels import name_control
from whence.ui.palette.drawing import Opened, PaletteDelegate
from whence.ui.palette.rows import PaletteModel, PaletteRow


class PaletteResults(QListView):
    """Lines of which the first is selected; `current_changed` when another is, `picked` when one is clicked."""

    current_changed = Signal()
    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PaletteModel()
        self._delegate = PaletteDelegate(self)
        self._model.setParent(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        name_control(self, "palette.results", self.tr("People and actions"))
        self.clicked.connect(self._on_clicked)

    @property
    def current(self) -> PaletteRow | None:
        """The selected line."""
        return self._model.row_at(self.currentIndex().row())

    @property
    def rows(self) -> tuple[PaletteRow, ...]:
        """The lines shown."""
        return self._model.rows

    @property
    def opened(self) -> Opened:
        """What the selected line shows besides."""
        return self._delegate.opened

    @property
    def wanted_height(self) -> int:
        """Room for every line."""
        heights = (self.sizeHintForRow(place) for place in range(self._model.rowCount()))
        return sum(heights) + 2 * self.frameWidth() + 2

    def show_rows(self, rows: Sequence[PaletteRow]) -> None:
        """Show these lines, the first selected."""
        self._delegate.opened = Opened()
        self._model.show(rows)
        self._choose(0)

    def open_row(self, sentence: str, readiness: ReadinessAnswer | None) -> None:
        """Show the whole sentence on the selected line, and readiness beside it."""
        before = self._delegate.opened
        place = self.currentIndex().row()
        self._delegate.opened = Opened(place, sentence, readiness)
        if (before.place, before.sentence) != (place, sentence):
            self.scheduleDelayedItemsLayout()
            self.scrollTo(self.currentIndex())
        self.viewport().update()

    def set_width(self, width: int) -> None:
        """Wrap to this width."""
        if width != self._delegate.width:
            self._delegate.width = width
            self.scheduleDelayedItemsLayout()

    @Slot(int)
    def step(self, steps: int) -> None:
        """Select the line so many further, stopping at both ends."""
        place = self.currentIndex().row() + steps
        self._choose(min(max(place, 0), self._model.rowCount() - 1))

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(super().sizeHint().width(), self.wanted_height)

    def minimumSizeHint(self) -> QSize:
        """One line is enough: the rest scrolls."""
        return QSize(0, 0)

    def _choose(self, place: int) -> None:
        index = self._model.index(place)
        self.setCurrentIndex(index)
        self.current_changed.emit()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index.row())
        self.picked.emit()
