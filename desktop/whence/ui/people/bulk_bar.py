"""What can be done with several people at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from whence.domain.people import Shelf
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.theme import Space, TypeSize, dress, scaled
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.flow import FlowLayout


class BulkBar(QFrame):
    """Shown while more than one person is selected. Signals say what is wanted for them."""

    tag_wanted = Signal()
    log_wanted = Signal()
    shelf_wanted = Signal(object)
    merge_wanted = Signal()
    removal_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", TypeSize.SECONDARY, Tint.TEXT)
        self.tag_button = push_button(self.tr("Tag…"), "people.bulk.tag", icon_name="tag")
        self.log_button = push_button(self.tr("Log…"), "people.bulk.log", icon_name="speech")
        self.archive_button = push_button(self.tr("Archive"), "people.bulk.archive", icon_name="box")
        self.bin_button = push_button(self.tr("Bin"), "people.bulk.bin", icon_name="bin")
        self.merge_button = push_button(self.tr("Merge…"), "people.bulk.merge", icon_name="merge")
        self.removal_button = push_button(
            self.tr("Consider for removal"), "people.bulk.removal", ButtonLook.QUIET, icon_name="eye"
        )
        self.remove_button = push_button(self.tr("Remove…"), "people.bulk.remove", ButtonLook.QUIET, icon_name="minus")
        self.back_button = push_button(self.tr("Bring back"), "people.bulk.back", ButtonLook.PLAIN, icon_name="undo")
        name_control(self, "people.bulk", self.tr("The selected people"))
        dress(self, "sunken")
        self._lay_out()
        self._connect()
        self.setVisible(False)

    def show_count(self, count: int, shelf: Shelf) -> None:
        """Offer what can be done with so many people of a shelf."""
        self.words.setText(self.tr("{count} selected").format(count=self.locale().toString(count)))
        is_listed = shelf is Shelf.PEOPLE
        self.archive_button.setVisible(is_listed)
        self.bin_button.setVisible(shelf is not Shelf.BIN)
        self.back_button.setVisible(not is_listed)
        self.removal_button.setVisible(is_listed)
        self.remove_button.setVisible(shelf is not Shelf.BIN)
        self.merge_button.setVisible(count == 2)
        self.setVisible(count > 1)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(Space.SMALL), scaled(6), scaled(Space.SMALL), scaled(6))
        column.setSpacing(scaled(Space.TIGHT))
        column.addWidget(self.words)
        row = QWidget()
        flow = FlowLayout(Space.TIGHT, Space.TIGHT, row)
        for button in (
            self.merge_button, self.tag_button, self.log_button, self.archive_button, self.bin_button,
            self.back_button, self.removal_button, self.remove_button,
        ):  # fmt: skip
            flow.addWidget(button)
        column.addWidget(row)

    def _connect(self) -> None:
        self.tag_button.clicked.connect(self.tag_wanted)
        self.log_button.clicked.connect(self.log_wanted)
        self.archive_button.clicked.connect(lambda: self.shelf_wanted.emit(Shelf.ARCHIVED))
        self.bin_button.clicked.connect(lambda: self.shelf_wanted.emit(Shelf.BIN))
        self.back_button.clicked.connect(lambda: self.shelf_wanted.emit(Shelf.PEOPLE))
        self.merge_button.clicked.connect(self.merge_wanted)
        self.removal_button.clicked.connect(self.removal_wanted)
        self.remove_button.clicked.connect(self.remove_wanted)
