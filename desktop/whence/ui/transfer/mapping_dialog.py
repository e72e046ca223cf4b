"""A file with a header nobody knows: which of its columns is which."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from whence.services.importing import ColumnMapping, Kind, UnknownHeader
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control, one_line
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import ButtonLook, push_button

_NONE = -1


class MappingDialog(QDialog):
    """One choice a field, filled in where a column's name resembles it; `mapped` carries a `ColumnMapping`."""

    mapped = Signal(object)

    def __init__(self, header: UnknownHeader, parent: QWidget) -> None:
        super().__init__(parent)
        self._header = header
        self.choices: dict[str, QComboBox] = {}
        self.banner = Banner("mapping.refusal")
        self.go_button = push_button(self.tr("Read it so"), "mapping.go", ButtonLook.PRIMARY)
        self.cancel_button = push_button(self.tr("Cancel"), "mapping.cancel", ButtonLook.QUIET)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Which column is which?"))
        name_control(self, "mapping", self.windowTitle())
        self._lay_out()
        self.go_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    def accept(self) -> None:
        """Hand the mapping over, or say which column is missing."""
        columns = {name: int(box.currentData()) for name, box in self.choices.items() if box.currentData() != _NONE}
        missing = sorted(self._header.required - columns.keys())
        if missing:
            words = ", ".join(_field_words(name) for name in missing)
            self.banner.say(self.tr("Say which column is: {fields}.").format(fields=words), Tone.DANGER)
            return
        self.mapped.emit(ColumnMapping(self._header.kind or Kind.CONNECTIONS, self._header.header_row, columns))
        super().accept()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        edge = scaled(Space.WIDE)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(scaled(Space.MEDIUM))
        column.addWidget(Label(self.windowTitle(), TypeSize.SECTION, is_strong=True))
        said = self.tr("The columns of {file} are named in a way that is not known here. Those marked * are needed.")
        name = one_line(self._header.file, 100)
        column.addWidget(Label(said.format(file=name), TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(Space.MEDIUM))
        grid.setVerticalSpacing(scaled(Space.SMALL))
        for row, field in enumerate(self._header.wanted):
            self._add_choice(grid, row, field)
        column.addLayout(grid)
        column.addWidget(self.banner)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.go_button)
        column.addLayout(buttons)
        self.setMinimumWidth(scaled(460))

    def _add_choice(self, grid: QGridLayout, row: int, field: str) -> None:
        words = _field_words(field) + (" *" if field in self._header.required else "")
        box = QComboBox()
        box.addItem(self.tr("(not in this file)"), _NONE)
        for place, cell in enumerate(self._header.cells):
            box.addItem(one_line(cell, 60) or self.tr("column {number}").format(number=place + 1), place)
        box.setCurrentIndex(box.findData(_guessed(field, self._header.cells)))
        name_control(box, f"mapping.{field}", words)
        label = Label(words, TypeSize.BODY)
        label.setBuddy(box)
        grid.addWidget(label, row, 0)
        grid.addWidget(box, row, 1)
        self.choices[field] = box

    @Slot()
    def reject(self) -> None:
        """Close; nothing is read."""
        super().reject()


def _field_words(field: str) -> str:
    return field.replace("_", " ")


def _guessed(field: str, cells: tuple[str, ...]) -> int:
    wanted = set(field.replace("_", " ").split())
    for place, cell in enumerate(cells):
        if wanted <= set(cell.casefold().split()):
            return place
    return _NONE
