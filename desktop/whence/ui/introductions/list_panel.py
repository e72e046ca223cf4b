"""The list of introductions: those under way, those done, and the ways to begin one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.introductions import Introduction
from whence.ui.icons import Tint
from whence.ui.introductions.words import IntroductionRow, face_of
from whence.ui.labels import Label
from whence.ui.models.lazy_rows import LazyRowsModel
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.headings import PageHeading
from whence.ui.widgets.row_list import RowList
from whence.ui.widgets.segmented_tabs import Segment, SegmentedTabs

OPEN, ENDED = "open", "ended"


class IntroductionListPanel(QWidget):
    """`chosen` carries the number of the introduction with the keyboard, None for none."""

    chosen = Signal(object)
    start_wanted = Signal()
    finders_wanted = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self._kept: dict[int, Introduction] = {}
        self._due: frozenset[int] = frozenset()
        self.start_button = push_button(
            self.tr("Introduce…"), "introductions.begin", ButtonLook.PRIMARY, icon_name="plus"
        )
        self.finders_button = push_button(self.tr("Who to whom?"), "introductions.finders", icon_name="lens")
        segments = [Segment(OPEN, self.tr("Under way"), 0), Segment(ENDED, self.tr("Done"), 0)]
        self.tabs = SegmentedTabs("introductions.tabs", self.tr("Which introductions"), segments)
        self.rows = RowList("introductions.list", self.tr("Introductions"))
        self.nothing = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.model: LazyRowsModel[IntroductionRow] = LazyRowsModel(self._fetch, face_of, parent=self)
        self._lay_out()
        self._connect()

    @property
    def is_empty(self) -> bool:
        """Whether there is no introduction at all."""
        return not self._kept

    def refresh(self) -> None:
        """Ask anew."""
        introductions = self.around.services.introductions
        self._due = frozenset(one.id for one in introductions.due())
        under_way, ended = introductions.all(is_open=True), introductions.all(is_open=False)
        self._kept = {one.id: one for one in [*under_way, *ended]}
        self.tabs.show_count(OPEN, len(under_way))
        self.tabs.show_count(ENDED, len(ended))
        shown = under_way if self.tabs.current == OPEN else ended
        self.model.show([one.id for one in sorted(shown, key=lambda one: one.id not in self._due)])
        self.model.forget_all()
        none_yet = self.tr("Nobody is being introduced just now. Choose Introduce… to begin.")
        none_done = self.tr("None is done yet: those made, declined or dropped come here.")
        self.nothing.setText(none_yet if self.tabs.current == OPEN else none_done)
        self.nothing.setVisible(not shown and not self.is_empty)
        self.rows.setVisible(bool(shown))

    def take_keyboard(self) -> None:
        """Put the keyboard into the list, or where one is begun when the list is empty."""
        taking = self.start_button if self.rows.isHidden() else self.rows
        taking.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, introduction: int) -> None:
        """Mark an introduction, on the tab it belongs to."""
        self.refresh()
        if not self.rows.make_current(introduction):
            self.tabs.choose(ENDED if self.tabs.current == OPEN else OPEN)
            self.rows.make_current(introduction)

    def _fetch(self, ids: Sequence[object]) -> Mapping[object, IntroductionRow]:
        kept = [self._kept[one] for one in cast("Sequence[int]", ids) if one in self._kept]
        people = {person for one in kept for person in (one.asker_id, one.asked_for_id)}
        names = self.around.services.people.names(sorted(people))
        nobody = self.tr("somebody")
        return {
            one.id: IntroductionRow(
                one, names.get(one.asker_id, nobody), names.get(one.asked_for_id, nobody), one.id in self._due
            )
            for one in kept
        }

    def _lay_out(self) -> None:
        edge = scaled(Space.LARGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, 0)
        column.setSpacing(scaled(Space.SMALL))
        column.addWidget(PageHeading(self.tr("Introductions")))
        buttons = QHBoxLayout()
        buttons.addWidget(self.start_button)
        buttons.addWidget(self.finders_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.tabs)
        column.addWidget(self.nothing)
        column.addWidget(self.rows, 1)
        column.addStretch()
        self.rows.setModel(self.model)

    def _connect(self) -> None:
        self.rows.current_changed.connect(self.chosen)
        self.start_button.clicked.connect(lambda _checked: self.start_wanted.emit())
        self.finders_button.clicked.connect(lambda _checked: self.finders_wanted.emit())
        self.tabs.chosen.connect(self._on_tab)

    @Slot(str)
    def _on_tab(self, _name: str) -> None:
        self.refresh()
        self.rows.make_current(self.model.id_at(0))
