"""Headings, cards, rules and key hints: the quiet furniture of a page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from whence.ui.icons import Tint
from whence.ui.labels import Label
from whence.ui.theme import Radius, Space, TypeSize, current_theme, dress, scaled, tokens
from whence.ui.widgets.elided_label import ElidedLabel
from whence.ui.widgets.strokes import draw_line, fill_box, text_width


class PageHeading(ElidedLabel):
    """The name of a page."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, TypeSize.PAGE, is_strong=True, parent=parent)


class SectionHeading(QWidget):
    """The name of a section, a quiet remark beside it, and room for controls at the end of the line."""

    def __init__(self, text: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(text, TypeSize.SECTION, is_strong=True)
        self.remark = ElidedLabel(remark, TypeSize.SECONDARY, Tint.TEXT3)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(scaled(Space.SMALL))
        self._line.addWidget(self.title, 0, Qt.AlignmentFlag.AlignBaseline)
        self._line.addWidget(self.remark, 1, Qt.AlignmentFlag.AlignBaseline)

    def add_control(self, control: QWidget) -> None:
        """Put a control at the end of the line."""
        self._line.addWidget(control)


class Card(QFrame):
    """A raised sheet; `body` is its layout."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "card")
        self.body = QVBoxLayout(self)
        edge = scaled(Space.LARGE)
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(scaled(Space.MEDIUM))


class Rule(QFrame):
    """A hairline between two parts of a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "rule")


class KeyHint(QWidget):
    """A key as it is printed on the keyboard, in the words of the system."""

    def __init__(self, keys: QKeySequence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)
        self.set_keys(keys)

    def set_keys(self, keys: QKeySequence) -> None:
        """Show other keys; nothing for no keys."""
        text = keys.toString(QKeySequence.SequenceFormat.NativeText)
        self._parts = tuple(part for part in text.split("+") if part) if text else ()
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every key cap."""
        width = sum(self._cap_width(part) for part in self._parts) + scaled(3) * max(0, len(self._parts) - 1)
        return QSize(width, scaled(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the caps."""
        painter = QPainter(self)
        colours, font = tokens(), current_theme().font(TypeSize.META)
        box = self.rect()
        for part in self._parts:
            box.setWidth(self._cap_width(part))
            fill_box(painter, box, colours.sunken, Radius.CONTROL, colours.border)
            draw_line(painter, box, part, font, colours.text2, Qt.AlignmentFlag.AlignHCenter)
            box.moveLeft(box.right() + 1 + scaled(3))
        painter.end()

    def _cap_width(self, part: str) -> int:
        return max(scaled(20), text_width(part, current_theme().font(TypeSize.META)) + scaled(10))
