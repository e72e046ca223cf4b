"""Drawing that several widgets share: soft boxes, focus rings, one line of text."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle

from whence.ui.labels import LONGEST_LINE, one_line
from whence.ui.theme import Radius, scaled, tokens

#: Width of the ring around what has the keyboard, in design pixels.
FOCUS_RING = 2

_STRONG = frozenset({"L", "R", "AL"})


def fill_box(painter: QPainter, box: QRect, colour: QColor, radius: Radius, edge: QColor | None = None) -> None:
    """Fill a round-cornered box, with a hairline around it when `edge` is given."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    inside = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5) if edge is not None else QRectF(box)
    corner = min(float(scaled(radius)), inside.height() / 2)
    painter.drawRoundedRect(inside, corner, corner)


def draw_focus_ring(painter: QPainter, box: QRect, radius: Radius) -> None:
    """Draw the ring that says where the keyboard is, just inside `box`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens().focus, FOCUS_RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = QRectF(box).adjusted(1, 1, -1, -1)
    corner = min(float(scaled(radius)), inside.height() / 2)
    painter.drawRoundedRect(inside, corner, corner)


def draw_line(
    painter: QPainter,
    box: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write one line into `box`, letter for letter, elided when it does not fit."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(one_line(text), Qt.TextElideMode.ElideRight, box.width())
    visual = QStyle.visualAlignment(painter.layoutDirection(), alignment) | Qt.AlignmentFlag.AlignAbsolute
    forced = Qt.TextFlag.TextForceRightToLeft if is_right_to_left(text) else Qt.TextFlag.TextForceLeftToRight
    flags = int(visual | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine) | int(forced)
    painter.drawText(box, flags, shown)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (Unicode UAX 9, rules P2 and P3)."""
    for letter in text[:LONGEST_LINE]:
        direction = unicodedata.bidirectional(letter)
        if direction in _STRONG:
            return direction != "L"
    return False


def text_width(text: str, font: QFont) -> int:
    """How wide one line of text is."""
    return QFontMetrics(font).horizontalAdvance(one_line(text))
