"""A short word at the bottom left that something was done, with Undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from whence.ui.icons import Tint
from whence.ui.labels import Label, announce, name_control, shortened
from whence.ui.theme import Radius, Space, TypeSize, scaled, tokens
from whence.ui.widgets.buttons import ButtonLook, icon_button, push_button
from whence.ui.widgets.strokes import fill_box, text_width

#: How long a toast stays, in milliseconds, unless the pointer or the keyboard is on it.
STAY = 6000
_LONGEST = 200
_WIDEST = 460
_NARROWEST = 200
_SHADOW = QColor(0, 0, 0)


class Toast(QWidget):
    """The sheet itself; made and shown by `ToastHost`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sentence = Label("", TypeSize.BODY, Tint.TEXT, is_wrapped=True)
        self.undo_button = push_button(self.tr("Undo"), "toast.undo", ButtonLook.PLAIN, icon_name="undo")
        self.look_button = push_button(self.tr("Show"), "toast.look", ButtonLook.PLAIN, icon_name="arrow-right")
        self.close_button = icon_button("cross", self.tr("Close this message"), "toast.close")
        self.timer = QTimer(self, interval=STAY, singleShot=True)
        name_control(self, "toast")
        self._lay_out()
        self.timer.timeout.connect(self.hide)
        self.close_button.clicked.connect(self.hide)
        self.setVisible(False)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here."""
        self.timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go a while after the pointer left."""
        self.timer.start()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet with a soft edge."""
        painter = QPainter(self)
        colours = tokens()
        painter.setOpacity(0.05)
        for grow in range(4):
            fill_box(painter, self.rect().adjusted(grow, grow + 1, -grow, -grow), _SHADOW, Radius.CARD)
        painter.setOpacity(1.0)
        sheet = self.rect().adjusted(4, 3, -4, -5)
        fill_box(painter, sheet, colours.raised, Radius.CARD, colours.border)
        painter.end()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(scaled(20), scaled(14), scaled(Space.MEDIUM), scaled(14))
        line.setSpacing(scaled(Space.MEDIUM))
        line.addWidget(self.sentence, 1)
        line.addWidget(self.undo_button)
        line.addWidget(self.look_button)
        line.addWidget(self.close_button)


class ToastHost(QObject):
    """Shows one toast at a time over a window, announces it, and keeps it at the window's bottom left.

    What `kept_clear` names at the moment, a part of the window, it stands above and never on.
    """

    def __init__(self, window: QWidget, kept_clear: Callable[[], QWidget | None] = lambda: None) -> None:
        super().__init__(window)
        self._window = window
        self._kept_clear = kept_clear
        self._undo: Callable[[], object] | None = None
        self._look: Callable[[], object] | None = None
        self.toast = Toast(window)
        self._fresh = QTimer(self, interval=0, singleShot=True)
        self._placing = QTimer(self, interval=0, singleShot=True)
        self._placing.timeout.connect(self._place)
        self.toast.undo_button.clicked.connect(self._on_undo_pressed)
        self.toast.look_button.clicked.connect(self._on_look_pressed)
        window.installEventFilter(self)

    def show(
        self,
        sentence: str,
        undo: Callable[[], object] | None = None,
        look: Callable[[], object] | None = None,
    ) -> None:
        """Say that something was done; `undo` puts it back and `look` shows it when their buttons are pressed."""
        self._undo, self._look = undo, look
        toast = self.toast
        toast.sentence.setText(shortened(sentence, _LONGEST))
        toast.undo_button.setVisible(undo is not None)
        toast.look_button.setVisible(look is not None)
        toast.setAccessibleName(sentence)
        self._place()
        self._placing.start()
        self._fresh.start()
        toast.show()
        toast.raise_()
        toast.timer.start()
        spoken = self.tr("{sentence} Undo is available.").format(sentence=sentence) if undo is not None else sentence
        announce(toast, spoken)

    def leave_page(self) -> None:
        """Take the toast away because another page is shown, unless it was said in the same breath."""
        if not self._fresh.isActive():
            self.dismiss()

    def dismiss(self) -> None:
        """Take the toast away at once."""
        self.toast.timer.stop()
        self.toast.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps the toast in its corner while the window, or what it must not cover, changes size."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show} and self.toast.isVisible():
            self._placing.start()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        toast, edge = self.toast, scaled(Space.LARGE)
        toast.ensurePolished()
        width = min(scaled(_WIDEST), self._window.width() - 2 * edge, max(scaled(_NARROWEST), self._natural_width()))
        toast.resize(width, max(toast.heightForWidth(width), toast.sizeHint().height()))
        is_mirrored = toast.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self._window.width() - edge - width if is_mirrored else edge
        place = QRect(QPoint(left, self._window.height() - edge - toast.height()), toast.size())
        toast.move(self._cleared(place, edge).topLeft())

    def _natural_width(self) -> int:
        """As wide as the sentence on one line needs."""
        sentence = self.toast.sentence
        others = self.toast.sizeHint().width() - sentence.sizeHint().width()
        return others + text_width(sentence.text(), sentence.font()) + scaled(Space.SMALL)

    def _cleared(self, place: QRect, edge: int) -> QRect:
        """The place, moved above what must not be covered."""
        kept = self._kept_clear()
        if kept is None or not kept.isVisible():
            return place
        kept.installEventFilter(self)
        box = QRect(kept.mapTo(self._window, QPoint()), kept.size())
        if place.intersects(box):
            place.moveBottom(max(place.height(), box.top() - edge // 2))
        return place

    @Slot()
    def _on_look_pressed(self) -> None:
        look, self._look = self._look, None
        self.dismiss()
        if look is not None:
            look()

    @Slot()
    def _on_undo_pressed(self) -> None:
        undo, self._undo = self._undo, None
        self.dismiss()
        if undo is not None:
            undo()
