"""The People screen: the list, and beside it the page of whoever is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QSplitter, QWidget

from whence.domain.changes import Changes, PersonId
from whence.domain.people_filters import PeopleFilter
from whence.ui.action_rows import Where
from whence.ui.people.deeds import PeopleDeeds
from whence.ui.people.list_panel import PeopleListPanel
from whence.ui.people.page_place import PagePlace
from whence.ui.screen import Screen, Surroundings
from whence.ui.theme import scaled

if TYPE_CHECKING:
    from whence.ui.people.page_panel import PersonPagePanel

#: Below this width, in design pixels, the list and the page are shown one at a time.
NARROW = 760
_LIST = 380
_PAGE = 620


class PeopleScreen(Screen):
    """Shows a `PersonId` or a `PeopleFilter` when entered with one."""

    name = "people"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.list = PeopleListPanel(around)
        self.place = PagePlace(around, lambda: cast("PersonId | None", self.list.rows.current_id))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.menu = QMenu(self)
        self.deeds = PeopleDeeds(around, self._whom, self)
        self._is_page_stale = False
        self._is_page_open = False
        self._lay_out()
        self._connect()

    @property
    def page(self) -> PersonPagePanel:
        """The page beside the list."""
        return self.place.page

    @property
    def is_narrow(self) -> bool:
        """Whether only the list or the page fits."""
        return self.width() < scaled(NARROW)

    def enter(self, subject: object = None) -> None:
        """Take the keyboard to the list; show whoever or whatever filter is given."""
        self.list.refresh()
        if isinstance(subject, PeopleFilter):
            self.list.show_filter(subject)
            self._open_page(False)
        elif isinstance(subject, int):
            self.show_person(PersonId(subject))
            (self.page.header.back_button if self.is_narrow else self.list.rows).setFocus(
                Qt.FocusReason.OtherFocusReason
            )
            return
        elif self._is_page_stale:
            self._refresh_page()
        if self.list.rows.current_id is None and self.list.model.rowCount() and not self.is_narrow:
            self.list.rows.make_current(self.list.model.id_at(0))
        self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_person(self, person: PersonId) -> None:
        """Open somebody's page, and mark them in the list when they are in it."""
        self.list.refresh()
        self.list.rows.blockSignals(True)
        is_listed = self.list.rows.make_current(person)
        self.list.rows.blockSignals(False)
        if not is_listed:
            self.list.rows.clearSelection()
        self.place.show_now(person)
        self._open_page(True)

    def meant_person(self) -> PersonId | None:
        """Whose page is open."""
        return self.place.person

    def take_changes(self, changes: Changes) -> None:
        """Ask anew for what a change concerns; at once only while shown."""
        self.list.take_changes(changes, is_seen=self.isVisible())
        self._is_page_stale = True
        if self.isVisible():
            self._refresh_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both or one of list and page."""
        super().resizeEvent(event)
        self._arrange()

    def _whom(self) -> Sequence[PersonId]:
        selected = self.list.selected
        focus = QApplication.focusWidget()
        is_on_page = focus is not None and self.place.isAncestorOf(focus)
        if self.place.person is not None and (is_on_page or not selected):
            return (self.place.person,)
        return selected

    def _refresh_page(self) -> None:
        self._is_page_stale = False
        self.place.refresh()

    def _open_page(self, is_open: bool) -> None:
        self._is_page_open = is_open
        self._arrange()

    def _arrange(self) -> None:
        is_narrow = self.is_narrow
        self.list.setVisible(not is_narrow or not self._is_page_open)
        self.place.setVisible(not is_narrow or self._is_page_open)
        self.place.show_back(is_narrow)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.splitter)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.place)
        self.splitter.setSizes([scaled(_LIST), scaled(_PAGE)])
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.list.setMinimumWidth(scaled(280))
        self.place.setMinimumWidth(scaled(320))

    def _connect(self) -> None:
        panel = self.list
        panel.chosen.connect(self._on_chosen)
        panel.opened.connect(self._on_opened)
        panel.menu_wanted.connect(self._on_menu_wanted)
        panel.start_wanted.connect(lambda _wish: self.around.actions["capture.open"].trigger())
        panel.bulk.tag_wanted.connect(self.deeds.tag)
        panel.bulk.log_wanted.connect(self.deeds.log)
        panel.bulk.shelf_wanted.connect(self.deeds.shelve)
        panel.bulk.merge_wanted.connect(self.deeds.merge)
        panel.bulk.removal_wanted.connect(self.deeds.consider_removal)
        panel.bulk.remove_wanted.connect(lambda: self.deeds.remove(panel.filters.words))
        self.place.back_wanted.connect(self._on_back_wanted)
        self.place.menu_wanted.connect(self._on_page_menu)
        self.around.actions.belong_to(panel.rows, Where.LISTS)
        for name, act in self.deeds.by_action.items():
            self.around.actions[name].triggered.connect(lambda _checked, act=act: act() if self._is_meant() else None)
        for name, slot in (
            ("filter.focus", self._on_filter_focus),
            ("person.open", self._on_open_asked),
            ("person.menu", self._on_menu_asked),
            ("person.edit", self._on_edit_asked),
        ):
            self.around.actions[name].triggered.connect(slot)

    def _is_meant(self) -> bool:
        return self.isVisible() and QApplication.activeModalWidget() is None

    @Slot(object)
    def _on_chosen(self, _person: object) -> None:
        if not self.is_narrow:
            self.place.show_soon()

    @Slot(object)
    def _on_opened(self, person: object) -> None:
        self.place.show_now(cast("PersonId", person))
        self._open_page(True)
        self.page.header.log_button.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_back_wanted(self) -> None:
        self._open_page(False)
        self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object, QPoint)
    def _on_menu_wanted(self, _person: object, place: QPoint) -> None:
        self.deeds.fill(self.menu, self.list.wanted.shelf, first=("person.open",))
        self.menu.popup(place)

    @Slot()
    def _on_page_menu(self) -> None:
        self.deeds.fill(self.page.header.menu, self.place.shelf)
        copy = self.page.header.menu.addAction(self.tr("Copy the sentence"))
        copy.triggered.connect(self.page.brief.copy_sentence)
        page = self.page.header.menu.addAction(self.tr("A page to take along…"))
        page.triggered.connect(lambda: self.deeds.take_page(self.page.person))

    @Slot()
    def _on_filter_focus(self) -> None:
        if self._is_meant():
            self._open_page(False) if self.is_narrow else None
            self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.list.search.selectAll()

    @Slot()
    def _on_open_asked(self) -> None:
        if self._is_meant() and self.list.rows.current_id is not None:
            self._on_opened(self.list.rows.current_id)

    @Slot()
    def _on_menu_asked(self) -> None:
        rows = self.list.rows
        if self._is_meant() and rows.current_id is not None:
            place = rows.visualRect(rows.currentIndex()).center()
            self._on_menu_wanted(rows.current_id, rows.viewport().mapToGlobal(place))

    @Slot()
    def _on_edit_asked(self) -> None:
        if self._is_meant() and self.list.rows.current_id is not None:
            self._on_opened(self.list.rows.current_id)
            self.page.header.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.page.header.name.selectAll()
