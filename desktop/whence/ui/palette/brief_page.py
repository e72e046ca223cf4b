"""The whole brief of the selected person, inside the palette."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from whence.domain.briefs import Brief
from whence.ui.icons import Tint
from whence.ui.labels import name_control
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.avatar import Avatar
from whence.ui.widgets.brief_view import BriefView
from whence.ui.widgets.elided_label import ElidedLabel

_LINE = 40


class BriefPage(QScrollArea):
    """Scrolled by the arrows; `left` when the arrow left goes back to the list."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.avatar = Avatar("", 40)
        self.name = ElidedLabel("", TypeSize.SECTION, is_strong=True)
        self.affiliation = ElidedLabel("", TypeSize.SECONDARY, Tint.TEXT2)
        self.view = BriefView("palette.brief")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name_control(self, "palette.page", self.tr("Brief"))
        self._lay_out()

    def show_brief(self, brief: Brief) -> None:
        """Show the brief of somebody."""
        self.avatar.set_name(brief.name)
        self.name.set_line(brief.name)
        self.affiliation.set_line(brief.affiliation)
        self.affiliation.setVisible(bool(brief.affiliation))
        self.view.show_brief(brief)
        self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow left goes back; up and down scroll."""
        if event.key() == Qt.Key.Key_Left:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            step = scaled(_LINE) if event.key() == Qt.Key.Key_Down else -scaled(_LINE)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + step)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.affiliation)
        top = QHBoxLayout()
        top.setSpacing(scaled(Space.MEDIUM))
        top.addWidget(self.avatar)
        top.addLayout(words, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        edge = scaled(Space.LARGE)
        column.setContentsMargins(edge, scaled(Space.MEDIUM), edge, scaled(Space.MEDIUM))
        column.setSpacing(scaled(Space.MEDIUM))
        column.addLayout(top)
        column.addWidget(self.view)
        column.addStretch(1)
        self.setWidget(page)
        for part in (page, self.viewport()):
            part.setAutoFillBackground(False)
