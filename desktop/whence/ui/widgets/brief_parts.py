"""The pieces a brief is shown by: a line with its heading, lines with signs, the words for what shows a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from whence.domain.briefs import DecisionWords, Evidence, ExchangeWords, Source
from whence.domain.interactions import CHANNEL_WORDS, Channel
from whence.domain.readiness import Readiness, ReadinessAnswer
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated, one_line
from whence.ui.theme import Space, TypeSize, current_theme, scaled
from whence.ui.tones import Tone
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.banner import IconSign
from whence.ui.widgets.elided_label import ElidedLabel
from whence.ui.widgets.turning_row import TurningRow

_HEADING = 104
_SIGN = 14
_LINES_OF_TEXT = 240

SOURCE_WORDS = {
    Source.ENTRY: QT_TRANSLATE_NOOP("BriefView", "your entry"),
    Source.ARCHIVE: QT_TRANSLATE_NOOP("BriefView", "the archive"),
    Source.CLAIM: QT_TRANSLATE_NOOP("BriefView", "their claim"),
    Source.INFERRED: QT_TRANSLATE_NOOP("BriefView", "inferred"),
}
SOURCE_ICONS = {Source.ENTRY: "pencil", Source.ARCHIVE: "box", Source.CLAIM: "quote", Source.INFERRED: "nearly"}
READINESS_TONES = {
    Readiness.READY: Tone.OK,
    Readiness.WARM_UP: Tone.WARN,
    Readiness.DONT: Tone.DANGER,
    Readiness.CANT_TELL: Tone.NEUTRAL,
}
READINESS_ICONS = {
    Readiness.READY: "circle-check",
    Readiness.WARM_UP: "sun",
    Readiness.DONT: "circle-cross",
    Readiness.CANT_TELL: "question",
}

#: Narrower than this, in design pixels, a heading stands above what it is about.
_NARROW = 300


class HeadedRow(TurningRow):
    """A quiet heading at the beginning, and beside it whatever it is about; lengths are in design pixels.

    Where there is little room the heading stands above it.
    """

    def __init__(self, words: str, *, heading: int = _HEADING, drop: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(_NARROW, parent=parent)
        self._width, self._drop = heading, drop
        self.heading = Label(words, TypeSize.SECONDARY, Tint.TEXT3, is_wrapped=True)
        parts = QWidget()
        self.body = QVBoxLayout(parts)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(scaled(Space.TIGHT))
        self.add(self.heading, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.add(parts, 1)
        self._measure()
        current_theme().changed.connect(self._measure)

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """Show these in place of those before; hidden without any."""
        empty(self.body)
        for part in parts:
            self.body.addWidget(part)
            part.setVisible(True)
        self.setVisible(bool(parts))

    @Slot()
    def _measure(self) -> None:
        self.heading.setFixedWidth(scaled(self._width))
        self.heading.setContentsMargins(0, scaled(self._drop), 0, 0)


def empty(layout: QLayout) -> None:
    """Delete every widget of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()


def words_label(text: str, tint: Tint = Tint.TEXT2) -> Label:
    """A sentence of the brief, wrapped, to be selected and copied."""
    label = Label(one_line(text, _LINES_OF_TEXT), TypeSize.BODY, tint, is_wrapped=True)
    label.make_selectable()
    return label


def signed_line(icon_name: str, text: str, tone: Tone = Tone.NEUTRAL) -> QWidget:
    """A sentence with a small sign before it."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(scaled(Space.SMALL))
    sign = IconSign(icon_name, tone, _SIGN)
    sign.setContentsMargins(0, scaled(2), 0, 0)
    line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words_label(text), 1)
    return row


def column_of(parts: Iterable[QWidget]) -> QWidget:
    """Several parts below each other."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(scaled(Space.WIDE), 0, 0, scaled(Space.TIGHT))
    column.setSpacing(scaled(Space.TIGHT))
    for part in parts:
        column.addWidget(part)
    return holder


def evidence_title(evidence: Sequence[Evidence]) -> str:
    """What the sentence rests on in a few words: "your entry, 14 March 2026 · the archive"."""
    said: dict[Source, str] = {}
    for piece in evidence:
        words = QCoreApplication.translate("BriefView", SOURCE_WORDS[piece.source])
        day = piece.day.words if piece.day.is_known and piece.source is Source.ENTRY else ""
        if piece.source not in said:
            said[piece.source] = ", ".join(part for part in (words, day) if part)
    return " · ".join(said.values())


def evidence_lines(evidence: Sequence[Evidence]) -> list[QWidget]:
    """A line for every part; source and day are said where they are not the same for all."""
    if len({(piece.source, piece.day) for piece in evidence}) == 1:
        return [signed_line(SOURCE_ICONS[piece.source], piece.text) for piece in evidence]
    return [_evidence_line(piece) for piece in evidence]


def _evidence_line(piece: Evidence) -> QWidget:
    source = QCoreApplication.translate("BriefView", SOURCE_WORDS[piece.source])
    origin = ", ".join(part for part in (source, piece.day.words if piece.day.is_known else "") if part)
    return signed_line(SOURCE_ICONS[piece.source], f"{isolated(piece.text)} ({origin})")


def exchange_line(exchange: ExchangeWords) -> QWidget:
    """One of the last interactions on one line."""
    channel = exchange_title(exchange.channel, exchange.direction)
    said = f"{exchange.day.words} · {channel}" if exchange.day.is_known else channel
    line = ElidedLabel(f"{said}: {isolated(one_line(exchange.words))}" if exchange.words else said, tint=Tint.TEXT2)
    line.setAccessibleName(f"{said}: {exchange.words}")
    return line


def exchange_title(channel: str, direction: str) -> str:
    """Whose exchange it was: "their message", "your call", "met"."""
    if channel == CHANNEL_WORDS[Channel.IN_PERSON]:
        return channel
    if direction == "in":
        return QCoreApplication.translate("BriefView", "their {channel}").format(channel=channel)
    if direction == "out":
        return QCoreApplication.translate("BriefView", "your {channel}").format(channel=channel)
    return channel


def decision_line(decision: DecisionWords) -> QWidget:
    """A decision with its day and the words of its rationale."""
    said = f"{decision.day.words} · {decision.verdict}" if decision.day.is_known else decision.verdict
    return signed_line("scales", f"{said}: {isolated(decision.rationale)}" if decision.rationale else said)


def readiness_lines(answer: ReadinessAnswer) -> list[QWidget]:
    """The reasons of an answer, then what would change it."""
    lines = [signed_line("minus", reason) for reason in answer.reasons]
    remedy = QCoreApplication.translate("BriefView", "What would change it: {change}")
    return lines + [signed_line("arrow-right", remedy.format(change=change)) for change in answer.changes]
