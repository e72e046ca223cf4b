"""The passphrase of a journal: asked for to open it, chosen to protect it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from whence.system.secrets import remember_passphrase
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control, shortened
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.banner import FieldError
from whence.ui.widgets.buttons import ButtonLook, push_button

#: Shorter ones are guessed by trying: twelve letters at 256,000 rounds each are not.
SHORTEST = 8


class PassphraseDialog(QDialog):
    """Asks once to open, twice to choose. `passphrase` is what was typed once the dialog was accepted."""

    def __init__(self, title: str, sentence: str, *, is_new: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_new = is_new
        self.field = _secret_field("passphrase.field", self.tr("Passphrase"))
        self.again = _secret_field("passphrase.again", self.tr("The same once more"))
        self.error = FieldError(self.field)
        self.again_error = FieldError(self.again)
        self.show_box = QCheckBox(self.tr("Show what I type"))
        self.remember_box = QCheckBox(self.tr("Remember it in the keyring of this computer"))
        self.go_button = push_button(
            self.tr("Use this passphrase") if is_new else self.tr("Open"), "passphrase.go", ButtonLook.PRIMARY
        )
        self.cancel_button = push_button(self.tr("Cancel"), "passphrase.cancel", ButtonLook.QUIET)
        self.setWindowTitle(title)
        name_control(self, "passphrase", title)
        self._lay_out(title, sentence)
        self._connect()

    @classmethod
    def to_open(cls, journal: Path, wrong: str = "", parent: QWidget | None = None) -> PassphraseDialog:
        """The dialog that asks for the passphrase of a journal; `wrong` says why the one before did not do."""
        sentence = QCoreApplication.translate("PassphraseDialog", "The journal {name} is protected.").format(
            name=shortened(journal.name, 80)
        )
        dialog = cls(
            QCoreApplication.translate("PassphraseDialog", "Passphrase"), sentence, is_new=False, parent=parent
        )
        if wrong:
            dialog.error.say(wrong)
        return dialog

    @classmethod
    def to_choose(cls, parent: QWidget | None = None) -> PassphraseDialog:
        """The dialog that has a new passphrase typed twice."""
        sentence = QCoreApplication.translate(
            "PassphraseDialog",
            "Four words that don't belong together are easy to remember and hard to guess. There is no way "
            "to open the journal without it: nobody can send you another one. Write it down and keep it elsewhere.",
        )
        return cls(
            QCoreApplication.translate("PassphraseDialog", "Choose a passphrase"), sentence, is_new=True, parent=parent
        )

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.field.text()

    def remember_if_wanted(self, journal: Path) -> None:
        """Hand the passphrase to the system's keyring when the box is ticked."""
        if self.remember_box.isChecked():
            remember_passphrase(journal, self.passphrase)

    @Slot()
    def accept(self) -> None:
        """Close, unless nothing sensible was typed: then say what is missing."""
        if not self.passphrase:
            self.error.say(self.tr("Type the passphrase."))
        elif self._is_new and len(self.passphrase) < SHORTEST:
            self.error.say(self.tr("Use at least {count} letters; four words are better.").format(count=SHORTEST))
        elif self._is_new and self.passphrase != self.again.text():
            self.again_error.say(self.tr("These two are not the same. Type it once more."))
        else:
            super().accept()

    def _lay_out(self, title: str, sentence: str) -> None:
        column = QVBoxLayout(self)
        edge = scaled(Space.WIDE)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(scaled(Space.MEDIUM))
        column.addWidget(Label(title, TypeSize.SECTION, is_strong=True))
        column.addWidget(Label(sentence, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        self._add_field(column, self.tr("Passphrase"), self.field, self.error)
        if self._is_new:
            self._add_field(column, self.tr("The same once more"), self.again, self.again_error)
        for box, name in ((self.show_box, "passphrase.show"), (self.remember_box, "passphrase.remember")):
            name_control(box, name)
            column.addWidget(box)
        self.remember_box.setVisible(not self._is_new)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.go_button)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(scaled(440))
        self.field.setFocus()

    def _add_field(self, column: QVBoxLayout, words: str, field: QLineEdit, error: FieldError) -> None:
        group = QVBoxLayout()
        group.setSpacing(scaled(Space.TIGHT))
        label = Label(words, TypeSize.SECONDARY, Tint.TEXT2)
        label.setBuddy(field)
        for widget in (label, field, error):
            group.addWidget(widget)
        column.addLayout(group)

    def _connect(self) -> None:
        self.go_button.setDefault(True)
        self.go_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.show_box.toggled.connect(self._on_shown)

    @Slot(bool)
    def _on_shown(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        for field in (self.field, self.again):
            field.setEchoMode(mode)


def _secret_field(identifier: str, spoken: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    name_control(field, identifier, spoken)
    return field
