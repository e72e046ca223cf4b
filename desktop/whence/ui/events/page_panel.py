"""The page of an event: who was met there, through whom, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from whence.domain.errors import NobodyFound
from whence.services.event_pages import EventPage, MetPerson
from whence.ui.events.faces import days_of, met_face
from whence.ui.icons import Tint, icon
from whence.ui.labels import Label, isolated
from whence.ui.models.lazy_rows import LazyRowsModel
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.buttons import ButtonLook, icon_button, push_button
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.flow import ChipRow
from whence.ui.widgets.headings import PageHeading, SectionHeading
from whence.ui.widgets.row_list import RowList

_MOST_INTRODUCERS = 6


class EventPagePanel(QWidget):
    """`wanted` carries what to do with the event (log, edit, merge, link, day_after, delete); `left` goes back.

    `chosen` carries another year of the same event to show.
    """

    wanted = Signal(str)
    left = Signal()
    chosen = Signal(object)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._page: EventPage | None = None
        self._met: dict[object, MetPerson] = {}
        self.back = icon_button("arrow-left", self.tr("Back to the events"), "events.page.back")
        self.title = PageHeading("")
        self.when = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.sentence = Label("", TypeSize.BODY, is_wrapped=True)
        self.words = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.years = ChipRow("events.page.years", self.tr("Other years"))
        self.introducers = ChipRow("events.page.introducers", self.tr("Introduced there by"))
        self.log_button = push_button(self.tr("Log people here"), "events.page.log", icon_name="plus")
        self.menu = QMenu(self)
        self.more = push_button(self.tr("More"), "events.page.more", ButtonLook.QUIET, menu=self.menu)
        self.model: LazyRowsModel[MetPerson] = LazyRowsModel(self._fetch, met_face, parent=self)
        self.list = RowList("events.page.met", self.tr("Met there"))
        self._lay_out()
        self._fill_menu()
        self.list.opened.connect(around.navigator.open_person)
        self.log_button.clicked.connect(lambda: self.wanted.emit("log"))
        self.back.clicked.connect(self.left)

    @property
    def page(self) -> EventPage | None:
        """The event shown."""
        return self._page

    def show_event(self, event: int | None) -> bool:
        """Show an event; False when there is none of that number."""
        try:
            page = self._around.services.event_pages.page(event) if event is not None else None
        except NobodyFound:
            page = None
        self._page = page
        self.setEnabled(page is not None)
        if page is None:
            return False
        self.title.set_line(page.event.name)
        place = isolated(page.event.place) if page.event.place else ""
        self.when.setText(" · ".join(part for part in (days_of(page.event), place) if part))
        self.when.setVisible(bool(page.event.place) or page.event.starts_on.is_known)
        self.sentence.setText(" ".join(part for part in (page.sentence, self._introductions(page)) if part))
        self.words.setText(page.event.words)
        self.words.setVisible(bool(page.event.words))
        self.years.show_chips(self._year_chips(page))
        self.introducers.show_chips(self._introducer_chips(page.introducers))
        self._met = {one.id: one for one in page.met}
        self.model.forget_all()
        self.model.show(self._met)
        return True

    def _introductions(self, page: EventPage) -> str:
        if not page.introductions:
            return ""
        return self.tr("{count} of them introduced to somebody since.").format(count=page.introductions)

    def _year_chips(self, page: EventPage) -> Sequence[Chip]:
        chips = []
        for one in page.years:
            year = str(one.starts_on.start.year) if one.starts_on.start else one.name
            chip = Chip(year, "events.page.year", icon_name="calendar")
            chip.setAccessibleName(self.tr("Show {event}, {year}").format(event=isolated(one.name), year=year))
            chip.clicked.connect(lambda _checked=False, number=one.id: self.chosen.emit(number))
            chips.append(chip)
        return chips

    def _introducer_chips(self, introducers: Mapping[str, int]) -> Sequence[Chip]:
        shown = list(introducers.items())[:_MOST_INTRODUCERS]
        return [
            Chip(f"{isolated(name)} · {count}", "events.page.introducer", icon_name="introduction")
            for name, count in shown
        ]

    def _fetch(self, ids: Sequence[object]) -> Mapping[object, MetPerson]:
        return {one: self._met[one] for one in ids if one in self._met}

    def _fill_menu(self) -> None:
        for name, words, icon_name in (
            ("edit", self.tr("Change name, place, days…"), "pencil"),
            ("day_after", self.tr("The day after: notes to send"), "note"),
            ("link", self.tr("Another year of the same event…"), "calendar"),
            ("merge", self.tr("Merge with another event…"), "merge"),
            ("delete", self.tr("Delete the event, keep the people"), "bin"),
        ):
            action = self.menu.addAction(icon(icon_name), words)
            action.setObjectName(f"events.page.{name}")
            action.triggered.connect(lambda _checked=False, what=name: self.wanted.emit(what))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(scaled(Space.SMALL))
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.log_button)
        head.addWidget(self.more)
        self.back.setVisible(False)
        self.list.setModel(self.model)
        column = QVBoxLayout(self)
        edge = scaled(Space.WIDE)
        column.setContentsMargins(edge, scaled(Space.LARGE), edge, 0)
        column.setSpacing(scaled(Space.SMALL))
        column.addLayout(head)
        for part in (self.when, self.sentence, self.words, self.years, self.introducers):
            column.addWidget(part)
        column.addWidget(SectionHeading(self.tr("Met there")))
        column.addWidget(self.list, 1)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @Slot()
    def focus_list(self) -> None:
        """Take the keyboard to the people."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
