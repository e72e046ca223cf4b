"""What the palette lists: people, then what can be done, each a value; and the list of them as a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from whence.domain.changes import PersonId
from whence.domain.introductions import MeetingFor, WayInto
from whence.ui.labels import one_line
from whence.ui.models.marks import Mark

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """One line: a person, an action, a question to be answered, or (none of them) the offer to log what was typed.

    `hint` says in a few words how a person is known, `meta` when contact was last or which keys do it, `quote` the
    text that matched where it was not the name.
    """

    title: str
    hint: str = ""
    meta: str = ""
    quote: str = ""
    icon_name: str = ""
    person: PersonId | None = None
    action: str = ""
    question: WayInto | MeetingFor | None = None
    title_marks: tuple[Mark, ...] = ()
    hint_marks: tuple[Mark, ...] = ()
    quote_marks: tuple[Mark, ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether the line is about somebody."""
        return self.person is not None

    def spoken(self) -> str:
        """The line for screen readers."""
        return ", ".join(one_line(part) for part in (self.title, self.hint, self.quote, self.meta) if part)


class PaletteModel(QAbstractListModel):
    """The lines, all replaced at every keystroke: there are never more than a screenful."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PaletteRow, ...] = ()

    @property
    def rows(self) -> tuple[PaletteRow, ...]:
        """The lines shown."""
        return self._rows

    def show(self, rows: Sequence[PaletteRow]) -> None:
        """Show these lines instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, place: int) -> PaletteRow | None:
        """The line at a place; None outside."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line itself, its title, or its spoken words."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return row.spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None
