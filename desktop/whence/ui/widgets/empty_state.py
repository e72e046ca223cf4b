"""What stands where a list is empty: why, the first step, and an example."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from whence.ui.icons import Tint, draw_icon
from whence.ui.labels import Label
from whence.ui.theme import Space, TypeSize, current_theme, dress, scaled, tokens
from whence.ui.widgets.buttons import ButtonLook, push_button

_DISC = 64
_SIGN = 28
_WIDEST = 440


class _Disc(QWidget):
    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(scaled(_DISC), scaled(_DISC))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(scaled(_DISC))
        disc = QRectF(0, 0, side, side)
        disc.moveCenter(QRectF(self.rect()).center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().accent_soft)
        painter.drawEllipse(disc)
        gap = (side - scaled(_SIGN)) / 2
        draw_icon(painter, self._icon_name, disc.adjusted(gap, gap, -gap, -gap), tokens().on_accent_soft)
        painter.end()


class EmptyState(QScrollArea):
    """Says why nothing is here, offers one button and shows one example; `started` when the button is pressed.

    Where there is little room it scrolls.
    """

    started = Signal()

    def __init__(
        self,
        identifier: str,
        icon_name: str,
        title: str,
        reason: str,
        *,
        button_text: str = "",
        example: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName(identifier)
        self.setAccessibleIdentifier(identifier)
        self.setAccessibleName(title)
        self.setAccessibleDescription(reason)
        self.button: QPushButton | None = None
        self._column = QVBoxLayout()
        self._lay_out(icon_name, title, reason)
        if button_text:
            self._add_button(button_text, f"{identifier}.start")
        if example:
            self._add_example(example)
        self._column.addStretch(3)

    def _lay_out(self, icon_name: str, title: str, reason: str) -> None:
        edge = scaled(Space.WIDE)
        middle = QWidget()
        middle.setMaximumWidth(scaled(_WIDEST))
        middle.setLayout(self._column)
        sheet = QWidget()
        across = QHBoxLayout(sheet)
        across.setContentsMargins(edge, edge, edge, edge)
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)
        self.setWidget(sheet)
        self.viewport().setAutoFillBackground(False)
        sheet.setAutoFillBackground(False)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(Space.MEDIUM))
        self._column.addStretch(2)
        self._column.addWidget(_Disc(icon_name))
        heading = Label(title, TypeSize.SECTION, is_strong=True, is_wrapped=True)
        for label in (heading, Label(reason, TypeSize.BODY, Tint.TEXT2, is_wrapped=True)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(label)

    def _add_button(self, text: str, identifier: str) -> None:
        self.button = push_button(text, identifier, ButtonLook.PRIMARY)
        self.button.clicked.connect(self.started)
        self._column.addSpacing(scaled(Space.TIGHT))
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _add_example(self, example: str) -> None:
        sheet = QFrame()
        dress(sheet, "sunken")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(scaled(Space.MEDIUM), scaled(Space.SMALL), scaled(Space.MEDIUM), scaled(Space.SMALL))
        inside.setSpacing(scaled(2))
        inside.addWidget(Label(self.tr("For example"), TypeSize.META, Tint.TEXT3))
        words = Label(example, TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True)
        words.make_selectable()
        inside.addWidget(words)
        self._column.addSpacing(scaled(Space.MEDIUM))
        self._column.addWidget(sheet)
