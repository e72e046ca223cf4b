"""Text on screen that is never guessed to be anything but text, and names for what is on screen."""

from __future__ import annotations

import html
import re
import unicodedata

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QLabel, QMessageBox, QTextBrowser, QWidget

from whence.ui.icons import Tint
from whence.ui.theme import TypeSize, current_theme

#: Names longer than this are cut before they are measured or drawn on one line.
LONGEST_LINE = 300
#: Longer captions of buttons and tabs are cut.
LONGEST_CAPTION = 60

_WIDEST_WORD = 200
_WIDEST_LINE = 560

_LONG_WORD = re.compile(r"\S{24}(?=\S)")
_FIRST_STRONG_ISOLATE = "\u2068"
_POP_ISOLATE = "\u2069"
_DIRECTION_MARKS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])


class Label(QLabel):
    """A label that shows exactly its text, at a step of the type scale, in a token's colour."""

    def __init__(
        self,
        text: str = "",
        size: TypeSize = TypeSize.BODY,
        tint: Tint = Tint.TEXT,
        *,
        is_strong: bool = False,
        is_wrapped: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._tint = tint
        self._is_strong = is_strong
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(is_wrapped)
        self.setText(text)
        self._dress()
        current_theme().changed.connect(self._dress)

    def set_tint(self, tint: Tint) -> None:
        """Write in another token's colour from now on."""
        self._tint = tint
        self._dress()

    def minimumSizeHint(self) -> QSize:
        """Room for the text, but never so much that one long word could widen the window."""
        hint = super().minimumSizeHint()
        widest = current_theme().scaled(_WIDEST_WORD if self.wordWrap() else _WIDEST_LINE)
        return QSize(min(hint.width(), widest), hint.height())

    def make_selectable(self) -> None:
        """Let the text be selected and copied by mouse and keyboard."""
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)

    def _dress(self) -> None:
        theme = current_theme()
        self.setFont(theme.font(self._size, self._is_strong))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self._tint.colour)
        self.setPalette(palette)


class SafeBrowser(QTextBrowser):
    """Read-only formatted text of the program's own; loads nothing but what is built in and opens no link itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setReadOnly(True)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Answers `qrc:` addresses only; everything else is empty."""
        address = QUrl(name)
        return super().loadResource(kind, address) if address.scheme() == "qrc" else None


class PlainMessageBox(QMessageBox):
    """A message box whose sentences are shown as they are."""

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(title)
        self.setText(sentence)

    def event(self, event: QEvent) -> bool:
        """Keeps every label inside, the additional sentence included, from guessing."""
        if event.type() == QEvent.Type.Polish:
            for label in self.findChildren(QLabel):
                label.setTextFormat(Qt.TextFormat.PlainText)
        return super().event(event)


def escape_tooltip(text: str) -> str:
    """`text` so that a tooltip shows it letter for letter, wrapped; empty stays empty."""
    if not text:
        return ""
    return f"<qt>{html.escape(shortened(text, 2000)).replace(chr(10), '<br>')}</qt>"


def set_tooltip(widget: QWidget, text: str) -> None:
    """Explain a control: as a tooltip, and in the same words to a screen reader."""
    widget.setToolTip(escape_tooltip(text))
    widget.setAccessibleDescription(text)


def name_control(widget: QWidget, identifier: str, spoken: str = "") -> None:
    """Give a control its stable identifier (`screen.control`) and, unless its text speaks for it, a spoken name."""
    widget.setObjectName(identifier)
    widget.setAccessibleIdentifier(identifier)
    if spoken:
        widget.setAccessibleName(spoken)


def announce(widget: QWidget, words: str, is_urgent: bool = False) -> None:
    """Have a screen reader say `words`, without moving the focus."""
    if not words or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if is_urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


def one_line(text: str, longest: int = LONGEST_LINE) -> str:
    """`text` on one line: control characters and line ends become spaces, and what is far too long is cut."""
    cut = shortened(text, longest)
    if cut.isprintable():
        return cut
    return "".join(" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in cut)


def breakable(text: str) -> str:
    """`text` with places to break inside words too long for a line (an invisible space, Unicode ZWSP)."""
    return _LONG_WORD.sub(lambda found: f"{found[0]}\u200b", text)


def shortened(text: str, longest: int) -> str:
    """`text`, cut with an ellipsis when longer than `longest` letters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def isolated(text: str) -> str:
    """`text` fenced so that its writing direction cannot disturb the sentence it is put into (Unicode UAX 9)."""
    return f"{_FIRST_STRONG_ISOLATE}{text.translate(_DIRECTION_MARKS)}{_POP_ISOLATE}"


def caption(text: str) -> str:
    """`text` for a button, tab or menu entry, where a single ampersand would be taken for a key mark."""
    return one_line(text, LONGEST_CAPTION).replace("&", "&&")
