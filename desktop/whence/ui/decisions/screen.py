"""Decisions: every one, searchable; red flags; rules and their score; what is left to do on the network; the ledger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.changes import Changes
from whence.domain.errors import Refusal
from whence.services.decision_lists import RuleRow
from whence.services.private_files import write_private
from whence.ui.decisions.every_decision import EveryDecision
from whence.ui.decisions.lists import DecisionSections
from whence.ui.decisions.red_flags import RedFlagLines
from whence.ui.decisions.rule_dialog import RuleDialog
from whence.ui.decisions.to_do_lines import ToDoLines
from whence.ui.decisions.tolerance import ToleranceDialog
from whence.ui.decisions.vanished_lines import VanishedLines
from whence.ui.dialogs.saving import place_to_save
from whence.ui.dialogs.worklist_page import WorklistPageDialog
from whence.ui.screen import Screen, Surroundings
from whence.ui.theme import Space, scaled
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.buttons import push_button
from whence.ui.widgets.headings import PageHeading
from whence.ui.widgets.page import ScrollPage
from whence.ui.widgets.search_field import SearchField
from whence.ui.widgets.segmented_tabs import Segment, SegmentedTabs

_TABS = (
    ("decisions", QT_TRANSLATE_NOOP("DecisionsScreen", "Every decision")),
    ("red_flags", QT_TRANSLATE_NOOP("DecisionsScreen", "Red flags")),
    ("rules", QT_TRANSLATE_NOOP("DecisionsScreen", "Rules & scoreboard")),
    ("to_do", QT_TRANSLATE_NOOP("DecisionsScreen", "To do on LinkedIn")),
    ("vanished", QT_TRANSLATE_NOOP("DecisionsScreen", "No longer connected")),
    ("ledger", QT_TRANSLATE_NOOP("DecisionsScreen", "Removed & withdrawn")),
)
_MOST_OF_IT = 1_000
_WIDEST = 920


class DecisionsScreen(Screen):
    """Entered with the name of a list it shows that one."""

    name = "decisions"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._sections = DecisionSections(around, self)
        self._red_flags = RedFlagLines(around, self)
        self._to_dos = ToDoLines(around, self)
        self._vanished = VanishedLines(around, self)
        self._is_stale = True
        self._sought = ""
        segments = [Segment(name, self.tr(text)) for name, text in _TABS]
        self.tabs = SegmentedTabs("decisions.tabs", self.tr("Decisions"), segments, is_tight=True)
        self.search = SearchField("decisions.search", self.tr("Find by name, reason or words"))
        self.rule_button = push_button(self.tr("New rule…"), "decisions.rule.new", icon_name="plus")
        self.table_button = push_button(self.tr("Save as CSV…"), "decisions.csv", icon_name="table")
        self.print_button = push_button(self.tr("Print…"), "decisions.print", icon_name="page")
        self.tolerance_button = push_button(self.tr("What raises a flag…"), "decisions.tolerance", icon_name="gear")
        self.page = ScrollPage("decisions.page", self.tr("Decisions"), widest=_WIDEST)
        self.content = QVBoxLayout()
        self.every = EveryDecision(around)
        self._lay_out()
        self._connect()

    def enter(self, subject: object = None) -> None:
        """Show a list, with the keyboard in the search or on the tabs."""
        if isinstance(subject, str) and subject in {name for name, _ in _TABS}:
            self.tabs.choose(subject)
        self._refresh()
        field = self.search if self.search.isVisible() else self.tabs.tab(self.tabs.current)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_changes(self, changes: Changes) -> None:
        """Ask anew, at once only while shown."""
        self._is_stale = self._is_stale or changes != Changes()
        if self._is_stale and self.isVisible():
            self._refresh()

    def save_table(self, path: Path) -> None:
        """Write the list shown as CSV."""
        lists = self.around.services.decisions
        tables: dict[str, Callable[[], bytes]] = {"to_do": lists.to_do_table, "ledger": lists.ledger_table}
        try:
            write_private(path, tables.get(self.tabs.current, lists.decisions_table)())
        except Refusal as refused:
            self.around.navigator.say(refused.sentence)
            return
        self.around.navigator.say(self.tr("Saved to {path}.").format(path=path))

    def _refresh(self) -> None:
        self._is_stale = False
        which = self.tabs.current
        self.search.setVisible(which == "decisions")
        self.rule_button.setVisible(which == "rules")
        self.tolerance_button.setVisible(which == "red_flags")
        self.print_button.setVisible(which == "to_do")
        self.table_button.setVisible(which in {"decisions", "to_do", "ledger"})
        makers = {
            "decisions": lambda: iter(()) if self.search.text() else self._sections.due(),
            "red_flags": self._red_flags.lines,
            "rules": self._sections.rules,
            "to_do": self._to_dos.lines,
            "vanished": self._vanished.lines,
            "ledger": self._sections.ledger,
        }
        place = self.page.verticalScrollBar().value()
        held = self._held_in_content()
        while (item := self.content.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for widget in makers[which]():
            self.content.addWidget(widget)
        self.every.setVisible(which == "decisions")
        if which == "decisions":
            self.every.show_words(self.search.text())
        services = self.around.services
        self.tabs.show_count("to_do", services.worklist.count())
        self.tabs.show_count("red_flags", len(services.red_flags.waiting()))
        self.tabs.show_count("vanished", len(services.people.vanished()))
        self.page.verticalScrollBar().setValue(place)
        if held is not None:
            self._hand_over(*held)

    def _held_in_content(self) -> tuple[str, int] | None:
        """Which control of the lines has the keyboard, by its name and line."""
        focus = self.window().focusWidget()
        for place in range(self.content.count()):
            one = self._line_at(place)
            if one is not None and focus in one.findChildren(QWidget):
                return focus.objectName(), place
        return None

    def _line_at(self, place: int) -> QWidget | None:
        item = self.content.itemAt(place)
        return None if item is None else item.widget()

    def _hand_over(self, name: str, place: int) -> None:
        """Give the keyboard to the like control where the answered one stood, else to the tabs."""
        for there in range(min(place, self.content.count() - 1), -1, -1):
            one = self._line_at(there)
            found = one.findChild(QWidget, name) if one is not None else None
            if one is not None and found is not None:
                one.show()
                found.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.tabs.tab(self.tabs.current).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(PageHeading(self.tr("Decisions")), 1)
        top.addWidget(self.rule_button)
        top.addWidget(self.tolerance_button)
        top.addWidget(self.print_button)
        top.addWidget(self.table_button)
        self.content.setSpacing(scaled(Space.SMALL))
        for part in (top, self.content):
            self.page.column.addLayout(part)
            if part is top:
                self.page.column.addWidget(self.tabs)
                self.page.column.addWidget(self.search)
        self.page.column.addWidget(self.every, _MOST_OF_IT)
        self.page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        self.search.searched.connect(self._on_searched)
        self.search.left_downwards.connect(self.every.take_keyboard)
        self.rule_button.clicked.connect(self._on_new_rule)
        self.tolerance_button.clicked.connect(lambda: ToleranceDialog(self.around, self).open())
        self._sections.change_wanted.connect(self._on_change_rule)
        self.table_button.clicked.connect(self._on_save_table)
        self.print_button.clicked.connect(lambda: WorklistPageDialog(self.around, self).open())
        self.around.actions["filter.focus"].triggered.connect(self._on_filter_focus)

    @Slot(str)
    def _on_tab(self, _name: str) -> None:
        self._refresh()

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        """What is due is left away while something is looked for; otherwise only the rows are others."""
        if bool(words) == bool(self._sought):
            self.every.show_words(words)
        else:
            self._refresh()
        self._sought = words

    @Slot()
    def _on_new_rule(self) -> None:
        RuleDialog(self.around, self).open()

    @Slot(object)
    def _on_change_rule(self, row: RuleRow) -> None:
        RuleDialog(self.around, self, row).open()

    @Slot()
    def _on_save_table(self) -> None:
        name, kinds = f"{self.tabs.current}.csv", self.tr("Tables (*.csv)")
        if path := place_to_save(self, self.tr("Save as CSV"), name, kinds):
            self.save_table(path)

    @Slot()
    def _on_filter_focus(self) -> None:
        if self.isVisible() and QApplication.activeModalWidget() is None and self.search.isVisible():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
