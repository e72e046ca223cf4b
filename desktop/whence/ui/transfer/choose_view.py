"""Where an import begins: what can be imported, where it comes from, and a button."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.theme import Radius, Space, TypeSize, scaled, tokens
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.foldable import Foldable


class ChooseView(QWidget):
    """A dashed sheet that says something can be dropped here; `wanted` when the button is pressed."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = push_button(
            self.tr("Choose an archive…"), "transfer.choose", ButtonLook.PRIMARY, icon_name="tray-down"
        )
        self.button.clicked.connect(self.wanted)
        self.how = Foldable(self.tr("How to get your archive"), "transfer.how", self._steps())
        name_control(self, "transfer.begin", self.tr("Import an archive"))
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dashed edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens().border_strong, 1, Qt.PenStyle.DashLine))
        painter.setBrush(tokens().surface)
        box: QRect = self.rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, scaled(Radius.CARD), scaled(Radius.CARD))
        painter.end()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        edge = scaled(Space.PAGE)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(scaled(Space.MEDIUM))
        title = Label(self.tr("Drop your LinkedIn archive here"), TypeSize.SECTION, is_strong=True, is_wrapped=True)
        words = Label(
            self.tr(
                "The zip file as it came, its unpacked folder, or a single Connections.csv. An export of Whence "
                "(.json) can be read into an empty journal. You see what it would bring before anything is written."
            ),
            TypeSize.BODY,
            Tint.TEXT2,
            is_wrapped=True,
        )
        column.addWidget(title)
        column.addWidget(words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.how)

    def _steps(self) -> QWidget:
        words = self.tr(
            "On linkedin.com: Settings, Data privacy, Get a copy of your data, the larger archive. LinkedIn sends a "
            "link within a day; the zip file behind it is what you drop here. Whence never goes there itself."
        )
        label = Label(words, TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True)
        label.setContentsMargins(scaled(Space.WIDE), 0, 0, 0)
        return label
