"""A person's initials on a soft disc: the same letters and colour wherever the name appears."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from whence.ui.labels import one_line
from whence.ui.theme import TypeSize, current_theme, scaled, tokens
from whence.ui.theme_palette import soft_pair

#: Diameter beside a row, in design pixels.
ROW_DIAMETER = 36


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """First letters of the first and last word of a name that begin with a letter; "?" when none does."""
    words = [word for word in one_line(name, 120).split() if word[0].isalpha()]
    if not words:
        return "?"
    picked = words[:1] if len(words) == 1 else [words[0], words[-1]]
    return "".join(word[0] for word in picked).upper()[:3]


def draw_avatar(painter: QPainter, box: QRect, name: str) -> None:
    """Draw the disc with the initials of `name` into `box`."""
    colours = tokens()
    fill, ink = soft_pair(name, colours.accent_soft.name(), colours.on_accent_soft.name())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawEllipse(QRectF(box))
    font = QFont(current_theme().font(TypeSize.META, is_strong=True))
    font.setPointSizeF(font.pointSizeF() * box.height() / max(1, scaled(ROW_DIAMETER)) * 1.05)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), initials(name))


class Avatar(QWidget):
    """The disc as a widget; says nothing to screen readers, for the name stands beside it."""

    def __init__(self, name: str = "", diameter: int = ROW_DIAMETER, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._diameter = diameter
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self._on_theme_changed)

    def set_name(self, name: str) -> None:
        """Show the initials of another name."""
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        return QSize(scaled(self._diameter), scaled(self._diameter))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc."""
        painter = QPainter(self)
        draw_avatar(painter, self.rect(), self._name)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
