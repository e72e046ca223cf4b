"""The bin: who lies in it and for how long, brought back, deleted after 30 days, or erased for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.people import Shelf
from whence.services.commands.people import ShelvePeople
from whence.services.commands.tidying import EmptyBin
from whence.services.erasing import DAYS_IN_BIN, Binned
from whence.services.people_lists import PersonRow
from whence.ui.carrying_out import carry_out_for_many
from whence.ui.dialogs.erase import EraseDialog
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated, name_control
from whence.ui.models.lazy_rows import LazyRowsModel
from whence.ui.models.row_faces import RowFace
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tidy.panel import TidyPanel
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.row_list import RowList

BinnedRow = tuple[Binned, PersonRow]


class BinPanel(TidyPanel):
    """Who was thrown away, whoever lay here longest first. Enter opens their page."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._binned: dict[object, Binned] = {}
        self.model: LazyRowsModel[BinnedRow] = LazyRowsModel(self._fetch, face_of, parent=self)
        self.list = RowList("tidy.bin.list", self.tr("The bin"))
        self.back_button = push_button(self.tr("Bring back"), "tidy.bin.back", icon_name="undo")
        self.erase_button = push_button(self.tr("Erase for good…"), "tidy.bin.erase", ButtonLook.QUIET)
        self.menu = QMenu(self)
        self.empty_button = push_button(self.tr("Empty the bin"), "tidy.bin.empty", icon_name="bin", menu=self.menu)
        self.old_action, self.all_action = QAction(self.menu), QAction(self.menu)
        self._lay_out()
        self._connect()

    def explanation(self) -> EmptyState:
        """Why nobody is shown."""
        return EmptyState(
            "tidy.bin.nobody",
            "bin",
            self.tr("The bin is empty"),
            self.tr(
                "Shift+Delete moves somebody here, with Undo. They can be brought back at any time; after 30 days they "
                "may be deleted, and only when you ask for it."
            ),
        )

    def refresh(self) -> None:
        """Ask anew; the place in the list is kept."""
        place = max(0, self.list.currentIndex().row())
        self._binned = {one.person: one for one in self.around.services.erasing.binned()}
        self.model.forget_all()
        self.model.show(list(self._binned))
        if self._binned and self.list.current_id is None:
            self.list.make_current(self.model.id_at(min(place, len(self._binned) - 1)))
        self._say_counts()
        self.show_content(bool(self._binned))
        self.counted.emit(len(self._binned))
        self._on_selected()

    def take_keyboard(self) -> None:
        """Go to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def selected(self) -> tuple[PersonId, ...]:
        """The selected people."""
        return cast("tuple[PersonId, ...]", self.list.selected_ids)

    def _fetch(self, ids: Sequence[object]) -> Mapping[object, BinnedRow]:
        rows = self.around.services.people.rows(cast("Sequence[PersonId]", ids))
        return {person: (self._binned[person], row) for person, row in rows.items() if person in self._binned}

    def _say_counts(self) -> None:
        old = sum(1 for one in self._binned.values() if not one.days_left)
        words = self.tr("Delete who has been here for over {days} days ({count})")
        self.old_action.setText(words.format(days=DAYS_IN_BIN, count=self.locale().toString(old)))
        self.old_action.setEnabled(old > 0)
        words = self.tr("Delete everybody here ({count})")
        self.all_action.setText(words.format(count=self.locale().toString(len(self._binned))))

    def _lay_out(self) -> None:
        edge = scaled(Space.WIDE)
        name_control(self.menu, "tidy.bin.menu", self.empty_button.accessibleName())
        self.menu.addActions([self.old_action, self.all_action])
        self.list.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
        self.list.setModel(self.model)
        reason = self.tr(
            "Deleted people leave the journal, and undo brings them back. Erased people leave it to the last trace, "
            "and nothing brings them back."
        )
        line = QWidget()
        flow = FlowLayout(Space.SMALL, Space.TIGHT, line)
        for button in (self.back_button, self.empty_button, self.erase_button):
            flow.addWidget(button)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(edge, scaled(Space.SMALL), edge, scaled(Space.SMALL))
        column.setSpacing(scaled(Space.MEDIUM))
        column.addWidget(Label(reason, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        column.addWidget(line)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.list.opened.connect(self.around.navigator.open_person)
        self.list.selectionModel().selectionChanged.connect(self._on_selected)
        self.back_button.clicked.connect(self.bring_back)
        self.erase_button.clicked.connect(self.erase)
        self.old_action.triggered.connect(lambda: self._empty(is_everybody=False))
        self.all_action.triggered.connect(lambda: self._empty(is_everybody=True))

    @Slot()
    def bring_back(self) -> None:
        """Show the selected people in the list of people again."""
        people = self.selected
        if people:
            carry_out_for_many(self.around, ShelvePeople(people, Shelf.PEOPLE), len(people))

    @Slot()
    def erase(self) -> None:
        """Erase the one who is selected, after it was confirmed."""
        if len(self.selected) == 1:
            EraseDialog(self.around, self.selected[0], self.window()).open()

    def _empty(self, *, is_everybody: bool) -> None:
        carry_out_for_many(self.around, EmptyBin(is_everybody), len(self._binned))

    @Slot()
    def _on_selected(self) -> None:
        count = len(self.list.selectedIndexes())
        self.back_button.setEnabled(count > 0)
        self.erase_button.setEnabled(count == 1)


def face_of(found: BinnedRow) -> RowFace:
    """Somebody in the bin, and how long they stay at least."""
    binned, row = found
    if binned.days_left:
        left = QCoreApplication.translate("BinPanel", "{days} more days")
        if binned.days_left == 1:
            left = QCoreApplication.translate("BinPanel", "1 more day")
        meta = left.format(days=min(binned.days_left, DAYS_IN_BIN))
    else:
        meta = QCoreApplication.translate("BinPanel", "over 30 days")
    day = Day.on(binned.since).words if binned.since else ""
    since = QCoreApplication.translate("BinPanel", "since {day}").format(day=day) if day else ""
    second = " · ".join(isolated(part) for part in (since, row.affiliation, row.hint) if part)
    return RowFace(row.name, second, meta)
