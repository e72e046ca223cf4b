"""Something is wrong with the journal file: what, and what can be done about it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from whence.domain.errors import JournalTrouble, Trouble
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.banner import IconSign
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.flow import FlowLayout


class Remedy(StrEnum):
    """What a person can do about trouble with the journal."""

    TRY_AGAIN = "try-again"
    ENTER_PASSPHRASE = "passphrase"
    OPEN_ANOTHER = "open-another"
    RESTORE_BACKUP = "restore"
    SALVAGE = "salvage"
    BEGIN_NEW = "begin-new"
    SHOW_FOLDER = "show-folder"
    QUIT = "quit"


_WORDS = {
    Remedy.TRY_AGAIN: QT_TRANSLATE_NOOP("TroubleDialog", "Try again"),
    Remedy.ENTER_PASSPHRASE: QT_TRANSLATE_NOOP("TroubleDialog", "Enter the passphrase…"),
    Remedy.OPEN_ANOTHER: QT_TRANSLATE_NOOP("TroubleDialog", "Open another journal…"),
    Remedy.RESTORE_BACKUP: QT_TRANSLATE_NOOP("TroubleDialog", "Restore a backup…"),
    Remedy.SALVAGE: QT_TRANSLATE_NOOP("TroubleDialog", "Save what can be read…"),
    Remedy.BEGIN_NEW: QT_TRANSLATE_NOOP("TroubleDialog", "Begin a new journal…"),
    Remedy.SHOW_FOLDER: QT_TRANSLATE_NOOP("TroubleDialog", "Show the folder"),
    Remedy.QUIT: QT_TRANSLATE_NOOP("TroubleDialog", "Quit"),
}

_TITLES = {
    Trouble.MISSING: QT_TRANSLATE_NOOP("TroubleDialog", "The journal is not where it was"),
    Trouble.LOCKED: QT_TRANSLATE_NOOP("TroubleDialog", "Another program is using the journal"),
    Trouble.READ_ONLY: QT_TRANSLATE_NOOP("TroubleDialog", "The journal cannot be written"),
    Trouble.FULL: QT_TRANSLATE_NOOP("TroubleDialog", "The disk is full"),
    Trouble.EMPTY: QT_TRANSLATE_NOOP("TroubleDialog", "The journal file is empty"),
    Trouble.NOT_A_JOURNAL: QT_TRANSLATE_NOOP("TroubleDialog", "This file is not a journal"),
    Trouble.DAMAGED: QT_TRANSLATE_NOOP("TroubleDialog", "The journal is damaged"),
    Trouble.NEWER: QT_TRANSLATE_NOOP("TroubleDialog", "The journal was written by a newer version"),
    Trouble.PASSPHRASE: QT_TRANSLATE_NOOP("TroubleDialog", "The journal did not open with this passphrase"),
    Trouble.IN_USE: QT_TRANSLATE_NOOP("TroubleDialog", "The journal is open in another window"),
}

#: What helps against each trouble, the likeliest first; quitting is always possible.
REMEDIES: dict[Trouble, tuple[Remedy, ...]] = {
    Trouble.MISSING: (Remedy.OPEN_ANOTHER, Remedy.RESTORE_BACKUP, Remedy.BEGIN_NEW),
    Trouble.LOCKED: (Remedy.TRY_AGAIN, Remedy.OPEN_ANOTHER),
    Trouble.READ_ONLY: (Remedy.TRY_AGAIN, Remedy.SHOW_FOLDER, Remedy.OPEN_ANOTHER),
    Trouble.FULL: (Remedy.TRY_AGAIN, Remedy.SHOW_FOLDER),
    Trouble.EMPTY: (Remedy.RESTORE_BACKUP, Remedy.OPEN_ANOTHER, Remedy.SHOW_FOLDER),
    Trouble.NOT_A_JOURNAL: (Remedy.OPEN_ANOTHER, Remedy.RESTORE_BACKUP, Remedy.SHOW_FOLDER),
    Trouble.DAMAGED: (Remedy.RESTORE_BACKUP, Remedy.SALVAGE, Remedy.SHOW_FOLDER),
    Trouble.NEWER: (Remedy.OPEN_ANOTHER, Remedy.SHOW_FOLDER),
    Trouble.PASSPHRASE: (Remedy.ENTER_PASSPHRASE, Remedy.RESTORE_BACKUP, Remedy.OPEN_ANOTHER),
    Trouble.IN_USE: (Remedy.TRY_AGAIN, Remedy.OPEN_ANOTHER),
}


class TroubleDialog(QDialog):
    """Says what is wrong in the trouble's own sentence and offers what helps; `remedy` is what was chosen."""

    def __init__(self, trouble: JournalTrouble, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.remedy = Remedy.QUIT
        self.buttons: dict[Remedy, QPushButton] = {}
        title = QCoreApplication.translate("TroubleDialog", _TITLES[trouble.trouble])
        self.setWindowTitle(title)
        name_control(self, "trouble", title)
        self.setAccessibleDescription(trouble.sentence)
        self._lay_out(title, trouble)

    def _lay_out(self, title: str, trouble: JournalTrouble) -> None:
        heading = Label(title, TypeSize.SECTION, is_strong=True, is_wrapped=True)
        self.sentence = Label(trouble.sentence, TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.sentence.make_selectable()
        words = QVBoxLayout()
        words.setSpacing(scaled(Space.SMALL))
        words.addWidget(heading)
        words.addWidget(self.sentence)
        above = QHBoxLayout()
        above.setSpacing(scaled(Space.LARGE))
        above.addWidget(IconSign("warning", Tone.WARN, 32), 0, Qt.AlignmentFlag.AlignTop)
        above.addLayout(words, 1)
        column = QVBoxLayout(self)
        edge = scaled(Space.WIDE)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(scaled(Space.WIDE))
        column.addLayout(above)
        column.addWidget(self._remedies(REMEDIES[trouble.trouble]))
        self.setMinimumWidth(scaled(520))

    def _remedies(self, remedies: tuple[Remedy, ...]) -> QWidget:
        row = QWidget()
        flow = FlowLayout(Space.SMALL, Space.SMALL, parent=row)
        for remedy in (*remedies, Remedy.QUIT):
            look = ButtonLook.PRIMARY if remedy is remedies[0] else ButtonLook.PLAIN
            words = QCoreApplication.translate("TroubleDialog", _WORDS[remedy])
            button = push_button(words, f"trouble.{remedy.value}", ButtonLook.QUIET if remedy is Remedy.QUIT else look)
            button.clicked.connect(lambda _checked=False, chosen=remedy: self._on_chosen(chosen))
            flow.addWidget(button)
            self.buttons[remedy] = button
        self.buttons[remedies[0]].setDefault(True)
        return row

    def _on_chosen(self, remedy: Remedy) -> None:
        self.remedy = remedy
        self.done(QDialog.DialogCode.Rejected if remedy is Remedy.QUIT else QDialog.DialogCode.Accepted)
