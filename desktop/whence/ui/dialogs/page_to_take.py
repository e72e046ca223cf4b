"""A page to take along: the briefs of one or two people, to print or to keep as a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.services.private_files import write_private
from whence.ui.dialogs.page_document import PageText, page_document, pdf_of
from whence.ui.dialogs.saving import place_to_save
from whence.ui.labels import SafeBrowser, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import ButtonLook, push_button


class PageToTakeDialog(QDialog):
    """Shows the page as it will be printed. Decisions and cautions are left out until asked for."""

    def __init__(self, around: Surroundings, people: Sequence[PersonId], parent: QWidget, *, purpose: str = "") -> None:
        super().__init__(parent)
        self.around = around
        self._briefs = tuple(around.services.briefs.brief(person) for person in people)
        self._purpose = purpose
        self.preview = SafeBrowser()
        self.has_private = QCheckBox(self.tr("With my decisions and cautions"))
        self.banner = Banner("page.refusal")
        self.pdf_button = push_button(self.tr("Save as PDF…"), "page.pdf", icon_name="tray-down")
        self.print_button = push_button(self.tr("Print…"), "page.print", ButtonLook.PRIMARY, icon_name="page")
        self.close_button = push_button(self.tr("Close"), "page.close", ButtonLook.QUIET)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("A page to take along"))
        name_control(self, "page", self.tr("A page to take along"))
        self._lay_out()
        self._connect()
        self.show_page()

    @property
    def page(self) -> PageText:
        """What the page says now."""
        today = Day.on(self.around.services.journal.clock.today()).words
        title = self.tr("{asker} to {asked_for}") if len(self._briefs) > 1 else "{asker}"
        names = [brief.name for brief in self._briefs]
        said = title.format(asker=names[0], asked_for=names[-1])
        remark = " · ".join(part for part in (self._purpose, today) if part)
        return PageText(said, remark, self._briefs, self.has_private.isChecked())

    def save_pdf(self, path: Path) -> bool:
        """Write the page as a PDF; False, with the reason shown, when it can't be written."""
        try:
            write_private(path, pdf_of(self.page))
        except Refusal as refusal:
            self.banner.say(refusal.sentence, Tone.DANGER)
            return False
        self.around.navigator.say(self.tr("Saved as {name}").format(name=path.name))
        return True

    @Slot()
    def show_page(self) -> None:
        """Show the page as it stands."""
        document = page_document(self.page)
        document.setParent(self.preview)
        document.setDocumentMargin(scaled(Space.LARGE))
        self.preview.setDocument(document)

    def _lay_out(self) -> None:
        edge = scaled(Space.LARGE)
        name_control(self.preview, "page.preview", self.tr("The page"))
        name_control(self.has_private, "page.private")
        self.preview.setStyleSheet("background: #ffffff; color: #111111;")
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(scaled(Space.MEDIUM))
        for part in (self.preview, self.has_private, self.banner):
            column.addWidget(part)
        line = QHBoxLayout()
        line.addStretch(1)
        for button in (self.close_button, self.pdf_button, self.print_button):
            line.addWidget(button)
        column.addLayout(line)
        self.resize(scaled(620), scaled(720))

    def _connect(self) -> None:
        self.has_private.toggled.connect(lambda _on: self.show_page())
        self.pdf_button.clicked.connect(self._on_pdf)
        self.print_button.clicked.connect(self._on_print)
        self.close_button.clicked.connect(self.reject)

    @Slot()
    def _on_pdf(self) -> None:
        title, kinds = self.tr("Save the page"), self.tr("PDF files (*.pdf)")
        if chosen := place_to_save(self, title, f"{self.page.title}.pdf", kinds):
            self.save_pdf(chosen)

    @Slot()
    def _on_print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: page_document(self.page).print_(printer))
        QDialog.open(dialog)
