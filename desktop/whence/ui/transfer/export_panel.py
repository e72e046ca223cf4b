"""Exporting: everything as JSON, or people as a table, as readable text, or as contact cards."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from whence.domain.errors import JournalTrouble, Refusal
from whence.ui.dialogs.saving import place_to_save
from whence.ui.icons import Tint
from whence.ui.jobs import Err, Outcome, Progress
from whence.ui.labels import Label, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.headings import Card, SectionHeading

FORMS = (
    ("json", ".json", QT_TRANSLATE_NOOP("ExportPanel", "Everything (JSON)"), QT_TRANSLATE_NOOP(
        "ExportPanel", "Every fact you entered or imported. It can be read back into an empty journal.")),
    ("csv", ".csv", QT_TRANSLATE_NOOP("ExportPanel", "People as a table (CSV)"), QT_TRANSLATE_NOOP(
        "ExportPanel", "One row a person, for a spreadsheet.")),
    ("markdown", ".md", QT_TRANSLATE_NOOP("ExportPanel", "Briefs as text (Markdown)"), QT_TRANSLATE_NOOP(
        "ExportPanel", "One section a person, to read or print.")),
    ("vcard", ".vcf", QT_TRANSLATE_NOOP("ExportPanel", "Contact cards (vCard)"), QT_TRANSLATE_NOOP(
        "ExportPanel", "For an address book or a telephone.")),
)  # fmt: skip


class ExportPanel(QWidget):
    """Writes on the worker, into a file that only its owner can read."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.group = QButtonGroup(self)
        self.banner = Banner("export.said")
        self.export_button = push_button(self.tr("Export…"), "export.go", ButtonLook.PRIMARY, icon_name="tray-up")
        self._lay_out()
        self.export_button.clicked.connect(self._on_export)

    @property
    def form(self) -> tuple[str, str]:
        """The chosen format and the ending of its files."""
        form, ending, *_ = FORMS[max(0, self.group.checkedId())]
        return form, ending

    def write_to(self, path: Path) -> None:
        """Write the chosen format to a file."""
        form, _ = self.form
        around = self._around

        def work(progress: Progress) -> int:
            with closing(around.worker_services()) as services:

                def report(count: int) -> None:
                    progress.stop_if_cancelled()
                    progress.report(count)

                return services.exporting.write_file(form, path, report)

        self.export_button.setEnabled(False)
        around.jobs.run(work, lambda outcome: self._tell(path, form, outcome), self.tr("Exporting"))

    def _tell(self, path: Path, form: str, outcome: Outcome[int]) -> None:
        self.export_button.setEnabled(True)
        if not isinstance(outcome, Err):
            self.banner.say(self._written_words(outcome.value, form, path), Tone.OK)
        elif outcome.is_cancelled:
            self.banner.say(self.tr("Stopped. No file was written."))
        elif isinstance(outcome.error, JournalTrouble):
            self._around.hub.troubled.emit(outcome.error)
        elif isinstance(outcome.error, Refusal):
            self.banner.say(outcome.error.sentence, Tone.DANGER)
        else:
            raise outcome.error

    def _written_words(self, count: int, form: str, path: Path) -> str:
        if form == "json":
            words = self.tr("Wrote 1 row to {path}.") if count == 1 else self.tr("Wrote {count} rows to {path}.")
        else:
            words = self.tr("Wrote 1 person to {path}.") if count == 1 else self.tr("Wrote {count} people to {path}.")
        told = words.format(count=self.locale().toString(count), path=path)
        return f"{told} {self.tr('Whoever can open that file can read it.')}"

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.MEDIUM))
        card = Card()
        card.body.addWidget(SectionHeading(self.tr("What to write")))
        for number, (form, _ending, title, words) in enumerate(FORMS):
            choice = QRadioButton(QCoreApplication.translate("ExportPanel", title))
            name_control(choice, f"export.{form}")
            choice.setAccessibleDescription(QCoreApplication.translate("ExportPanel", words))
            choice.setChecked(number == 0)
            self.group.addButton(choice, number)
            card.body.addWidget(choice)
            hint = Label(
                QCoreApplication.translate("ExportPanel", words), TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True
            )
            hint.setContentsMargins(scaled(28), 0, 0, scaled(Space.TIGHT))
            card.body.addWidget(hint)
        card.body.setSpacing(scaled(Space.TIGHT))
        column.addWidget(card)
        column.addWidget(self.banner)
        column.addWidget(self.export_button)
        self.export_button.setMaximumWidth(scaled(160))

    @Slot()
    def _on_export(self) -> None:
        form, ending = self.form
        if chosen := place_to_save(self, self.tr("Export"), f"whence-{form}{ending}", f"*{ending}"):
            self.write_to(chosen)
