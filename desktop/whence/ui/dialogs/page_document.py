"""Briefs as a printed page: black on white, plain text only, whatever the window looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from whence.domain.briefs import Brief
from whence.domain.interactions import CHANNEL_WORDS, Channel
from whence.ui.labels import one_line

_TITLE, _SECTION, _BODY, _META = 18, 13, 10.5, 9
_INK, _QUIET = "#111111", "#555555"
_RESOLUTION = 300
_MARGIN = 18.0


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page says: a title, a line under it, and the briefs; private judgements only when asked for."""

    title: str
    remark: str
    briefs: tuple[Brief, ...]
    has_private: bool = False


def page_document(page: PageText) -> QTextDocument:
    """The page as a document. Every text goes in letter for letter; nothing in it is read as markup."""
    document = QTextDocument()
    document.setDefaultFont(QFont(QGuiApplication.font().family(), round(_BODY)))
    cursor = QTextCursor(document)
    _write(cursor, page.title, _TITLE, is_strong=True, is_first=True)
    if page.remark:
        _write(cursor, page.remark, _BODY, _QUIET)
    for brief in page.briefs:
        _write_brief(cursor, brief, has_private=page.has_private)
    return document


def pdf_of(page: PageText) -> bytes:
    """The page as a PDF, on the paper that is usual here."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter)
    writer.setTitle(page.title)
    writer.setCreator("Whence")
    page_document(page).print_(writer)
    del writer
    buffer.close()
    return bytes(content.data())


def _write_brief(cursor: QTextCursor, brief: Brief, *, has_private: bool) -> None:
    _write(cursor, brief.name, _SECTION, is_strong=True, above=14)
    if brief.affiliation:
        _write(cursor, brief.affiliation, _BODY, _QUIET)
    _write(cursor, brief.sentence, _BODY, above=4)
    _list(cursor, _tr("What shows it"), [one.text for one in brief.evidence])
    _write(cursor, brief.tie.sentence, _BODY, above=6)
    last = [_exchange(one.day.words, one.channel, one.words) for one in brief.interactions]
    _list(cursor, _tr("Last exchanges"), last)
    _list(cursor, _tr("Open"), brief.open_loops)
    if has_private:
        readiness = _tr("For an introduction: {words}").format(words=brief.readiness.words)
        _list(cursor, readiness, brief.readiness.reasons)
        _list(cursor, _tr("Decisions"), [f"{one.verdict}: {one.rationale}" for one in brief.decisions])
        _list(cursor, _tr("Cautions"), brief.cautions)


def _exchange(day: str, channel: str, words: str) -> str:
    return " · ".join(part for part in (day, CHANNEL_WORDS[Channel(channel)], one_line(words)) if part)


def _list(cursor: QTextCursor, heading: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    _write(cursor, heading, _META, _QUIET, above=6)
    for line in lines:
        _write(cursor, f"•  {line}", _BODY, indent=1)


def _write(
    cursor: QTextCursor,
    text: str,
    points: float,
    ink: str = _INK,
    *,
    is_strong: bool = False,
    is_first: bool = False,
    above: int = 2,
    indent: int = 0,
) -> None:
    block, letters = QTextBlockFormat(), QTextCharFormat()
    block.setTopMargin(above)
    block.setIndent(indent)
    letters.setFontPointSize(points)
    letters.setForeground(QColor(ink))
    letters.setFontWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
    if is_first:
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)
    cursor.insertText(text.replace("\n", "\u2028"), letters)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PageToTake", text)
