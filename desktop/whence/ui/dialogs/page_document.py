"""Briefs as a printed page: black on white, plain text only, whatever the window looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QLocale, QMarginsF, QSizeF
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
    QTextFormat,
    QTextListFormat,
)

from whence.domain.briefs import Brief
from whence.ui.labels import one_line

_TITLE, _SECTION, _BODY, _META = 18, 13, 10.5, 9
_INK, _QUIET = "#111111", "#555555"
_RESOLUTION = 300
#: What the margins a document is printed with take of the paper's width and height, in millimetres, with room to spare.
_MARGINS = (42.0, 52.0)
#: Where paper is measured in inches.
_LETTER_COUNTRIES = frozenset(
    {QLocale.Country.UnitedStates, QLocale.Country.Canada, QLocale.Country.Mexico, QLocale.Country.Philippines}
)
_LONGEST_NAME = 120
_DOTS_PER_MILLIMETRE = 96 / 25.4
_SHARES = (1.0, 0.92, 0.85, 0.78)
_INDENT = 18.0


_LIST = QTextListFormat()
_LIST.setStyle(QTextListFormat.Style.ListDisc)


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
    """The page as a document, set smaller where that makes it one page, else with each brief on a page of its own.

    Every text goes in letter for letter; nothing in it is read as markup.
    """
    shares = iter(_SHARES)
    document = _set_document(page, next(shares))
    for share in shares:
        if document.pageCount() <= 1:
            break
        document = _set_document(page, share)
    if document.pageCount() > 1:
        document = _set_document(page, _SHARES[0], is_apart=True)
    document.setPageSize(QSizeF())
    return document


def paper() -> QPageSize:
    """The paper that is usual here."""
    is_letter = QLocale().territory() in _LETTER_COUNTRIES
    return QPageSize(QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4)


def _set_document(page: PageText, share: float, *, is_apart: bool = False) -> QTextDocument:
    document = QTextDocument()
    document.setIndentWidth(_INDENT)
    sheet = paper().size(QPageSize.Unit.Millimeter)
    room = (sheet.width() - _MARGINS[0], sheet.height() - _MARGINS[1])
    document.setPageSize(QSizeF(*(side * _DOTS_PER_MILLIMETRE for side in room)))
    document.setDefaultFont(QFont(QGuiApplication.font().family(), round(_BODY)))
    pen = _Pen(QTextCursor(document), share)
    _write(pen, one_line(page.title, 2 * _LONGEST_NAME), _TITLE, is_strong=True, is_first=True)
    if page.remark:
        _write(pen, page.remark, _BODY, _QUIET)
    for place, brief in enumerate(page.briefs):
        if len(page.briefs) > 1:
            name = one_line(brief.name, _LONGEST_NAME)
            _write(pen, name, _SECTION, is_strong=True, above=18, is_on_new_page=is_apart and place > 0)
        _write_brief(pen, brief, has_private=page.has_private)
    return document


def pdf_of(page: PageText) -> bytes:
    """The page as a PDF."""
    return pdf_of_document(page_document(page), page.title)


def pdf_of_document(document: QTextDocument, title: str) -> bytes:
    """A document as a PDF, on the paper that is usual here."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(paper())
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    writer.setTitle(title)
    writer.setCreator("Whence")
    document.print_(writer)
    del writer
    buffer.close()
    return bytes(content.data())


def _write_brief(pen: _Pen, brief: Brief, *, has_private: bool) -> None:
    if brief.affiliation:
        _write(pen, brief.affiliation, _BODY, _QUIET)
    _write(pen, brief.sentence, _BODY, above=4)
    _list(pen, QCoreApplication.translate("PageToTake", "What shows it"), [one.text for one in brief.evidence])
    _list(pen, QCoreApplication.translate("PageToTake", "Tie"), [brief.tie.sentence])
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
        _write(pen, line, _BODY, is_listed=True)


def _write(
    pen: _Pen,
    text: str,
    points: float,
    ink: str = _INK,
    *,
    is_strong: bool = False,
    is_first: bool = False,
    is_listed: bool = False,
    is_on_new_page: bool = False,
    above: int = 2,
) -> None:
    block, letters = QTextBlockFormat(), QTextCharFormat()
    block.setTopMargin(above * pen.share)
    if is_on_new_page:
        block.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    letters.setFontPointSize(points * pen.share)
    letters.setForeground(QColor(ink))
    letters.setFontWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
    if is_first:
        pen.cursor.setBlockFormat(block)
    else:
        pen.cursor.insertBlock(block, letters)
    if is_listed:
        pen.cursor.createList(_LIST)
    pen.cursor.insertText(text.replace("\n", "\u2028"), letters)
