"""How far a long job is, in words, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from whence.ui.icons import Tint
from whence.ui.labels import name_control
from whence.ui.theme import Radius, Space, TypeSize, current_theme, scaled, tokens
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.elided_label import ElidedLabel
from whence.ui.widgets.strokes import fill_box

_THICKNESS = 6


class ProgressBar(QWidget):
    """A thin bar; half full and faint while nobody can say how much there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: float | None = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    @property
    def share(self) -> float | None:
        """Part that is done, 0 to 1, or None when it cannot be said."""
        return self._share

    def show_share(self, done: int, total: int) -> None:
        """Show `done` of `total`; a total of 0 or less cannot be said."""
        self._share = min(1.0, max(0.0, done / total)) if total > 0 else None
        self.update()

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(scaled(120), scaled(_THICKNESS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the groove and the part that is done."""
        painter = QPainter(self)
        colours = tokens()
        fill_box(painter, self.rect(), colours.border, Radius.PILL)
        done = QRect(self.rect())
        if self._share is None:
            painter.setOpacity(0.5)
        done.setWidth(round(self.width() * (1.0 if self._share is None else self._share)))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            done.moveRight(self.rect().right())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        corner = self.height() / 2
        if done.width() > 0:
            painter.drawRoundedRect(QRectF(done), corner, corner)
        painter.end()


class ProgressStrip(QWidget):
    """A job's words, its bar, and Cancel; `cancelled` when pressed. Hidden while nothing runs."""

    cancelled = Signal()

    def __init__(self, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ElidedLabel("", TypeSize.SECONDARY, Tint.TEXT2)
        self.amount = ElidedLabel("", TypeSize.META, Tint.TEXT3)
        self.bar = ProgressBar()
        self.cancel_button = push_button(self.tr("Cancel"), f"{identifier}.cancel", ButtonLook.QUIET)
        name_control(self, identifier)
        self._lay_out()
        self.cancel_button.clicked.connect(self._on_cancel_pressed)
        self.setVisible(False)

    def begin(self, words: str, can_cancel: bool = True) -> None:
        """Show a job that has just begun."""
        self.cancel_button.setVisible(can_cancel)
        self.cancel_button.setEnabled(True)
        self.report(0, 0, words)
        self.setVisible(True)

    def report(self, done: int, total: int, words: str = "") -> None:
        """Show how far it is; no words leave the ones before."""
        if words:
            self.words.set_line(words)
        self.bar.show_share(done, total)
        locale = self.locale()
        of = self.tr("{done} of {total}").format(done=locale.toString(done), total=locale.toString(total))
        self.amount.set_line(of if total > 0 else "")
        self.setAccessibleName(f"{self.words.text()} {self.amount.text()}".strip())

    def end(self) -> None:
        """The job is over."""
        self.setVisible(False)

    def _on_cancel_pressed(self) -> None:
        self.cancel_button.setEnabled(False)
        self.words.set_line(self.tr("Stopping…"))
        self.cancelled.emit()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(scaled(Space.SMALL))
        above.addWidget(self.words, 1)
        above.addWidget(self.amount)
        column = QVBoxLayout()
        column.setSpacing(scaled(6))
        column.addLayout(above)
        column.addWidget(self.bar)
        line = QHBoxLayout(self)
        line.setContentsMargins(scaled(Space.LARGE), scaled(Space.SMALL), scaled(Space.SMALL), scaled(Space.SMALL))
        line.addLayout(column, 1)
        line.addWidget(self.cancel_button)
