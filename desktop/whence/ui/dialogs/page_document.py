"""Briefs as a printed page: black on white, plain text only, whatever the window looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QSizeF
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
from whence.ui.labels import one_line

_TITLE, _SECTION, _BODY, _META = 18, 13, 10.5, 9
_INK, _QUIET = "#111111", "#555555"
_RESOLUTION = 300
#: What is left of the paper inside the margins a document is printed with, in millimetres, with room to spare.
_ROOM = (168.0, 245.0)
_DOTS_PER_MILLIMETRE = 96 / 25.4
_SHARES = (1.0, 0.92, 0.85, 0.78)
_INDENT = 12.0


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page says: a title, a line under it, and the briefs; private judgements only when asked for."""

    title: str
    remark: str
    briefs: tuple[Brief, ...]
    has_private: bool = False


@dataclass(frozen=True, slots=True)
class _Pen:
    cursor: QTextCursor
    share: float


def page_document(page: PageText) -> QTextDocument:
    """The page as a document, set smaller where that makes it one page.

    Every text goes in letter for letter; nothing in it is read as markup.
    """
    shares = iter(_SHARES)
    document = _set_document(page, next(shares))
    for share in shares:
        if document.pageCount() <= 1:
            break
        document = _set_document(page, share)
    document.setPageSize(QSizeF())
    return document


def _set_document(page: PageText, share: float) -> QTextDocument:
    document = QTextDocument()
    document.setIndentWidth(_INDENT)
    document.setPageSize(QSizeF(*(side * _DOTS_PER_MILLIMETRE for side in _ROOM)))
    document.setDefaultFont(QFont(QGuiApplication.font().family(), round(_BODY)))
    pen = _Pen(QTextCursor(document), share)
    _write(pen, page.title, _TITLE, is_strong=True, is_first=True)
    if page.remark:
        _write(pen, page.remark, _BODY, _QUIET)
    for brief in page.briefs:
        _write_brief(pen, brief, has_private=page.has_private)
    return document


def pdf_of(page: PageText) -> bytes:
    """The page as a PDF, on the paper that is usual here."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    writer.setTitle(page.title)
    writer.setCreator("Whence")
    page_document(page).print_(writer)
    del writer
    buffer.close()
    return bytes(content.data())


def _write_brief(pen: _Pen, brief: Brief, *, has_private: bool) -> None:
    _write(pen, brief.name, _SECTION, is_strong=True, above=14)
    if brief.affiliation:
        _write(pen, brief.affiliation, _BODY, _QUIET)
    _write(pen, brief.sentence, _BODY, above=4)
    _list(pen, QCoreApplication.translate("PageToTake", "What shows it"), [one.text for one in brief.evidence])
    _write(pen, brief.tie.sentence, _BODY, above=6)
    last = [_exchange(one.day.words, one.channel, one.words) for one in brief.interactions]
    _list(pen, QCoreApplication.translate("PageToTake", "Last exchanges"), last)
    _list(pen, QCoreApplication.translate("PageToTake", "Open"), brief.open_loops)
    if has_private:
        readiness = QCoreApplication.translate("PageToTake", "For an introduction: {words}").format(
            words=brief.readiness.words
        )
        _list(pen, readiness, brief.readiness.reasons)
        _list(
            pen,
            QCoreApplication.translate("PageToTake", "Decisions"),
            [f"{one.verdict}: {one.rationale}" for one in brief.decisions],
        )
        _list(pen, QCoreApplication.translate("PageToTake", "Cautions"), brief.cautions)


def _exchange(day: str, channel: str, words: str) -> str:
    return " · ".join(part for part in (day, channel, one_line(words)) if part)


def _list(pen: _Pen, heading: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    _write(pen, heading, _META, _QUIET, above=6)
    for line in lines:
        _write(pen, f"•  {line}", _BODY, indent=1)


def _write(
    pen: _Pen,
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
    block.setTopMargin(above * pen.share)
    block.setIndent(indent)
    letters.setFontPointSize(points * pen.share)
    letters.setForeground(QColor(ink))
    letters.setFontWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
    if is_first:
        pen.cursor.setBlockFormat(block)
    else:
        pen.cursor.insertBlock(block)
    pen.cursor.insertText(text.replace("\n", "\u2028"), letters)
