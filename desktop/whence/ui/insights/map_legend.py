"""What the colours of the map mean, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from whence.ui.icons import Tint
from whence.ui.labels import Label
from whence.ui.theme import Space, TypeSize, scaled, tokens
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.flow import FlowLayout

_SIDE = 10
_MEANINGS = (
    ("accent", QT_TRANSLATE_NOOP("MapLegend", "strong or close")),
    ("info", QT_TRANSLATE_NOOP("MapLegend", "moderate")),
    ("warn", QT_TRANSLATE_NOOP("MapLegend", "weak")),
    ("border_strong", QT_TRANSLATE_NOOP("MapLegend", "dormant or never in contact")),
    ("text3", QT_TRANSLATE_NOOP("MapLegend", "event, employer")),
    ("", QT_TRANSLATE_NOOP("MapLegend", "larger: brought more people")),
)


def meanings() -> list[tuple[str, str]]:
    """What is drawn in which token, in the language of the window; no token for what is no colour."""
    return [(tint, QCoreApplication.translate("MapLegend", words)) for tint, words in _MEANINGS]


class _Dot(QWidget):
    def __init__(self, tint: str) -> None:
        super().__init__()
        self._tint = tint
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(scaled(_SIDE), scaled(_SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tokens().bg)
        painter.setBrush(getattr(tokens(), self._tint))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class MapLegend(QWidget):
    """A dot and its words for each colour; larger dots brought more people."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(Space.LARGE, Space.TIGHT, self)
        for tint, words in meanings():
            entry = QWidget()
            line = QHBoxLayout(entry)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(scaled(6))
            if tint:
                line.addWidget(_Dot(tint))
            line.addWidget(Label(words, TypeSize.META, Tint.TEXT3))
            flow.addWidget(entry)
