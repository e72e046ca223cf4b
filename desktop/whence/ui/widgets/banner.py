"""Sentences inside a page: a remark above what it is about, an error under the field it belongs to."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from whence.ui.icons import Tint, draw_icon
from whence.ui.labels import Label, announce
from whence.ui.theme import Radius, Space, TypeSize, current_theme, dress, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.strokes import fill_box

_SIGNS = {
    Tone.NEUTRAL: "circle-info",
    Tone.ACCENT: "circle-info",
    Tone.OK: "circle-check",
    Tone.WARN: "warning",
    Tone.DANGER: "circle-cross",
    Tone.INFO: "circle-info",
}
_TINTS = {Tone.ACCENT: Tint.ON_ACCENT_SOFT}
_SIGN = 18


class IconSign(QWidget):
    """One small icon in a tone's colour, standing beside words that say the same."""

    def __init__(self, icon_name: str, tone: Tone, side: int = _SIGN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._tone = tone
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        return QSize(scaled(self._side), scaled(self._side))

    def show_sign(self, icon_name: str, tone: Tone) -> None:
        """Show another icon."""
        self._icon_name, self._tone = icon_name, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        draw_icon(painter, self._icon_name, QRectF(self.rect()), self._tone.ink)
        painter.end()


class Banner(QWidget):
    """One sentence in a soft box, perhaps with one thing to do; hidden until it has something to say."""

    pressed = Signal()

    def __init__(self, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.INFO
        self._sign = IconSign(_SIGNS[self._tone], self._tone)
        self._line = QHBoxLayout(self)
        self.sentence = Label("", TypeSize.BODY, Tint.TEXT, is_wrapped=True)
        self.button = push_button(self.tr("Do it"), f"{identifier}.do", ButtonLook.PLAIN)
        self.setObjectName(identifier)
        self.setAccessibleIdentifier(identifier)
        self._lay_out()
        self.button.clicked.connect(self.pressed)
        self.setVisible(False)

    def say(self, sentence: str, tone: Tone = Tone.INFO, button_text: str = "") -> None:
        """Show a sentence and have it read out; an empty one hides the banner."""
        self._tone = tone
        self._sign.show_sign(_SIGNS[tone], tone)
        self.sentence.setText(sentence)
        self.button.setText(button_text)
        if button_text:
            self.button.setAccessibleName(button_text)
        self.button.setVisible(bool(button_text))
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        middle = Qt.AlignmentFlag.AlignVCenter if button_text else Qt.AlignmentFlag.AlignTop
        self._line.setAlignment(self._sign, middle)
        self.update()
        announce(self, sentence, is_urgent=tone is Tone.DANGER)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box."""
        painter = QPainter(self)
        fill_box(painter, self.rect(), self._tone.fill, Radius.ROW)
        painter.end()

    def _lay_out(self) -> None:
        line = self._line
        line.setContentsMargins(scaled(Space.MEDIUM), scaled(10), scaled(Space.MEDIUM), scaled(10))
        line.setSpacing(scaled(10))
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)


class FieldError(QWidget):
    """The sentence under a field that says what is wrong and how to mend it; keeps the field marked while it stands."""

    def __init__(self, field: QLineEdit | QPlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.sentence = Label("", TypeSize.SECONDARY, Tint.DANGER, is_wrapped=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(scaled(2), 0, 0, 0)
        line.setSpacing(scaled(6))
        line.addWidget(IconSign("warning", Tone.DANGER, 16), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.sentence, 1)
        self.setVisible(False)
        field.textChanged.connect(self.clear)

    def say(self, sentence: str) -> None:
        """Show the sentence, mark the field and put the keyboard there."""
        self.sentence.setText(sentence)
        self.setVisible(bool(sentence))
        self._field.setAccessibleDescription(sentence)
        dress(self._field, "wrong" if sentence else "")
        if sentence:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self._field, sentence, is_urgent=True)

    def clear(self) -> None:
        """Take the sentence away; done by itself when the field is edited."""
        if not self.sentence.text():
            return
        self.say("")
