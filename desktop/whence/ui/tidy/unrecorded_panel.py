"""People about whom it is not recorded how you met: the most useful first, one line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.services.people_lists import PersonRow
from whence.ui.dialogs.quick_origin import QuickOriginForm
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated, one_line
from whence.ui.models.lazy_rows import LazyRowsModel
from whence.ui.models.row_faces import RowChip, RowFace
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, dress, scaled
from whence.ui.tidy.panel import TidyPanel
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.elided_label import ElidedLabel
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.row_list import RowList

MOST = 500


class UnrecordedPanel(TidyPanel):
    """The form stands over the list; saved, the next person is asked about."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.model: LazyRowsModel[PersonRow] = LazyRowsModel(self._fetch, face_of, parent=self)
        self.list = RowList("tidy.unrecorded.list", self.tr("Nothing is recorded about how you met"))
        self.who = ElidedLabel("", TypeSize.TITLE, is_strong=True)
        self.remark = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.form = QuickOriginForm(around)
        self.open_button = push_button(self.tr("Open"), "tidy.unrecorded.open", ButtonLook.QUIET)
        self.weeks_button = push_button(
            self.tr("Name whole weeks first"), "tidy.unrecorded.weeks", icon_name="calendar"
        )
        self._lay_out()
        self._connect()

    def explanation(self) -> EmptyState:
        """Why nobody is shown."""
        return EmptyState(
            "tidy.unrecorded.empty",
            "pin",
            self.tr("Nobody is missing an origin"),
            self.tr("Whoever comes in without it is listed here, those you are in touch with most first."),
        )

    def refresh(self) -> None:
        """Ask anew; the place in the list is kept."""
        bursts = self.around.services.bursts
        found, count = bursts.unrecorded(MOST), bursts.unrecorded_count()
        place = max(0, self.list.currentIndex().row())
        self.model.forget_all()
        self.model.show(found)
        if found and self.list.current_id is None:
            self.list.make_current(self.model.id_at(min(place, len(found) - 1)))
        words = self.tr(
            "Nothing is recorded about how you met {count} people. Those you are in touch with most stand first; where "
            "many came in one week, that week can be named at once."
        )
        if count == 1:
            words = self.tr("Nothing is recorded about how you met 1 person.")
        self.remark.setText(words.format(count=self.locale().toString(count)))
        self._on_current_changed(self.list.current_id)
        self.show_content(bool(found))
        self.counted.emit(count)

    def take_keyboard(self) -> None:
        """Go to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fetch(self, ids: Sequence[object]) -> Mapping[object, PersonRow]:
        rows = self.around.services.people.rows(cast("Sequence[PersonId]", ids))
        return cast("Mapping[object, PersonRow]", rows)

    def _lay_out(self) -> None:
        edge = scaled(Space.WIDE)
        sheet = QFrame()
        dress(sheet, "card")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(*[scaled(Space.MEDIUM)] * 4)
        inside.setSpacing(scaled(Space.SMALL))
        head = QHBoxLayout()
        head.addWidget(self.who, 1)
        head.addWidget(self.open_button)
        inside.addLayout(head)
        inside.addWidget(self.form)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(edge, scaled(Space.SMALL), edge, scaled(Space.SMALL))
        column.setSpacing(scaled(Space.MEDIUM))
        column.addWidget(self.remark)
        column.addWidget(self.weeks_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(sheet)
        column.addWidget(self.list, 1)
        self.list.setModel(self.model)

    def _connect(self) -> None:
        self.list.current_changed.connect(self._on_current_changed)
        self.list.opened.connect(self._on_opened)
        self.form.saved.connect(self._on_saved)
        self.open_button.clicked.connect(self._on_open_asked)
        self.weeks_button.clicked.connect(lambda: self.around.navigator.open_screen("events", "weeks"))

    @Slot(object)
    def _on_current_changed(self, person: object) -> None:
        row = self.model.row_at(self.list.currentIndex().row()) if person is not None else None
        self.form.setEnabled(row is not None)
        self.open_button.setEnabled(row is not None)
        if row is None:
            self.who.set_line("")
            return
        self.form.show_person(row.id)
        self.who.set_line(" · ".join(part for part in (one_line(row.name), one_line(row.affiliation)) if part))

    @Slot(object)
    def _on_opened(self, _person: object) -> None:
        self.form.where.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_saved(self) -> None:
        self.form.where.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_open_asked(self) -> None:
        current = self.list.current_id
        if isinstance(current, int):
            self.around.navigator.open_person(PersonId(current))


def face_of(row: PersonRow) -> RowFace:
    """Somebody about whom it is not recorded how they were met."""
    second = " · ".join(isolated(part) for part in (row.affiliation, row.hint) if part)
    return RowFace(row.name, second, chips=(RowChip(row.category, "signal"),))
