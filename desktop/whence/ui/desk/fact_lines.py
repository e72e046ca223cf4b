"""Facts about a case as lines: a sign drawn beside the words, never instead of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.evidence_words import Noticed, Weighs
from whence.ui.labels import Label, breakable
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.banner import IconSign

_SIGNS = {
    Weighs.FOR: ("check", Tone.OK, QT_TRANSLATE_NOOP("Desk", "speaks for it")),
    Weighs.AGAINST: ("cross", Tone.DANGER, QT_TRANSLATE_NOOP("Desk", "speaks against it")),
    Weighs.NEARLY: ("nearly", Tone.WARN, QT_TRANSLATE_NOOP("Desk", "to be weighed")),
    Weighs.OPEN: ("question", Tone.INFO, QT_TRANSLATE_NOOP("Desk", "can't be told")),
}


class FactLines(QWidget):
    """Shows facts one under the other; says so when there are none."""

    def __init__(self, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(identifier)
        self.setAccessibleIdentifier(identifier)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(Space.TIGHT))

    def show_facts(self, facts: Sequence[Noticed]) -> None:
        """Show these facts instead."""
        empty_layout(self._column)
        for fact in facts:
            self._column.addWidget(fact_line(fact))
        if not facts:
            words = QCoreApplication.translate("Desk", "Nothing was noticed. Look at the invitation itself.")
            self._column.addWidget(Label(words, TypeSize.SECONDARY, is_wrapped=True))


def fact_line(fact: Noticed) -> QWidget:
    """One fact with its sign."""
    icon_name, tone, spoken = _SIGNS[fact.weighs]
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(scaled(Space.SMALL))
    words = Label(breakable(fact.sentence), TypeSize.BODY, is_wrapped=True)
    words.setAccessibleName(f"{fact.sentence} ({QCoreApplication.translate('Desk', spoken)})")
    row.addWidget(IconSign(icon_name, tone, 20), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return line


def empty_layout(layout: QVBoxLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
