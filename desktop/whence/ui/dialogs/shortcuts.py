"""Every key and what it does: to look up, to search, to change."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QKeyCombination, QSize, Qt, Slot
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from whence.ui.action_rows import Where
from whence.ui.actions import Actions
from whence.ui.icons import Tint, icon
from whence.ui.labels import Label, name_control
from whence.ui.theme import Space, TypeSize, current_theme, scaled, tokens
from whence.ui.tones import Tone
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.headings import PageHeading
from whence.ui.widgets.search_field import SearchField

_IDENTIFIER = int(Qt.ItemDataRole.UserRole)
_PLACES = {
    Where.EVERYWHERE: QT_TRANSLATE_NOOP("ShortcutsDialog", "Everywhere"),
    Where.LISTS: QT_TRANSLATE_NOOP("ShortcutsDialog", "In lists"),
    Where.PALETTE: QT_TRANSLATE_NOOP("ShortcutsDialog", "In the palette"),
    Where.CAPTURE: QT_TRANSLATE_NOOP("ShortcutsDialog", "In the log line"),
    Where.INVITATIONS: QT_TRANSLATE_NOOP("ShortcutsDialog", "On an invitation"),
    Where.REVIEW: QT_TRANSLATE_NOOP("ShortcutsDialog", "On a review card"),
}


class ShortcutsDialog(QDialog):
    """Lists the actions by the place where their keys work; the chosen one's keys can be changed below the list."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._groups: list[QTreeWidgetItem] = []
        self._lines: dict[str, QTreeWidgetItem] = {}
        self.search = SearchField("shortcuts.search", self.tr("Search actions and keys"))
        self.tree = QTreeWidget()
        self.banner = Banner("shortcuts.conflict")
        self.edit = QKeySequenceEdit()
        self.set_button = push_button(self.tr("Use these keys"), "shortcuts.set", ButtonLook.PRIMARY)
        self.clear_button = push_button(self.tr("No keys"), "shortcuts.clear")
        self.restore_button = push_button(self.tr("Restore all"), "shortcuts.restore", ButtonLook.QUIET)
        self.chosen_words = Label("", TypeSize.SECONDARY, Tint.TEXT2)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        name_control(self, "shortcuts", self.windowTitle())
        self._fill()
        self._lay_out()
        self._connect()
        self._on_chosen()
        self._mark_conflicts()

    @property
    def chosen(self) -> str:
        """Identifier of the chosen action; empty when none is."""
        item = self.tree.currentItem()
        return "" if item is None else str(item.data(0, _IDENTIFIER) or "")

    def choose(self, identifier: str) -> None:
        """Choose an action; raises KeyError for an unknown one."""
        self.tree.setCurrentItem(self._lines[identifier])

    def shown(self) -> tuple[str, ...]:
        """Identifiers of the actions that the search leaves."""
        return tuple(identifier for identifier, line in self._lines.items() if not line.isHidden())

    def keys_shown(self, identifier: str) -> str:
        """An action's keys as the list shows them."""
        return self._lines[identifier].text(1)

    def _fill(self) -> None:
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        strong = current_theme().font(TypeSize.SECONDARY, is_strong=True)
        for place, words in _PLACES.items():
            group = QTreeWidgetItem(self.tree, [QCoreApplication.translate("ShortcutsDialog", words)])
            group.setFont(0, strong)
            group.setForeground(0, tokens().text3)
            group.setSizeHint(0, QSize(scaled(320), scaled(32)))
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for row in self._actions.rows:
                if row.where is place:
                    self._add_line(group, row.identifier, row.icon_name)
            group.setExpanded(True)
            self._groups.append(group)

    def _add_line(self, group: QTreeWidgetItem, identifier: str, icon_name: str) -> None:
        line = QTreeWidgetItem(group, [self._actions.title(identifier), ""])
        line.setData(0, _IDENTIFIER, identifier)
        line.setIcon(0, icon(icon_name))
        self._lines[identifier] = line
        self._write_keys(identifier)

    def _write_keys(self, identifier: str) -> None:
        style = QKeySequence.SequenceFormat.NativeText
        sequences = (QKeySequence(keys).toString(style) for keys in self._actions.keys(identifier))
        self._lines[identifier].setText(1, "   ".join(dict.fromkeys(sequences)))

    def _lay_out(self) -> None:
        name_control(self.tree, "shortcuts.list", self.tr("Actions and their keys"))
        name_control(self.edit, "shortcuts.keys", self.tr("New keys for the chosen action"))
        self.edit.setMaximumSequenceLength(1)
        self.edit.setFinishingKeyCombinations([QKeyCombination(Qt.Key.Key_Tab)])
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        below = QHBoxLayout()
        for part in (self.edit, self.set_button, self.clear_button):
            below.addWidget(part)
        below.addStretch(1)
        below.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        edge = scaled(Space.WIDE)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(scaled(Space.MEDIUM))
        column.addWidget(PageHeading(self.windowTitle()))
        for widget in (self.search, self.tree, self.banner, self.chosen_words):
            column.addWidget(widget)
        column.addLayout(below)
        self.resize(scaled(620), scaled(640))

    def _connect(self) -> None:
        self.search.searched.connect(self._on_searched)
        self.search.left_downwards.connect(self.tree.setFocus)
        self.tree.currentItemChanged.connect(self._on_chosen)
        self.set_button.clicked.connect(self._on_set)
        self.clear_button.clicked.connect(self._on_cleared)
        self.restore_button.clicked.connect(self._actions.restore)
        self._actions.rebound.connect(self._on_rebound)

    def _mark_conflicts(self) -> None:
        conflicts = self._actions.conflicts()
        in_conflict = {name for conflict in conflicts for name in (conflict.first, conflict.second)}
        for identifier, line in self._lines.items():
            is_marked = identifier in in_conflict
            line.setIcon(1, icon("warning", Tint.WARN) if is_marked else QIcon())
            spoken = self.tr("{keys}, also used by another action").format(keys=line.text(1))
            line.setData(1, Qt.ItemDataRole.AccessibleTextRole, spoken if is_marked else line.text(1))
        if not conflicts:
            self.banner.say("")
            return
        first = conflicts[0]
        sentence = self.tr("{keys} does two things here: “{one}” and “{other}”. Give one of them other keys.")
        titles = {"one": self._actions.title(first.first), "other": self._actions.title(first.second)}
        self.banner.say(sentence.format(keys=first.keys, **titles), Tone.WARN)

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        wanted = words.casefold().split()
        for line in self._lines.values():
            text = f"{line.text(0)} {line.text(1)}".casefold()
            line.setHidden(not all(word in text for word in wanted))
        for group in self._groups:
            group.setHidden(all(line.isHidden() for line in self._lines.values() if line.parent() is group))

    @Slot()
    def _on_chosen(self) -> None:
        identifier = self.chosen
        for control in (self.edit, self.set_button, self.clear_button):
            control.setEnabled(bool(identifier))
        self.edit.clear()
        if not identifier:
            self.chosen_words.setText(self.tr("Choose an action to change its keys."))
            return
        self.chosen_words.setText(self.tr("New keys for “{action}”").format(action=self._actions.title(identifier)))
        keys = self._actions.keys(identifier)
        self.edit.setKeySequence(QKeySequence(keys[0] if keys else ""))

    @Slot()
    def _on_set(self) -> None:
        keys = self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if self.chosen and keys:
            self._actions.rebind(self.chosen, (keys,))

    @Slot()
    def _on_cleared(self) -> None:
        if self.chosen:
            self._actions.rebind(self.chosen, ())

    @Slot(str)
    def _on_rebound(self, identifier: str) -> None:
        self._write_keys(identifier)
        self._mark_conflicts()
        if identifier == self.chosen:
            self._on_chosen()
