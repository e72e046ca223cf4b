"""The filters of the list: a menu to add one, and a removable chip for each that is set."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from whence.domain.dates import Day
from whence.domain.people_filters import PeopleFilter
from whence.services.people_lists import PeopleLists
from whence.ui.labels import caption, name_control
from whence.ui.models.suggestions import Suggestion
from whence.ui.people import filter_words
from whence.ui.people.filter_words import Chosen
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.flow import ChipRow

#: Longer choices than this open a list that narrows while typing.
MOST_IN_MENU = 20
#: Letters of a year; anything longer is a day.
_YEAR = 4


def _bound(part: str, day: Day) -> str:
    """After a month or a year is after its last day; before it is before its first."""
    return day.end.isoformat() if part == "connected_after" and day.end is not None else str(day)


class FilterBar(QWidget):
    """`filtered` carries the filter after a part was set or taken away; the typed name is not its business."""

    filtered = Signal(object)

    def __init__(self, people: PeopleLists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._wanted = PeopleFilter()
        self.menu = QMenu(self)
        self.chips = ChipRow("people.filters", self.tr("Filters in force"))
        name_control(self.menu, "people.filter_menu", self.tr("Add a filter"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chips)
        self.chips.setVisible(False)
        self.menu.aboutToShow.connect(self._fill_menu)

    @property
    def wanted(self) -> PeopleFilter:
        """The filter in force."""
        return self._wanted

    @property
    def words(self) -> str:
        """What everybody who passes has in common, in words; empty without a filter."""
        return "; ".join(one.words.removeprefix("#") for one in self._parts())

    def show_filter(self, wanted: PeopleFilter) -> None:
        """Show a filter's parts as chips."""
        self._wanted = wanted
        self.chips.show_chips([self._chip(one) for one in self._parts()])

    def set_part(self, part: str, value: Any) -> None:
        """Set one part of the filter and tell it."""
        self._tell(dataclasses.replace(self._wanted, **{part: value}))

    def _parts(self) -> list[Chosen]:
        names: Mapping[int, str] = {}
        if self._wanted.event is not None:
            names = {event.id: event.name for event in self._people.events()}
        return filter_words.chosen_parts(self._wanted, names)

    def _tell(self, wanted: PeopleFilter) -> None:
        self.show_filter(wanted)
        self.filtered.emit(wanted)

    def _chip(self, chosen: Chosen) -> Chip:
        chip = Chip(chosen.words, f"people.filter.{chosen.part}", icon_name=chosen.icon_name, is_removable=True)
        chip.removed.connect(lambda: self._tell(chosen.without))
        return chip

    @Slot()
    def _fill_menu(self) -> None:
        self.menu.clear()
        tie = self.menu.addMenu(self.tr("Tie"))
        for category in filter_words.TIE_WORDS:
            is_on = category in self._wanted.categories
            others = self._wanted.categories ^ frozenset({category})
            words = filter_words.words_of(filter_words.TIE_WORDS, category)
            self._add(tie, words, is_on, partial(self.set_part, "categories", others))
        self._add_values(self.tr("How you know them"), "how_known", filter_words.KNOWN_WORDS)
        self._add_many(self.tr("Tag"), "tag", [Suggestion(tag, tag) for tag in self._people.tags()])
        events = [Suggestion(one.id, one.name, str(one.starts_on)) for one in self._people.events()]
        self._add_many(self.tr("Event"), "event", events)
        companies = [Suggestion(name, name, str(count)) for name, count in self._people.companies()]
        self._add_many(self.tr("Company"), "company", companies)
        self._add_values(self.tr("Note with the invitation"), "note_kind", filter_words.NOTE_WORDS)
        self._add_values(self.tr("Connection"), "connection", filter_words.CONNECTION_WORDS)
        self._add_days()
        self.menu.addSeparator()
        self._add_values(self.tr("Show people"), "shelf", filter_words.SHELF_WORDS)

    def _add_days(self) -> None:
        """Years to choose from, and any other day."""
        menu = self.menu.addMenu(self.tr("Connected before or after"))
        words = self.tr("before {year}")
        for year in self._people.connected_years():
            is_on = self._wanted.connected_before == str(year)
            self._add(menu, words.format(year=year), is_on, partial(self.set_part, "connected_before", str(year)))
        menu.addSeparator()
        for part, said in (
            ("connected_before", self.tr("Before a day…")),
            ("connected_after", self.tr("After a day…")),
        ):
            is_on = len(getattr(self._wanted, part)) > _YEAR
            self._add(menu, said, is_on, partial(self._ask_day, part, said))

    def _ask_day(self, part: str, title: str) -> None:
        from whence.ui.dialogs.day import DayDialog

        dialog = DayDialog(title, self._people.today, self.window())
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.chosen.connect(lambda said: self.set_part(part, _bound(part, Day.parse(said))))
        dialog.open()

    def _add_values(self, title: str, part: str, words: Mapping[StrEnum, str]) -> None:
        menu = self.menu.addMenu(title)
        for value in words:
            is_on = getattr(self._wanted, part) == value
            said = filter_words.words_of(words, value)
            self._add(menu, said, is_on, partial(self.set_part, part, value))

    def _add_many(self, title: str, part: str, choices: Sequence[Suggestion]) -> None:
        if len(choices) > MOST_IN_MENU:
            action = self.menu.addAction(self.tr("{kind}…").format(kind=title))
            action.triggered.connect(lambda: self._choose(title, part, choices))
            return
        menu = self.menu.addMenu(title)
        menu.setEnabled(bool(choices))
        for choice in choices:
            is_on = getattr(self._wanted, part) == choice.subject
            self._add(menu, choice.name, is_on, partial(self.set_part, part, choice.subject))

    def _choose(self, title: str, part: str, choices: Sequence[Suggestion]) -> None:
        from whence.ui.dialogs.choose import ChooseDialog

        dialog = ChooseDialog(title, choices, self.window())
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.chosen.connect(lambda subject: self.set_part(part, subject))
        dialog.open()

    def _add(self, menu: QMenu, words: str, is_on: bool, choose: Callable[[], None]) -> None:
        action = QAction(caption(words), menu)
        action.setCheckable(True)
        action.setChecked(is_on)
        action.triggered.connect(lambda _checked: choose())
        menu.addAction(action)
