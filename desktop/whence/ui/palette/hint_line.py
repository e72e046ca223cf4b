"""The line at the palette's foot: what its keys do, or what was just done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from whence.ui.actions import Actions
from whence.ui.icons import Tint
from whence.ui.labels import one_line
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.elided_label import ElidedLabel
from whence.ui.widgets.headings import KeyHint

_HINTS = (
    ("palette.pick", QT_TRANSLATE_NOOP("Palette", "open")),
    ("palette.brief", QT_TRANSLATE_NOOP("Palette", "brief")),
    ("introduction.begin", QT_TRANSLATE_NOOP("Palette", "introduce")),
    ("brief.copy", QT_TRANSLATE_NOOP("Palette", "copy the sentence")),
)


class HintLine(QWidget):
    """Shows the keys; `say` shows a sentence instead until it is empty again."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = ElidedLabel("", TypeSize.META, Tint.ACCENT)
        self._keys = QWidget()
        line = QHBoxLayout(self._keys)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(scaled(6))
        for identifier, words in _HINTS:
            line.addWidget(KeyHint(actions[identifier].shortcut()))
            line.addWidget(ElidedLabel(QCoreApplication.translate("Palette", words), TypeSize.META, Tint.TEXT3))
            line.addSpacing(scaled(Space.SMALL))
        line.addStretch(1)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(scaled(Space.SMALL), scaled(2), scaled(Space.SMALL), scaled(2))
        self._pages.addWidget(self._keys)
        self._pages.addWidget(self.said)

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one shows the keys again."""
        self.said.set_line(one_line(sentence))
        self._pages.setCurrentWidget(self.said if sentence else self._keys)
