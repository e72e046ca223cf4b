"""A field that completes what is typed from what exists: people, events, tags, companies."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from whence.ui.labels import name_control, one_line
from whence.ui.models.suggestions import Suggest, Suggestion
from whence.ui.theme import dress

_SUBJECT = int(Qt.ItemDataRole.UserRole)
_NAME = _SUBJECT + 1


class ChoiceField(QLineEdit):
    """`picked` carries what a suggestion stands for once one is chosen; typing on takes the choice back."""

    picked = Signal(object)

    def __init__(
        self, identifier: str, spoken: str, suggest: Suggest, *, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._suggest = suggest
        self._subject: object = None
        self._typed = ""
        self._offered = QStandardItemModel(self)
        self._completer = QCompleter(self._offered, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCompletionRole(_NAME)
        self._popup = QListView()
        self._popup.setAccessibleName(spoken)
        dress(self._popup, "offers")
        self._completer.setPopup(self._popup)
        self.setPlaceholderText(placeholder)
        name_control(self, identifier, spoken)
        self.setCompleter(self._completer)
        self.textEdited.connect(self._on_edited)
        self._popup.clicked.connect(self._on_activated)
        self._completer.activated.connect(self._on_completed)

    @property
    def subject(self) -> object:
        """What was chosen, or what alone bears exactly the name that is written; None otherwise."""
        if self._subject is not None:
            return self._subject
        same = self.namesakes()
        return same[0].subject if len(same) == 1 else None

    def namesakes(self) -> list[Suggestion]:
        """Everything that bears exactly the name that is written."""
        wanted = self.text().strip().casefold()
        if not wanted:
            return []
        return [one for one in self._suggest(wanted) if one.name.casefold() == wanted]

    def choose(self, subject: object, name: str) -> None:
        """Show something as chosen."""
        self._subject = subject
        self.setText(one_line(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a suggestion takes it and nothing more; with a whole name typed it is for the form at once."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        is_offered = self._popup.isVisible() and self._popup.currentIndex().isValid()
        if is_enter and is_offered and (self.text() != self._typed or self.subject is None):
            event.ignore()
            return
        super().keyPressEvent(event)

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these under the field."""
        self._offered.clear()
        for one in suggestions:
            item = QStandardItem(one_line(" · ".join(part for part in (one.name, one.remark) if part), 120))
            item.setData(one, _SUBJECT)
            item.setData(one_line(one.name), _NAME)
            item.setEditable(False)
            self._offered.appendRow(item)
        if suggestions:
            self._completer.complete()
        else:
            self._popup.hide()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self._subject, self._typed = None, text
        self.offer(self._suggest(text.strip()) if text.strip() else ())

    @Slot()
    def _on_completed(self) -> None:
        self._on_activated(self._popup.currentIndex())

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        found = index.data(_SUBJECT)
        if isinstance(found, Suggestion):
            self.choose(found.subject, found.name)
            self.picked.emit(found.subject)
