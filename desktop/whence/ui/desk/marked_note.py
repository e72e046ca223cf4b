"""A note as it was written, with what was noticed marked in the text itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from whence.domain.evidence_words import Noticed, Weighs
from whence.ui.labels import name_control
from whence.ui.theme import Radius, Space, TypeSize, current_theme, scaled, tokens
from whence.ui.tones import Tone
from whence.ui.widgets.strokes import fill_box, is_right_to_left

LONGEST_SHOWN = 12_000
#: A note of more characters or lines than these is folded to its first lines.
_LONG_TEXT, _LONG_LINES = 900, 12
_FOLDED_LINES = 6
_LINE_SEPARATOR = "\u2028"
_TONES = {Weighs.FOR: Tone.OK, Weighs.AGAINST: Tone.DANGER, Weighs.NEARLY: Tone.WARN, Weighs.OPEN: Tone.INFO}
#: Marks differ by their line as well as by their colour.
_LINES = {
    Weighs.FOR: QTextCharFormat.UnderlineStyle.SingleUnderline,
    Weighs.AGAINST: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Weighs.NEARLY: QTextCharFormat.UnderlineStyle.DashUnderline,
    Weighs.OPEN: QTextCharFormat.UnderlineStyle.DotLine,
}


class MarkedNote(QWidget):
    """Draws plain text; nothing in it is ever taken for markup.

    A long one begins folded, so that what was noticed in it is in sight.
    """

    def __init__(self, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._formats: list[QTextLayout.FormatRange] = []
        self._facts: tuple[Noticed, ...] = ()
        self._is_folded = False
        name_control(self, identifier, self.tr("The note"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        current_theme().changed.connect(self._on_theme_changed)

    def show_note(self, text: str, facts: Sequence[Noticed]) -> None:
        """Show another note with its marks."""
        self._text = text[:LONGEST_SHOWN]
        self._facts = tuple(facts)
        self._is_folded = self.is_long
        self._formats = _formats(self._text, self._facts)
        said = [fact.sentence for fact in self._facts if fact.start is not None]
        self.setAccessibleName(self._text)
        self.setAccessibleDescription(" ".join(said))
        self.updateGeometry()
        self.update()

    @property
    def is_long(self) -> bool:
        """Whether it takes more room than is left to it at first."""
        return len(self._text) > _LONG_TEXT or self._text.count("\n") >= _LONG_LINES

    def unfold(self, is_unfolded: bool) -> None:
        """Show all of it, or its beginning."""
        self._is_folded = not is_unfolded
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """True: narrower is longer."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of what is shown of the note at this width."""
        return self._laid_out(width - 2 * self._edge())[1] + 2 * self._edge()

    def sizeHint(self) -> QSize:
        """As wide as lines are good to read."""
        width = scaled(560)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible."""
        return QSize(scaled(200), scaled(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet, the text and its marks."""
        painter = QPainter(self)
        is_focused = self.hasFocus()
        edge = tokens().focus if is_focused else None
        fill_box(painter, self.rect(), tokens().sunken, Radius.ROW, edge)
        painter.setPen(tokens().text)
        layout, _ = self._laid_out(self.width() - 2 * self._edge())
        layout.draw(painter, QPointF(self._edge(), self._edge()))
        painter.end()

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self._text.replace("\n", _LINE_SEPARATOR), current_theme().font(TypeSize.TITLE))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        is_backwards = is_right_to_left(self._text)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_backwards else Qt.LayoutDirection.LeftToRight)
        option.setAlignment(Qt.AlignmentFlag.AlignRight if is_backwards else Qt.AlignmentFlag.AlignLeft)
        layout.setTextOption(option)
        layout.setFormats(self._formats)
        down = 0.0
        layout.beginLayout()
        while not (self._is_folded and layout.lineCount() == _FOLDED_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, down))
            down += line.height() * 1.25
        layout.endLayout()
        return layout, round(down)

    def _edge(self) -> int:
        return scaled(Space.MEDIUM)

    def _on_theme_changed(self) -> None:
        self._formats = _formats(self._text, self._facts)
        self.updateGeometry()
        self.update()


class WholeNoteSwitch(QCheckBox):
    """Unfolds a long note; out of sight below one that is short."""

    def __init__(self, note: MarkedNote) -> None:
        super().__init__(note.tr("Show the whole note"))
        self._note = note
        name_control(self, f"{note.objectName()}.whole", self.text())
        self.toggled.connect(note.unfold)

    def fold(self) -> None:
        """Begin with the note as it is shown first."""
        self.setVisible(self._note.is_long)
        self.setChecked(False)


def _formats(text: str, facts: Sequence[Noticed]) -> list[QTextLayout.FormatRange]:
    """One mark for each noticed place; of places that overlap the weightiest is marked."""
    taken: list[tuple[int, int]] = []
    formats = []
    for fact in facts:
        if fact.start is None or fact.end is None or fact.end > len(text):
            continue
        if any(fact.start < end and start < fact.end for start, end in taken):
            continue
        taken.append((fact.start, fact.end))
        formats.append(_format(text, fact.start, fact.end, fact.weighs))
    return formats


def _format(text: str, start: int, end: int, weighs: Weighs) -> QTextLayout.FormatRange:
    made, look, tone = QTextLayout.FormatRange(), QTextCharFormat(), _TONES[weighs]
    look.setBackground(tone.fill)
    look.setForeground(tone.ink)
    look.setUnderlineStyle(_LINES[weighs])
    look.setUnderlineColor(tone.ink)
    made.start, made.length = _units(text[:start]), _units(text[start:end])
    made.format = look
    return made


def _units(text: str) -> int:
    """How long Qt takes a text to be: in UTF-16 units."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2
