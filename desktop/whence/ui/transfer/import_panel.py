"""Importing in three steps: choose an archive, look at what it would bring, have it brought in and accounted for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.changes import Changes
from whence.domain.errors import JournalTrouble, Refusal
from whence.services.importing import ColumnMapping, ImportReport, UnknownHeader
from whence.ui.jobs import Err, Outcome, ProgressReport, Ticket
from whence.ui.labels import one_line
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, scaled
from whence.ui.tones import Tone
from whence.ui.transfer import import_jobs
from whence.ui.transfer.bring_back import ask_back
from whence.ui.transfer.choose_view import ChooseView
from whence.ui.transfer.mapping_dialog import MappingDialog
from whence.ui.transfer.report_view import ReportView
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.progress_strip import ProgressStrip


@dataclass(slots=True)
class _Archive:
    """The archive at hand, with the headers that were read by hand."""

    path: Path
    mapping: dict[str, ColumnMapping] = field(default_factory=dict)


class ImportPanel(QWidget):
    """Nothing is written before Import is pressed, and then all of it or nothing."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._archive: _Archive | None = None
        self._ticket: Ticket | None = None
        self.choose_view = ChooseView()
        self.report = ReportView()
        self.banner = Banner("transfer.refusal")
        self.strip = ProgressStrip("transfer.progress")
        self.import_button = push_button(
            self.tr("Import"), "transfer.import", ButtonLook.PRIMARY, icon_name="tray-down"
        )
        self.another_button = push_button(self.tr("Choose another archive"), "transfer.another", ButtonLook.QUIET)
        self.undo_button = push_button(self.tr("Take the import back"), "transfer.undo", icon_name="undo")
        self.people_button = push_button(self.tr("Show the people"), "transfer.people", ButtonLook.PRIMARY)
        self._lay_out()
        self._connect()
        self._show_step(is_chosen=False)

    @property
    def ticket(self) -> Ticket | None:
        """The preview or import under way."""
        return self._ticket

    @property
    def is_busy(self) -> bool:
        """Whether a preview or an import is under way."""
        return self._ticket is not None

    def begin(self, path: Path) -> None:
        """Find out what an archive would bring; a canonical export is read into an empty journal instead."""
        if self.is_busy:
            self.banner.say(self.tr("Another archive is being read. Stop it first, or wait."), Tone.WARN)
            return
        self._archive = _Archive(path)
        if path.suffix.lower() == ".json":
            self._read_export(path)
        else:
            self._preview()

    @Slot()
    def take_in(self) -> None:
        """Bring the archive in."""
        if self._archive is None or self.is_busy:
            return
        archive = self._archive
        work = import_jobs.take_in(self._around.worker_services, archive.path, archive.mapping)
        label = self.tr("Importing {name}").format(name=one_line(archive.path.name, 80))
        self._around.hub.hold(self.tr("The import is being written. Do this again in a moment."))
        self._start(label)
        self._ticket = self._around.jobs.run(work, self._on_taken_in, label)

    def take_changes(self, changes: Changes) -> None:
        """After an undo, what is reported is no longer there: begin anew."""
        is_reported = self.undo_button.isVisibleTo(self)
        if changes.is_everything and is_reported and not self.is_busy:
            entry = self._around.services.journal.next_undo
            if entry is None or not entry.is_import:
                self._show_step(is_chosen=False)

    def _preview(self) -> None:
        archive = self._archive
        if archive is None:
            return
        work = import_jobs.preview(self._around.worker_services, archive.path, archive.mapping)
        label = self.tr("Looking into {name}").format(name=one_line(archive.path.name, 80))
        self._around.hub.hold(self.tr("The archive is being compared with the journal. Do this again in a moment."))
        self._start(label)
        self._ticket = self._around.jobs.run(work, self._on_previewed, label)

    def _read_export(self, path: Path) -> None:
        work = import_jobs.read_export(self._around.worker_services, path)
        label = self.tr("Reading {name}").format(name=one_line(path.name, 80))
        self._around.hub.hold(self.tr("An export is being read. Do this again in a moment."))
        self._start(label)
        self._ticket = self._around.jobs.run(work, self._on_export_read, label)

    def _start(self, label: str) -> None:
        self.banner.say("")
        self.choose_view.setVisible(False)
        for button in (self.import_button, self.another_button, self.undo_button, self.people_button):
            button.setVisible(False)
        self.strip.begin(label)
        self.strip.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _over(self) -> None:
        self._ticket = None
        self._around.hub.release()
        self.strip.end()

    def _on_previewed(self, outcome: Outcome[ImportReport]) -> None:
        self._over()
        if isinstance(outcome, Err):
            self._fail(outcome)
            return
        report = outcome.value
        self.report.show_report(report)
        self._show_step(is_chosen=True)
        self.import_button.setVisible(report.has_changed)
        (self.import_button if report.has_changed else self.another_button).setFocus()

    def _on_taken_in(self, outcome: Outcome[ImportReport]) -> None:
        self._over()
        if isinstance(outcome, Err):
            self._fail(outcome)
            return
        self.report.show_report(outcome.value)
        self._around.hub.changed.emit(Changes(is_everything=True))
        self._show_step(is_chosen=True)
        for button in (self.undo_button, self.people_button):
            button.setVisible(True)
        self.people_button.setFocus()
        self._around.navigator.say(self.tr("Imported."), can_undo=True)

    def _on_export_read(self, outcome: Outcome[int]) -> None:
        self._over()
        self._show_step(is_chosen=False)
        if isinstance(outcome, Err):
            self._fail(outcome)
            return
        self._around.hub.changed.emit(Changes(is_everything=True))
        one, several = self.tr("The export was read: 1 row."), self.tr("The export was read: {count} rows.")
        words = one if outcome.value == 1 else several
        self.banner.say(words.format(count=self.locale().toString(outcome.value)), Tone.OK)

    def _fail(self, outcome: Err) -> None:
        error = outcome.error
        self._show_step(is_chosen=False)
        self.choose_view.button.setFocus(Qt.FocusReason.OtherFocusReason)
        if outcome.is_cancelled:
            self.banner.say(self.tr("Stopped. Nothing was written; the journal is as it was."), Tone.INFO)
        elif isinstance(error, UnknownHeader):
            self._ask_mapping(error)
        elif isinstance(error, JournalTrouble):
            self._around.hub.troubled.emit(error)
        elif isinstance(error, Refusal):
            self.banner.say(error.sentence, Tone.DANGER)
        else:
            raise error

    def _ask_mapping(self, error: UnknownHeader) -> None:
        self.banner.say(error.sentence, Tone.WARN, self.tr("Say which column is which…"))
        dialog = MappingDialog(error, self.window())
        self.banner.pressed.connect(dialog.open)
        dialog.mapped.connect(lambda mapping: self._on_mapped(error.file, mapping))
        dialog.open()

    def _on_mapped(self, file: str, mapping: ColumnMapping) -> None:
        if self._archive is not None:
            self._archive.mapping[file] = mapping
            self._preview()

    def _show_step(self, *, is_chosen: bool) -> None:
        self.choose_view.setVisible(not is_chosen)
        self.report.setVisible(is_chosen)
        self.another_button.setVisible(is_chosen)
        for button in (self.import_button, self.undo_button, self.people_button):
            button.setVisible(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.MEDIUM))
        buttons = QHBoxLayout()
        for button in (self.import_button, self.people_button, self.undo_button, self.another_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for part in (self.banner, self.strip, self.choose_view, self.report):
            column.addWidget(part)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.choose_view.wanted.connect(self._on_choose)
        self.another_button.clicked.connect(self._on_choose)
        self.import_button.clicked.connect(self.take_in)
        self.undo_button.clicked.connect(self._around.actions["change.undo"].trigger)
        self.people_button.clicked.connect(lambda: self._around.navigator.open_screen("people"))
        self.strip.cancelled.connect(self._on_cancelled)
        self.report.back_wanted.connect(lambda those: ask_back(self._around, those, self, self._preview))
        self._around.jobs.progressed.connect(self._on_progressed)

    @Slot()
    def _on_choose(self) -> None:
        kinds = self.tr("Archives and exports (*.zip *.csv *.json);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose an archive"), "", kinds)
        if chosen:
            self.begin(Path(chosen))

    @Slot()
    def _on_cancelled(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    @Slot(object)
    def _on_progressed(self, report: ProgressReport) -> None:
        if report.ticket is self._ticket:
            self.strip.report(report.done, report.total)
