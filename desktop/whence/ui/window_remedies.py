"""What helps when the journal does not open: another file, a backup, what can be salvaged, or a new beginning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from whence.domain.errors import JournalTrouble, Refusal
from whence.services.opening import Opening
from whence.ui.closed_work import ClosedWork
from whence.ui.dialogs.passphrase import PassphraseDialog
from whence.ui.dialogs.trouble import Remedy, TroubleDialog
from whence.ui.labels import PlainMessageBox
from whence.ui.window_closed import do_closed


class Remedies(QObject):
    """Shows a trouble and carries out what a person chooses against it."""

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self._opening = opening

    def offer(self, trouble: JournalTrouble) -> Opening | None:
        """The way to open next: the same again, or to another journal; None to give up."""
        while True:
            remedy = self.explain(trouble)
            if remedy is Remedy.QUIT:
                return None
            try:
                chosen = self._table()[remedy]()
            except Refusal as refusal:
                self._tell(refusal.sentence)
                continue
            if chosen is not None:
                return chosen

    def explain(self, trouble: JournalTrouble) -> Remedy:
        """Say what is wrong; gives what was chosen."""
        dialog = TroubleDialog(trouble)
        dialog.exec()
        dialog.deleteLater()
        return dialog.remedy

    def _table(self) -> Mapping[Remedy, Callable[[], Opening | None]]:
        return {
            Remedy.TRY_AGAIN: lambda: self._opening,
            Remedy.ENTER_PASSPHRASE: self._ask_passphrase,
            Remedy.OPEN_ANOTHER: self._open_another,
            Remedy.RESTORE_BACKUP: self._restore,
            Remedy.SALVAGE: self._salvage,
            Remedy.BEGIN_NEW: self._begin_new,
            Remedy.SHOW_FOLDER: self._show_folder,
        }

    def _ask_passphrase(self) -> Opening | None:
        dialog = PassphraseDialog.to_open(self._opening.path)
        is_given = bool(dialog.exec())
        dialog.deleteLater()
        return self._opening.with_passphrase(dialog.passphrase) if is_given else None

    def _open_another(self) -> Opening | None:
        kinds = self.tr("Journals (*.whence);;All files (*)")
        folder = str(self._opening.path.parent)
        chosen, _ = QFileDialog.getOpenFileName(None, self.tr("Open another journal"), folder, kinds)
        return self._opening.at(Path(chosen)) if chosen else None

    def _restore(self) -> Opening | None:
        folder = str(self._opening.places.backups_of(self._opening.path))
        kinds = self.tr("Backups (*.whence);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(None, self.tr("Restore a backup"), folder, kinds)
        if not chosen:
            return None
        keeping, passphrase = self._opening.safekeeping_for_restore(), self._opening.passphrase
        label = self.tr("Restoring the backup")

        def work(_keeping: object, _report: object) -> str:
            aside = keeping.restore(Path(chosen), passphrase)
            return self.tr("What was there is kept as {path}.").format(path=aside) if aside is not None else ""

        said = do_closed(keeping, ClosedWork(label, work))
        if said:
            self._tell(said)
        return self._opening

    def _salvage(self) -> Opening | None:
        target = _free_name(self._opening.path)
        keeping = self._opening.safekeeping()
        sentence = self.tr("What could be read is in {path}. The damaged journal was left as it is.")

        def work(_keeping: object, _report: object) -> str:
            keeping.salvage(target)
            return sentence.format(path=target)

        self._tell(do_closed(keeping, ClosedWork(self.tr("Saving what can be read"), work)))
        return self._opening.at(target).with_passphrase(self._opening.passphrase)

    def _begin_new(self) -> Opening | None:
        kinds = self.tr("Journals (*.whence)")
        folder = str(self._opening.path)
        chosen, _ = QFileDialog.getSaveFileName(None, self.tr("Begin a new journal"), folder, kinds)
        if not chosen:
            return None
        path = Path(chosen).with_suffix(".whence")
        if path.exists():
            raise Refusal(self.tr("{path} is there already. Name a file that does not exist yet.").format(path=path))
        return self._opening.at(path)

    def _tell(self, sentence: str) -> None:
        box = PlainMessageBox(self.tr("Whence"), sentence)
        box.exec()
        box.deleteLater()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._opening.path.parent)))


def _free_name(path: Path) -> Path:
    names = (
        path.with_name(f"{path.stem}-saved{f'-{number}' if number else ''}{path.suffix}") for number in range(1000)
    )
    return next(name for name in names if not name.exists())
