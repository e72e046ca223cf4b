"""The list of things to do on the network as a page: to print, to keep as a PDF, and to tick off with a pen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.services.private_files import write_private
from whence.services.worklist import StepEntry
from whence.ui.dialogs.page_document import pdf_of_document
from whence.ui.dialogs.saving import place_to_save
from whence.ui.labels import SafeBrowser, name_control, one_line
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import ButtonLook, push_button

_TITLE, _SECTION, _BODY, _META = 18, 13, 10.5, 9
_INK, _QUIET = "#111111", "#555555"
_LONGEST = 120
_BOX = "☐"


class WorklistPageDialog(QDialog):
    """Shows the steps that wait as they will be printed, by what is to be done, each with its profile link."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self.around = around
        self._steps = tuple(around.services.worklist.waiting())
        self.preview = SafeBrowser()
        self.banner = Banner("worklist_page.refusal")
        self.pdf_button = push_button(self.tr("Save as PDF…"), "worklist_page.pdf", icon_name="tray-down")
        self.print_button = push_button(self.tr("Print…"), "worklist_page.print", ButtonLook.PRIMARY, icon_name="page")
        self.close_button = push_button(self.tr("Close"), "worklist_page.close", ButtonLook.QUIET)
        self.setWindowTitle(self.tr("To do on LinkedIn"))
        name_control(self, "worklist_page", self.tr("To do on LinkedIn"))
        self._lay_out()
        self.pdf_button.clicked.connect(self._on_pdf)
        self.print_button.clicked.connect(self._on_print)
        self.close_button.clicked.connect(self.reject)

    def document(self) -> QTextDocument:
        """The page; every text goes in letter for letter, nothing in it is read as markup."""
        today = Day.on(self.around.services.journal.clock.today()).words
        return worklist_document(self.tr("To do on LinkedIn"), today, self._steps)

    def save_pdf(self, path: Path) -> bool:
        """Write the page as a PDF; False, with the reason shown, when it can't be written."""
        try:
            write_private(path, pdf_of_document(self.document(), self.windowTitle()))
        except Refusal as refusal:
            self.banner.say(refusal.sentence, Tone.DANGER)
            return False
        self.around.navigator.say(self.tr("Saved as {name}").format(name=path.name))
        return True

    def _lay_out(self) -> None:
        edge = scaled(Space.LARGE)
        name_control(self.preview, "worklist_page.preview", self.tr("The page"))
        self.preview.setStyleSheet("background: #ffffff; color: #111111;")
        document = self.document()
        document.setParent(self.preview)
        document.setDocumentMargin(edge)
        self.preview.setDocument(document)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(scaled(Space.MEDIUM))
        column.addWidget(self.preview)
        column.addWidget(self.banner)
        line = QHBoxLayout()
        line.addStretch(1)
        for button in (self.close_button, self.pdf_button, self.print_button):
            line.addWidget(button)
        column.addLayout(line)
        room = self.screen().availableGeometry().size()
        self.resize(min(scaled(620), room.width() * 9 // 10), min(scaled(720), room.height() * 9 // 10))

    @Slot()
    def _on_pdf(self) -> None:
        title, kinds = self.tr("Save the page"), self.tr("PDF files (*.pdf)")
        if chosen := place_to_save(self, title, f"{self.windowTitle()}.pdf", kinds):
            self.save_pdf(chosen)

    @Slot()
    def _on_print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.document().print_(printer))
        QDialog.open(dialog)


def worklist_document(title: str, remark: str, steps: Sequence[StepEntry]) -> QTextDocument:
    """The steps under what is to be done, each with a box to tick and the link to the profile."""
    document = QTextDocument()
    document.setDefaultFont(QFont(QGuiApplication.font().family(), round(_BODY)))
    cursor = QTextCursor(document)
    _write(cursor, title, _TITLE, is_strong=True)
    _write(cursor, remark, _BODY, _QUIET)
    for action, those in groupby(sorted(steps, key=lambda one: one.action), key=lambda one: one.action):
        members = list(those)
        _write(cursor, f"{action} ({len(members):,})", _SECTION, is_strong=True, above=14)
        for one in members:
            _write(cursor, f"{_BOX}  {one_line(one.name, _LONGEST)}", _BODY, above=5)
            if one.profile_url:
                _write(cursor, one_line(one.profile_url, 2 * _LONGEST), _META, _QUIET, indent=1)
    return document


def _write(
    cursor: QTextCursor,
    text: str,
    points: float,
    ink: str = _INK,
    *,
    is_strong: bool = False,
    above: int = 2,
    indent: int = 0,
) -> None:
    block, letters = QTextBlockFormat(), QTextCharFormat()
    block.setTopMargin(above)
    block.setIndent(indent)
    letters.setFontPointSize(points)
    letters.setForeground(QColor(ink))
    letters.setFontWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
    if cursor.position():
        cursor.insertBlock(block)
    else:
        cursor.setBlockFormat(block)
    cursor.insertText(text, letters)
