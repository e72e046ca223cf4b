"""A list of rows of one height that keeps its place while its rows change."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from whence.ui.labels import name_control
from whence.ui.models.lazy_rows import LazyRowsModel
from whence.ui.widgets.two_line_rows import Index, TwoLineRowDelegate


class RowList(QListView):
    """Shows a `LazyRowsModel`: arrows, Home, End, type-ahead; Enter or a double click opens.

    `opened` and `current_changed` carry the id of a row (None when there is none), `menu_wanted` the id and the place
    on the screen. The row with the keyboard keeps it when rows come, go or are all replaced.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, identifier: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: object = None
        self._kept_row = 0
        self.setItemDelegate(TwoLineRowDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        name_control(self, identifier, spoken)
        self.activated.connect(self._on_activated)

    @property
    def rows(self) -> LazyRowsModel[Any] | None:
        """The model shown, when it is one over ids."""
        model = self.model()
        return model if isinstance(model, LazyRowsModel) else None

    @property
    def current_id(self) -> object:
        """Id of the row with the keyboard, or None."""
        return None if self.rows is None else self.rows.id_at(self.currentIndex().row())

    @property
    def selected_ids(self) -> tuple[object, ...]:
        """Ids of the selected rows, from top to bottom."""
        if self.rows is None:
            return ()
        places = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self.rows.id_at(place) for place in places)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show another model."""
        super().setModel(model)
        if model is not None:
            model.modelAboutToBeReset.connect(self._on_about_to_be_reset)
            model.modelReset.connect(self._on_reset)

    def make_current(self, identity: object) -> bool:
        """Move the keyboard to the row of an id and into sight; False when it is not shown."""
        place = -1 if self.rows is None else self.rows.place_of(identity)
        if self.rows is None or place < 0:
            return False
        index = self.rows.index(place)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row with the keyboard; what lists do otherwise stays as it is."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self.current_id is None:
            event.ignore()
        else:
            self.opened.emit(self.current_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key asks at the row with the keyboard, the mouse at the row under it."""
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_by_key else self.indexAt(event.pos())
        if self.rows is None or not index.isValid():
            return
        place = self.visualRect(index).center() if is_by_key else event.pos()
        self.menu_wanted.emit(self.rows.id_at(index.row()), self.viewport().mapToGlobal(place))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row has the keyboard now."""
        super().currentChanged(current, previous)
        self.current_changed.emit(None if self.rows is None else self.rows.id_at(current.row()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Repaint when the keyboard comes or goes, for the ring."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.viewport().update()
        return super().viewportEvent(event)

    def _on_activated(self, index: QModelIndex) -> None:
        if self.rows is not None:
            self.opened.emit(self.rows.id_at(index.row()))

    @Slot()
    def _on_about_to_be_reset(self) -> None:
        self._kept, self._kept_row = self.current_id, self.verticalScrollBar().value()

    @Slot()
    def _on_reset(self) -> None:
        scrolled = self._kept_row
        if self._kept is not None and self.make_current(self._kept):
            self.verticalScrollBar().setValue(scrolled)
            self.scrollTo(self.currentIndex())
