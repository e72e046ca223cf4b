"""The list of people: order, filter by name, filters that combine, rows, and what can be done with several."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.changes import Changes, PersonId
from whence.domain.people_filters import PeopleFilter, PeopleOrder
from whence.services.people_lists import PersonRow
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.models.lazy_rows import LazyRowsModel
from whence.ui.models.name_matches import NameMatches
from whence.ui.people import filter_words, row_words
from whence.ui.people.bulk_bar import BulkBar
from whence.ui.people.empty_list import EmptyList
from whence.ui.people.filter_bar import FilterBar
from whence.ui.people.tag_wish import TagWish
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.buttons import push_button
from whence.ui.widgets.page_stack import PageStack
from whence.ui.widgets.row_list import RowList
from whence.ui.widgets.search_field import SearchField

_NAMES_AT_ONCE = 1_500
_ROWS_AT_ONCE = 24


class PeopleListPanel(QWidget):
    """`chosen` carries the person with the keyboard (None for nobody), `opened` one that was opened by Enter.

    `menu_wanted` carries the selected people and the place on the screen, `start_wanted` what an empty list offers.
    """

    chosen = Signal(object)
    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)
    start_wanted = Signal(str)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = around.services.people
        self._names = NameMatches(self._people)
        self._ids: list[PersonId] = []
        self._is_stale = True
        self.order = QComboBox()
        self.search = SearchField("people.filter", self.tr("Filter by name"))
        self.filters = FilterBar(self._people)
        self.filter_button = push_button(
            self.tr("Filter"), "people.add_filter", icon_name="funnel", menu=self.filters.menu
        )
        self.wish = TagWish(around)
        self.count = Label("", TypeSize.META, Tint.TEXT3)
        self.rows = RowList("people.list", self.tr("People"))
        self.model: LazyRowsModel[PersonRow] = LazyRowsModel(
            self._fetch, row_words.face_of, page=_ROWS_AT_ONCE, pages_kept=40, parent=self
        )
        self.empty = EmptyList()
        self.pages = PageStack()
        self.bulk = BulkBar()
        self._learning = QTimer(self, interval=0)
        self._lay_out()
        self._connect()

    @property
    def wanted(self) -> PeopleFilter:
        """The filter in force, the typed name included."""
        return dataclasses.replace(self.filters.wanted, name=self.search.text().strip())

    @property
    def selected(self) -> tuple[PersonId, ...]:
        """The selected people, from top to bottom."""
        return cast("tuple[PersonId, ...]", self.rows.selected_ids)

    def show_filter(self, wanted: PeopleFilter) -> None:
        """Show these people instead."""
        self.search.setText(wanted.name)
        self.filters.show_filter(dataclasses.replace(wanted, name=""))
        self.ask()

    def ask(self) -> None:
        """Ask anew who is to be shown."""
        self._is_stale = False
        self.wish.show_tag(self.filters.wanted.tag)
        order = PeopleOrder(self.order.currentData())
        self._ids = self._people.ids(self.filters.wanted, order)
        self._narrow()
        self._learning.start()

    def take_changes(self, changes: Changes, *, is_seen: bool) -> None:
        """Ask anew what a change concerns: at once when seen, else when next shown."""
        self._names.take_changes(changes)
        if changes.is_everything:
            self.model.forget_all()
        else:
            self.model.forget(changes.people)
        self._is_stale = True
        if is_seen:
            self.refresh()

    def refresh(self) -> None:
        """Ask anew if something changed since."""
        if self._is_stale:
            self.ask()

    def _fetch(self, ids: Sequence[object]) -> Mapping[object, PersonRow]:
        return cast("Mapping[object, PersonRow]", self._people.rows(cast("Sequence[PersonId]", ids)))

    def _narrow(self) -> None:
        typed = self.search.text().strip()
        shown = self._names.matching(typed, self._ids)
        self.model.show(shown)
        self._say_count(len(shown))
        is_empty = not shown
        if is_empty:
            self.empty.explain(self.wanted, has_anybody=self._people.count() > 0)
        self.pages.setCurrentWidget(self.empty if is_empty else self.rows)

    def _say_count(self, shown: int) -> None:
        number = self.locale().toString(shown)
        words = self.tr("1 person") if shown == 1 else self.tr("{count} people").format(count=number)
        self.count.setText(words if shown else "")

    def _lay_out(self) -> None:
        for order, words in filter_words.ORDER_WORDS.items():
            self.order.addItem(filter_words.words_of(filter_words.ORDER_WORDS, order), order.value)
            self.order.setItemData(self.order.count() - 1, words, Qt.ItemDataRole.AccessibleTextRole)
        name_control(self.order, "people.order", self.tr("Order"))
        self.order.view().setAccessibleName(self.tr("Order"))
        self.rows.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
        self.rows.setModel(self.model)
        self.pages.addWidget(self.rows)
        self.pages.addWidget(self.empty)
        first = QHBoxLayout()
        first.setSpacing(scaled(Space.SMALL))
        first.addWidget(self.search, 1)
        first.addWidget(self.filter_button)
        second = QHBoxLayout()
        second.addWidget(self.order)
        second.addStretch(1)
        second.addWidget(self.count)
        above = QVBoxLayout()
        edge = scaled(Space.MEDIUM)
        above.setContentsMargins(edge, edge, edge, scaled(Space.SMALL))
        above.setSpacing(scaled(Space.SMALL))
        above.addLayout(first)
        above.addWidget(self.filters)
        above.addWidget(self.wish)
        above.addLayout(second)
        above.addWidget(self.bulk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.order.currentIndexChanged.connect(self.ask)
        self.search.searched.connect(self._narrow)
        self.search.left_downwards.connect(self._on_left_downwards)
        self.search.returnPressed.connect(self._on_left_downwards)
        self.filters.filtered.connect(self.ask)
        self.rows.current_changed.connect(self.chosen)
        self.rows.opened.connect(self.opened)
        self.rows.menu_wanted.connect(self.menu_wanted)
        self.rows.selectionModel().selectionChanged.connect(self._on_selected)
        self.empty.start_wanted.connect(self._on_start_wanted)
        self._learning.timeout.connect(self._on_idle)

    @Slot()
    def _on_idle(self) -> None:
        if self._names.learn(self._ids, _NAMES_AT_ONCE):
            self._learning.stop()

    @Slot()
    def _on_left_downwards(self) -> None:
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.rows.current_id is None and self.model.rowCount():
            self.rows.make_current(self.model.id_at(0))

    @Slot()
    def _on_selected(self) -> None:
        chosen = self.rows.selectionModel().selection()
        count = sum(chosen.at(place).height() for place in range(chosen.size()))
        self.bulk.show_count(count, self.filters.wanted.shelf)

    @Slot(str)
    def _on_start_wanted(self, wish: str) -> None:
        if wish == "everybody":
            self.show_filter(PeopleFilter())
        else:
            self.start_wanted.emit(wish)
