"""Choosing one of many: a field that narrows, and the list of what is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from whence.domain.names import fold
from whence.ui.labels import name_control, one_line
from whence.ui.models.suggestions import Suggestion
from whence.ui.theme import Space, scaled
from whence.ui.widgets.search_field import SearchField

_SUBJECT = int(Qt.ItemDataRole.UserRole)


class ChooseDialog(QDialog):
    """`chosen` carries what the picked line stands for; Enter picks the line with the keyboard."""

    chosen = Signal(object)

    def __init__(self, title: str, choices: Sequence[Suggestion], parent: QWidget) -> None:
        super().__init__(parent)
        self.search = SearchField("choose.search", self.tr("Type to narrow"))
        self.list = QListWidget()
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name_control(self, "choose", title)
        name_control(self.list, "choose.list", title)
        self._fill(choices)
        self._lay_out()
        self.search.searched.connect(self._on_searched)
        self.search.left_downwards.connect(self.list.setFocus)
        self.search.returnPressed.connect(self.accept)
        self.list.itemActivated.connect(self.accept)

    @Slot()
    def accept(self) -> None:
        """Choose the line with the keyboard."""
        picked = self.list.selectedItems()
        if not picked:
            return
        self.chosen.emit(picked[0].data(_SUBJECT))
        super().accept()

    def _fill(self, choices: Sequence[Suggestion]) -> None:
        for choice in choices:
            words = " · ".join(part for part in (choice.name, choice.remark) if part)
            item = QListWidgetItem(one_line(words, 120))
            item.setData(_SUBJECT, choice.subject)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        edge = scaled(Space.LARGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(scaled(Space.SMALL))
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.resize(scaled(420), scaled(480))

    @Slot(str)
    def _on_searched(self, typed: str) -> None:
        wanted = fold(typed).split()
        lines = [self.list.item(place) for place in range(self.list.count())]
        for line in lines:
            line.setHidden(not all(word in fold(line.text()) for word in wanted))
        self.list.clearSelection()
        for line in [one for one in lines if not one.isHidden()][:1]:
            self.list.setCurrentItem(line)
