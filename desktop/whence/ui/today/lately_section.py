"""Who was added lately by hand, those about whom nothing is recorded marked as such."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from whence.services.people_lists import PersonRow
from whence.ui.screen import Surroundings
from whence.ui.today.sections import PersonLine, Section

_MOST = 6


class LatelySection(Section):
    """Each line says how the person is known."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("today.lately", QCoreApplication.translate("TodayScreen", "Lately added"), "", parent)
        self._around = around

    def refresh(self) -> None:
        """Ask anew."""
        people = self._around.services.people
        ids = people.lately_added(_MOST)
        rows = people.rows(ids)
        self.show_lines([self._line(rows[one]) for one in ids if one in rows])

    def _line(self, row: PersonRow) -> PersonLine:
        words = row.hint or self.tr("nothing is recorded about how you met")
        line = PersonLine("today.lately", row.id, row.name, words)
        line.opened.connect(self._around.navigator.open_person)
        return line
