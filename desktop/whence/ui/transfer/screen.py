"""Import & export: archives in, exports out, and backups kept and put back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from whence.domain.changes import Changes
from whence.ui.jobs import Ticket
from whence.ui.screen import Screen, Surroundings
from whence.ui.theme import Space, scaled
from whence.ui.transfer.backups_panel import BackupsPanel
from whence.ui.transfer.export_panel import ExportPanel
from whence.ui.transfer.import_panel import ImportPanel
from whence.ui.widgets.headings import PageHeading
from whence.ui.widgets.page import ScrollPage
from whence.ui.widgets.segmented_tabs import Segment, SegmentedTabs


class TransferScreen(Screen):
    """Entered with "import", "export", "backups" or "check", or with the path of an archive to begin with at once."""

    name = "transfer"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        segments = [
            Segment("import", self.tr("Import")),
            Segment("export", self.tr("Export")),
            Segment("backups", self.tr("Backups")),
        ]
        self.tabs = SegmentedTabs("transfer.tabs", self.tr("Import, export or backups"), segments)
        self.importing = ImportPanel(around)
        self.exporting = ExportPanel(around)
        self.backups = BackupsPanel(around)
        self.panels = {"import": self.importing, "export": self.exporting, "backups": self.backups}
        self._lay_out()
        self.tabs.chosen.connect(self._on_chosen)

    def enter(self, subject: object = None) -> None:
        """Show what was asked for; the path of an archive begins its preview."""
        wanted = "import" if isinstance(subject, Path) else str(subject or self.tabs.current)
        self.tabs.choose("backups" if wanted == "check" else wanted if wanted in self.panels else "import")
        self._on_chosen(self.tabs.current)
        if isinstance(subject, Path):
            self.importing.begin(subject)
        elif wanted == "check":
            self.backups.check()
        elif wanted == "import" and self.importing.choose_view.isVisibleTo(self):
            self.importing.choose_view.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.tabs.tab(self.tabs.current).setFocus(Qt.FocusReason.OtherFocusReason)

    def take_changes(self, changes: Changes) -> None:
        """An import that was undone is no longer reported as there."""
        self.importing.take_changes(changes)

    def shows_job(self, _ticket: Ticket) -> bool:
        """The import shows how far it is by itself."""
        return _ticket is self.importing.ticket

    def _lay_out(self) -> None:
        page = ScrollPage("transfer.page", self.tr("Import & export"))
        page.column.addWidget(PageHeading(self.tr("Import & export")))
        page.column.addWidget(self.tabs)
        for panel in self.panels.values():
            page.column.addWidget(panel)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        column.addWidget(page)

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        for known, panel in self.panels.items():
            panel.setVisible(known == name)
        if name == "backups":
            self.backups.refresh()
