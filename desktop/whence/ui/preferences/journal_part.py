"""The journal's file: where it lies, its passphrase, its backups."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog

from whence.services.safekeeping import Safekeeping
from whence.ui.closed_work import ClosedWork
from whence.ui.dialogs.passphrase import PassphraseDialog
from whence.ui.icons import Tint
from whence.ui.jobs import Err, Outcome
from whence.ui.labels import Label, PlainMessageBox
from whence.ui.preferences.part import PreferencesPart, row_of
from whence.ui.screen import Surroundings
from whence.ui.theme import TypeSize
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import ButtonLook, push_button


class JournalPart(PreferencesPart):
    """Changing the passphrase closes the journal, writes it anew, and opens it again."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.place = Label("", TypeSize.BODY, is_wrapped=True)
        self.state = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.unprotected = Banner("preferences.unprotected")
        self.choose_button = push_button("", "preferences.passphrase", ButtonLook.PRIMARY, icon_name="key")
        self.remove_button = push_button(self.tr("Remove it…"), "preferences.remove", ButtonLook.QUIET)
        self.backups_button = push_button(self.tr("Show the backups"), "preferences.backups", icon_name="box")
        self._lay_out()
        self.choose_button.clicked.connect(self.choose_passphrase)
        self.remove_button.clicked.connect(self._on_remove)
        self.backups_button.clicked.connect(lambda: around.navigator.open_screen("transfer", "backups"))
        self.unprotected.pressed.connect(self._on_protect)

    def refresh(self) -> None:
        """Show where things stand."""
        keeping = self.around.safekeeping
        self.place.setText(str(keeping.journal))
        is_encrypted = keeping.is_encrypted
        protected = self.tr("Protected: the file can only be read with the passphrase.")
        plain = self.tr("Not protected: whoever can open the file can read it.")
        self.state.setText(protected if is_encrypted else plain)
        words = self.tr("Change the passphrase…") if is_encrypted else self.tr("Choose a passphrase…")
        self.choose_button.setText(words)
        self.choose_button.setAccessibleName(words)
        self.remove_button.setVisible(is_encrypted)
        count = len(keeping.unprotected_backups())
        said = self.tr("{count} backups were taken before the journal was protected and can be read by anybody.")
        if count == 1:
            said = self.tr("1 backup was taken before the journal was protected and can be read by anybody.")
        self.unprotected.say(said.format(count=count) if count else "", Tone.WARN, self.tr("Protect them too"))

    @Slot()
    def choose_passphrase(self) -> None:
        """Have a passphrase chosen, then write the journal anew under it."""
        dialog = PassphraseDialog.to_choose(self.window())
        is_chosen = dialog.exec() == QDialog.DialogCode.Accepted
        passphrase = dialog.passphrase
        dialog.deleteLater()
        if not is_chosen:
            return
        sentence = self.tr("The journal is protected by its new passphrase.")

        def work(keeping: Safekeeping, report: object) -> str:
            keeping.set_passphrase(passphrase, progress=report if callable(report) else _silent)
            return sentence

        self.around.navigator.closed.emit(ClosedWork(self.tr("Protecting the journal"), work, passphrase))

    @Slot()
    def _on_remove(self) -> None:
        question = self.tr("Write the journal in clear? Whoever can open the file can read it then.")
        box = PlainMessageBox(self.tr("Remove the passphrase"), question, self.window())
        yes = box.addButton(self.tr("Remove the passphrase"), PlainMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Cancel"), PlainMessageBox.ButtonRole.RejectRole)
        box.exec()
        is_wanted = box.clickedButton() is yes
        box.deleteLater()
        if not is_wanted:
            return
        sentence = self.tr("The journal has no passphrase any more.")

        def work(keeping: Safekeeping, report: object) -> str:
            keeping.remove_passphrase(progress=report if callable(report) else _silent)
            return sentence

        self.around.navigator.closed.emit(ClosedWork(self.tr("Removing the passphrase"), work, ""))

    @Slot()
    def _on_protect(self) -> None:
        keeping = self.around.safekeeping
        label = self.tr("Protecting the backups")
        self.around.jobs.run(lambda _progress: keeping.protect_backups(), self._on_protected, label)

    def _on_protected(self, outcome: Outcome[int]) -> None:
        if isinstance(outcome, Err) and not outcome.is_cancelled:
            raise outcome.error
        self.refresh()

    def _lay_out(self) -> None:
        card = self.add_card(self.tr("Where it lies"), self.tr("Everything is in this one file."))
        self.place.make_selectable()
        card.body.addWidget(self.place)
        card = self.add_card(self.tr("Passphrase"))
        card.body.addWidget(self.state)
        card.body.addLayout(row_of(self.choose_button, self.remove_button))
        card.body.addWidget(self.unprotected)
        card = self.add_card(
            self.tr("Backups"),
            self.tr("Taken by themselves after changes, at most every half hour, and thinned with age."),
        )
        card.body.addLayout(row_of(self.backups_button))


def _silent(_rows: int) -> None:
    return
