"""What a name being typed can become, offered under the line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from whence.domain.capture import PartKind
from whence.services.capture_completing import Completion
from whence.ui.icons import icon
from whence.ui.labels import announce, isolated, name_control, one_line
from whence.ui.theme import Space, dress, scaled

_ICONS = {PartKind.EVENT: "flag", PartKind.INTRODUCER: "introduction", PartKind.TAG: "tag"}
_WIDEST = 520
_ROW = 32


class Offers(QFrame):
    """A sheet over the window under the field; the field keeps the keyboard. `taken` carries the completion chosen."""

    taken = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._offered: tuple[Completion, ...] = ()
        self.list = QListWidget()
        self._lay_out()
        self.list.itemClicked.connect(self._on_clicked)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether something is offered."""
        return bool(self._offered)

    @property
    def current(self) -> Completion | None:
        """The completion the arrows are on; None before they were used."""
        row = self.list.currentRow()
        return self._offered[row] if 0 <= row < len(self._offered) else None

    @property
    def first(self) -> Completion | None:
        """The likeliest completion."""
        return self._offered[0] if self._offered else None

    def offer(self, completions: Sequence[Completion]) -> None:
        """Offer these instead; nothing closes the sheet."""
        if tuple(completions) == self._offered:
            return
        self._offered = tuple(completions)
        self.list.clear()
        for one in self._offered:
            words = " · ".join(
                isolated(one_line(part, 80)) for part in (one.candidate.name, one.candidate.hint) if part
            )
            item = QListWidgetItem(icon(_ICONS.get(one.kind, "person")), words)
            item.setSizeHint(QSize(0, scaled(_ROW)))
            self.list.addItem(item)
        self.list.setCurrentRow(-1)
        self.setVisible(bool(self._offered) and self._field.isVisible())
        if self._offered:
            self._place()

    def move_by(self, step: int) -> None:
        """Go to the next or previous one, round and round."""
        if self._offered:
            row = self.list.currentRow()
            start = row if row >= 0 else (-1 if step > 0 else 0)
            self.list.setCurrentRow((start + step) % len(self._offered))
            announce(self._field, self.list.currentItem().text())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        edge = scaled(Space.TIGHT)
        column.setContentsMargins(edge, edge, edge, edge)
        column.addWidget(self.list)
        dress(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setIconSize(QSize(scaled(16), scaled(16)))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        name_control(self, "capture.offers", self.tr("Names this can become"))
        name_control(self.list, "capture.offers.list", self.tr("Names this can become"))

    def _place(self) -> None:
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            self.setVisible(True)
        row = scaled(_ROW)
        under = self._field.mapTo(window, QPoint(0, self._field.height() + scaled(2)))
        width = min(self._field.width(), scaled(_WIDEST))
        wanted = row * len(self._offered) + 2 * scaled(Space.TIGHT) + scaled(Space.SMALL)
        self.setGeometry(under.x(), under.y(), width, min(wanted, max(row, window.height() - under.y() - 4)))
        self.raise_()

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        row = self.list.row(item)
        if 0 <= row < len(self._offered):
            self.taken.emit(self._offered[row])
