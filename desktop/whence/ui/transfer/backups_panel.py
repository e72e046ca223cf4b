"""Backups: the ones there are, taking one, putting one back, and checking the journal's file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.errors import JournalTrouble, Refusal
from whence.services.safekeeping import Backup, Safekeeping
from whence.ui.closed_work import ClosedWork
from whence.ui.icons import Tint
from whence.ui.jobs import Err, Outcome
from whence.ui.labels import Label, PlainMessageBox
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.brief_parts import empty
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.headings import Card, Rule, SectionHeading

_MOST = 12


class BackupsPanel(QWidget):
    """Restoring closes the journal, puts the backup in its place and opens it again; the present state is kept."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.banner = Banner("backups.said")
        self.card = Card()
        self.where = Label("", TypeSize.SECONDARY, Tint.TEXT3, is_wrapped=True)
        self.take_button = push_button(self.tr("Back up now"), "backups.take", ButtonLook.PRIMARY, icon_name="box")
        self.check_button = push_button(self.tr("Check the journal"), "backups.check", icon_name="shield")
        self.file_button = push_button(self.tr("Restore from a file…"), "backups.file", ButtonLook.QUIET)
        self.folder_button = push_button(self.tr("Show the folder"), "backups.folder", ButtonLook.QUIET)
        self._lay_out()
        self._connect()

    @Slot()
    def refresh(self) -> None:
        """List what there is."""
        backups = self._around.safekeeping.backups()
        empty(self.card.body)
        count = self.locale().toString(len(backups))
        remark = self.tr("{count}; thinned with age, the newest always kept").format(count=count)
        self.card.body.addWidget(SectionHeading(self.tr("Backups"), remark if backups else ""))
        if not backups:
            none = self.tr("None yet. One is taken by itself after changes, at most every half hour.")
            self.card.body.addWidget(Label(none, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        for place, backup in enumerate(backups[:_MOST]):
            if place:
                self.card.body.addWidget(Rule())
            self.card.body.addWidget(self._line(backup))
        self.where.setText(self.tr("They lie in {folder}").format(folder=self._around.safekeeping.folder))

    @Slot()
    def check(self) -> None:
        """Look the whole file over, on the worker."""
        keeping = self._around.safekeeping
        self.check_button.setEnabled(False)
        self._around.jobs.run(
            lambda _progress: tuple(finding.sentence for finding in keeping.check()),
            self._on_checked,
            self.tr("Checking the journal"),
        )

    @Slot()
    def take(self) -> None:
        """Take a backup, on the worker."""
        keeping = self._around.safekeeping
        self.take_button.setEnabled(False)
        self._around.jobs.run(lambda _progress: keeping.back_up(), self._on_taken, self.tr("Backing up"))

    def restore(self, path: Path, passphrase: str | None = None) -> None:
        """Put a backup in the journal's place, with the journal closed."""
        sentence = self.tr("The backup is in place. What was there before was backed up first.")

        def work(keeping: Safekeeping, _report: object) -> str:
            keeping.restore(path, passphrase)
            return sentence

        self._around.navigator.closed.emit(ClosedWork(self.tr("Restoring the backup"), work, passphrase))

    def _line(self, backup: Backup) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(scaled(Space.MEDIUM))
        moment = QDateTime.fromSecsSinceEpoch(int(backup.taken_at.timestamp()))
        words = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        line.addWidget(Label(words, TypeSize.BODY))
        size = QLocale().formattedDataSize(backup.size)
        kept = self.tr("{size}, encrypted") if backup.is_encrypted else self.tr("{size}, readable by anybody")
        line.addWidget(Label(kept.format(size=size), TypeSize.SECONDARY, Tint.TEXT3), 1)
        button = push_button(self.tr("Restore…"), "backups.restore", ButtonLook.QUIET, icon_name="repeat")
        button.setAccessibleName(self.tr("Restore the backup of {moment}").format(moment=words))
        button.clicked.connect(lambda: self._ask(backup.path, words))
        line.addWidget(button)
        return holder

    def _ask(self, path: Path, words: str) -> None:
        sentence = self.tr(
            "Put the backup of {moment} in the journal's place? What was entered since is not in it. The journal as "
            "it is now is backed up first, so that you can go back."
        ).format(moment=words)
        box = PlainMessageBox(self.tr("Restore a backup"), sentence, self.window())
        yes = box.addButton(self.tr("Restore"), PlainMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Cancel"), PlainMessageBox.ButtonRole.RejectRole)
        box.exec()
        is_wanted = box.clickedButton() is yes
        box.deleteLater()
        if is_wanted:
            self.restore(path)

    def _on_taken(self, outcome: Outcome[Backup]) -> None:
        self.take_button.setEnabled(True)
        if isinstance(outcome, Err):
            self._fail(outcome)
        else:
            self.banner.say(self.tr("Backed up, and the backup was checked."), Tone.OK)
            self.refresh()

    def _on_checked(self, outcome: Outcome[tuple[str, ...]]) -> None:
        self.check_button.setEnabled(True)
        if isinstance(outcome, Err):
            self._fail(outcome)
        elif outcome.value:
            self.banner.say("\n".join(outcome.value[:6]), Tone.DANGER)
        else:
            self.banner.say(self.tr("The journal is sound: its pages, its references and its search index."), Tone.OK)

    def _fail(self, outcome: Err) -> None:
        if isinstance(outcome.error, JournalTrouble):
            self._around.hub.troubled.emit(outcome.error)
        elif isinstance(outcome.error, Refusal):
            self.banner.say(outcome.error.sentence, Tone.DANGER)
        elif not outcome.is_cancelled:
            raise outcome.error

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.MEDIUM))
        buttons = QHBoxLayout()
        for button in (self.take_button, self.check_button, self.file_button, self.folder_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.banner)
        column.addWidget(self.card)
        column.addWidget(self.where)

    def _connect(self) -> None:
        self.take_button.clicked.connect(self.take)
        self.check_button.clicked.connect(self.check)
        self.file_button.clicked.connect(self._on_file)
        self.folder_button.clicked.connect(self._on_folder)

    @Slot()
    def _on_file(self) -> None:
        kinds = self.tr("Backups (*.whence);;All files (*)")
        folder = str(self._around.safekeeping.folder)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Restore from a file"), folder, kinds)
        if chosen:
            self._ask(Path(chosen), Path(chosen).name)

    @Slot()
    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._around.safekeeping.folder)))
